"""Weapons drawn, threats to kill with a time said without "will", and a home that is watched."""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

_DREW = (
    "pulled|pulls|pulling|whipped|drew|flashed|pulled_out|pulls_out|whipped_out|waved|waving|swung|"
    "brandished|got_out|took_out|backed_out|lifted_out"
)
# "Hell" and "shell": how "he'll" and "she'll" are texted.
_THEY = "hell|shell|theyll|he_will|she_will|they_will"
_KILL = "KILL|killing|murdering|stabbing|shooting|finish|batter"
_WATCHER = "he|hes|shes|she|PARTNER|dad|stepdad|in_laws"
_DEVICE = (
    "camera|cameras|cctv|spycam|bug|listening_thing|listening_device|recorder|microphone|"
    "baby_monitor"
)
_ROOM = "house|home|flat|room|bedroom|bathroom|kitchen|lounge|bed|shower"
_WHEN = "SOON|tonight|tomorrow|2moro|in_the_morning|when_i_get_in|when_im_home"

RULES: tuple[Rule, ...] = (
    Rule(
        "weapon_outside_drawn",
        Tier.P1,
        Route.VIOLENCE,
        "a weapon drawn",
        patterns=(
            f"{_DREW} ~1 a|an|his|her|their|the|this|some|out|big|massive ~3 KNIFE|GUN",
            f"{_DREW} ~2 GUNSLANG ~1 on|at ~1 me|us|him|her|them|man|my",
            "1|2|3|4|5|one|two|three|both ~1 of ~1 them|dem|em|the_lads ~3 got|had|has|have|with|holding|carrying ~3 KNIFE|GUN|GUNSLANG",
            "KNIFE|GUN ~1 was|got|gets|being|is|been ~1 pulled|whipped|drawn|waved|flashed|swung ~2 out|on|at|$",
        ),
        hits=(
            "1 of them pulled a rambo",
            "2 of em had rambos",
            "one of em whipped out a rambo",
            "a machete got pulled out",
            "pulled a strap on my cousin",
        ),
        misses=(
            "he pulled a face",
            "rambo was on telly",
            "pulled a rambo dvd off the shelf",
            "pulled a poker face",
            "pulled a blade of grass",
            "hes pulled out the big guns for the quiz",
            "1 of them had a poker night",
        ),
        unless=(
            "rambo ~2 film|films|dvd|movie|poster|costume|mask|headband|shirt|impression|move",
            "poker ~2 face|chip|chips|night|set|table|game|hand",
            "blade ~1 of? grass",
            "big|top|massage guns|gun ~4",
            "axe|hatchet|cleaver|sword ~4 stone|museum|lorry|shed|wood|costume|fancy_dress",
            "glue|nerf|water|heat|nail|radar|massage|spray|toy gun|guns",
            "~9 film|movie|dvd|film_night|cosplay|reenactment ~9",
        ),
        over=Tier.P3,
    ),
    Rule(
        "threat_to_life_timed",
        Tier.P1,
        Route.VIOLENCE,
        "a threat to kill with a time",
        patterns=(
            f"{_THEY} ~2 {_KILL} ~1 me|us|him|her|them|my ~4 {_WHEN}",
            f"{_WHEN} ~3 {_THEY} ~2 {_KILL} ~1 me|us|him|her|them|my",
            f"threatened|threatening|threatens|threat|vowed|swore|promised ~2 to ~1 {_KILL} ~1 me|us|him|her|them|my ~4 {_WHEN}",
            f"he|she|they|hes|theyve|theyre ~1 said|says|saying|told|texted ~5 im|were|ur|your|youre|my_KIN ~1 dead|a_dead_man|finished|done_for ~2 {_WHEN}",
            f"{_WHEN} ~2 ur|your|youre|im ~1 dead|a_dead_man ~2 he|they|she ~1 said|says|texted",
        ),
        hits=(
            "he said hell kill me tomorrow",
            "tomorrow hell stab me he said",
            "threatened to kill me tonight",
            "shell kill us tonight",
            "he said im dead tomorrow",
        ),
        misses=(
            "mum will kill me tomorrow lol",
            "my mum said shell kill me tomorrow if i fail",
            "sir said hell kill us tomorrow if the homework isnt in",
            "leg day is going to kill me tomorrow",
            "my legs are dead tomorrow after that run he said",
        ),
        unless=(
            "~9 homework|coursework|exam|mock|detention|leg_day|gym|hangover|hungover|phone_bill|late_for_tea ~6",
            "sir|miss|coach|trainer|teacher|boss ~9",
        ),
        over=Tier.P3,
        harm=True,
    ),
    Rule(
        "watched_at_home",
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "watched or listened to at home",
        patterns=(
            f"{_WATCHER} ~2 put|installed|hid|hides|hidden|planted|fitted|set_up ~3 {_DEVICE} ~3 in|inside|round|around|all_over|under ~3 {_ROOM}|bag|car",
            f"{_WATCHER} ~2 has|got ~3 {_DEVICE} ~3 in|inside|all_over|under|on|at ~2 my|our|every ~2 {_ROOM}",
            "camera|cameras|spycam|cctv ~2 in ~1 every ~1 room|corner",
            "hidden|secret|spy ~1 camera|cameras ~3 in ~1 my|our ~2 room|bedroom|house|flat|bathroom|shower|home",
            "he|hes|she|shes|PARTNER ~2 listens|listening|watches|watching|spies|spying|hears ~2 me|us|everything ~2 in|through|on|with|from|by|using|over ~2 alexa|camera|cameras|ring|doorbell|baby_monitor|smart_speaker|cctv|google_home",
        ),
        hits=(
            "hes put cameras in the house",
            "he listens to me through alexa",
            "he put a listening thing in my room",
            "found a hidden camera in my bedroom",
        ),
        misses=(
            "they put cameras up at school",
            "he put cameras in the house for the new puppy",
            "we got a new ring doorbell camera",
            "the council put cctv in our block",
        ),
        unless=(
            "camera|cameras ~9 CREATURE|nursery|puppy|burglars|bird|hedgehog",
            "camera|cameras ~6 in ~2 for ~2 my_nan|nan|grandad|security",
        ),
        denied=None,
        over=Tier.P3,
        harm=True,
    ),
)
