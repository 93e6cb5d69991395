"""Characters that stand for other characters: look-alikes, small capitals, emoji.

Data for `bot.casework.normalise`. Look-alikes come from the Unicode confusables that people
use to slip a word past a filter; only single characters that read as one Latin letter.
"""

from __future__ import annotations

# Cyrillic, Greek and other letters that look like a Latin one. Applied only to a token that
# mixes scripts or is made of look-alikes alone, so that real Greek or Cyrillic stays whole.
LOOK_ALIKES: dict[str, str] = {
    pair[0]: pair[1]
    for pair in (
        "аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw ѵv ɡg ɩi "
        "ոn սu ᴍm кk мm тt нh вb гr пn иu ηn ιi κk νv οo ρp τt υu χx αa εe βb γy ωw ƙk ɑa"
    ).split()
}

SMALL_CAPITALS: dict[str, str] = dict(
    zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)
)

# Arabic and Urdu spell one letter several ways; people and phones mix them freely.
ARABIC_FOLD: dict[str, str] = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ئ": "ي",
    "ك": "ک",
    "ة": "ه",
    "ہ": "ه",
    "ۂ": "ه",
    "ھ": "ه",
    "ؤ": "و",
    "ـ": "",
}

# Latin letters that Unicode does not decompose into a base letter and a mark.
LATIN_FOLD: dict[str, str] = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ə": "e",
    "ɨ": "i",
}

# Emoji become words. Several everyday ones get words no rule knows, so that they stay harmless.
EMOJI: dict[str, str] = {
    "🔪": "knife",
    "🗡": "knife",
    "⚔": "swords",
    "🔫": "gun",
    "💣": "bomb",
    "💊": "pills",
    "💉": "needle",
    "🩸": "blood",
    "🆘": "sos",
    "🚨": "siren",
    "🚑": "ambulance",
    "🚔": "police",
    "🚓": "police",
    "👮": "police",
    "😂": "lol",
    "🤣": "lol",
    "😹": "lol",
    "😆": "lol",
    "💀": "skull",
    "☠": "skull",
    "😭": "crying",
    "😢": "crying",
    "😥": "sad",
    "😔": "sad",
    "😞": "sad",
    "😨": "scared",
    "😰": "scared",
    "😱": "scared",
    "🥺": "pleading",
    "🙏": "please",
    "🔥": "lit",
    "👊": "fist",
    "🤜": "fist",
    "🏃": "running",
    "🚪": "door",
    "🏠": "house",
    "👶": "baby",
    "🤰": "pregnant",
    "⛓": "chains",
    "🍑": "peach",
    "❄": "snow",
    "🍃": "leaf",
    "🔌": "plug",
    "❤": "love",
    "👍": "ok",
    "👎": "no",
    "✅": "yes",
    "❌": "no",
    "🤐": "hush",
    "🤫": "hush",
    "🌉": "bridge",
    "⚰": "coffin",
    "🪦": "grave",
    "🕊": "dove",
    "😡": "angry",
    "🤬": "angry",
    "😠": "angry",
}
