"""Messages for the screen's tests: tier, route and the words. Made up, none from anyone."""

from __future__ import annotations

# (tier that the screen must reach or pass, a route among the hits, message)
URGENT: tuple[tuple[str, str, str], ...] = tuple(
    (parts[0].strip(), parts[1].strip(), parts[2].strip())
    for parts in (
        line.split("|", 2)
        for line in """
P1 | violence | theyre outside mine with a machete
P1 | violence | they're outside my house with machetes
P1 | violence | lads outside mine with a massive knife
P1 | violence | some man is stood outside my flat holding a machete
P1 | violence | hes outside our door with a big blade pls
P1 | violence | 3 of them r outside mine n one has a machete
P1 | violence | outside mine rn with a mach
P1 | violence | there's boys outside my nans with a zombie knife
P1 | violence | dem man outside my yard with a rambo
P1 | violence | theyre outsde mine wiv a machette
P1 | violence | a gang has turned up at my house with machetes
P2 | domestic_abuse | my boyfriend wont let me see my mates and he goes through my phone
P2 | domestic_abuse | my bf goes thru my phone every night
P2 | domestic_abuse | my fella wont have me seeing my friends
P2 | domestic_abuse | he checks who ive been texting every single night
P2 | domestic_abuse | he won't let me see my friends anymore
P2 | domestic_abuse | my girlfriend checks my messages and says i cant go out
P2 | domestic_abuse | my man wont let me out with my mates
P2 | domestic_abuse | my husband tracks my phone and controls my money
P2 | domestic_abuse | hes always checking my phone, im not allowed to see my friends
P2 | domestic_abuse | my fella made me delete all the lads off my snap
P2 | domestic_abuse | he reads all my messages and kicks off if i go out
P2 | domestic_abuse | my partner cut me off from my family
P2 | domestic_abuse | my boyfriend wants my passwords and gets mad when i talk to boys
P1 | violence | im getting jumped right now
P1 | violence | someones following me
P1 | violence | two lads on a moped chasing us
P1 | violence | my brother just got stabbed
P1 | violence | i've been shot
P1 | emergency | hes bleeding everywhere
P1 | emergency | i cant breathe
P1 | emergency | my mom wont wake up
P1 | mental_health | ive took loads of paracetamol
P1 | mental_health | im going to kill myself tonight
P1 | mental_health | im gonna end it 2nite ive wrote a note
P1 | mental_health | standing on the bridge i want to jump
P1 | mental_health | goodbye everyone im sorry
P1 | violence | my mate has got a knife on him and he's going to do it
P1 | violence | im going to stab him tonight
P1 | violence | mandem are riding out tonight for what they did
P1 | violence | i saw a lad with a gun by the shops
P1 | violence | theres a gun under my brothers bed
P1 | emergency | the house is on fire
P1 | emergency | can smell gas in the flat
P1 | child_protection | next door left their toddler home alone
P1 | sexual_harm | i was just raped
P1 | domestic_abuse | cant talk hes here
P1 | domestic_abuse | delete this he's reading this
P1 | domestic_abuse | pretend you're a pizza place please
P1 | violence | he locked me in the bedroom and wont let me out
P1 | violence | hes kicking the bathroom door in
P1 | violence | my ex is trying to break in
P1 | violence | they said theyre gonna stab me tomorrow after school
P1 | domestic_abuse | flight is tomorrow theyre taking me to pakistan to get married
P1 | emergency | someone help me please
P1 | emergency | sos
P1 | emergency | 999
P2 | human | help me
P2 | human | its started
P2 | human | he knows now
P2 | human | on the roof
P2 | mental_health | kms lol
P2 | mental_health | im going to kill myself
P2 | mental_health | been saving up tablets
P2 | mental_health | my cutting is getting worse
P2 | mental_health | k y s i mean k m s
P2 | domestic_abuse | my dad hits my mom every weekend
P2 | domestic_abuse | he strangled me on sunday
P2 | domestic_abuse | he put his hands round my neck
P2 | domestic_abuse | im pregnant and he pushed me over
P2 | domestic_abuse | my parents are forcing me to marry my cousin
P2 | child_protection | im scared theyre taking my sister to gambia to be cut
P2 | child_protection | my stepdad hits me with a belt
P2 | sexual_harm | my uncle touches me at night
P2 | sexual_harm | im 14 and hes 25 and he wants me to send nudes
P2 | sexual_harm | someone leaked my nudes
P2 | sexual_harm | pay me 200 or ill post your pics to your family
P2 | exploitation | theyre making me sell drugs
P2 | exploitation | i gotta go cunch again friday
P2 | exploitation | i owe the olders 500
P2 | exploitation | dealers have taken over my nans flat
P2 | exploitation | they made me plug it before the train
P2 | violence | i carry a knife for protection
P2 | violence | i found a machete under my sons bed
P2 | violence | they know where i live
P2 | violence | he said hes going to kill me
P2 | missing_housing | my mom kicked me out tonight
P2 | missing_housing | ive run away from home
P2 | missing_housing | i have nowhere to sleep tonight
P2 | missing_housing | my daughter hasnt come home since yesterday
P2 | hate_crime | they spat on me and pulled my hijab off
P2 | substances | im pregnant and cant stop using heroin
P2 | domestic_abuse | im using her phone. what has she said about me
P1 | domestic_abuse | this is her husband. tell her i'm waiting behind the door
P2 | violence | i know where you lot work ill burn your office down
P2 | domestic_abuse | i hit my girlfriend and i hate myself
P1 | violence | yo they chinged him outside the chicken shop
P1 | violence | opps are outside my yard waiting for me
P1 | violence | strap is on me and im vexed
P2 | domestic_abuse | mój mąż mnie bije
P1 | violence | stoi pod drzwiami z nożem
P2 | mental_health | vreau să mor
P2 | domestic_abuse | mă bate în fiecare zi
P2 | domestic_abuse | mera shohar marta hai
P1 | violence | woh bahar hai chaku le kar
P2 | mental_health | میں خودکشی کرنا چاہتی ہوں
P2 | domestic_abuse | ਉਹ ਮੈਨੂੰ ਕੁੱਟਦਾ ਹੈ
P2 | domestic_abuse | সে আমাকে মারে
P1 | violence | i soo eryanayaa
P2 | violence | سيقتلني
P2 | domestic_abuse | زوجي يضربني
""".strip().splitlines()
    )
)

# Messages that show worry and must be no more than P3.
CONCERN: tuple[str, ...] = tuple(
    line.strip()
    for line in """
i'm not going to kill myself
i want to die
my son is being bullied
they keep telling me to kys
i want to talk to a real person
can someone ring me
im worried about my son hes hanging round with the wrong crowd
how do i get out of a gang
my brother was murdered two years ago
i got robbed last week
im 12 is there a youth club
i have anger issues
thinking about getting a knife everyone has one
he hit me years ago but i left him and hes moved away now
my mom and dad argue all the time
they called me racist names on the bus
i feel so low all the time
""".strip().splitlines()
)

# Figures of speech, look-alikes, questions: no person at risk. These must stay P4.
CALM: tuple[str, ...] = tuple(
    line.strip()
    for line in """
whats your number
what is your phone number please
how do i get in touch with the unit
whats ur email
are you on instagram
hello
hiya
thanks bab
bye
what is mentoring
what does the violence reduction unit do
whats on for teenagers in walsall
is there a boxing club near me
do you run training on county lines?
what counts as coercive control?
writing an essay on knife crime
im a teacher can you do an assembly on knife crime
do you help people who have been stabbed
what is IRIS
chef's kiss
that goal was chefs kiss
want to be a chef when im older
stick with it mate
food was bussin tonight
im gonna dip, laters
trap music is the best
best trap beat maker
drill lyrics are hard to write
killed that exam
absolutely smashed that test
shoot me a message
shoot me an email
dying for a pizza
dying of boredom
that test killed me
is it open on bank holiday
my phone died
phones dead
got shanked in gta lol
call of duty all night
who wants to play fortnite
knife for food tech
do i need my own knives for catering college
where is the knife bin
fire alarm test tomorrow at school
slay
slay queen
this tune is fire
my legs are killing me after the gym
the heat is killing me
i nearly died laughing
beat my brother at fifa
mom beat me at monopoly
who killed her in eastenders
that film where he gets stabbed was sick
my cat attacked the curtains
we got robbed by the ref
hay fever is killing me
follow me on insta
i missed the bus
my cat is missing
locked out of my insta account
cut my finger chopping onions
going for a bike ride on sunday
the battery is dead
can you help me with my cv
help
my nan is 80 today
is the football on tonight
got my flu shot today
nerf gun party ideas
i owe my mate 4 quid for a meal deal
hang on a sec
end of term today
dog grooming course near here
big up the youth club
what time do you shut
who funds you
press enquiry about your strategy
i want to volunteer
how do i join the peer mentors
jobs for 16 year olds in dudley
is it free
can i bring a friend
pulled a muscle at football
hit the gym today
gonna hit the shops
that song hits different
jumping for joy at my results
spin class was hard
what a killer outfit
murder mystery night ideas
under the weather today
i could murder a burger
""".strip().splitlines()
)

# Several ways of writing the same danger: all must be urgent.
TRICKS: tuple[str, ...] = tuple(
    line.strip()
    for line in """
k m s
k.m.s
k-m-s
K M S
ｋｍｓ
im gonna k1ll myself
im going to unal1ve myself
i want to unalive myself tonight
gonna kіll mysеlf tonight
im going to kill myself 2nite
IM GOING TO KILL MYSELF TONIGHT
im goin 2 kil myself tn
theyre outside mine with a m a c h e t e
theyre outside mine with a mach\u200bete
hes got a kn1fe outside my house
hes stra\u200bngling my mum
heeeelp meeeee pleaseeee
he r*ped me last night
i took l0ads of pills
1m g0nna k!ll mys3lf
he.s.got.a.knife
hesgotaknife
imgoingtokillmyself
h e s  g o t  a  k n i f e
h e s  o u t s i d e
'e's gunna kill me
they'm outside our ouse wi bats
𝐡𝐞 𝐡𝐚𝐬 𝐚 𝐠𝐮𝐧
""".strip()
    .encode()
    .decode()
    .splitlines()
)
