"""Not wanting to live, not being safe, honour, cutting, papers taken: FOR NATIVE REVIEW.

Ideas in every form that the seven languages put them, where `languages_data` lists phrases:
composed by a non-native writer, in script and romanised. A place or a company after "do not want
to live" makes it a move, not a wish to die.
"""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

_NO_AR = "ما|مش|مو|لا|مب|ماني|موب|ماعاد|مابقى|ma|msh|mish|mesh|mosh|mo|mu"
_WANT_AR = (
    "بدي|بدنا|عايز|عايزه|عاوز|عاوزه|ابغى|ابغي|ابي|اريد|ودي|حابب|حابه|قادر|قادره|فيني|نفسي|biddi|"
    "bidi|baddi|badi|bedi|beddi|3ayez|3ayiz|3ayz|3ayza|3ayzah|3awez|3awza|3awz|ayez|ayza|abi|"
    "abgha|abghi|areed|ured|2ader|2adra|7abeb|fini"
)
_LIVE_AR = "اعيش|عيش|نعيش|اكمل|كمل|عايش|عايشه|3ish|3eesh|3esh|a3ish|a3eesh|a3esh|e3ish|i3ish|kammel|akammel"
_LIVE = (
    f"{_LIVE_AR}|jeena|jina|jeona|zinda_rehna|جینا|ਜੀਣਾ|বাঁচতে|baste|bachte|żyć|zyc|trăiesc|traiesc|"
    "noolaado"
)
_HERE = (
    "هنا|هون|هناك|معه|معاه|معو|معها|معهم|معاهم|معك|مع|عند|في|بالبيت|هالبيت|لوحدي|بدون|hon|hona|"
    "ma3o|ma3ah|ma3ha|ma3hom|ma3|fi|bel|bil|la7ali|bedoun|yahan|idhar|wahan|inke|unke|iske|uske|"
    "saath|sath|bina|baghair|ke_baghair|ethe|othe|naal|nal|ohna|tu_tutu|tutaj|nim|nia|nią|nimi|"
    "bez|sama|samemu|aici|acolo|el|ea|ei|fara|fără|anglia|polsce|halkan|isaga|iyada|shathe|sathe|"
    "ekhane|chara|jeete|یہاں|وہاں|ساتھ|بغیر|بنا|ਇੱਥੇ|ਨਾਲ|ਬਿਨਾਂ|এখানে|সাথে|ছাড়া"
)
_NO_LIFE = (
    f"{_NO_AR} ~1 {_WANT_AR} ~1 {_LIVE_AR}",
    "nahi|nahin|nai|nhi|ni|na|nahe ~1 jeena|jina|jiina|jeeni|jeona|jeuna|jiuna|zinda_rehna|rehna_zinda",
    "jeena|jina|jiina|jeona|jeuna|jiuna|zinda_rehna|jeene|jiine ~2 nahi|nahin|nai|nhi|ni|nahe ~1 chahta|chahti|chahunda|chahundi|chaunda|chaundi|chonda|chondi|karda|karta|hunda|raha|rahi|dil|mann",
    "نہیں ~1 جینا|زندہ_رہنا",
    "جینا|زندہ_رہنا|جینے ~1 نہیں",
    "ਜੀਣਾ|ਜਿਉਣਾ|ਜੀਉਣਾ ~1 ਨਹੀਂ",
    "ਨਹੀਂ ~1 ਜੀਣਾ|ਜਿਉਣਾ|ਜੀਉਣਾ",
    "basta|bastam|baste|bachte|bastay|bachtam|bastam_ar ~1 chai|sai|chay|say|chaina|saina|ichcha|icha|issa|mone ~2 na|nai|chaina|saina|kore_na|lage_na",
    "বাঁচতে|বাঁচার|বাচতে ~2 না|নাই|নেই",
    "nie ~3 żyć|zyc",
    "odechciało|odechcialo ~2 żyć|zyc",
    "nu|n ~2 vreau|vrea|pot|doresc|as_vrea ~2 trăiesc|traiesc|trăi|trai|exist",
    "ma|maan|mana ~1 rabo|doonayo|rabno ~2 noolaado|nooladaa|noolaada|nolol|noolaanayo",
    "nolosha|nolol ~2 nacay|neceb|daalay|rabo",
)
_NOT_SAFE = (
    "msh|mish|mesh|mosh|mo|mu|nahi|nahin|nai|nhi|nie|nu|ma_ihi|nai_hoon ~1 safe|secure",
    "safe nahi|nahin|nai|nhi|ni|nai_hoon|maha|nahi_hai",
    "مش|مو|ما|لست|مب ~1 امان|بامان|امنه|امن|اماني",
    "محفوظ ~1 نہیں",
    "mehfooz|mahfooz|mehfuz|surakhiat|surakhyat|nirapod ~1 nahi|nahin|nai|nhi|na|ni",
    "ਸੁਰੱਖਿਅਤ ~1 ਨਹੀਂ",
    "নিরাপদ ~1 না|নই|নয়|নাই",
    "nie ~2 bezpieczna|bezpieczny|bezpiecznie|bezpieczni",
    "nu ~2 siguranta|siguranță|in_siguranta",
    "nabad|ammaan|amaan ~1 ma|maan",
    "ma ~1 nabad|ammaan|amaan ~1 qabo|ihi|ahi|dareemo",
)
_KIN_SOUTH = (
    "bhai|bhra|veer|veera|dad|papa|abbu|abba|baba|chacha|chachu|cousin|cousins|taya|mamu|mama|mom|"
    "ammi|family|ghar_wale|gharwale|khandan|uncle|brother|bapu|husband|shohar"
)
_KARNA = (
    "karega|karegi|karenge|karunga|karoonga|kar_dega|kardega|kar_denge|kardenge|kar_dunga|kar_deve|"
    "karuga|karugi|karange|kar_deuga|kar_du|kardunga|kar_degi|kardegi|korbe|korba|kore_felbe|korbo|korboin"
)
_FAMILY_UR_PL_RO = (
    "ammi|abbu|abba|mom|dad|papa|baba|bhai|chacha|mamu|saas|susar|shohar|husband|walid|gharwale|"
    "ghar_walon|family|uncle|taya|parents|امی|ابو|والد|شوہر|ساس|بھائی|tata|ojciec|mama|matka|mąż|maz|"
    "rodzice|teściowa|ojczym|sotul|soțul|tatal|tatăl|parintii|părinții|soacra"
)
_BOSS = (
    "boss|malik|manager|agent|owner|thekedar|szef|szefowa|agencja|pracodawca|seful|șeful|patronul|"
    "patron|agentul|gangmaster|مالک|ایجنٹ"
)
_PASSPORT = "passport|passports|paszport|paszporty|pasaport|pasaportul|pașaportul|پاسپورٹ"
_TAKEN = (
    "le_liya|le_lia|le_li|le_lea|le_gaye|le_gaya|cheen|chheen|chhin|rakh_liya|rakh_lia|chupa|chhupa|"
    "zabrał|zabral|zabrała|zabrala|zabrali|schował|schowala|luat|lua|ia|tine|ține|ascuns|لے_لیا|چھین|"
    "چھپا|رکھ_لیا|lai_liya|lai_lea|le_laya|kho_liya"
)


def _p2(key: str, route: Route, why: str, **more: tuple[str, ...]) -> Rule:
    return Rule(
        key=key,
        tier=Tier.P2,
        route=route,
        why=f"{why} (for native review)",
        denied=None,
        harm=True,
        patterns=more["patterns"],
        hits=more["hits"],
        misses=more["misses"],
        unless=more.get("unless", ()),
    )


RULES: tuple[Rule, ...] = (
    _p2(
        "languages_suicide_no_life",
        Route.MENTAL_HEALTH,
        "Does not want to live, said in one of seven languages",
        patterns=_NO_LIFE,
        unless=(f"{_LIVE} ~1 {_HERE}",),
        hits=(
            "ما بدي عيش",
            "مش عايزة اعيش",
            "msh 3ayez a3ish",
            "nahi jeena mujhe",
            "main hun jeona ni chaunda",
            "nie chcę już żyć",
            "nu mai vreau sa traiesc",
            "ma rabo inaan sii noolaado",
            "ami ar bachte chai na",
        ),
        misses=(
            "ما بدي عيش معهم بالبيت",
            "مش عايز اعيش هنا",
            "nie chce zyc tutaj",
            "nu mai vreau sa traiesc aici",
            "ma biddi 3ish hon",
            "jeena hai khul ke",
        ),
    ),
    _p2(
        "languages_not_safe",
        Route.HUMAN,
        "Says that it is not safe, in one of seven languages",
        patterns=_NOT_SAFE,
        hits=(
            "la msh safe",
            "safe nahi",
            "مش بأمان",
            "nie jestem bezpieczna",
            "nu sunt in siguranta",
        ),
        misses=("safe bro", "safe hai sab", "jestem bezpieczna", "is it safe to cycle"),
    ),
    _p2(
        "languages_kill_for_honour",
        Route.DOMESTIC_ABUSE,
        "Killing, in English words with Urdu, Punjabi or Bengali endings, or for honour",
        patterns=(
            f"kill|murder|finish|shoot|stab ~2 {_KARNA}",
            f"{_KIN_SOUTH} ~6 kill|murder|finish|shoot|maar|mar|maarna|khatam|qatl|katal|jaan ~6 izzat|izzat_ke|ijjat|ghairat|ghayrat|sharam",
            f"izzat|ijjat|ghairat|ghayrat ~4 kill|murder|finish|shoot|khatam|qatl|katal|maar|maarna|jaan ~3 {_KARNA}|dega|denge|denga|degi|deuga",
        ),
        unless=("~4 game|fortnite|pubg|fifa|cod|valorant|boss_level|exam|paper|homework ~4",),
        hits=(
            "mera bhai keh raha he kill me karega for izzat",
            "dad mainu kill kar dega",
            "bhai amake kill kore felbe",
        ),
        misses=(
            "izzat do izzat lo",
            "fortnite mein boss kill karunga",
            "bhai meri izzat karta hai",
        ),
    ),
    _p2(
        "somali_wish_to_kill",
        Route.VIOLENCE,
        "Somali: somebody means to kill",
        patterns=(
            "inay|inuu|iney|inu|in|ineey i|na|igu|nagu dilaan|dilo|disho|dishaan|dilaan|gowracaan|gowraco|"
            "toogtaan|toogto|toogato|mindiyeeyaan",
            "way|wuu|waxay|wuxuu i|na dilayaan|dili_doonaan|dilaayaan|toogan_doonaan",
        ),
        hits=("waxay rabaan inay i dilaan", "wuxuu rabaa inuu i dilo"),
        misses=("waxay rabaan inay i arkaan", "wuxuu rabaa inuu kubad ciyaaro"),
    ),
    _p2(
        "somali_cutting",
        Route.CHILD_PROTECTION,
        "Somali: fear or plan of FGM",
        patterns=(
            "gudniinka|gudniin|gudniinkii|gudniinkeeda|gudniinkayga|gudid|gudista|gudniinta ~4 baqayaa|"
            "baqayo|baqaysaa|cabsanayaa|cabsi|baqdin|rabaan|rabo|rabaa|doonaan|doonayaan|laga|geynayaan|"
            "kaxaynayaan|diyaarad|ayeeyo|qasab|khasab",
            "baqayaa|cabsanayaa|cabsi|rabaan|doonayaan|ayeeyo|kaxaynayaan ~5 gudniinka|gudniin|gudid|gudista",
            "la|way|inay|i|iyada|gabadhayda ~2 gudayo|gudayaan|gudaan|gudo|gudi|gudi_doonaan|gudaa",
        ),
        hits=("gudniinka waan ka baqayaa", "ayeeyo waxay rabtaa gudniinka", "inay i gudaan"),
        misses=("guddiga dugsiga ayaan la hadlay", "waan baqayaa imtixaanka"),
    ),
    _p2(
        "languages_passport_family",
        Route.DOMESTIC_ABUSE,
        "A relative took the passport: a sign of forced marriage",
        patterns=(
            f"{_FAMILY_UR_PL_RO} ~5 {_PASSPORT} ~3 {_TAKEN}",
            f"{_FAMILY_UR_PL_RO} ~4 {_TAKEN} ~3 {_PASSPORT}",
            f"{_TAKEN} ~3 {_PASSPORT}",
            f"{_PASSPORT} ~3 {_TAKEN}",
        ),
        unless=(f"~6 {_BOSS} ~6", f"{_BOSS} ~8", "~4 naya|apply|banwa|office|renew|nowy|nou ~4"),
        hits=("ammi ne passport le liya", "tata zabrał mi paszport", "sotul mi-a luat pasaportul"),
        misses=("malik ne passport le liya", "passport renew karwana hai", "naya passport le liya"),
    ),
    _p2(
        "languages_passport_work",
        Route.EXPLOITATION,
        "Who gives work took the passport",
        patterns=(
            f"{_BOSS} ~6 {_PASSPORT} ~3 {_TAKEN}",
            f"{_BOSS} ~4 {_TAKEN} ~3 {_PASSPORT}",
            f"{_TAKEN} ~3 {_PASSPORT} ~2 {_BOSS}",
        ),
        hits=(
            "malik ne passport le liya",
            "szef zabrał mi paszport",
            "patronul mi-a luat pasaportul",
        ),
        misses=("ammi ne passport le liya", "boss ne mera passport dekha"),
    ),
)
