"""Plain words from what people type: tricks undone, text-speak spelt out.

`read()` keeps, for each plain word, where in the original text it came from, so that a reason
can cite the words as typed. `normalise()` gives the same as one line of text, for the model.
Both are pure, bounded by the length of the text, and use the standard library alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.casework.lexicon.glyphs import (
    ARABIC_FOLD,
    EMOJI,
    LATIN_FOLD,
    LOOK_ALIKES,
    SMALL_CAPITALS,
)
from bot.casework.lexicon.known import GRAVE, PLAIN
from bot.casework.lexicon.pairs import APOSTROPHE, PAIRS, WITH_APOSTROPHE
from bot.casework.lexicon.repair import join_spaced_letters, repair
from bot.casework.lexicon.spellings import SHORT

_TOKEN = re.compile(
    r"(?:[a-z0-9'@$*\x80-\U0010ffff]|(?<=[a-z0-9])[!|](?=[a-z0-9]))+|[.!?\n]+|[,;:()\u2026]",
)
# "he.has.a.knife": dots for spaces, three or more in one run.
_DOTTED = re.compile(r"[^\W\d]+(?:\.[^\W\d]+){3,}")
_STOPS = frozenset(".,")
# Several parts read the words of one message (the screen as it comes in and as it is handled, the
# model's features). So few are remembered that this helps with one message and no other.
REMEMBERED = 64
# Typed tokens whose plain words are remembered: a slip takes 10 times as long as a known word.
VOCABULARY = 4_096
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ`´＇ʹ"), "'")
_SENTENCE_END = frozenset("!?।۔؟…\n\r\u2028\u2029\u0085。")
_HARMLESS_EMOJI = " emoji "
_LATIN_MARKS = range(0x300, 0x370)
_ARABIC_MARKS = frozenset((*range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE)))


@dataclass(frozen=True)
class Normalised:
    """The plain words of a text. `words` holds "." and "," for breaks between clauses.

    `spans[i]` is where word i stands in the original text (start, end). `text` is the words
    as one line, with the apostrophes a plain reader would write.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    original: str

    @property
    def text(self) -> str:
        """The words as one line."""
        return " ".join([APOSTROPHE.get(word, word) for word in self.words])

    def cite(self, first: int, last: int) -> str:
        """The original characters from word `first` to word `last`, both included."""
        return " ".join(self.original[self.spans[first][0] : self.spans[last][1]].split())


def normalise(text: str) -> str:
    """Return the text as plain lower-case words, tricks and text-speak undone."""
    return read(text).text


@lru_cache(maxsize=REMEMBERED)
def read(text: str) -> Normalised:
    """Read a text into plain words with their places in the original."""
    clean, places = _clean(text)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(clean)]
    if sum(1 for token in tokens if len(token[0]) == 1) >= 3:
        tokens = join_spaced_letters(tokens)
    for token, start, end in tokens:
        span = (start, end) if places is None else (places[start], places[end - 1] + 1)
        for word in _plain(token):
            if words and (words[-1], word) in PAIRS:
                words[-1] = PAIRS[words[-1], word]
                spans[-1] = (spans[-1][0], span[1])
            elif not (word in _STOPS and words and words[-1] in _STOPS):
                words.append(word)
                spans.append(span)
            elif word == ".":
                words[-1] = word
    _settle_short(words)
    return Normalised(tuple(words), tuple(spans), text)


def _clean(text: str) -> tuple[str, list[int] | None]:
    """Lower-case ASCII punctuation and folded letters; None for places when nothing moved."""
    text = _DOTTED.sub(lambda match: match.group().replace(".", " "), text)
    if text.isascii():
        return text.lower().replace("`", "'"), None
    out: list[str] = []
    places: list[int] = []
    for index, original in enumerate(text.translate(_QUOTES)):
        folded = original.lower() if original.isascii() else _fold(original)
        out.append(folded)
        places.extend([index] * len(folded))
    return _unmask("".join(out)), places


def _fold(char: str) -> str:
    """Fold one non-ASCII character to what a reader would see."""
    if char in ARABIC_FOLD:
        return ARABIC_FOLD[char]
    if char in EMOJI:
        return f" {EMOJI[char]} "
    if char in _SENTENCE_END:
        return "."
    if char in "،、，؛":
        return ","
    code = ord(char)
    if code in _LATIN_MARKS or code in _ARABIC_MARKS or 0xFE00 <= code <= 0xFE0F:
        return ""
    category = unicodedata.category(char)
    if category == "Cf":
        return ""  # zero-width and direction marks hide words from filters
    if category[0] == "M":
        return unicodedata.normalize("NFKC", char)
    if category[0] in "PZC":
        return " " if char != "\u2026" else "."
    if 0x1F1E6 <= code <= 0x1F1FF:
        return chr(ord("a") + code - 0x1F1E6)
    if 0x1F170 <= code <= 0x1F189:
        return chr(ord("a") + code - 0x1F170)
    if category in ("So", "Sk") and not 0x24B6 <= code <= 0x24E9:
        return _HARMLESS_EMOJI if code > 0x2000 else " "
    return _fold_letter(char)


def _fold_letter(char: str) -> str:
    """Undo fullwidth, mathematical and small-capital letters; drop Latin accents."""
    small = SMALL_CAPITALS.get(char) or LATIN_FOLD.get(char)
    if small:
        return small
    wide = unicodedata.normalize("NFKC", char).lower()
    if len(wide) == 1 and wide in ARABIC_FOLD:
        return ARABIC_FOLD[wide]
    marks_off = "".join(c for c in unicodedata.normalize("NFD", wide) if ord(c) not in _LATIN_MARKS)
    return LATIN_FOLD.get(marks_off, marks_off)


def _unmask(text: str) -> str:
    """Read look-alike letters as Latin where a word mixes scripts or hides in one.

    Changes letters one for one, so places stay true.
    """
    if not any(char in LOOK_ALIKES for char in text):
        return text
    return re.sub(r"[^\s.,!?;:()]+", lambda match: _unmask_word(match.group()), text)


def _unmask_word(word: str) -> str:
    """Replace look-alikes in one word when the result is Latin throughout."""
    plain = "".join(LOOK_ALIKES.get(char, char) for char in word)
    return plain if plain.isascii() else word


@lru_cache(maxsize=VOCABULARY)
def _plain(token: str) -> tuple[str, ...]:
    """The plain words that one typed token stands for."""
    first = token[0]
    if first in ".!?\n":
        return (".",)
    if first in ",;:()\u2026":
        return (",",)
    if "'" in token:
        spelt = WITH_APOSTROPHE.get(token)
        if spelt:
            return spelt
        token = token.replace("'", "")
        if not token:
            return ()
    known = SHORT.get(token)
    if known:
        return known
    if token in PLAIN or token in GRAVE:
        return (token,)
    return repair(token)


_TO_AFTER = frozenset(
    [
        "want",
        "going",
        "got",
        "have",
        "need",
        "trying",
        "ready",
        "used",
        "about",
        "able",
        "like",
        "scared",
        "him",
        "her",
        "them",
        "back",
        "talk",
        "told",
        "said",
        "listen",
        "how",
        "i",
    ]
)


_KNOWERS = frozenset("i he she they you we dont didnt doesnt wont people everyone".split())
_KNOWN_THINGS = frozenset("where were what how who why my our if her his that what im".split())


def _settle_short(words: list[str]) -> None:
    """Read "2" as "to", "4" as "for", "no" as "know", "were" as "where" where the words say so."""
    for index in range(1, len(words) - 1):
        word = words[index]
        if word == "no" and words[index - 1] in _KNOWERS and words[index + 1] in _KNOWN_THINGS:
            words[index] = word = "know"
            if words[index + 1] == "were":
                words[index + 1] = "where"
        if word == "2" and words[index - 1] in _TO_AFTER and words[index + 1].isalpha():
            words[index] = "to"
        elif word == "4" and words[index + 1] in ("me", "you", "him", "her", "them", "the", "my"):
            words[index] = "for"
