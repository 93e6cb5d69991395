"""Word lists that steer spelling repair.

`GRAVE` holds the words that the screen must find even when misspelt, starred out or written
with digits. `PLAIN` holds everyday words one letter away from a grave one, and common words
that stretched spellings ("pleeease") fold to; they are never repaired into a grave word.
"""

from __future__ import annotations

GRAVE: frozenset[str] = frozenset(
    """
abuse abused abuser abusing abusive acid ambulance attack attacked attacking attacks
bashed battered battering beaten beating bleach bleeding blackmail blackmailed blackmailing
bruise bruises bruised bully bullied bullying burgled choked choking chased chasing
cuckooed cutting dead death debt die died dying drown drowning drug drugged drugs fgm
following forced forcing frightened grabbed groomed grooming gun guns hang hanging hanged
harassed harassing hit hitting hostage hurt hurting kidnap kidnapped kill killed killing kms kys
knife knives locked machete machetes marriage molested murder murdered murdering naked nudes
opps overdose overdosed overdosing paracetamol paedophile pills pistol poison poisoned police
pregnant punched punching rape raped rapist raping razor rope runaway sad scared screaming
selfharm selfharming sex sexual shank shanked shoot shooting shot shotgun slapped slapping smashed
snitch sos stab stabbed stabbing strangle strangled strangling stalker stalking suicidal suicide
tablets terrified threat threaten threatened threatening threatens threats torture tortured
trafficked trafficking trapped unalive unaliving unconscious weapon weapons help helpme
""".split()
)

PLAIN: frozenset[str] = frozenset(
    """
myself himself herself outside inside harm loads lots tablets outside took taken hates chokes years months weeks
a able about above act add after again age ago all alone also always am an and another any are arm
around as ask at away baby back bad badly bag ball bang be bed been before being best better big
bit bite blood body book both bottom boy boys break brother bus but buy by call came can car care
cheating change child class clean close cold college come coming cool could cousin cry cup cut dad
day days deal deep do doctor does dog doing done door down draped drawing drink drive drop drum
each eat else end even ever every eye face fact fall family far fast feed feel feeling feet fell
fight fill filled filling find fine fire first fit fitting five fix flat floor fly food foot for
four free friend from front full fun funny game gave get getting girl give go goes going good
goodbye got gone great group grown guy had hair half hand happy hard has hate have he head hear
heard heart heels hello her here hey hi him his hold holding home hope hot hour house how huge i
ice idea if in inside into is it job just keep kept key kick kid kids kind knee knew know last late
laugh lead leave left leg let life light like line list little live long look looking loose lose
lost lot loud love low lunch mad made make man many mate may me mean meet men mind mine minute
miss mom money month more morning most mouth move much my name near neck need needed never new next
nice night no noon not nothing now of off oh okay old on once one only open or other our out over
own park part pass past pay people phone pick pie pill pillow place play please point pool poor
pray put quick quiet quite ran read ready real really red rest ride right road room round run
said same sat saw say school see seen self send sent set she shed shirt shop short should show shut
sick side sister sit sitting sleep slow small so some someone song soon sorry sound speak stand star
start stay step still stood stop street such sun sure swear sweet take talk tell ten text than
thank that the their them then there these they thing think this those though thought three through
till time tired to today told tomorrow tonight too took top town train tree trip true try tube turn
two under until up upset us use used very wait wake walk wall want was wash watch water way we
week weird well went were wet what when where which while white who whole why wife will win wish
with woke woman wont word work world worse would write wrong year yes yet you young your
shocking chocking attached stuck stubbed breeding blending bleeping billed skilled grilled drilled
chilled spilled thrilled taped gaped shaped grape grapes draped scraped rapped ripped roped hoped
kitchen filling spelling drilling willing milling pulling kissing hunting hugging hanger hunger
banging ranging changing hanging seated heated treated cheated repeated defeated beaming heating
seating eating grabbed grabbing crabbed clapped flapped slipped snapped strapped wrapped trapped
crapped tapped mapped tripped stripped dripped shopped dropped stopped chopped popped hopped
closed chosen choices chose chased phased chasing changing casing cashing washing crashing crushing
pushing pinched pitched patched matched watched hatched latched touched couched bunched lunched
launched munched scary scarred scored shared scanned stared started starred sacred
police policy polite polices price pregnancy marriages carriage marrying carrying merging
shots shorts shout shouting shooting shotting shopping shutting short hot shop ship shoe shoes
smashed mashed washed crashed flashed splashed trashed slashed stashed sashed
stable stab stabs staff start stalk stalks talking walking stalking stacking staking stocking
locker looked lucked blocked clocked knocked rocked socked docked mocked licked liked
lock clock block knock threads thread treat treats treated treating treatment threatre
theater theatre throat throats three weapon wagon knit kniting knits knight knights knee
drugs drags mugs rugs bugs hugs drug drag drum dugout dogs dig debt debit debut date
raped rated raced raged rave rate rare race rapid tape cape nape vape vaped vapes gape
nudes nodes dudes rudes nude rude sexual sexually casual usual sensual actual
rope ropes hope cope pope robe role rose rode razor razors raiser eraser
murder mother border murderer murders burger burgers harder herder larder
harass harassment grooms groom groomer grooming roaming blooming gloomy zooming booming looming
drown brown crown frown drawn grown drowning browning frowning
poison person prison poisson poising abusing amusing accusing abuses abuse abuser amused accused
bleach beach breach bleak teach reach preach bleached acid avid arid acids aid
ambulances locked force forces forced source forge forcing
unalive alive olive live suicide decide inside side outside suicides
pistol pistols postal bristol pastel hostage hostages postage sausage
machine machines match trap traps battery buttered bettered bothered batter better bitter butter
burgled burgle gurgled juggled bulldog bullied ballied bully silly fully belly
strange stranger strangers straggle struggle struggled struggling strangely
terrible terrier terrific tablet tables table cables fables
abashed attaching attaches baiting bantered bantering bartered bartering bathing batting battened bearing
beasting bellied belting betting bleating boating braised brushed brushes bulging bullring bulls
buttering cooking costing coking downing dragged droning fording forking forming foraging gabbed
handing hauling hinging hinting hurling hurtling hinging instability stability stabilise stabilised
stabilization overdoes pinching rapping runway runways sapped sapping scooting shacked shooing
slipping slopped slopping snapping soothing stabiliser staler stalling stapler stealing straggling
streaming stubbing swabbed swabbing swapped swapping talents tramped
""".split()
)

# Verbs whose "-ing" is typed as "-in": "draggin", "smashin".
ING: frozenset[str] = frozenset(
    """
dragging smashing banging kicking punching slapping shouting screaming following chasing holding
hiding running coming getting making taking trying looking asking telling selling using living
leaving sleeping touching cutting doing talking watching texting ringing calling standing knocking
walking driving riding sliding gliding spinning rolling lurking circling waiting sitting lying
crying dying bleeding breathing choking strangling stabbing shooting burning throwing pushing
pulling grabbing pinning hurting hitting beating battering threatening fighting jumping robbing
messing carrying keeping bringing wearing drinking smoking trapping shotting dealing dropping
delivering plugging bagging owing paying working staying going moving sending posting sharing
leaking exposing recording filming meeting messaging asking begging forcing linking locking
trapping smashing breaking climbing crashing drowning falling hanging harming starving feeling
sweating shaking puking vomiting twitching foaming fitting turning wishing wanting needing hoping
giving writing saying laughing joking playing eating losing winning saving stashing hoarding
stalking tracking checking reading spying controlling bullying picking calling cussing biting
swearing kneeling begging staring peeping creeping sneaking snitching grassing setting pointing
waving swinging flashing showing loading aiming strapping tooling plotting planning thinking
swelling twisting squeezing boxing stamping battering spurting squirting gushing whispering
typing kidnapping chucking lobbing serving grafting shoplifting leaving letting riding nicking stealing shaving tipping
""".split()
)
