"""Which language somebody asks to be answered in, and when a message turns a conversation's.

Names of the languages in each of ours are FOR NATIVE REVIEW: composed by a non-native writer.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.casework.greetings import plain_tokens
from bot.casework.language import ENGLISH, OURS, is_english, language_of
from bot.casework.pleasantries import pleasantry_in

_NAMES = {
    name: code
    for code, names in {
        "en": "english inglish angielsku angielski angielskim engleza engleză englezeste ingiriisi "
        "ingiriis angrezi angreji inglisi ingilizi ingleezi inglizi englizi انگریزی انگلش انجليزي "
        "الانجليزي الإنجليزية الانجليزية انكليزي ਅੰਗਰੇਜ਼ੀ ਇੰਗਲਿਸ਼ ইংরেজি ইংলিশ",
        "ur": "urdu اردو اُردو ਉਰਦੂ উর্দু",
        "pa": "punjabi panjabi ਪੰਜਾਬੀ پنجابی",
        "bn": "bengali bangla bangali sylheti syleti siloti বাংলা বাংলায় সিলেটি",
        "pl": "polish polski polsku polskim",
        "ro": "romanian romana română romaneste românește",
        "so": "somali soomaali somaliga soomaaliga somaali",
        "ar": "arabic arabi 3arabi 3raby عربي العربية العربيه بالعربي بالعربية",
    }.items()
    for name in names.split()
}
# What else such a request holds, in English and in the seven languages.
_ASKS = frozenset(
    "please pls plz in i can you u do we talk speak write text to me the language reply answer "
    "switch change back want only my is it could would like use know understand and type sorry ok "
    "hi hello yes thanks let speaks speaking us now instead a bit of only lang "
    "po prosze proszę mow mów mowic mówić mozesz możesz mozna można mozemy możemy pisz pisać pisac "
    "mowisz mówisz mowie mówię hej czy w jezyku języku jezyk język rozmawiac rozmawiać "
    "te rog vă va rugam in limba vorbiti vorbiți vorbesc vorbesti vorbi putem scrie "
    "fadlan af ku hadal hadla qor waan aan "
    "mein me main mujhe se baat karo karein karain kijiye kar bolo bolein likho likhein zara ji "
    "sakte hain ho aap hum wich vich ch gal gall karo kariye dasso likh "
    "e te kotha bolo bolen koro likhen lekhen bolte paren ami apni "
    "bil b el al fi law sama7t mumkin momkin 7ki i7ki e7ki ehki ktob biddi "
    "میں بات کریں لکھیں براہ کرم ਵਿੱਚ ਗੱਲ ਕਰੋ ਲਿਖੋ ਜੀ কথা বলুন লিখুন দয়া করে من فضلك لو سمحت تكلم "
    "اكتب احكي ممكن".split()
)
_NEGATED = frozenset(
    "not dont don't dont no cant can't never nie nu ma maan mish mesh msh mo nahi nahin nai ni na "
    "without نہیں لا ما مش ਨਹੀਂ না".split()
)
_MOST_WORDS, _NEAR = 9, 3


def asked_language(text: str) -> str:
    """Return the code of the language that the words ask for and do nothing else; or nothing.

    "I dont speak english" asks for none, and "english homework" is about something else.
    """
    words = plain_tokens(text.replace("'", ""))
    if not words or len(words) > _MOST_WORDS:
        return ""
    known = _NAMES.keys() | _ASKS | _NEGATED
    if not all(word in known for word in words):
        return ""
    named = {_NAMES[w] for at, w in enumerate(words) if w in _NAMES and not _denied(words, at)}
    return named.pop() if len(named) == 1 else ""


def language_after(text: str, before: str, earlier: Iterable[str]) -> str:
    """Return the language that a conversation is in after these words; `earlier` ones are known.

    What is asked for is given at once. A thank you in another turns no conversation that was
    held in English: people who grew up with two languages thank in either.
    """
    asked = asked_language(text)
    if asked:
        return asked
    found = language_of(text, before)
    turned = before == ENGLISH and found != before and found in OURS
    if turned and pleasantry_in(text) and any(is_english(said) for said in earlier):
        return before
    return found


def _denied(words: list[str], at: int) -> bool:
    """Whether a no stands close by: before the name, or after it as Urdu and Punjabi put it."""
    near = (*words[max(0, at - _NEAR) : at], *words[at + 1 : at + 2])
    return not _NEGATED.isdisjoint(near)
