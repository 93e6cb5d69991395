"""Somali: the lines around a conversation and for someone watched. FOR NATIVE REVIEW.

Composed by a non-native writer. Kept bland like the English: the covert line says nothing about
help, danger or who writes.
The other lines are in `so_pages`; `tests/casework/test_wording_languages.py` finds a gap.
"""

from __future__ import annotations

from bot.casework.wording_text.so_asked import ASKED
from bot.casework.wording_text.so_pages import HELPLINES

LINES: dict[str, str] = {
    **ASKED,
    "covert_line": (
        "Waad ku mahadsan tahay fariinta. "
        "Ku jawaab 1 si aad faahfaahinta hadda u hesho. Ku jawaab 2 si aad u joojiso."
    ),
    "covert_readable": (
        "Wac 999 markaad karto. "
        "Haddaadan hadli karin, mobayl isticmaal. "
        "Dhegayso, kadib qufac ama garaac taleefanka. "
        "Marka lagu yiraahdo riix 55. "
        "Isku day inaad sheegto meesha aad joogto.\n"
        "Kombiyuutar baan ahay, adiga kuuma wici karo. "
        "Fariintan waad tirtiri kartaa markaad akhrido."
    ),
    "finishing": (
        "Waxaan ku dhow nahay inaan wada hadalkan dhammayno. "
        "Wax kale ma jiraan? "
        "Hadda qor, qof baa akhrin doona. "
        "Haddii aad khatar ku jirto, wac 999."
    ),
    "closing": (
        "Wada hadalkan hadda waan dhammaynaynaa. "
        "Mar kasta halkan wax ku soo qor si aad mar kale u bilowdo."
        "\n\n" + HELPLINES
    ),
    "handed_back": (
        "Qofkii wuu ka baxay wada hadalka. "
        "Kombiyuutar baan ahay, waana joogaa haddii aad wax u baahan tahay. "
        "Haddii aad khatar ku jirto, wac 999."
    ),
    "given_back": (
        "Qofkii waa inuu ka baxaa wada hadalka. "
        "Qof kale ayaa eegi doona. "
        "Haddii aad khatar ku jirto, wac 999."
    ),
    "staff_joined": (
        "Salaan, magacaygu waa {name}. Qof baan ahay, waxaanan akhrinayaa waxaad qortay."
    ),
    "person_wanted": "Waxaan codsaday in qof halkan kuugu soo qoro.",
    "concern": "Waad ku mahadsan tahay inaad ii sheegtay.",
    "due": "Shaqaale ayaa kuu soo jawaabi doona ka hor: {due}.",
    "days": "Isniin,Talaado,Arbaco,Khamiis,Jimce,Sabti,Axad",
    "no_due": ("Hadda cidina shaqada kuma jirto. Shaqaale ayaa akhrin doona marka uu soo noqdo."),
    "until_then": ("Haddii wax isbeddelaan, ii sheeg. Haddii aad khatar ku jirto, wac 999."),
    "added": ("Haddii aad khatar ku jirto, wac 999. Mahadsanid. Tan waxaan ku daray fariintaada."),
    "added_bland": "Waad ku mahadsan tahay fariinta.",
    "thanked": ("Mahadsanid. Weli waan joogaa. Haddii aad khatar ku jirto, wac 999."),
    "please_type": (
        "Qoraal oo keliya ayaan akhrin karaa. "
        "Fadlan qor haddii aad karto. "
        "Haddii aad khatar ku jirto, wac 999."
    ),
    "please_type_first": (
        "Qoraal oo keliya ayaan akhrin karaa, markaa qof baa eegi doona. "
        "Fadlan qor haddii aad karto."
        "\n\n" + HELPLINES
    ),
    "location_reached": (
        "Shaqaaluhu way arkaan meesha aad dirtay. Haddii aad 999 wacdo, sheeg meesha aad joogto."
    ),
    "type_urgent": ("Ma furi karo waxaad dirtay. Fadlan qor haddii aad karto."),
    "safe_chat_yes": (
        "Mahadsanid. "
        "Halkan ayaan kuugu soo qori doonnaa. "
        "Haddii ay ammaan noqon weydo, ii sheeg. "
        "Waad tirtiri kartaa wada hadalka ama bogga waad xiri kartaa."
    ),
    "safe_chat_unsure": (
        "Hagaag. "
        "Waan taxaddari doonnaa, fariimuhuna way gaabnaan doonaan. "
        "Haddii qof fiirin karo, tirtir wada hadalka ama xir bogga."
    ),
    "paused": (
        "Hagaag. "
        "Fariimo dambe ma diri doono. "
        "Haddii aad khatar ku jirto, wac 999. "
        "Dir /start marka aad rabto inaan mar kale jawaabo."
    ),
    "again": ("Hagaag, mar kale waan joogaa. Maxaad u baahan tahay?"),
    "takeover": ("Waad ku mahadsan tahay fariinta. Wax kale looma baahna."),
    "automatic": ("Fariintani waa mid toos ah. Shaqaaluhu weli ma arkin fariintaadii u dambaysay."),
    "model_away": (
        "Hadda si fiican uma jawaabi karo, laakiin fariintaada waa la hayaa. "
        "Qof baa eegi doona."
        "\n\n" + HELPLINES
    ),
    "safe_chat_why": (
        "Waxaan u weydiinaynaa in qof kale arki karo taleefankaaga. "
        "Waxaad ku jawaabi kartaa haa, maya ama ma hubo."
    ),
}

LABELS: dict[str, str] = {
    "yes": "Haa",
    "no": "Maya",
    "human": "La hadal qof",
    "unsure": "Ma hubo",
}
