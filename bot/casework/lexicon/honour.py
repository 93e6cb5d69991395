"""Forced marriage, being taken abroad, and FGM."""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

RULES: tuple[Rule, ...] = (
    Rule(
        "forced_marriage",
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "forced marriage or being taken abroad",
        patterns=(
            "force|forced|forcing|make|making|made|pressure|pressuring|want|wants|arranged|arranging|sold|promised|told ~1 me|her|him|us|my|into|my_KIN ~4 marry|married|marriage|wedding|nikah|rishta|engaged|engagement",
            "dont|not|never|no ~2 want|wanna|ready|agree|know ~3 marry|married|wedding|nikah|rishta|husband",
            "have|got|supposed|going ~1 to ~1 marry|get_married ~3 cousin|man|someone|him|uncle|i_dont|stranger|older",
            "marry ~3 cousin|older_man|stranger|someone_i|man_i|him ~3",
            "married_off|marry_me_off|marrying_me_off|child_bride|child_marriage|forced_marriage|arranged_marriage|marry_her_off ~6 me|my|i|she|her|being|happening|pakistan|cousin|dad|parents|scared",
            "flight|flights|ticket|tickets|flying|taking_me|fly|sending_me|send_me|taken|booked|trip|going|holiday|take_me|one_way ~6 pakistan|bangladesh|india|somalia|yemen|back_home|kashmir|mirpur|afghanistan|sylhet|iraq|kurdistan|nigeria|gambia|africa|sudan|eritrea|romania ~10 wedding|marry|married|nikah|cousin|dont_want|scared|passport|engaged|not_coming_back|wont_come_back|husband|man|force|leave|one_way|cut|family",
            "my wedding|nikah|rishta|engagement|mehndi ~6 next_week|next_month|soon|summer|saturday|sunday|booked|set|back_home ~6 dont_want|no|scared|force|didnt|never_met|not_asked",
            "wedding|nikah|rishta|engagement|engaged|marriage ~8 without_asking|dont_want|not_want|no_choice|not_been_asked|nobody_asked|no_one_asked|decided|never_met|dont_know_him|found_out|im_14|im_15|im_16|i_said_no|i_am_15",
            "rishta|nikah|izzat ~4 for_me|my|dad|parents|said_yes|booked|cant_say|mom|next|agreed",
            "passport|passports ~4 hidden|hid|took|taken|locked|burned ~6 pakistan|home|wedding|marry|dad|mom|parents|uncle|abroad|flight",
            "spoon ~3 underwear|knickers|airport|security|pants",
            "taken|pulled|took ~2 out_of|from ~1 school|college|sixth_form|uni ~8 nobody|no_one|where|married|abroad|pakistan|pack|home",
        ),
        unless=(
            "~9 gift|what_to_wear|what_do_i_wear|outfit|present|cant_wait|so_excited|gassed|time_off|invitation|dress_code|buffet|caterers|mehndi_designs ~9",
        ),
        hits=(
            "my parents are making me marry my cousin",
            "flight to pakistan next week, theyre talking about a wedding and i dont want to go",
            "i dont want to get married theyve already agreed it",
            "dad says my nikah is next month and i said no",
            "my cousin sister has been taken out of school and nobody will say where",
        ),
        misses=(
            "my cousins wedding next week what do i wear",
            "going pakistan for holiday so excited",
            "my uncles nikah next week, what gift should i get",
            "going back home for my sisters wedding, cant wait for the food",
        ),
        denied=None,
        harm=True,
    ),
    Rule(
        "forced_marriage_now",
        Tier.P1,
        Route.DOMESTIC_ABUSE,
        "being taken abroad or married now",
        patterns=(
            "flight|fly|flying|airport|taking_me|plane|leave ~6 tonight|tomorrow|today|now|morning ~12 marry|wedding|nikah|pakistan|bangladesh|india|somalia|force|forced|cut|dont_want|cousin",
            "marry|wedding|nikah|pakistan|bangladesh|somalia|forced ~12 flight|fly|airport|plane|taking|leave|leaving ~4 tonight|tomorrow|today|now|in_the_morning",
            "at|on_the_way|in ~3 airport ~10 dont|forced|help|marry|wedding|scared|taking|passport|parents|dad",
            "nikah|wedding ~2 tomorrow|tonight|today ~8 dont|help|force|forced|run|scared|me",
        ),
        hits=("flight is tomorrow morning theyre taking me to pakistan to get married",),
        misses=("sisters wedding tomorrow so gassed", "flying to spain tomorrow"),
        denied=None,
    ),
    Rule(
        "fgm",
        Tier.P2,
        Route.CHILD_PROTECTION,
        "fear of FGM",
        patterns=(
            "fgm|circumcised|circumcision|circumcise|khatna|infibulation ~8 me|my|her|daughter|sister|cousin|aunt|girls|holiday|home|scared|she|i",
            "my|her|daughter|sister|aunt|girls|scared|they|nan|me|i ~6 fgm|circumcised|circumcision|circumcise|khatna|infibulation|sunna",
            "to_be|getting|get|be|been cut ~4 back_home|abroad|holiday|summer|somalia|gambia|sudan|egypt|kenya|like|$",
            "cut|cutting|cutter ~2 me|my_sister|her|girls|my_daughter|down_there|private|them|the_girls|my_cousin ~8 back_home|holiday|abroad|summer|somalia|gambia|sudan|africa|become_a_woman|woman|aunt|grandma|nan|egypt|like_they_did|down_there|airport|tradition|kenya",
            "become|becoming|make|made ~3 a_woman ~6 ceremony|holiday|back_home|somalia|cut|summer|special|party",
            "special|big ~1 ceremony|party ~6 back_home|girls|somalia|gambia|africa|summer|abroad|aunt",
            "sending|sent|send|taking|taken|take ~4 for ~1 the ~1 cut|cutting|ceremony",
            "somalia|gambia|sudan|egypt|kenya|abroad|back_home ~3 for ~1 the ~1 cut|cutting",
        ),
        hits=(
            "im scared theyre taking my sister to somalia to be cut",
            "my aunt talks about fgm for my daughter",
            "they are sending my cousin to somalia for the cut",
        ),
        misses=("where can i get my hair cut back home", "what is fgm, doing a leaflet"),
        harm=True,
    ),
)
