"""Being killed now, in the languages of the West Midlands: FOR NATIVE REVIEW, every line.

A threat to life is P2 (`languages_data`, "threat"). Beside a word for now, today, tonight or
tomorrow, or for a blade or a gun, it is an attack: P1 by the rulings on threats and weapons.
Composed by a non-native writer; several spellings of each, in script and romanised. An empty
pair of words (a name of a knife alone, the threat alone) is left to the other rules.
"""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

# Language -> words for "will kill me", for now or soon, for a blade or gun; then near misses.
_Table = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]
TABLES: dict[str, _Table] = {
    "Urdu": (
        "مار_دے_گا مار_دیں_گے مار_دے_گی مار_ڈالے_گا مار_ڈالیں_گے قتل_کر جان_سے_مار ذبح_کر "
        "maar_dega mar_dega maar_de_ga mar_de_ga maar_denge mar_denge maar_degi mar_degi "
        "maar_dalega mar_dalega maar_daalega maar_dalenge qatal_kar qatl_kar katal_kar "
        "jaan_se_maar jaan_se_mar jan_se_mar zibah_kar maar_dalne mar_dalne maar_raha mar_raha",
        "ابھی اب آج کل فورا abhi abi abhee aaj kal foran aj_raat isi_waqt",
        "چاقو چھری خنجر بندوق پستول تلوار chaku chaqu chaaku chakoo churi chhuri khanjar banduk "
        "bandook pistol talwar knife gun machete",
        (
            "woh mujhe abhi chaku se maar dega",
            "wo mujhe abhi maar dega",
            "وہ مجھے ابھی چاقو سے مار دے گا",
        ),
        ("abhi chai bana raha hoon", "chaku kitchen mein hai", "مجھے کل سکول جانا ہے"),
    ),
    "Punjabi": (
        "ਮਾਰ_ਦੇਵੇਗਾ ਮਾਰ_ਦੇਣਗੇ ਮਾਰ_ਦੇਊਗਾ ਮਾਰ_ਦੇਵੇਗੀ ਮਾਰ_ਦਊ ਜਾਨੋਂ_ਮਾਰ ਵੱਢ_ਦੇਵੇਗਾ ਕਤਲ_ਕਰ ਮਾਰ_ਸੁੱਟ "
        "maar_devega mar_devega maar_dega mar_dega maar_denge maar_denga maar_dau maar_deu "
        "maar_dena mar_dena maar_dun maar_suttu maar_sutega jaano_maar jano_maar jaan_ton_maar "
        "vadh_dega vadd_dega wadh_dega katal_kar qatal_kar",
        "ਹੁਣ ਹੁਣੇ ਅੱਜ ਕੱਲ੍ਹ ਕੱਲ hun hune hunne ajj aj kal kall hunhi",
        "ਚਾਕੂ ਛੁਰੀ ਕਿਰਪਾਨ ਬੰਦੂਕ ਪਿਸਤੌਲ ਤਲਵਾਰ chaku chakoo chaaku churi shuri kirpan bandook pistol "
        "talwar knife gun machete",
        (
            "oh mainu hun chaku naal maar dega",
            "oh mainu hune maar devega",
            "ਉਹ ਮੈਨੂੰ ਹੁਣ ਚਾਕੂ ਨਾਲ ਮਾਰ ਦੇਵੇਗਾ",
        ),
        ("hun ghar ja riha", "kirpan guru ghar vich hai", "ਹੁਣ ਮੈਂ ਸਕੂਲ ਵਿੱਚ ਹਾਂ"),
    ),
    "Bengali": (
        "মেরে_ফেলবে মাইরা_ফেলবে মারি_লাইব খুন_করবে হত্যা_করবে জবাই_করবে কেটে_ফেলবে মেরে_দেবে "
        "mari_laibo mari_laiba mari_falaibo maira_falaibo maira_laibo mere_felbe mere_felbo "
        "mairra_falaibo jane_mari zaan_e_mari khun_korbo khun_korbe khun_kormu khun_kori "
        "kati_falaibo kete_felbe jobai_korbe jobai_korbo",
        "এখন এখনই এখুনি আজ আজকে আজকেই কাল কালকে ekhon ekhoni ekhuni akhon ekon aijka aizka aj ajke "
        "kalke kailka oikhon",
        "ছুরি চাকু দা_দিয়ে বন্দুক পিস্তল রামদা suri churi chaku sakku bonduk pistol ramda knife gun "
        "machete dao",
        (
            "he amare ekhon suri dia mari laibo",
            "amake ekhon mere felbe",
            "সে আমাকে এখন ছুরি দিয়ে মেরে ফেলবে",
        ),
        ("ami ekhon basay asi", "suri dia aam katsi", "আমি এখন স্কুলে আছি"),
    ),
    "Polish": (
        "zabije zabiją zabic_mnie zabić_mnie zamorduje zamordują zadźga zadzga poderżnie "
        "poderznie zarżnie zarznie zastrzeli zastrzelą zatłucze zatlucze zabija_mnie dźga_mnie",
        "teraz zaraz natychmiast dzisiaj dziś dzis jutro wieczorem za_chwilę za_chwile za_godzinę "
        "w_nocy",
        "nożem nozem nóż noz maczetą maczeta siekierą siekiera pistolet pistoletem bronią broń "
        "tasakiem",
        ("on mnie teraz zabije nożem", "zabije mnie teraz", "mowi ze jutro mnie zabije"),
        ("teraz jestem w domu", "nóż do chleba jest w kuchni", "jutro mam szkołę"),
    ),
    "Romanian": (
        "mă_omoară mă_va_omorî mă_va_omora o_să_mă_omoare vrea_să_mă_omoare să_mă_omoare ne_omoară "
        "mă_omoare mă_ucide mă_va_ucide o_să_mă_ucidă mă_înjunghie mă_va_înjunghia mă_taie "
        "o_să_mă_taie îmi_taie_gâtul ma_omoara ma_va_omori ma_va_omora sa_ma_omoare ma_omoare "
        "ma_ucide ma_va_ucide ma_injunghie ma_va_injunghia ma_taie ma_va_taia te_omor_acum",
        "acum acuma imediat azi astăzi diseară deseara mâine maine în_seara_asta in_seara_asta "
        "la_noapte",
        "cuțit cuțitul un_cuțit cutit cutitul cuțite macetă maceta topor toporul pistol pistolul "
        "armă arma sabie",
        ("ma va omori acum cu cutitul", "mă omoară acum", "zice ca ma omoara maine"),
        ("acum sunt acasă", "am un cuțit de bucătărie nou", "mâine merg la școală"),
    ),
    "Somali": (
        "wuu_i_dilayaa i_dilayaa i_dilaya igu_dilayaa igu_dilaya i_dilayaan igu_dilayaan i_dili "
        "wuu_i_dili way_i_dili i_dili_doonaa i_dili_doona igu_dili_doonaa i_dilo igu_dilo "
        "i_gowracayaa i_gawracayaa i_gowraci i_toogan i_tooganayaa i_mindiyeynayaa",
        "hadda hada haddaba imika iminka maanta caawa caawo berri beri berrito isla_hadda",
        "mindi middi mindida toorey qori qoriga bastoolad faas gudin seef knife gun",
        (
            "hadda ayuu mindi igu dilayaa",
            "wuu i dili doonaa hadda",
            "berri ayuu i dilayaa ayuu yiri",
        ),
        ("hadda guriga ayaan joogaa", "mindi cusub ayaan jikada u soo iibsaday", "berri dugsi"),
    ),
    "Arabic": (
        "سيقتلني يقتلني راح_يقتلني رح_يقتلني بيقتلني هيقتلني حيقتلني سيقتلونني يقتلوني بيقتلوني "
        "راح_يقتلوني هيقتلوني سيذبحني يذبحني بيذبحني راح_يذبحني هيدبحني يدبحني بيدبحني "
        "yin2atelni y2atelni yo2tolni yi2tilni y2tlni yiqtulni yaqtulni yqtlni byo2tolni "
        "bye2tolni beyoqtolni yoqtolni hayi2telni hay2telni ha_yi2tilni ra7_yoqtolni "
        "rah_yi2tilni ha_yemawetni hay_mawetni yidba7ni yedba7ni bydba7ni sayaqtulni yeqtelni",
        "الان الآن هلا هلق هسه دلوقتي دلوقت حالا اليوم الليله بكره غدا هلأ توا hala2 halla2 hallaq "
        "halla alan el_an al_an dilwa2ti delwa2ty dilwaqti hassa halan elyom el_yom bukra bokra "
        "el_leile hal2",
        "سكين بسكين سكينه بالسكين بسكينه خنجر ساطور مسدس بالمسدس سلاح sikkin sekkina sikkeen "
        "sikkine sakkin bi_sekkin sikina musaddas musadas",
        ("سيقتلني الآن", "hala2 rah yi2tilni bel sikkine", "بيقتلني بالسكين"),
        ("أنا في البيت الآن", "sikkine la el khodra", "بكره عندي مدرسه"),
    ),
}


def _rule(language: str, table: _Table) -> Rule:
    kill, now, blade, hits, misses = (
        "|".join(part.split()) if isinstance(part, str) else part for part in table
    )
    return Rule(
        key=f"{language.lower()}_attack_now",
        tier=Tier.P1,
        route=Route.VIOLENCE,
        why=f"{language}: will be killed now, or with a weapon (for native review)",
        patterns=(f"{kill} ~4 {now}|{blade}", f"{now}|{blade} ~5 {kill}"),
        hits=tuple(hits),
        misses=tuple(misses),
        denied=None,
    )


RULES: tuple[Rule, ...] = tuple(_rule(language, table) for language, table in TABLES.items())
