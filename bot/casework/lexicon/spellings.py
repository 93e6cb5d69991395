"""Text-speak and short forms, and the words they stand for.

Data for `bot.casework.normalise`: `meaning: form form form`, forms without apostrophes. The
slang of harm itself (shank, opps, kms) is no spelling: rules know it as it is.
"""

from __future__ import annotations

from bot.casework.lexicon.misspellings import MISSPELT

_TEXT_SPEAK = """
you: u yu yoo yow ya
your: ur yor yer
are: r ar
and: n nd &
why: y
see: c
be: b
help me: helpme
help: hep halp hlp
locked: loked lokd lockt
kill: kil kyl
moms: mums mams mommys mummys
got a: gorra gora
theyre: theym theyam
youre: youm
kill myself: killmyself kmyself
kill yourself: killurself killyourself
for: fer
the: da teh th de tha
that: dat dhat tht thatt
this: dis dhis ths diz
them: dem em thm
they: dey tehy thay thy
there: ther dere thier
with: wiv wid wit wiff wth w wif wi
without: wivout widout wivowt
what: wot wat wht wut wa whut
when: wen whn wenn
where: wer wher
who: hu hoo
because: bc cos coz cuz cus cause becuz bcos bcoz becos becoz becus becaus bcus bcuz
going to: gonna gunna gona guna gna gon gonner goin2 gointo gunner gnna gonn
want to: wanna wana wonna wna wanto
got to: gotta gota
have to: hafta haf2 haveto
trying to: tryna tryina tryin2 tryinna
about to: boutta bouta abouta finna
used to: usta useta
im: 1m
back: bk bak
aint: ent
hammer: hamma hammar
throat: throte throt froat
cornered: cornerd
hes: hees
im going to: imma ima amma imgonna imgona imgunna
i dont know: idk iono idek dunno dunnow
i dont: iont
i dont care: idc idgaf
let me: lemme
give me: gimme gimmie
kind of: kinda
sort of: sorta
out of: outta outa
a lot: alot
in front: infront infrunt
isnt it: innit init
to be honest: tbh tbf
honestly: ngl
right now: rn rightnow
for real: frfr
oh my god: omg omfg
be right back: brb
i love you: ily
as soon as possible: asap
your problem: yp
tonight: 2nite tonite 2night tn tnite 2nyt tonigt tonght tonigh 2nitee
tomorrow: tmrw tmr tmw 2moro tomoz tomo 2morrow tomorow tommorow tommorrow tomoro tomorro 2mo tmoz 2mrw tomorra
today: 2day tday todai todya
together: 2gether togetha togever
night: nite nyt nigt
nights: nites
yesterday: yday yesterdy yesturday ystd yest
someone: sum1 some1 sumone sumeone somone smone sm1 smn
anyone: any1 anyome ne1
everyone: every1 evry1 evryone
no one: no1 noone nowun noon1
something: summat sumat sumthin sumthing suttin suttn summin sumin summink somethin suthin smth smthn sth sumfin sumfing smthing somthing somefing somthin
anything: anythin anyfin anyfing nethin owt anythink anythng
nothing: nothin nuffin nuthin nuttin nowt nuthing nothink nufin nuttn nun
everything: everythin everyfin evrything evrythin evrythng
somewhere: sumwhere sumwer somewere
before: b4 befor bfore b4n
great: gr8
mate: m8 mayte
mates: m8s
late: l8
later: l8r latr
wait: w8 wate
waiting: w8ing waitin w8in waitng wating waiten
hate: h8
have: av hav hve ave haf
has: haz hass
having: havin avin
my: ma mii myy
me: meh
mom: mum mam mummy mommy mama mumma mumsy mother
dad: daddy papa farther father
boyfriend: bf boifriend byfriend boyfrend boyf bfriend bofriend
girlfriend: gf girlfrend gfriend
husband: hubby hubbie husbend husbund hubs husbnd
partner: parter partna
brother: bruther brova brovver brutha
sister: sis sista sistr
cousin: cuzzy cuzin cousen
daughter: dorter daugter dawter doughter dauter
stepdad: stepfather
stepmom: stepmum stepmother
nan: nanna nana gran grandma granny nannan
grandad: grampa grandpa gramps
baby: babby babbi
kid: kidd
friend: frend freind frnd fren friemd
friends: frends freinds frnds
people: ppl peeps peple poeple peeple peopl pple
because of: cosof
please: pls plz plse pleas plese pleese plez plzz
sorry: soz sry sori srry
thanks: thx thnx ta ty tnx tks
though: tho
through: thru thro thrugh
thought: thort thot thght
think: fink thnk thinkk
thinking: finkin thinkin finking thinkn
know: kno knw noe
said: sed sayed seid
says: sez ses sayz
saying: sayin sayn
scared: scard skared scaird scaerd
frightened: frightend fritened freightened
terrified: terified terrifed
school: skool skl scool schl shcool skwl scholl
college: colledge coleg
house: hous howse houes ouse
home: hom
door: dor dorr
outside: outsid outsyd outide owtside outsde otside outsied
inside: insid insyd
upstairs: upstars upstares upstais
downstairs: downstars downstares
bathroom: bathrom bafroom
heart attack: hartattack
attack: attak atack attck
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Read lines of `meaning: form form form` into form -> words of the meaning."""
    table: dict[str, tuple[str, ...]] = {}
    for line in text.strip().splitlines():
        meaning, _, forms = line.partition(":")
        for form in forms.split():
            table[form] = tuple(meaning.split())
    return table


# One typed form becomes one or more plain words.
SHORT: dict[str, tuple[str, ...]] = {**_table(MISSPELT), **_table(_TEXT_SPEAK)}
