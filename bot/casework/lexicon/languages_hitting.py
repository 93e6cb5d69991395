"""Hitting, by every person, number and tense of its verbs, in seven languages: FOR NATIVE REVIEW.

`languages_data` lists whole phrases ("marda hai"); people write "menu maarde aa". Here stand the
forms of each verb, told as harm by whom they are done to (me, us, mum, the children) or, of a
relative, by what relatives do. Composed by a non-native writer; spellings of each form vary.
"""

from __future__ import annotations

from itertools import product

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier


def _spelt(*parts: str) -> str:
    """Every word made of one choice of each part, as alternatives; "-" stands for nothing."""
    chosen = product(*(part.split() for part in parts))
    return "|".join(dict.fromkeys("".join(each).replace("-", "") for each in chosen))


# Language -> to whom, verb forms, relatives, what the same verbs do in games and talk; hits, misses.
_Table = tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]
_SOUTH_GAMES = (
    "chakka|chakke|chhakka|chhakke|chauka|chauke|six|sixer|sixes|four|goal|gol|shot|shots|ball|"
    "wicket|gup|gap|gappan|gappaan|gappein|gaplan|jhoot|jhooth|dialogue|line|joke|jokes|mazaak|"
    "mazak|seeti|aankh|akh|chhaal|chaal|call|phone|selfie|machar|machhar|macchar|keera|kide|"
    "makhi|chuha|jhaaru|jhaadu|jharu|film|movie|filam|game|fifa|pubg|match|batting|bhangra|naara"
)
# "mara gaya", "mara gese": died, and nobody was hit.
_DIED = "mara|mare gaya|gaye|gayi|gai|gese|gesoin|gesen|gelo|gelen|jay|jabe"
_TABLES: dict[str, _Table] = {
    "Urdu": (
        "mujhe|mujhay|mujhko|mujhey|muje|mjhe|mujh_ko|humein|hamein|hame|hamen|mom_ko|ammi_ko|"
        "bachon_ko|bachay_ko|behen_ko|behan_ko|bhai_ko|مجھے|مجھ_کو|ہمیں|امی_کو|بچوں_کو|بہن_کو",
        _spelt("mar maar", "ta te ti tay tey tee thay tha")
        + "|"
        + _spelt("mara maara mare maare mari maari marna maarna marne maarne")
        + "|"
        + _spelt("peet pitt pit", "ta te ti na ne")
        + "|peeta|peetti|peetta|مارتا|مارتے|مارتی|مارا|ماری|مارے|مارنا|مارنے|پیٹتا|پیٹتے|پیٹتی|پیٹا",
        "abbu|abu|abba|baba|papa|dad|ammi|amma|mom|bhai|bhaiya|bhaijan|shohar|shohr|husband|miyan|"
        "mian|saas|susar|sasur|chacha|chachu|mamu|mamoon|taya|walid|walida|behen|behan|devar|jeth|"
        "stepdad|uncle|ابو|امی|ابا|بھائی|شوہر|ساس|سسر|چچا|ماموں|والد|والدہ",
        _SOUTH_GAMES + "|چھکا|چوکا|گول|گپ|جھوٹ",
        ("abbu mujhe maarte hen", "abbu roz marty thay mujhe maarte", "امی مجھے مارتی ہیں"),
        ("bhai ne chakka mara", "abbu machar maarte hain", "papa jokes marte hain"),
    ),
    "Punjabi": (
        "mainu|menu|mainnu|mennu|manu|minu|mnu|meinu|sanu|saanu|sannu|mom_nu|maa_nu|bebe_nu|"
        "bhain_nu|bachian_nu|bacheyan_nu|bache_nu|bachya_nu|niaane_nu|ਮੈਨੂੰ|ਸਾਨੂੰ|ਮੰਮੀ_ਨੂੰ|ਮਾਂ_ਨੂੰ|"
        "ਬੱਚਿਆਂ_ਨੂੰ|مینوں|سانوں",
        _spelt("mar maar", "da de di dey daa dae dee")
        + "|"
        + _spelt("kut kutt", "da de di dey daa")
        + "|"
        + _spelt("mar maar", "ya eya iya yaa ea na an")
        + "|"
        + _spelt("kut kutt", "ya eya iya na an")
        + "|ਮਾਰਦਾ|ਮਾਰਦੇ|ਮਾਰਦੀ|ਮਾਰਿਆ|ਮਾਰਦੀਆਂ|ਕੁੱਟਦਾ|ਕੁੱਟਦੇ|ਕੁੱਟਦੀ|ਕੁੱਟਿਆ|ਕੁਟਦਾ|ਕੁਟਦੇ|ਕੁਟਦੀ|"
        "ماردا|ماردے|ماردی|کٹدا|کٹدے|کٹدی|ماریا|کٹیا",
        "dad|papa|pita|bapu|bapuji|pyo|peo|pio|bhapa|mom|maa|mata|bebe|bhra|bhraa|bhaji|veer|veera|"
        "husband|gharwala|gharwale|pati|saas|sass|sauhra|sohra|chacha|taya|mama|massad|jeth|devar|"
        "uncle|stepdad|ਪਾਪਾ|ਪਿਤਾ|ਬਾਪੂ|ਡੈਡੀ|ਮੰਮੀ|ਮਾਂ|ਭਰਾ|ਪਤੀ|ਸੱਸ",
        _SOUTH_GAMES + "|ਛੱਕਾ|ਛੱਕੇ|ਗੱਪਾਂ",
        ("mere dad menu marde ne", "daddy menu maarde aa", "papa mainu kuttdey", "ਮੈਨੂੰ ਮਾਰਦੇ ਨੇ"),
        ("veer chhakke maarde", "dad gappan maarde ne", "ohne six mareya", "papa jokes marde"),
    ),
    "Bengali": (
        "amare|amake|amak|amay|amader|ammu_re|ammare|amma_re|ammu_ke|mare_o|bachcha_re|"
        "bachchare|bon_re|bhai_re|আমাকে|আমারে|আমায়|আমাদের|মাকে|আম্মুকে",
        _spelt("mar maar", "e ey ay en in to to")
        + "|maray|maraye|marse|marche|marchhe|martese|marsoin|marsen|marlo|marto|maren|maare|"
        + _spelt("pit", "ay aye ai ae ache ayse")
        + "|মারে|মারেন|মারত|মারতো|মারতেন|মেরেছে|মারছিল|মারলো|মারল|পেটায়|পেটায়|পিটায়|পেটাত",
        "abba|abbu|abbay|baba|dad|amma|ammu|ammay|mom|bhai|bhaiya|boro_bhai|jamai|shami|sasuri|"
        "shashuri|shoshur|chacha|mama|dulabhai|uncle|আব্বা|আব্বু|বাবা|আম্মা|আম্মু|মা|ভাই|স্বামী|শাশুড়ি",
        "mas|mach|machh|maach|moshari|mosha|tela|telapoka|poka|goal|gol|chokka|chhokka|six|four|chil|"
        "missed|call|phone|joke|gap|dhil|মাছ|মশা|ছক্কা|গোল",
        ("abba amare maare", "amar bhai amake maren", "আব্বু আমাকে মারেন", "abba ammu re marto"),
        ("abba mas maren", "bhai chokka maare", "bhai goal marse"),
    ),
    "Polish": (
        "mnie|mna|nas|mame|mamę|mamy|matkę|matke|siostrę|siostre|brata|synka|syna|córkę|corke|"
        "dzieci|dziecko|dziećmi|go|ją|je",
        "biją|bija|bił|bil|biła|bila|bili|bijąc|leje|leją|lał|lal|lała|tłucze|tlucze|tłukł|tlukl|"
        "okłada|oklada|okładał|katuje|katował|policzkuje|spoliczkował|uderza|uderzał|uderzyli|"
        "pobiła|pobila|zbił|zbil|zbiła|sprał|spral|poszturchuje|wytargał|przywalił|dusi|dusił",
        "tata|ojciec|mama|matka|ojczym|macocha|mąż|maz|partner|brat|wujek|dziadek|konkubent|chłopak",
        "głowę|glowe|konia|rekord|rekordy|piłkę|pilke|fifie|fife|kart|karty|szachach|serce|brawo",
        ("rodzice mnie biją", "ojczym leje mnie pasem", "tata bił mamę", "brat mnie okłada"),
        ("serce mi biło", "brat pobił mnie w fife", "leje jak z cebra", "bije brawo"),
    ),
    "Romanian": (
        "mă|ma|ne|m_a|m_au|ne_a|ne_au|pe_mama|pe_mine|pe_frate|pe_sora|pe_copii|o|l_a",
        "bat|bătea|batea|băteau|bateau|bătut|batut|bătută|batuta|lovesc|lovea|lovește|loveste|lovit|"
        "pocnește|pocneste|pocnit|plesnește|plesneste|plesnit|pălmuiește|palmuieste|palmuit|snopit|"
        "snopește|snopeste|altoiește|altoieste|chelfănit|îmbrâncește|imbranceste|strâns_de_gât",
        "tata|tatăl|tatal|mama|soțul|sotul|soacra|socrul|fratele|unchiul|iubitul|prietenul|părinții|"
        "parintii",
        "gândul|gandul|vântul|vantul|soarele|fifa|șah|sah|table|meciul|cap|palma|palmele|recordul|"
        "ping|tenis|mingea|poarta|câmpii|campii",
        ("parintii ma bat", "tata ma batea", "sotul ma palmuieste", "m-a plesnit tata"),
        ("ma batea gandul sa plec", "ma batea la fifa", "ma batea vantul in fata"),
    ),
    "Somali": (
        "i|na|igu|nagu|ayuu_i|ayay_i|hooyo|hooyaday|carruurta",
        "garaacdaa|garaacaan|garaacdo|garaacaysay|garaacayay|garaacday|garaaceen|garaacaa|garaaco|"
        "tumaa|tumo|tumay|tumaan|tuntay|karbaashaa|karbaasho|karbaashay|jirdilaa|jirdilay|"
        "dhuftaa|dhuftay|dharbaaxaa|dharbaaxo|feeraa|feero|laadaa|dhengadeeyaa",
        "aabo|aabe|aabbe|aabbahay|aabahay|hooyo|hooyaday|walaalkay|adeer|adeerkay|abti|ninkaygu|"
        "ninkayga|seygayga|eedo|macalinka|macallinka",
        "kubadda|kubbadda|gool|durbaan|durbaanka|sacab|albaabka|ganbaleel|ganbaleelka|telefoonka",
        ("aabo wuu i karbaashaa", "hooyo way i garaacdaa", "walaalkay ayaa igu dhuftay"),
        ("kubadda ayuu laadaa", "albaabka ayuu garaacaa", "aabo durbaan ayuu tumaa"),
    ),
}
# The Arabic verb holds whom it hits; prefix, verb and object make one word.
_ARABIC_SCRIPT = _spelt(
    "ي ت بي بت هي هت حي عمبي ن- ي", "ضرب", "ني نا وني ونا ونني وننا ها هم وا_امي _امي _ماما"
)
_ARABIC_PAST = "|".join("ضربني ضربنا ضربوني ضربتني ضربونا ضربها".split())
ARABIZI = (
    _spelt(
        "ye yi ya yo y te ti to bye byi byo bya by be bi bet bit bto biy biyi biye biyo beye hay ha7",
        "drob drub drib dreb drab dhrib dhrob",
        "ni ne ny na ouni oni uni",
    )
    + "|"
    + _spelt("dar dhar thar", "ab", "ni ouni oni etni atni na")
)
_ARABIC_MISSES = ("drabni 3al telefon missed call", "ضربنا الرقم القياسي", "يضرب الكرة")


def _rule(language: str, table: _Table) -> Rule:
    whom, forms, kin, games, hits, misses = table
    if language in ("Polish", "Romanian", "Somali"):
        # Here a relative and the verb alone may play ball or music: whom it is done to is needed.
        patterns = (f"{whom} ~2 {forms}", f"{forms} ~1 {whom} ~2 {kin}", f"{kin} ~2 {forms} {whom}")
    else:
        patterns = (f"{whom} ~2 {forms}", f"{forms} ~1 {whom}", f"{kin} ~2 {forms}")
    return Rule(
        key=f"{language.lower()}_hit",
        tier=Tier.P2,
        route=Route.DOMESTIC_ABUSE,
        why=f"{language}: hit at home (for native review)",
        patterns=patterns,
        hits=hits,
        misses=misses,
        unless=(f"~3 {games} ~3", _DIED),
        denied=None,
        over=Tier.P3,
        harm=True,
    )


RULES: tuple[Rule, ...] = (
    *(_rule(language, table) for language, table in _TABLES.items()),
    Rule(
        key="arabic_hit",
        tier=Tier.P2,
        route=Route.DOMESTIC_ABUSE,
        why="Arabic: hit at home (for native review)",
        patterns=(_ARABIC_SCRIPT, _ARABIC_PAST, ARABIZI),
        hits=("baba byedrobni", "baba bedrabni", "baba biyidribni kol yom", "امي بتضربني كل يوم"),
        misses=_ARABIC_MISSES,
        unless=("~2 الرقم|القياسي|الكره|موعد|تلفون|telefon|missed|call ~2",),
        denied=None,
        over=Tier.P3,
        harm=True,
    ),
)
