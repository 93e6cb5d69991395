"""Signs of languages that are none of ours: by script, by letters, by commonest words.

Nothing is answered in them: what is found here brings the universal help card and a person.
So English must not be taken for another language, and a miss costs less than it seems: the
screen and the model still read the words.
"""

from __future__ import annotations

import re
import unicodedata

from bot.casework.language_names import UNKNOWN
from bot.casework.language_words import MostWords
from bot.casework.lexicon.known import GRAVE, ING, PLAIN

# Scripts of one language, or of a few that a person has to tell apart.
_SCRIPTS = (
    ("ti", re.compile(r"[\u1200-\u139F]")),
    ("ja", re.compile(r"[\u3040-\u30FF]")),
    ("ko", re.compile(r"[\uAC00-\uD7AF]")),
    ("zh", re.compile(r"[\u3400-\u9FFF]")),
    ("hi", re.compile(r"[\u0900-\u0963\u0966-\u097F]")),
    ("gu", re.compile(r"[\u0A80-\u0AFF]")),
    ("ta", re.compile(r"[\u0B80-\u0BFF]")),
    ("te", re.compile(r"[\u0C00-\u0C7F]")),
    ("ml", re.compile(r"[\u0D00-\u0D7F]")),
    ("si", re.compile(r"[\u0D80-\u0DFF]")),
    ("th", re.compile(r"[\u0E00-\u0E7F]")),
    ("he", re.compile(r"[\u0590-\u05FF]")),
    ("el", re.compile(r"[\u0370-\u03FF\u1F00-\u1FFF]")),
    ("hy", re.compile(r"[\u0530-\u058F]")),
    ("ka", re.compile(r"[\u10A0-\u10FF]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[ыэёъЫЭЁЪ]")),
    (UNKNOWN, re.compile(r"[\u0400-\u052F\u0B00-\u0B7F\u0C80-\u0CFF\u0E80-\u0EFF\u1000-\u109F]")),
    ("ps", re.compile(r"[ټډړښځڅۍېګ]")),
    ("ckb", re.compile(r"[ێۆڕڵ]")),
)
# Letters of one language within a script of many: two are enough.
_TELLING = frozenset({"uk", "ru", "ps", "ckb"})
# A letter or two in an English sentence is a name, not a language.
_LETTERS_NEEDED = 3
_URDU = re.compile(r"[ٹڈڑںےہھ]")
_PERSIAN = frozenset(
    "است می را که این برای هستم هست نمی دارم مرا کنم کنید کند شوهرم خانه اینجا چه او به از "
    "تو پسرم دخترم می‌کند می‌زند نمی‌توانم دیگر شده".split()
)
# The joiner within a word: "he hits" and the plural.
_PERSIAN_FORMS = re.compile(r"\bن?می\u200c|\u200cها")
# Letters that, two of them together, none of our languages nor English has.
_LETTERS = (
    ("vi", re.compile(r"[ơưđảạấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)),
    ("tr", re.compile(r"[ığ]")),
    ("lt", re.compile(r"[ėįųūšž]", re.IGNORECASE)),
    ("hu", re.compile(r"[őű]", re.IGNORECASE)),
    ("cs", re.compile(r"[řěůľĺťďň]", re.IGNORECASE)),
    ("kmr", re.compile(r"[êû]", re.IGNORECASE)),
)
# Everyday words, without accents. Words that English texts hold are left out.
_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(
        "je suis mon mes il elle est pas ne avec dans pour une les des et que qui ai aide mari "
        "peur chez moi tres bonjour vous tu ma nous mais ils sont mere pere frere soeur fils "
        "fille jai cest au aux du sur veut peux peut frappe maison merci suis-je on lui".split()
    ),
    "es": frozenset(
        "mi el los las es y que yo estoy esta tengo ayuda por favor con para una mis pero muy "
        "casa miedo marido hijo hija quiere puedo hola gracias tu su lo del al nos donde como "
        "pega ahora soy hay porque ella ellos dice".split()
    ),
    "pt": frozenset(
        "eu meu minha o os as e que estou esta tenho ajuda por com para uma mas muito casa medo "
        "marido filho filha quer posso ola obrigado obrigada ele ela voce nao tem um dia agora "
        "todo onde sao da em mae pai bate foi".split()
    ),
    "it": frozenset(
        "io sono mio mia il gli che non aiuto per con una ma molto casa paura marito figlio "
        "figlia vuole posso ciao grazie lui lei ho mi si della del nella dove adesso ora anche "
        "questo picchia hanno sta sto".split()
    ),
    "de": frozenset(
        "ich bin mein meine er sie ist nicht und der das den mit fur hilfe bitte haus angst mann "
        "sohn tochter kann danke hallo wir ihr mich mir ein eine zu auf habe hat wo jetzt "
        "schlagt".split()
    ),
    "sq": frozenset(
        "une jam ne dhe nuk me per nga eshte kam shtepi burri ndihme ndihma lutem faleminderit "
        "djali vajza po si cfare ku kjo ky tani frike mund duhet te qe ju jane ka prej shume "
        "im motra vellai".split()
    ),
    "tr": frozenset(
        "ben bir bu ve beni bana evde kocam yardim lutfen cok ama icin degil var yok simdi "
        "korkuyorum oglum kizim merhaba tesekkurler nasil nerede ne o biz siz de da gibi "
        "annem babam dovuyor istiyorum".split()
    ),
    "kmr": frozenset(
        "ez min te ji bi ku dike dikim li male mere alikari xwe ev nikarim heye tune zarok "
        "zaroken ditirsim spas slav em ew jina jin kuren birayen dixe dibejin gelek".split()
    ),
    "hu": frozenset(
        "en nem hogy es egy az van vagyok ferjem segitseg kerem haz felek fiam lanyom szia "
        "koszonom most hol mit meg de itt ott mert nekem engem ver".split()
    ),
    "lt": frozenset(
        "as ir yra ne mano kad man padekite prasau namai bijau vyras sunus dukra labas aciu "
        "dabar kur bet su jis ji mane musa nuo".split()
    ),
    "cs": frozenset(
        "ja som jsem nie ne ze je mam muj moj manzel pomoc prosim doma bojim syn dcera dobry "
        "den dakujem dekuji teraz ted kde ako jak ale se sa mi ma bije to".split()
    ),
    "vi": frozenset(
        "toi em anh chi khong co la bi cua va nha chong giup cam on nhieu nhe xin chao con "
        "danh so muon duoc mot nguoi minh".split()
    ),
}
_ENGLISH = frozenset(
    "a about all am an and any are as at be because been but by can come could day de did do "
    "for from get go going got had has have he her here him his how i if im in is it its just "
    "know like me mi mum my need no not now of off on one or our out over please po pro she so "
    "some son te that the their them then there they this to too u up us was we were what when "
    "where who why will with would you your ur dont cant r n d o y e as don un per la le los "
    "men man mere hat die das war will also bin der den mit ne si al da du sur tu dos mon ben "
    "var van ver em co so on one note fur ma mes es et o des bar home us con sin chi is a "
    "ve ll t s m re ji bhai yo fr ai ur or most ku ka li bi te min el ale "
    "ja ci mene yaar fi".split()
)
_TABLES = {code: words - _ENGLISH for code, words in _WORDS.items()}
_MOST = MostWords(_TABLES)
_MOST_OF_ALL = MostWords(_WORDS)
# Three signs, and a quarter of the words, before it counts as another language. A letter with
# a mark is a sign too.
_SIGNS, _SHARE = 3, 0.25
_MARKED = re.compile(r"[à-öø-ÿāčđēěğıőšžơư]", re.IGNORECASE)
# So few words may stand in two languages.
_ALIKE = 2
# Six words of which none is English, ours or known at all: a person should see them.
_NO_ENGLISH = 6
EVERYDAY = _ENGLISH | PLAIN | GRAVE | ING


def other_by_script(text: str) -> str:
    """Return the code of a language of another script, or of letters that none of ours has."""
    if text.isascii():
        return ""  # every letter and sign below lies beyond ASCII
    fewest = _needed(text)
    for code, letters in _SCRIPTS:
        needed = 2 if code in _TELLING else fewest
        if len(letters.findall(text)) >= needed:
            return code
    if not _URDU.search(text) and _persian_signs(text) >= 2:
        return "fa"
    for code, letters in _LETTERS:
        if len(letters.findall(text)) >= 2 and not _polish_or_romanian(text):
            return code
    return ""


def other_by_words(text: str) -> tuple[str, int]:
    """Return the language of a Latin line by its everyday words, and how many it has."""
    words = _plain(text)
    if len(words) < 3:
        return "", 0
    english = sum(word in _ENGLISH for word in words)
    code, hits = _MOST.of(words)
    signs = hits + min(2, len(_MARKED.findall(text)))
    if hits >= 2 and signs >= _SIGNS and signs / len(words) >= _SHARE and signs > english:
        return code, signs
    long = [word for word in words if len(word) > 1]
    if len(long) >= _NO_ENGLISH and not any(word in EVERYDAY for word in words):
        return UNKNOWN, 1
    return "", 0


def as_many_of_another(words: list[str], count: int) -> bool:
    """Whether a line of two words is as much another language's as ours: "mi casa"."""
    return len(words) == count == _ALIKE and _MOST_OF_ALL.of(words)[1] >= count


def _persian_signs(text: str) -> int:
    return len(_PERSIAN & set(text.split())) + len(_PERSIAN_FORMS.findall(text))


def _needed(text: str) -> int:
    """How many letters of a script count: fewer when the whole text is short."""
    return min(_LETTERS_NEEDED, max(1, sum(c.isalpha() for c in text)))


def _polish_or_romanian(text: str) -> bool:
    return bool(re.search(r"[łąśżźćńășțȘȚ]", text))


def _plain(text: str) -> list[str]:
    """Return the words without accents, in lower case."""
    if text.isascii():
        return re.findall(r"[a-z]+", text.lower())
    apart = unicodedata.normalize("NFD", text.lower())
    return re.findall(r"[a-z]+", "".join(c for c in apart if not unicodedata.combining(c)))
