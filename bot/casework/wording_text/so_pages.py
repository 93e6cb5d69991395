"""Somali: first words, help, privacy, topics, waiting, deletion. FOR NATIVE REVIEW.

Composed by a non-native writer. `HELPLINES` stands at the end of other lines too.
"""

from __future__ import annotations

HELPLINES = (
    "Khatar ma ku jirtaa hadda? Wac 999.\n"
    "Samaritans, da' kasta: {samaritans.phone|free|always}.\n"
    "Childline, ka yar 19: {childline.phone|free|always}.\n"
    "Shout: fariin u dir {shout.text_number|free|always}.\n"
    "Talo caafimaad: {nhs-111.phone|free|always}.\n"
    "Dhammaan waa bilaash, habeen iyo maalin."
)

LINES: dict[str, str] = {
    "first_contact": (
        "Salaan. Waxaan kaa caawin karaa inaad hesho taageero. Kombiyuutar baan ahay, qof ma ihi. "
        "Ma ihi adeeg degdeg ah ama lataliye.\n\n"
        "Shaqaaluhu way akhrin karaan waxaad qorto. Waxaan isku daynaa inaan ilaalino. "
        "Qof baan u sheegi doonnaa haddii aan u malayno in adiga ama qof kale si xun loo "
        "waxyeelayn karo. Sidaas oo kale ayaan yeeli doonnaa haddii ilmo la waxyeelaynayo. "
        "Waxaan isku dayi doonnaa inaan adiga marka hore kuu sheegno. "
        "Waxaan la shaqaynaa dowladda hoose (council) iyo booliska.\n\n"
        "Khatar ma ku jirtaa hadda? Wac 999. Adiga kuuma wici karo.\n\n"
        "Maxaad u baahan tahay? Ku qor erayadaada, ama dooro."
    ),
    "help": (
        HELPLINES + "\n\n"
        "Ku qor erayadaada waxa socda. Kombiyuutar baan ahay, qof ma ihi.\n"
        "Qor /human si aad qof u weydiisato. Qor /services si aad u aragto waxaan aqaan. "
        "Qor /privacy si aad u aragto cidda akhrin karta. Qor /stop si aan fariimaha u joojiyo."
    ),
    "privacy": (
        "Shaqaalaha tababaran ee Violence Reduction Unit way akhrin karaan waxaad qorto. "
        "Waxaan isku daynaa inaan ilaalino. Ma nihin booliska, laakiin waxaan la shaqaynaa "
        "booliska iyo dowladda hoose (council).\n\n"
        "Qof baan u sheegi doonnaa haddii aan u malayno in adiga ama qof kale si xun loo "
        "waxyeelayn karo. Qof baan u sheegi doonnaa sidoo kale haddii ilmo la waxyeelaynayo. "
        "Waxaan isku dayi doonnaa inaan adiga marka hore kuu sheegno.\n\n"
        "Khasab ma aha inaad magacaaga sheegto. Weligay ma weydiiyo lambarka taleefankaaga. "
        "Ma arki karo meesha aad joogto.\n\n"
        "Telegram-ka, wada hadalkani wuxuu ku jiraa taleefankaaga ilaa aad tirtirto. "
        "Boggayaga, badhanka Quick exit ayaa shaashadda ka saara. "
        "Waad na weydiisan kartaa inaan tirtirno waxaan hayno. "
        "Waxaa laga yaabaa inaan hayno qoraal ku saabsan badbaadada qof."
    ),
    "clarify": "Waxaan rabaa inaan si sax ah u fahmo. Maxaa ugu dhow waxaad u baahan tahay?",
    "topics": "Waxyaalahan ayaan kaa caawin karaa. Mid dooro, ama ku qor erayadaada.",
    "line_first": "Adigaa ugu horreeya safka shaqaalaha.",
    "line_place": "Kaalintaada safka shaqaalaha: {place}.",
    "line_jump": "Dadka khatarta ku jira ayaa hor mara, markaa tani way isbeddeli kartaa.",
    "line_usual": "Saacadihii u dambeeyay, dadka badankood waxay sugeen wax ka yar {span}.",
    "line_asked": "Haddii aad khatar ku jirto, wac 999. Ha na sugin.",
    "no_due_opens": (
        "Hadda cidina shaqada kuma jirto. Waxaan qorshaynaynaa inaan soo noqonno: {opens}. "
        "Shaqaale ayaa akhrin doona marka uu soo noqdo."
    ),
    "universal": HELPLINES + "\n\nTan ma akhrin karin. Qof baa eegi doona.",
    "read_by_staff": "Shaqaale ayaa akhriyay",
    "worker_types": "Shaqaale ayaa wax qoraya",
    "page_before": "Intaadan qorin",
    "page_hide": (
        "Ma u baahan tahay inaad bogga qariso? Taabo Quick exit, ama "
        "saddex jeer riix Esc ama Shift. Wada hadalku wuu dhammaanayaa, bog "
        "kalena wuu furmayaa. Taariikhda browser-ka ma tirtirayso."
    ),
    "away": (
        "Haddii aad khatar ku jirto, wac 999. Waan ka xunnahay, waan maqnayn {hours}. "
        "Hadda ayaan akhrinnay fariintaada. Hadda ma nabad baad tahay?"
    ),
    "away_told": "Waan ka xunnahay, waan maqnayn {hours}. Hadda ayaan akhrinnay fariintaada.",
    "store_away": (
        "Waan ka xumahay, wax baa halkan ka khaldamay. Fariintaada weli ma kaydin karin. "
        "Waan sii wadi doonaa isku dayga.\n\n" + HELPLINES
    ),
    "store_away_urgent": (
        "Haddii aad hadda khatar ku jirto, wac 999. Fariintaada weli lama kaydin, cidina ma "
        "akhrin. Fadlan wac.\n\n" + HELPLINES
    ),
    "erased": (
        "Waxaan ka haynay wada hadalkan waa la tirtiray. Adiguna wada hadalka waad tirtiri kartaa."
    ),
    "erase_check": (
        "Ma rabtaa inaan tirtirno waxaan ka hayno wada hadalkan? Dib looma soo celin karo. "
        "Waxaa laga yaabaa inaan hayno qoraal ku saabsan badbaadada qof."
    ),
    "erase_check_urgent": (
        "Haddii aad khatar ku jirto, wac 999. Shaqaaluhu weli way u baahan karaan fariimahan si "
        "ay kuu caawiyaan. Ma rabtaa inaan tirtirno waxaan tirtiri karno? Waxaa laga yaabaa inaan "
        "hayno qoraal ku saabsan badbaadada."
    ),
    "span_under_hour": "wax ka yar saacad",
    "span_hour": "{n} saacad",
    "span_hours": "{n} saacadood",
    "span_minutes": "{n} daqiiqo",
}

PLAIN: dict[str, str] = {
    "domestic_abuse": (
        "Waad kala hadli kartaa arrintan dad ku fahmaya. Waa kuwan cidda caawin karta."
    ),
    "child_protection": "Haddii aad ilmo ka welwelsan tahay, maanta qof baad u sheegi kartaa.",
    "sexual_harm": "Waad kala hadli kartaa arrintan dad ku fahmaya. Waa kuwan cidda caawin karta.",
    "mental_health": (
        "Mar kasta waad ka hadli kartaa sida aad dareemayso. Waa kuwan cidda caawin karta."
    ),
    "exploitation": "Waad heli kartaa caawimaad. Weydiintu dhib kuuma keenayso.",
    "violence": (
        "Haddii aad qof ka baqayso, caawimaad waad heli kartaa. Waa kuwan cidda caawin karta."
    ),
    "gang_exit": "Dad baa kaa caawin kara inaad ka baxdo oo aad nabad gasho. Waa kuwan.",
    "victim_support": (
        "Waad heli kartaa taageero wixii dhacay kadib, xitaa haddaadan cidna u sheegin."
    ),
    "mentoring": "La-taliye waa qof kaa weyn oo dhegaysta oo kaa caawiya qorshaha. Waa kuwan.",
    "school": "Waad heli kartaa caawimaad dhibka dugsiga. Waa kuwan cidda caawin karta.",
    "family": (
        "Waad heli kartaa caawimaad marka guriga ay ku adag tahay. Waa kuwan cidda caawin karta."
    ),
    "missing_housing": "Waad heli kartaa caawimaad aad ku hesho meel nabad ah. Waa kuwan.",
    "substances": "Waad weydiin kartaa khamri ama daroogo. Weydiintu dhib kuuma keenayso.",
    "hate_crime": (
        "Cidna waa inaan si xun kuula dhaqmin cidda aad tahay awgeed. Waa kuwan caawin kara."
    ),
    "report": "Qof baad u sheegi kartaa waxaad ogtahay. Waa sidan.",
    "vru_contact": "Waa sidan sida loola xiriiro Violence Reduction Unit.",
    "emergency": "Haddii qof si xun u dhaawacmay ama khatar ku jiro, hadda wac 999.",
    "human": "Mar kasta qof waad weydiisan kartaa.",
    "privacy": "Qor /privacy si aad u aragto cidda akhrin karta wada hadalkan.",
    "smalltalk": (
        "Salaan. Kombiyuutar baan ahay oo dadka ka caawiya taageero. Maxaad u baahan tahay?"
    ),
    "out_of_scope": "Taas kaama caawin karo. Waxaan kaa caawin karaa taageero marka ay adag tahay.",
}

LABELS: dict[str, str] = {
    "more": "Maxaad ka caawin kartaa?",
    "privacy": "Yaa arki kara?",
    "topic:danger": "Hadda khatar baan ku jiraa",
    "topic:mentoring": "La-taliye ama hawl",
    "topic:family": "Qof baan ka welwelayaa",
    "topic:vru_contact": "La xiriir kooxda",
    "topic:violence": "Qof baan ka baqayaa",
    "topic:mental_health": "Sida aan dareemayo",
    "topic:school": "Dhib dugsiga ah",
    "topic:missing_housing": "Meel aan seexdo ma haysto",
    "topic:victim_support": "Wax baa igu dhacay",
    "topic:substances": "Khamri ama daroogo",
    "topic:report": "Waxaan aqaan baan sheegayaa",
    "erase": "Haa, tirtir",
    "keep": "Maya, hay",
}
