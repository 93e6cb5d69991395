"""P3: drink and drugs, one's own temper, an area, trouble at home."""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

RULES: tuple[Rule, ...] = (
    Rule(
        "substances",
        Tier.P3,
        Route.SUBSTANCES,
        "worry about drink or drugs",
        patterns=(
            "addicted|addict|addiction|alcoholic|alcoholism|hooked|rehab|detox|withdrawals|dependent ~4",
            "drinking|drinks|smoking|using|taking|on|doing|sniffing ~3 too_much|every_day|every_night|all_the_time|cant_stop|weed|coke|cocaine|ket|ketamine|spice|crack|heroin|drugs|balloons|nos|xans|pills|mcat|vodka|monkey_dust|lean|cannabis ~4",
            "weed|coke|cocaine|ket|ketamine|spice|crack|heroin|alcohol|drugs|monkey_dust|cannabis|drink ~5 cant_stop|problem|help|worried|stop|addicted|too_much|habit|every_day|need_it|quit",
        ),
        hits=("i think my brother is addicted to ket", "i cant stop smoking weed"),
        misses=("addicted to this song? no", "drinking water challenge"),
        denied=None,
    ),
    Rule(
        "substances_high",
        Tier.P2,
        Route.SUBSTANCES,
        "dependence, or use in pregnancy",
        patterns=(
            "need|have|has|got ~1 to ~1 drink|use|smoke|score ~4 every_morning|every_day|shakes|shaking|stop_shaking|to_function|wake_up|first_thing|get_through|the_morning",
            "cant ~2 get_through|go|function|cope|last ~3 day|without ~3 drink|drinking|it|weed|using|gear|crack|heroin|pills|spice|smoking|drug",
            "withdrawal|withdrawals|rattling|clucking|shakes|sweats|seizures|fits ~6 drink|heroin|gear|alcohol|stop|xans|benzos|without",
            "back|relapsed|hooked|addicted|using|injecting|smoking ~1 on|to|heroin|crack|smack|gear|meth heroin|crack|smack|gear|meth|spice",
            "injecting|inject|heroin|crack|smack|gear|meth|brown ~4 every_day|again|using|on|daily|addict|addicted|habit|hooked|back_on|cant_stop|son|daughter|pipe",
            "bottle|litre|cans ~3 of ~3 a_day|every_day|every_night|before|breakfast|day",
        ),
        together=(
            (
                "pregnant|expecting|weeks_gone|my_bump",
                "drinking|smoking_weed|weed|coke|drugs|heroin|crack|using|spice|vodka|alcohol|ket",
            ),
        ),
        unless=(
            "smack ~1 my|the|her|his|you|me|talk ~3",
            "brown ~1 belt|sauce|bread|rice|sugar|paper|hair|shoes|bin|owl",
        ),
        hits=(
            "i have to drink every morning or i get the shakes",
            "im pregnant and cant stop using coke",
            "hes back on heroin",
        ),
        misses=(
            "i need a coffee every morning",
            "pregnant can i drink tea",
            "they played smack my something and came on late",
            "brown belt on saturday, back on the mats",
        ),
        denied=None,
        over=Tier.P3,
    ),
    Rule(
        "own_violence_fear",
        Tier.P3,
        Route.VIOLENCE,
        "fear of one's own violence",
        patterns=(
            "scared|worried|afraid|frightened ~2 im|i_am|i|ill|of_what_i ~3 going_to|might|will|could|turn_into|end_up|do ~3 hurt|violent|kill|like_him|lose_it|snap|hit|someone|them",
            "anger|temper|rage|angry ~2 issues|management|control|problem|lose_it|help|smash|scared|all_the_time|snap|flip|punch",
            "lose|losing|lost|control ~2 my temper|it|anger",
        ),
        hits=("scared im going to hurt someone like my dad did", "i have anger issues"),
        misses=("angry birds is fun", "kinda scared to get the bus tmrw"),
        denied=None,
        harm=False,
    ),
    Rule(
        "area_fear",
        Tier.P3,
        Route.VIOLENCE,
        "scared of an area",
        patterns=(
            "scared|dont_feel_safe|afraid|frightened|nervous|anxious|not_safe ~3 walk|walking|go_out|going_out|get_the_bus|in_my_area|round_here|my_area|bus|park|town|ends|leave_the_house|school|outside|street|estate",
            "beef|drama|tension ~6 area|estate|ends|school|block|two_groups|postcode",
            "cant go ~2 certain|other|to|through|there|near ~2 areas|ends|postcode|side|shops|town|park",
        ),
        hits=("im scared to walk home from school", "kinda scared to get the bus tmrw"),
        misses=("the bus was late",),
        denied=None,
        harm=False,
    ),
    Rule(
        "family_trouble",
        Tier.P3,
        Route.FAMILY,
        "trouble at home",
        patterns=(
            "argue|argues|arguing|arguments|argument|fighting|shouting|screaming|row|rows|rowing ~5 home|mom|dad|parents|every|always|all|family|house|kids|husband|wife|constantly|stepdad|partner",
            "mom|dad|parents|family|stepdad|stepmom|home ~4 hate|hates|ignore|ignores|dont_care|shout|shouts|argue|arguing|drink|drinks|drunk|split|divorce|horrible|strict|mean|nasty|on_my_case",
            "hate|cant_stand|dread|dont_like ~3 home|living_here|living_with|my_dad|my_mom|my_stepdad|being_at_home|my_family|my_parents|going_home",
            "past|old|childhood ~2 abuse|trauma",
            "is_it_my_fault|is_it_abuse|is_this_abuse|is_that_abuse|does_it_count|is_this_normal|is_that_normal|is_it_normal|am_i_overreacting|its_my_fault|all_my_fault ~8",
            "excluded|exclusion|expelled|suspended|permanently_excluded|pru|managed_move|isolation|truanting|skipping_school|bunking ~5",
            "scared|frightened|worried|afraid|terrified",
            "social_services|social_worker|child_protection_plan ~8 scared|take|help|worried|kids",
            "something ~2 happened ~6 me|dont|tell|want|happened|bad|scared",
            "dont_know_what_to_do|dont_know_who_to|no_one_to_talk|nobody_to_talk|dont_know_where_to_turn|dont_know_who_else|need_someone_to_talk|please_help ~4",
            "my_boyfriend|my_ex|my_husband|my_dad|my_stepdad|my_uncle|home ~1 $",
        ),
        hits=(
            "my mom and dad argue every night",
            "i dont know what to do",
            "its about my boyfriend",
        ),
        misses=("arguing about var",),
        denied=None,
        harm=False,
    ),
)
