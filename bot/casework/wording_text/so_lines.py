"""Somali: the lines for someone who may be watched, and the answers. FOR NATIVE REVIEW.

Kept bland like the English: the covert line says nothing about help, danger or who writes.
Every line that is not here is said in English.
"""

from __future__ import annotations

LINES: dict[str, str] = {
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
}

LABELS: dict[str, str] = {
    "yes": "Haa",
    "no": "Maya",
    "unsure": "Ma hubo",
}
