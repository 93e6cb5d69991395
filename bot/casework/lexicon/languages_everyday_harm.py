"""Made to sell, watched undressing, killed and choked, drink and hunger: FOR NATIVE REVIEW.

Ideas that `languages_data` has no phrases for. Composed by a non-native writer, in script and
romanised.
"""

from __future__ import annotations

from bot.casework.lexicon import arabizi
from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

_MADE = (
    "mă_pun|mă_pune|m_a_pus|m_au_pus|ne_pun|ne_pune|îl_pun|l_au_pus|mă_trimit|mă_trimite|mă_forțează|"
    "mă_obligă|mă_silesc|"
    "każą|każe|kazali|kazał|zmuszają|zmusza|zmuszali|"
    "mujhse|mujh_se|hamse|majboor|majbur|مجھ_سے|مجبور|mere_ton|mere_to|meitho|maitho|majboor_karde|"
    "amare_dia|amare_diya|amake_diye|badhyo|বাধ্য|আমাকে_দিয়ে|"
    "qasbaan|qasbaa|qasbayaan|igu_qasbay|i_diraan|i_dirsadaan|igu_amraan|"
    "byejbrouni|bijebrouni|byijbirni|byejberni|yejbrouni|yjebrouni|bi5allouni|bi5alleeni|bikhallouni|"
    "يجبروني|بيجبروني|يجبرني|يخلوني|بيخلوني|مخليني"
)
_SELL = (
    "vând|vand|vindem|vinzi|car|cărăm|duc|livrez|transport|ascund|dau|iau|"
    "sprzedawać|sprzedawal|sprzedawała|nosić|wozić|przewozić|rozwozić|chować|przechowywać|trzymać|"
    "bechne|bechwate|bechwata|bechna|bikwate|bikwata|bechte|bechun|le_jane|pohanchane|chupane|"
    "بیچنے|بکواتے|بیچنا|vechaunde|vikaunde|vikaun|vechan|vechne|becha|bechay|bechte|bechaise|বিক্রি|"
    "iibiyo|iibinayo|iibiyaa|qaado|geeyo|qariyo|abi3|bi3|a7mel|awassel|awasel|a5abbi|ابيع|بيع|احمل|"
    "اوصل|اخبي"
)
_DRUGS = (
    "droguri|drogurile|droguri_le|iarbă|prafuri|pastile_de_vânzare|cocaină|heroină|marfă|arme|"
    "narkotyki|dragi|trawkę|trawke|zioło|ziolo|koks|kokę|prochy|towar|broń|"
    "drugs|maal|nasha|charas|manshiyat|منشیات|چرس|نشہ|chitta|nashe|ਨਸ਼ਾ|ਚਿੱਟਾ|ganja|yaba|madok|মাদক|"
    "ইয়াবা|গাঁজা|daroogo|daroogada|maandooriye|muqaadaraad|khashiish|7ashish|hashish|mukhaddarat|"
    "mo5addarat|mkhaddarat|مخدرات|حشيش|حبوب|سلاح|weed|coke|packages|parcels"
)
_WATCHES = (
    "se_uită_la_mine|se_uita_dupa_mine|mă_privește|mă_spionează|mă_filmează|on_patrzy|patrzy_na_mnie|"
    "podgląda|podglada|podglądał|mnie_ogląda|filmuje_mnie|nagrywa_mnie|"
    "mujhe_dekhta|mujhe_dekhte|mujhe_dekh|dekhta_hai|dekhte_hain|jhankta|jhaankta|مجھے_دیکھتا|"
    "mainu_vekhda|menu_vekhda|menu_dekhda|mainu_dekhda|vekhda|ਵੇਖਦਾ|ਦੇਖਦਾ|amare_dekhe|amake_dekhe|"
    "ukki_mare|uki_mare|আমাকে_দেখে|উঁকি|i_daawada|i_daawadaa|i_fiiriya|i_fiiriyaa|i_eega|i_eegaa|"
    "byetfarraj_3alay|byetfarraj|bitfarraj|byettalla3|يتفرج|بيتفرج|يراقبني|بيراقبني"
)
_BARE = (
    "dus|duș|duşul|dusul|dezbrac|dezbrăcată|schimb|îmbrac|spăl|baie|"
    "kąpię|kapie|kąpie|kąpałam|myję|myje|prysznicem|prysznicu|przebieram|rozbieram|ubieram|nago|"
    "nahate|nahati|nahata|naha|nahane|kapre|kapde|badalti|badalte|badalta|نہاتے|نہا|کپڑے|nahaundi|"
    "nahaunda|nahaunde|nahaundeya|ਨਹਾਉਂਦੀ|ਨਹਾਉਂਦੇ|ਨਹਾਉਂਦਾ|ਕੱਪੜੇ|gosol|goshol|gusol|kapor|গোসল|কাপড়|"
    "qubaysanayo|qubeysanayo|qubaysanaya|maydhanayo|dharka|dharkayga|musqusha|bat7ammam|at7ammam|"
    "bit7ammam|7ammam|awa3iyi|hdoumi|بتحمم|اتحمم|استحم|الحمام|ملابسي|اواعيي"
)
_WHEN = "când|cand|cum|jak|kiedy|gdy|podczas|pod|w"
# "He looks at me when I shower" is no watcher of the phone.
BARE_NOT_WATCHED = f"on_patrzy|se_uită_la_mine|يراقبني ~2 {_WHEN}|وانا|لما ~4 {_BARE}"
_KIN = (
    "tata|ojciec|ojczym|mama|matka|macocha|brat|mąż|maz|partner|babcia|dziadek|konkubent|rodzice|"
    "tatăl|tatal|soțul|sotul|părinții|parintii|fratele|unchiul|bunicul|abbu|ammi|papa|dad|mom|"
    "shohar|bapu|walid|abba|husband|ابو|امی|شوہر|bapu|ਪਾਪਾ|ਬਾਪੂ|aabe|aabo|aabahay|aabbahay|hooyo|"
    "ninkayga|ninkaygu|baba|jozi|zawji|بابا|ابوي|ابي|زوجي|জামাই|আব্বা|আব্বু|স্বামী"
)
_DRINKS = (
    "pije|piją|pil|pił|piła|upił|upiła|chleje|chla|upija|pijany|pijana|bea|beau|beat|beată|băut|baut|"
    "sharab|sharaab|شراب|daru|daaru|ਸ਼ਰਾਬ|ਦਾਰੂ|mod_khay|mod_khaye|মদ|khamri|khamro|khamriga|"
    "byeshrab|bishrab|sakran|سكران|بيسكر|يسكر|خمر|خمره"
)
_HARMLESS = (
    "herbatę|herbate|kawę|kawe|wodę|wode|mleko|sok|soku|kakao|cola|colę|leki|lekarstwa|syrop|ceai|"
    "ceaiul|cafea|cafeaua|apă|apa|lapte|suc|sirop|mă|ma|ne|chai|pani|shaah|caano|biyo|shai|may|ahwe"
)
_NO_FOOD = (
    "খাবার|খানা|খাওন ~1 নাই|নেই",
    "khabar|khana|khaon|khawar ~1 nai|nei",
    "nie_ma|nie_mamy|brak ~2 jedzenia|co_jeść|co_jesc",
    "nie ~1 dają|daje|dali|dostajemy ~2 jeść|jesc|jedzenia",
    "nu|n ~1 avem|are|este|e|mai_avem ~2 mâncare|mancare|ce_mânca|ce_manca",
    "ghar|kuch ~4 khana|khane ~2 nahi|nahin|nai",
    "khane_ko|khan_nu|khaan_nu ~2 nahi|nahin|nai|kuch_nahi|kuj_nahi",
    "گھر|کچھ ~4 کھانا|کھانے ~2 نہیں",
    "ਘਰ|ਖਾਣ ~3 ਖਾਣਾ|ਰੋਟੀ|ਨੂੰ ~3 ਨਹੀਂ",
    "cunto|raashin ~2 ma ~1 jirto|haysanno|hayno|lihin|haysano",
    "ma ~1 haysanno|hayno|lihin|haysano ~1 cunto|raashin",
    "ma|mafi|ma_fi|mafeesh|mafish ~2 akl|akel|2akl",
    "ما|مافي|مفيش ~3 اكل|طعام",
)


def _rule(key: str, tier: Tier, route: Route, why: str, **more: tuple[str, ...]) -> Rule:
    return Rule(
        key=key,
        tier=tier,
        route=route,
        why=f"{why} (for native review)",
        patterns=more["patterns"],
        together=(more["together"],) if "together" in more else (),
        hits=more["hits"],
        misses=more["misses"],
        unless=more.get("unless", ()),
        denied=None,
        harm=tier is Tier.P2,
    )


RULES: tuple[Rule, ...] = (
    _rule(
        "languages_made_to_sell",
        Tier.P2,
        Route.EXPLOITATION,
        "Made to sell, carry or hide, in one of seven languages",
        patterns=(
            f"{_MADE} ~5 {_SELL} ~3 {_DRUGS}",
            f"{_MADE} ~5 {_DRUGS} ~3 {_SELL}",
            f"{_DRUGS} ~4 {_MADE} ~4 {_SELL}",
        ),
        hits=(
            "ma pun sa vand droguri",
            "m-au pus sa car pachete si droguri",
            "zmuszają mnie żebym nosić narkotyki",
            "woh mujhse drugs bechwate hain",
            "waxay igu qasbaan inaan iibiyo daroogo",
            "byejbrouni abi3 7ashish",
        ),
        misses=(
            "ma pun sa invat",
            "mama ma pune sa car sacosele",
            "droguri la scoala avem o ora despre ele",
            "każą mi sprzątać pokój",
        ),
    ),
    _rule(
        "languages_watched_bare",
        Tier.P2,
        Route.SEXUAL_HARM,
        "Watched while washing or undressed, in one of seven languages",
        patterns=(f"{_WATCHES} ~6 {_BARE}", f"{_BARE} ~4 {_WATCHES}"),
        hits=(
            "tata se uita la mine cand fac dus",
            "ojczym podgląda mnie pod prysznicem",
            "chacha mujhe dekhta hai jab nahati hoon",
            "adeerkay wuu i daawadaa markaan qubaysanayo",
        ),
        misses=("tata se uita la meci", "on patrzy na mecz", "bhai match dekhta hai"),
    ),
    _rule(
        "arabizi_kill",
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "Arabic in Latin letters: kills, chokes, hits or locks in",
        patterns=("|".join(sorted(arabizi.KILL | arabizi.HIT | arabizi.CHOKE | arabizi.LOCK)),),
        unless=(f"~3 {arabizi.NOT_HARM} ~3",),
        hits=(
            "jozi by2tolni",
            "baba by9robni",
            "jozi 5ana2ni",
            "by7bisni bel 2oda",
            "baba bydrbni",
        ),
        misses=("el 7ar by2tolni", "jou3 by2tolni", "7obak by2tolni"),
    ),
    _rule(
        "arabizi_afraid",
        Tier.P3,
        Route.HUMAN,
        "Arabic in Latin letters: fear",
        patterns=("|".join(sorted(arabizi.FEAR)),),
        hits=("ana 5ayfa", "ana 5ayef kteer"),
        misses=("im 5 and a half", "ana kwayes"),
    ),
    _rule(
        "languages_drinks_at_home",
        Tier.P3,
        Route.FAMILY,
        "Somebody at home drinks, in one of seven languages",
        patterns=(f"{_KIN} ~3 {_DRINKS}",),
        unless=(f"{_DRINKS} ~2 {_HARMLESS}", "nie|nu ~2 pije|piją|bea|beau"),
        hits=(
            "tata znowu pije",
            "tata bea iar",
            "abbu sharab peete hain",
            "mama ciągle jest pijana",
        ),
        misses=("mama pije herbatę", "tata nie pije", "tata bea cafea", "tata ma bea la fifa"),
    ),
    _rule(
        "languages_no_food",
        Tier.P3,
        Route.CHILD_PROTECTION,
        "No food at home, in one of seven languages",
        patterns=_NO_FOOD,
        hits=(
            "আমাদের বাসায় খাবার নাই",
            "w domu nie ma jedzenia",
            "nu avem mancare acasa",
            "ghar mein khana nahi hai",
            "guriga cunto ma jirto",
            "ma fi akl bel beit",
        ),
        misses=("খাবার ভালো", "jedzenie było dobre", "mancare buna", "khana acha hai"),
    ),
)
