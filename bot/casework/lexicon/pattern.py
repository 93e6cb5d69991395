"""Compile rule patterns into matchers over words.

Each word that any pattern names gets one character; a text becomes a string of one character
a word, and a pattern a regular expression of character classes over it. Gaps are bounded, so
no pattern can backtrack without bound, and a forty-word text is a forty-character string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Optional

from bot.casework.normalise import read

UNKNOWN = "\ue000"
HIDDEN = "\ue001"
STOP = "."
COMMA = ","
FIRST_CODE = chr(0x3400)
_NUMBERS = {"NSMALL": range(8), "NCHILD": range(8, 13), "NTEEN": range(13, 18)}

# How common a word is, for choosing which element of a pattern to look for first.
_COMMON = frozenset(
    """i im ive me my he hes she shes they theyre them him her his it its a an the to and is are
    was of in on at for with that this have has had got get be been do dont not you your we us
    so but if just like all up out about what when go going can cant will want know now no or
    by from there theres as one said keep keeps make makes""".split()
)


Search = Callable[[str, int], Optional["re.Match[str]"]]


class Matcher:
    """A pattern ready to search.

    Every match contains one character of `anchors` and one of `also`: a text without them
    need not be searched. `named` holds the words that the pattern itself asks for, as opposed
    to those that a gap lets through. The expression is compiled when it is first searched:
    most of a process's patterns never are in its first minutes, and a start that compiles
    all of them takes twice as long.
    """

    def __init__(self, source: str, anchors: frozenset[str], also: frozenset[str]) -> None:
        """Take the source of a regular expression over encoded words."""
        self.source = source
        self.anchors = anchors
        self.also = also
        self.named = frozenset(char for char in source if char >= FIRST_CODE)
        self.search: Search = self._first_search

    def prepare(self) -> None:
        """Compile the expression now, so that no message waits for it."""
        if self.search == self._first_search:
            self.search = re.compile(self.source).search

    def _first_search(self, code: str, start: int) -> re.Match[str] | None:
        self.prepare()
        return self.search(code, start)


class PatternBook:
    """Compiles patterns against named word classes, sharing one alphabet of words."""

    def __init__(self, classes: dict[str, str]) -> None:
        """Take word classes: name -> words, `two_words` and NAMES of other classes."""
        self._classes = classes
        # "." and "," are themselves: they are special in no character class.
        self._codes: dict[str, str] = {STOP: STOP, COMMA: COMMA}
        self._parts: dict[str, _Part] = {}
        self._alternatives: dict[str, _Part] = {}

    def knows(self, word: str) -> bool:
        """Whether a compiled pattern names the word."""
        return word in self._codes

    def encode(self, words: Sequence[str]) -> str:
        """One character a word; words that no pattern names share one character."""
        get = self._codes.get
        return "".join([get(word, UNKNOWN) for word in words])

    def compile(self, pattern: str) -> Matcher:
        """Compile one pattern. Raises ValueError when it names an unknown class."""
        parts: list[str] = []
        needed: list[frozenset[str]] = []
        elements = pattern.split()
        for place, element in enumerate(elements):
            source, words = self._element(element)
            if place == len(elements) - 1 and element.startswith("~"):
                source = source.replace("}?", "}")  # a mask's last gap covers all it may
            parts.append(source)
            if words is not None:
                needed.append(words)
        if not needed:
            raise ValueError(f"pattern {pattern!r} has no element that must be there")
        needed.sort(key=_weight)
        anchors = [frozenset(self._code(word) for word in words) for words in needed]
        also = anchors[1] if len(anchors) > 1 else anchors[0]
        return Matcher("".join(parts), anchors[0], also)

    def _code(self, word: str) -> str:
        code = self._codes.get(word)
        if code is None:
            code = chr(ord(FIRST_CODE) + len(self._codes))
            self._codes[word] = code
        return code

    def _element(self, element: str) -> tuple[str, frozenset[str] | None]:
        """Regex source of one element, and the words one of which it must contain."""
        if element == "^":
            return rf"^[{STOP}{COMMA}]*", None
        if element == "$":
            return rf"[{STOP}{COMMA}]*$", None
        if element.startswith("~~"):
            return rf"(?:.){{0,{int(element[2:])}}}?", None
        if element.startswith("~"):
            return rf"[^{STOP}]{{0,{int(element[1:])}}}?{COMMA}?", None
        if element.startswith("!"):
            return f"(?!{self._part(element[1:]).source})", None
        part = self._part(element.rstrip("?"))
        source = f"{part.source}{COMMA}?"
        if element.endswith("?"):
            return f"(?:{source})?", None
        return source, None if "$" in element else part.words

    def _part(self, element: str) -> _Part:
        """Compile `a|two_words|CLASS`, once for each spelling of it."""
        known = self._parts.get(element)
        if known is not None:
            return known
        singles: set[str] = set()
        longer: list[tuple[int, str]] = []
        words: set[str] = set()
        for alternative in element.split("|"):
            part = self._alternatives.get(alternative)
            if part is None:
                part = self._alternatives[alternative] = self._alternative(alternative)
            words |= part.words
            singles |= part.singles
            longer.extend(part.longer)
        made = _Part(frozenset(singles), tuple(dict.fromkeys(longer)), frozenset(words))
        self._parts[element] = made
        return made

    def _alternative(self, text: str) -> _Part:
        if text == "$":
            return _Part(frozenset(), ((9, rf"(?=[{STOP}{COMMA}]*$)"),), frozenset())
        if text in _NUMBERS:
            return self._part("|".join(str(number) for number in _NUMBERS[text]))
        if text in self._classes:
            return self._part("|".join(self._classes[text].split()))
        pieces = text.split("_")
        if any(piece in self._classes or piece in _NUMBERS for piece in pieces):
            parts = [self._part(piece) for piece in pieces]
            rarest = min(parts, key=lambda part: _weight(part.words))
            source = "".join(part.source for part in parts)
            return _Part(frozenset(), ((len(pieces), source),), rarest.words)
        if text.isupper():
            raise ValueError(f"no word class {text!r}")
        # Patterns are written as people spell; the text is matched as it is normalised.
        words = read(" ".join(pieces)).words
        if not words:
            raise ValueError(f"{text!r} is no word")
        codes = "".join(self._code(word) for word in words)
        if len(words) == 1:
            return _Part(frozenset(codes), (), frozenset(words))
        rare = [word for word in words if word not in _COMMON]
        kept = max(rare or list(words), key=len)
        return _Part(frozenset(), ((len(words), codes),), frozenset({kept}))


@dataclass(frozen=True)
class _Part:
    """One element: characters of its single words, sources of its longer phrases."""

    singles: frozenset[str]
    longer: tuple[tuple[int, str], ...]
    words: frozenset[str]

    @property
    def source(self) -> str:
        """Regex source: longer phrases first, then one character class."""
        ordered = [text for _, text in sorted(self.longer, key=lambda item: -item[0])]
        if self.singles:
            ordered.append(f"[{''.join(sorted(self.singles))}]")
        return f"(?:{'|'.join(ordered)})"


def _weight(words: Iterable[str]) -> int:
    return sum(60 if word in _COMMON else 1 for word in words)
