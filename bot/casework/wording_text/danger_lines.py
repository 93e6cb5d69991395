"""One line for languages that have no other words here. FOR NATIVE REVIEW, every line.

Each says: danger: call 999. Composed by a non-native writer. A language that is not here gets
the help card alone, whose numbers need no language.
"""

from __future__ import annotations

DANGER: dict[str, str] = {
    "ckb": "مەترسی: پەیوەندی بکە بە 999.",
    "cs": "Nebezpečí: volejte 999.",
    "de": "Gefahr: rufen Sie 999 an.",
    "el": "Κίνδυνος: καλέστε το 999.",
    "es": "Peligro: llame al 999.",
    "fa": "خطر: با 999 تماس بگیرید.",
    "fr": "Danger : appelez le 999.",
    "gu": "જોખમ: 999 પર ફોન કરો.",
    "hi": "खतरा: 999 पर फ़ोन करें।",
    "hu": "Veszély: hívja a 999-et.",
    "it": "Pericolo: chiami il 999.",
    "kmr": "Xeter: telefonî 999 bike.",
    "lt": "Pavojus: skambinkite 999.",
    "ps": "خطر: 999 ته زنګ ووهئ.",
    "pt": "Perigo: ligue 999.",
    "ru": "Опасность: звоните 999.",
    "sq": "Rrezik: telefononi 999.",
    "ta": "ஆபத்து: 999 ஐ அழைக்கவும்.",
    "ti": "ሓደጋ: ናብ 999 ደውል።",
    "tr": "Tehlike: 999'u arayın.",
    "uk": "Небезпека: телефонуйте 999.",
    "vi": "Nguy hiểm: gọi 999.",
    "zh": "危险：请拨打 999。",
}
