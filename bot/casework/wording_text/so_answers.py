"""Somali: what the action server says to calm messages, and its buttons. FOR NATIVE REVIEW.

Composed by a non-native writer; named as in `en_answers`.
"""

from __future__ import annotations

from bot.casework.wording_text.so_asked import ASKED

ANSWERS: dict[str, str] = {
    "greet": (
        "Salaan. Waxaan kaa caawin karaa inaad hesho taageero. Kombiyuutar baan ahay, qof ma ihi. "
        "Maxaad u baahan tahay?"
    ),
    "thanks": "Adigaa mudan. Waan joogaa haddii aad wax kale u baahato.",
    "bye": "Nabad gelyo. Mar kasta wax soo qor. Khatar ma ku jirtaa? Wac 999.",
    "bot_challenge": (
        "Kombiyuutar baan ahay, qof ma ihi. Dadka ayaan ka caawiyaa inay taageero ka helaan West "
        "Midlands. Shaqaaluhu way akhrin karaan waxaad qorto, waadna codsan kartaa inaad la "
        "hadasho."
    ),
    "chitchat": "Waxaan ku fiicanahay raadinta caawimaad oo keliya. Wax ma kuu raadiyaa?",
    "help_commands": (
        "Waxaan kuu raadin karaa la-taliye ama adeeg kuu dhow, waxaan kuu sheegi karaa kooxda, ama "
        "qof baan kuu gudbin karaa. Ku qor erayadaada. Khatar ma ku jirtaa hadda? Wac 999."
    ),
    "out_of_scope": (
        "Taas kaama caawin karo. Waxaan kuu raadin karaa taageero ku saabsan rabshad, badbaado, "
        "dugsi, guri iyo sida aad dareemayso."
    ),
    "privacy": (
        "Waxaan isku daynaa inaan ilaalino waxaad sheegto. "
        "Shaqaaluhu way akhrin karaan. Qof baan u "
        "sheegi doonnaa haddii aan u malayno in adiga ama qof kale si xun loo waxyeelayn karo, ama "
        "haddii ilmo la waxyeelaynayo. Waxaan isku dayi doonnaa inaan adiga marka hore kuu "
        "sheegno. Waxaan la shaqaynaa booliska iyo dowladda hoose. Khasab ma aha magacaaga."
    ),
    "delete_data": ASKED["asked_delete"],
    "police_question": (
        "Maya, booliska ma ihi. Kooxdu waxay la shaqaysaa booliska iyo dowladda hoose. Shaqaaluhu "
        "qof way u sheegi karaan haddii adiga ama qof kale si xun loo waxyeelayn karo, ama haddii "
        "ilmo la waxyeelaynayo."
    ),
    "ask_person": (
        "Halkan qof waad kula hadli kartaa. Waxaad kaloo codsan kartaa in lagu soo waco ama "
        "fariin laguu soo diro."
    ),
    "press": "Su'aalaha saxaafadda, wac ama u qor xafiiska kooxda oo sheeg inaad saxaafad tahay.",
    "professional_enquiry": (
        "Fadlan wac ama u qor xafiiska kooxda. Haddii ay ku saabsan tahay ilmo khatar ku jira, wac "
        "adeegga carruurta ee dowladda hoose. Khatar ma ku jirtaa hadda? Wac 999."
    ),
    "affirm": "Hagaag. Ii sheeg waxaad u baahan tahay, ama badhan taabo.",
    "deny": "Hagaag. Waan joogaa haddii aad wax u baahato.",
    "opaque": "Waxaan rabaa inaan si sax ah u fahmo. Wax yar oo dheeraad ah ma ii sheegi kartaa?",
    "ok": "Hagaag.",
    "which_area": "Deegaankee?",
    "contact_phone": "Waad wici kartaa kooxda oo weydii „VRU team”.",
    "contact_email": "E-mail waad u diri kartaa kooxda. Cinwaanku waa hoos.",
    "contact_post": "Warqad waad u diri kartaa kooxda. Cinwaanku waa hoos.",
    "contact_social": "Kooxdu waa @WestMidsVRU X (hore Twitter) iyo Facebook.",
    "contact_unit": "Waa sidan sida loola xiriiro kooxda.",
    "contact_age": "Kuwani waa warqaddii kooxda ee 2019. Hubi intaadan ku tiirsan.",
    "found": "Kuwani way ku caawin karaan.",
    "found_near": "Kuwani way kaaga caawin karaan {area}.",
    "no_more": "Wax kale oo tan ku saabsan ma hayo. Qof ayaa laga yaabaa inuu wax badan ogyahay.",
    "no_service": "Adeeggee baad ka hadlaysaa? Qor magaciisa.",
    "about_service": "Waa kan waxaan ka ogahay.",
    "area_noted": "Mahadsanid. Maxaad ka raadinaysaa {area}?",
    "inform_noted": "Mahadsanid. Maxaad raadinaysaa?",
    "unclear": "Waan ka xumahay, taas ma fahmin.",
    "left_form": "Hagaag, waan joojiyay. Waxba lama dirin. Maxaad rabtaa taas beddelkeeda?",
    "mentor_intro": (
        "Haa, la-talin way jirtaa. La-taliye waa qof kaa weyn oo dhegaysta oo kaa caawiya "
        "qorshaha. Su'aalo kooban ayaa iga caawinaya inaan kan saxda ah helo."
    ),
    "mentor_done": "Mahadsanid. Kuwani la-taliye way kaa caawin karaan.",
    "mentor_done_near": "Mahadsanid. Kuwani la-taliye way kaaga caawin karaan {area}.",
    "mentor_asked": (
        "La-taliye waa qof kaa weyn oo dhegaysta oo kaa caawiya qorshaha. Waxa "
        "halkan ku qoran wax ka badan ma aqaan. Dadka maamula ayaa kuu sheegi kara."
    ),
    "ask_who": "La-taliyaha yaa loogu talagalay?",
    "ask_age_me": "Immisa jir baad tahay?",
    "ask_age": "Immisa jir bay yihiin?",
    "callback_intro": (
        "Waxaan weydiin karaa shaqaale inuu kula soo xiriiro. Waxaad qorto shaqaalaha ayay u "
        "tagaan. Qof way u sheegi karaan haddii adiga ama qof kale si xun loo waxyeelayn karo. Mar "
        "kasta waad joojin kartaa."
    ),
    "ask_name": "Magacee bay isticmaalaan? Mid la sameeyay wuu noqon karaa.",
    "ask_safe": (
        "Sidee iyo goorma ayaa si nabad ah laguula soo xiriiri karaa? Tusaale: fariin halkan "
        "iigu soo dir 4 kadib. Haddii qof kale taleefankan arki karo, sheeg."
    ),
    "callback_done": (
        "Mahadsanid. Shaqaalaha ayaan u gudbinayaa. Waxay isticmaali doonaan oo keliya sida iyo "
        "wakhtiga aad sheegtay. Khatar ma ku jirtaa hadda? Wac 999."
    ),
}

CHOICES: dict[str, str] = {
    "human": "La hadal qof",
    "my_area": "Deegaankayga",
    "skip": "Ka bood",
    "stop": "Jooji",
    "callback": "Codso in lagu soo waco",
    "mentor": "Raadi la-taliye",
    "home": "Dhib guriga ah",
    "outside": "Dhib bannaanka ah",
    "low": "Waan niyad jabsanahay",
    "school": "Dugsi",
    "who_me": "Aniga",
    "who_child": "Ilmahayga",
    "who_other": "Qof kale",
    "more": "Adeegyo kale",
}
