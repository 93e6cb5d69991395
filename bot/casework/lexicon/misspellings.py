"""Common misspellings: `meaning: form form form`. Data for `bot.casework.normalise`."""

from __future__ import annotations

MISSPELT = """
smoke: smok
fit: fitt
debt: det
dealer: deeler
sleep: sleap
screwdriver: scroodriver skrewdriver
knife: nif knive nife kife knif knyf knfe nyf knofe kinfe knief
knives: nives knifes nifes
machete: machetty mashete machette macheti mashetty matchete machet machetie
blade: blayd blaid
gun: gunn
hurt: hert hurrt hirt
hurting: hertin hurtin herting
hitting: hittin hiting hitin
beating: beatin beeting
kicking: kickin
punched: puncht punshed
punching: punchin
slapped: slapt slaped
stabbed: stabd stabed stabt
stabbing: stabbin stabin
following: followin folowing folowin follwing
followed: folowed
chasing: chasin chaseing
banging: bangin
shouting: shoutin
screaming: screamin
smashing: smashin
bleeding: bleedin bleading bleedn bleding
breathe: breeve breth breeth brethe breave breev
breathing: breathin breevin
strangled: stranguld strangeld straingled
choked: choaked
choking: chokin
kill: kil
killing: killin killn
dying: dyin
dead: ded
threatened: thretened threatend fretened thretend
threatening: threatning thretning threatnin thretnin threatenin
threatens: thretens
threats: threts
fighting: fightin fitin
carrying: carying carryin caryin carring
carry: cary
holding: holdin
hiding: hidin hideing
running: runnin
coming: comin cumin comeing
going: goin goen gowin
getting: gettin gettn geting
making: makin
taking: takin
trying: tryin
looking: lookin
asking: askin
telling: tellin
selling: sellin
using: usin
living: livin
leaving: leavin
sleeping: sleepin
touching: touchin tuching
touched: tuched toched
cutting: cuttin cuting
doing: doin
talking: talkin
watching: watchin
texting: textin
ringing: ringin
calling: callin
standing: standin
knocking: knockin nocking nockin
knocked: nocked
suicide: suiside suicid sucide siucide suacide suicied
suicidal: suisidal sucidal suicidle suacidal
overdose: overdos ovadose
tablets: tablits
paracetamol: paracetemol parcetamol paracetomol paracetmol
pregnant: pregnent preg preggers preggo pregnate pregant
police: polis poleese
ambulance: ambulence ambalance amblance
emergency: emergancy emergeny
again: agen agane agn
always: alwys allways allus
could: cud
would: wud wld
should: shud shld
couldnt: cudnt coudnt couldent
wouldnt: wudnt wuldnt wouldent
shouldnt: shudnt
dont: dnt dont dunt doont dnot
didnt: didn didint didnt dint dain didnae
doesnt: dosnt dosent doesent dusnt duznt
cant: cnt carnt carn cor canny cannae cant
wont: wnt woant wont
isnt: isnt
aint: ay ain aynt
havent: havnt avent
hasnt: hasnt
wasnt: wasnt wosnt
was: wos woz wus
were: wur
is: iz
his: hiz
hes: hez
shes: shez
im: iam
ive: iv
i will: il
he will: hel
she will: shel
they will: theyl theyll
no: nah naw nope na
yes: yeah yh yeh yep yea yup yess yass
okay: ok k kk oke okey
love: luv
really: rly rlly realy rele rily
probably: prob probs prolly
about: abt bout
after: afta arfter aft
another: anotha nuva
other: otha uva
over: ova
never: neva nevr nva
every: evry evrey ery
every day: everyday evryday
every time: evrytime everytime
much: mutch
just: jus jst juss
like: lyk lke
money: munny monies
phone: fone fon phne
number: num numba nummber
pictures: pics pix picz
picture: pic
videos: vids
video: vid
message: msg mesage
messages: msgs txts mesages
messaging: msging
text: txt
girls: gals gyal gyals
girl: gal
little: lil likkle lickle ickle litle
old: owld
year: yr
years: yrs
minutes: mins
minute: min
hours: hrs
hour: hr
week: wk weke
weeks: wks
weekend: wkend
months: mths
stomach: stomache
ex: exs
neighbour: neybour nebor neighbor nextdoor
neighbours: neybours neighbors
teacher: teecher teachr
address: adress addy adres addres
move: moove
front: frunt
wrong: rong
right: rite
live: liv
leave: leve leev
alone: alown
allowed: alowd alowed
behind: behined bhind
bedroom: bedrom
walk: wolk
wake: wayk
mouth: mouf
teeth: teef
both: bof
bruise: broose
bruises: bruses bruzes brusies bruzes
bruised: brused bruzed
husbands: husbends
happening: happenin hapening
happened: happend hapened appened happend
hospital: hosptial ospital hosp hospitle
half: arf
hard: ard
fucking: fkn fking effing fckin fckn fuckin
fuck: fk fck
killed: kild
weapon: wepon weppon
weapons: wepons
different: diff
definitely: defo deffo
obviously: obvs obs
anymore: nemore anymre
anyway: neway
whatever: watever wotever
whenever: wenever
wherever: werever
whoever: whoeva
mental: mentl
forced: forsed
marry: marrie
married: maried
wedding: weding
homeless: homless
missing: missin misin
serious: srs
seriously: srsly
favourite: fave fav
throat: throt froat throte
locked: lokd lokt lockt loked lokked
comes: cums cumz
come: cum
neck: nek
fire: fyer fiya
collapsed: colapsed collapsd
canal: canel cannal
goodbye: goodby gudbye goodbyee
forever: 4ever foreva
took: tuk tooked
heart: hart
purple: purpel purpul
heating: eatin
married: mareed maryed
climbed: climed
screaming: screemin screamin skreamin
swelling: swellin
surrounded: sorrounded surounded
asleep: aslep asleap
boyfriends: bfs
girlfriends: gfs
brother: bruver bruvver
uncle: uncel
window: windo winda
kitchen: kichin kichen kitchin
floor: flor flore
blood: bludd
wants: wantz
left: lefft
does: duz
done: dun
knees: nees
because he: cosz
threw: frew throo
throwing: thowing throwin
fell: felled
toddler: todler
address: adresse
threaten: threten
choking: chockin
tried: tryed
being: bein beein
dragged: draged
dragging: draggin dragin
sharpening: sharpning sharpnin
pretending: pretendin
guard: gard
cousin: cusin cuzzin cosin
strangling: stranglin
secret: secrit
private: privat
camera: camra
friend: fwend
buddy: budy
marks: markz
worse: wurse
"""
