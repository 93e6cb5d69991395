"""Danger that has come close without a word of attack: strangers inside, known faces, fire to hand."""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

RULES: tuple[Rule, ...] = (
    Rule(
        "stranger_inside",
        Tier.P1,
        Route.VIOLENCE,
        "someone inside who should not be",
        patterns=(
            "theres|there|its ~2 man|men|stranger|strangers|burglar|burglars|intruder|somebody|someone|people|lads ~2 in|inside ~1 my|our|the ~1 house|flat|bedroom|room|home|hallway",
            "someone|somebody|burglar|intruder|stranger ~2 in|inside ~1 my|our ~1 house|flat|bedroom|room|home",
            "they|he|them|theyre|hes in|on the stairwell|landing|stairs|corridor|hallway ~3 now|$",
            "they|he|theyre ~1 know|knows im|were|i_am|we_are ~1 in|here|inside|home",
            "PERP|boys|lads|one ~2 who|that|what ~2 robbed|jumped|stabbed|attacked|beat|battered|raped|threatened ~2 me|us|him|my_KIN ~4 just|is|are|has|have|on|here|behind|walked|sat ~2 on|in|here|behind|walked|sat|outside|seen",
            "someone|somebody|they|he ~2 tracked|followed|found ~1 me ~1 down ~~4 stairwell|outside|here|landing|downstairs",
        ),
        hits=(
            "there is a man in our house and my mom isnt here",
            "they know im in. lights are off",
            "the boys who robbed me just got on my bus",
        ),
        misses=(
            "theres a man in our class who sells cakes",
            "someone left a coat in my flat",
            "he was on the stairs at the party",
        ),
        unless=(
            "man|men|someone|people|lads ~9 fixing|fitting|painting|plastering|measuring|boiler|plumber|builder|builders|electrician|mending|decorating|cable|meter",
        ),
        over=Tier.P3,
    ),
    Rule(
        "given_until",
        Tier.P1,
        Route.VIOLENCE,
        "a time given by people who threaten",
        patterns=(
            "they|he|theyve|hes|she|olders|lads|people ~1 gave|given|give ~1 me|us|him|her ~2 til|till|until ~3 tonight|tomorrow|midnight|morning|today|NSMALL|8|9|10|11|12",
        ),
        hits=("they gave me til 9 tonight", "he has given us until tomorrow"),
        misses=("they gave me flowers", "the college gave me until june to pick"),
        unless=(
            "~9 essay|coursework|homework|assignment|form|deposit|library|book|rent|hand_it_in ~9",
        ),
        denied=None,
    ),
    Rule(
        "fire_to_hand",
        Tier.P1,
        Route.EMERGENCY,
        "gas, petrol or flame in threatening hands",
        patterns=(
            "gas|petrol|lighter_fluid ~8 lighter|match|matches|lit",
            "lighter|match|matches ~6 gas|petrol",
            "turned|turns|left|put ~1 the|oven ~2 gas ~1 on ~6 locked|him|he|us|door|windows",
            "blowtorch|blow_torch|flamethrower",
            "doused|poured|covered|soaked ~4 petrol|lighter_fluid|white_spirit|fuel",
            "set|setting|sets ~2 bins|bin|rubbish|sofa|mattress ~2 alight|on_fire ~6 door|house|flat|our|my|us",
        ),
        hits=(
            "the gas is on and hes sat there with a lighter",
            "he's doused himself in petrol",
            "hes got a blowtorch",
        ),
        misses=("need a lighter for the candles", "petrol is £1.40 again"),
        unless=(
            "~9 bbq|barbecue|camping|campfire|bonfire|candle|candles|creme_brulee|plumber|plumbing|stove|roofing|hob|cooker|weeds|lawnmower|mower ~9",
        ),
    ),
    Rule(
        "loaded",
        Tier.P1,
        Route.VIOLENCE,
        "a loaded weapon",
        patterns=(
            "^ ~4 its|is|it loaded ~~8 he|hes|asleep|him|them|end|ready|hand|drawer|here",
            "its|theyre|is|hes|shes|im loading ~1 it|the_gun|bullets",
            "loaded ~2 gun|shotgun|pistol|strap|rifle",
        ),
        hits=("its loaded. hes asleep", "hes loading it"),
        misses=("the page is loading it takes ages", "the van is loaded and ready"),
        unless=("page|app|video|site|website|game|dishwasher|van|car|map ~6 loading|loaded",),
    ),
    Rule(
        "blades_out",
        Tier.P1,
        Route.MENTAL_HEALTH,
        "alone with the means",
        patterns=(
            "locked|shut|barricaded ~1 herself|himself|themselves|myself|themself ~4 in ~8 razor|razors|blade|blades|knife|pills|tablets|rope|scissors|quiet|not_answering|wont_answer|gone_silent",
            "got|have|ive|took|getting ~2 blades|razors|razor|tablets|pills ~1 out ~4",
            "run|ran|running ~1 the|a bath ~8 blade|blades|razor|razors|knife",
            "found|finding|find ~2 my|him|her|our ~3 hanging",
            "chair ~2 fall|fell|go|kicked|scrape ~4",
        ),
        hits=(
            "shes locked herself in the bathroom with a razor",
            "ive run the bath and got the blades out",
            "just found my brother hanging",
        ),
        misses=(
            "ran a bath and used my new razor on my legs",
            "found my coat hanging in the hall",
            "he locked himself in the loo with a comic",
        ),
        unless=(
            "found|find|finding ~2 my|her|our ~3 coat|jacket|keys|hat|bag|dress|shirt ~2 hanging",
            "~9 legs|shave|shaving|beard|headache|dog|cat ~4",
            "chair ~2 fell ~6 apart|to_bits|over|on_my_foot",
        ),
        denied=None,
    ),
)
