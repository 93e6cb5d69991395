"""Who is feared is near, or will be in a moment: urgent, and answered openly.

Nobody is said to see the phone (`covert` has those words), so the numbers come first: who has two
minutes while he is in the shower needs 999 and "press 55" at once, not a question.
"""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

RULES: tuple[Rule, ...] = (
    Rule(
        "close_by",
        Tier.P1,
        Route.DOMESTIC_ABUSE,
        "someone feared is near",
        patterns=(
            "cant|cannot|cnt|unable|not_able ~1 talk|type|speak|call|ring|write|chat|text|message ~4 hes|shes|theyre|here|husband|in_the|next_to|right_now|watching|parents|partner",
            "hes|shes|theyre|husband|partner|boyfriend ~2 watching|stood|standing|sat|sitting|looking ~3 me|this|next|here|right|behind|now|my",
            "hes|shes|theyre|husband|partner|boyfriend|he ~2 in|on ~1 the|my ~1 shower|next_room|other_room|landing|loo|toilet|hall|lounge|same_room|front_room|room|stairs",
            "hes|shes|husband|boyfriend|partner|dad ~3 asleep|sleeping|gone_shop|gone_shops|gone_to_the_shop|popped_out|gone_out|gone_for_milk|smoking_outside|in_the_shower ~8 quick|minutes|now|cant|got|before|delete",
            "got|have|only|theres|be ~2 minutes|mins|seconds|until|till|til|5|2|10|before ~4 hes|he_gets|he_comes|wakes|the_adverts|shower|finish|adverts",
            "hear|heard ~1 his|him|her|them|the ~1 key|keys|car|coming|van|footsteps|steps ~8 scared|help|please|hide|hiding|now|drunk|again|upstairs|stairs",
            "hes|shes|theyre ~2 waking|wake|woke|coming ~1 up|back|upstairs",
            "hes|he|she|they ~1 found|find|seen|saw ~1 your|the|these|ur|my ~1 messages|chat|texts|other_phone|second_phone",
            "using|on|from|borrowed|hiding|hid ~3 secret|friends|mates|works|library|neighbours|sisters|someones|sum1s|hidden ~1 phone|computer|tablet|laptop ~8 he|check|so|hasnt|cant|shut",
            "asleep|sleeping|snoring ~6 quick|quiet|dont_ring|wakes",
            "under ~1 covers|duvet|bed|table|blanket ~6 typing|texting|phone|type|hiding",
            "typing|texting|writing|messaging|sending ~4 under|from ~2 covers|toilet|duvet|bathroom|loo|wardrobe|cupboard|bath|shed|car",
            "no|yes ~1 hes|theyre|shes|he_is ~1 here|back|still_here",
            "on|battery|phone ~2 NSMALL percent ~8 he|flat|im|hes|please|help",
        ),
        unless=(
            "cant|cannot ~1 talk|type|speak|call|chat|text ~6 teacher|sir|lesson|library|stock|cinema|meeting|revision|train|class|assembly|boss|work|science|maths",
            "came|come|comes|walks|walked|was ~2 in|on|at ~2 my|the ~1 room|lounge|bath|shower ~12 brew|tea|biscuit|hoover|laundry|washing|tiktok|homework|dinner|football|match",
            "baby|babys|toddler|dog|cat ~3 asleep|sleeping ~8",
            "bath|shower ~8 singing|bubbles|bath_toys|rubber_duck",
            "~6 sings|singing|carols|lift|drive|balloon|plants|chips ~6",
        ),
        hits=(
            "hes in the shower ive got 5 mins",
            "he's on the landing with the iron",
            "he found my other phone",
            "hes waking up help",
        ),
        misses=(
            "he came in my room with a brew and a biscuit",
            "baby's asleep so im whispering",
            "dad sings on the stairs",
        ),
        denied=None,
    ),
)
