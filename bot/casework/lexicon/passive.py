"""Danger told in the passive or in a few clipped words: what is being done, or was done just now."""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

# "10 minutes ago", "half an hour ago", in the same breath or after a full stop.
_AGO = (
    "secs_ago|seconds_ago|second_ago|min_ago|mins_ago|minute_ago|minutes_ago|minutes_back|"
    "mins_back|hour_ago|hours_ago|moments_ago|just_now"
)
_PLACE = (
    "house|flat|home|door|doors|window|windows|car|van|block|shop|hostel|mosque|church|gurdwara|"
    "temple|bedroom|refuge|caravan|MYPLACE"
)
_BURNT = (
    "petrol_bombed|petrolbombed|firebombed|fire_bombed|torched|burned_down|burnt_down|"
    "set_alight|set_on_fire|shot_up|sprayed_with_bullets"
)
_STORMED = (
    f"{_BURNT}|bombed|smashed_in|smashed_up|kicked_in|booted_in|put_through|stormed|broken_into"
)
_BEING = "being|getting|bein|gettin"
# One who is hurt, told in the passive: "mum is being hit", "im being strangled".
_HURT = (
    "hit|punched|kicked|slapped|strangled|choked|dragged|stabbed|raped|tortured|held_down|"
    "suffocated|throttled|drowned|smothered|knifed|whipped|burned|burnt|kidnapped|pistol_whipped"
)
_SPORT = "~9 football|match|league|score|nil|rugby|cricket|quiz|team|pes|fifa|goal|goals ~9"

RULES: tuple[Rule, ...] = (
    Rule(
        "rape_just_now",
        Tier.P1,
        Route.SEXUAL_HARM,
        "rape or sexual assault minutes or hours ago",
        patterns=(
            f"raped|sexually_assaulted|gang_raped|assaulted|molested ~~5 {_AGO}",
            f"{_AGO} ~~6 raped|sexually_assaulted|gang_raped|molested",
            "raped|sexually_assaulted ~2 today|tonight|this_morning|this_afternoon|this_evening",
        ),
        hits=(
            "raped 10 minutes ago",
            "raped. about 15 mins ago. by his mate",
            "an hour ago i got raped at a party",
        ),
        misses=(
            "raped 10 years ago",
            "10 minutes ago the lesson about consent ended",
            "he assaulted my ears with his singing",
        ),
        over=Tier.P3,
        harm=True,
    ),
    Rule(
        "attack_now_clipped",
        Tier.P1,
        Route.VIOLENCE,
        "attacked minutes ago",
        patterns=(
            f"strangled|choked|throttled|stabbed|slashed|kidnapped|knifed ~~5 {_AGO}",
            "beaten_up|beat_up|attacked|jumped|stamped_on|battered|beaten|headbutted "
            f"~~5 {_AGO} ~4 by|and|$|.|he|hes|they|theyre",
            f"kicked|punched|hit|stamped|smacked ~2 in|on|round|to ~1 the|my|his|her ~1 head|face|stomach|belly|neck|throat|ribs|bump ~~4 {_AGO}",
        ),
        hits=(
            "strangled 10 mins ago",
            "attacked 20 minutes ago by 3 lads",
            "kicked in the head 10 mins ago",
        ),
        misses=(
            "strangled a year ago",
            "we got battered 3-0 10 minutes ago",
            "we got battered 3 nil 10 minutes ago",
            "got attacked by midges 10 minutes ago",
            "jumped in the pool 10 minutes ago and its freezing",
        ),
        unless=(
            "CREATURE|midges|mosquitoes|nettles|wasp|seagull ~9",
            "~9 CREATURE|midges|mosquitoes|nettles ~2",
            _SPORT,
            "battered|beaten|smashed ~2 NSMALL ~1 NSMALL ~2",
            "ball|football|door|branch|swing ~9",
            "jumped ~1 in|into|on|off|over|out|up|down|the|for|online|straight ~9",
        ),
        over=Tier.P3,
        harm=True,
    ),
    Rule(
        "attack_now_passive",
        Tier.P1,
        Route.VIOLENCE,
        "a person or a home under attack",
        patterns=(
            f"{_PLACE} ~3 {_BEING} ~1 {_STORMED}",
            f"{_PLACE} ~2 just ~2 {_BURNT}",
            f"{_PLACE} ~2 got|was|been|has_been|were ~1 {_BURNT} ~~3 tonight|now|{_AGO}",
            f"KIN|im|were|hes|shes|theyre|he|she|they|i|we ~3 being ~1 {_HURT}",
            "petrol_bombing|firebombing|fire_bombing|torching ~2 my|our|the|us|his|her ~3",
        ),
        hits=(
            "our house is being petrol bombed",
            "car is being torched",
            "my nans flat got firebombed tonight",
            "mum is being hit",
            "i am being strangled",
            "our windows are being put through",
        ),
        misses=(
            "my phone got bombed with texts",
            "our group chat is being bombed with memes",
            "got a bath bomb in our house",
            "our flat is being bombed with junk mail",
            "our house is being painted",
            "our school is being shot for a documentary",
            "were being hit with another price rise",
        ),
        unless=(
            "bombed ~2 with|by|in ~9",
            "hit|punched|burned|choked|drowned ~2 with|by|in|under|out ~2 price|tax|bill|bills|fees|fee|fines|work|homework|emails|costs|nerves|news|sun",
            "~9 nightmare|dream|dreamt|dreamed ~9",
        ),
        over=Tier.P3,
        harm=True,
    ),
)
