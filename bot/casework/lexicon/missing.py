"""Missing, run away, kicked out, nowhere to sleep."""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

RULES: tuple[Rule, ...] = (
    Rule(
        "missing",
        Tier.P2,
        Route.MISSING_HOUSING,
        "missing, run away or locked out",
        patterns=(
            "run|ran|runned|running|ranaway ~1 away ~2 from|home|from_home|tonight|now|because|cant|i|and|last|care|again|im",
            "run|ran|running|gone ~1 away ~2 from ~2 home|care|placement|dad|mom|foster|him|family",
            "going_to|want_to|thinking_of|thinking_about|planning_to|about_to|might|wants_to ~1 run|running ~1 away",
            "^ ~2 run|ran|running away ~1 $",
            "left|leave|leaving|walked_out ~1 home ~4 cant|not|tonight|because|nowhere|dont|last_night|2_days|and",
            "kicked|chucked|thrown|booted|slung|turfed ~1 me|us|him|her|my_KIN? ~1 out ~2 of? ~1 house|home|tonight|last|mom|dad|by|because|and|for|$|i|my|with|yesterday|again|flat|hostel",
            "put|chuck|kick|throw|kicking|throwing|threw ~1 me|us|him|her out",
            "mom|dad|parents|stepdad|foster|nan|stepmom|landlord|partner|boyfriend ~3 kicked|chucked|threw|kick|throwing|kicking|slung ~2 me|us|him|her out",
            "locked|lock ~2 out ~6 house|home|mom|dad|night|cold|dark|cant|again|wont|parents|they|he|of|brother",
            "mom|dad|they|he|she|parents ~2 locked me|us out",
            "changed_the_locks|changed the locks",
            "missing ~3 child|daughter|son|brother|sister|person|friend|again|teen|from_home|from_school|hours|days",
            "son|daughter|brother|sister|child|kid|lad|girl|friend|mate|niece|nephew|grandson|boy|cousin|she|he|bredrin|foster_child|twin|hes|shes ~3 missing|gone_missing|disappeared|not_come_home|hasnt_come_home|didnt_come_home|not_been_home|hasnt_been_home|run_away|ran_away|not_answering|phone_is_off|phones_off|never_came_home|not_replied|aint_replied|run_off|not_home_yet|never_turned_up|vanished",
            "not|havent|hasnt|didnt|aint|never ~2 been|come|came|seen|heard|replied ~1 home|back|him|her|from|in ~5 since|days|night|hours|last|yesterday|thursday|friday|saturday|sunday|monday|tuesday|wednesday|school",
            "cant|not|dont_want_to|wont|afraid_to|too_scared_to|never ~1 go|going|come|coming ~1 home|back_home|back_there ~5 tonight|because|he|dad|mom|they|kill|scared|hit|anymore|with|again|what|i|im|$",
            "cant go|come|be ~1 home",
            "nowhere|no_where|not_got_anywhere|no_place|havent_got_anywhere|dont_have_anywhere|aint_got_nowhere|got_no_place|no_one_will|somewhere|anywhere|dont_have_a_place|no_bed ~1 to ~1 go|stay|sleep|live|crash ~5 tonight|now|cold|kids|$|im|and|mom|because|please|she|he",
            "nowhere|anywhere|somewhere safe ~1 to ~1 sleep|stay|go ~2 tonight",
            "nowhere|no_where to ~1 go|stay|sleep|live",
            "homeless ~4 tonight|now|with|kids|pregnant|im|and|from|today|16|17|again|since|living|help",
            "im|were|made|become|be|am|now|we ~1 homeless",
            "sleeping|slept|sleep|living|staying|spent ~4 my_car|the_car|a_car|his_car|street|streets|park|rough|doorway|tent|stairwell|station|bus_station|shed|sofas|shop_doorway|garages|new_street|car_park ~4",
            "sleeping_rough|sofa_surfing|on_the_streets|rough_sleeping|sofa_hopping",
            "evicted|eviction|bailiffs ~4 today|tonight|tomorrow|now|nowhere|kids|on",
            "been_out ~3 all_night|days|since",
            "at|in|on ~2 bus_station|train_station|park|coach_station|bus_stop|mcdonalds|services ~6 alone|nowhere|cold|cant_go_home|night|sleep|not_going_home|run_away|all_night|dont_know_where",
        ),
        hits=(
            "ive run away from home",
            "my mum kicked me out",
            "my daughter hasnt come home since yesterday",
            "got nowhere to sleep tonight",
            "im 16 and sleeping in a park",
            "cant go home he'll kill me",
        ),
        misses=(
            "my cat is missing",
            "i miss you",
            "locked out of my insta account",
            "kicked out of the group chat lol",
            "running off with the league title",
        ),
        denied=None,
        over=Tier.P3,
        harm=True,
    ),
    Rule(
        "housing_worry",
        Tier.P3,
        Route.MISSING_HOUSING,
        "losing a home",
        patterns=(
            "losing|lose|lost ~2 home|house|my_flat|our_flat|tenancy|placement|hostel",
            "section_21|eviction|evicted|evicting|notice_to_quit|rent_arrears|arrears",
            "temporary_accommodation|emergency_housing|emergency_accommodation|hostel|refuge ~6 need|how|get|full|place|kids|live|help",
            "nowhere|place ~2 to live",
            "mom|dad|parents ~6 going_to|says|said|wants|threatening ~3 kick|chuck|throw|put ~2 out",
        ),
        hits=("were being evicted next month",),
        misses=("lost my cap",),
        denied=None,
    ),
)
