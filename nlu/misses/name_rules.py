"""First names and surnames, by what stands before them and by a list of common ones."""

from __future__ import annotations

import re
from pathlib import Path

STAND_INS = tuple("Alex Sam Jo Charlie Robin Kit Jamie Ash Morgan Taylor Jules Frankie".split())
NAMES_FILE = Path(__file__).parent / "names.txt"


def _listed() -> tuple[list[str], list[str]]:
    """Names that are only names, and those that are words as well (marked with a star)."""
    lines = NAMES_FILE.read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    return (
        [name for name in names if not name.endswith("*")],
        [name.rstrip("*") for name in names if name.endswith("*")],
    )


_ONLY_NAMES, _ALSO_WORDS = _listed()
_WORD = r"[A-Za-zÀ-žḀ-ỿ][\w'’-]+"
_CAPITAL = r"[A-ZÀ-Ž][\w'’-]+"
# Words that follow "i'm", "called" or a title without being a name.
_NO_NAME = (
    r"(?!(?:not|so|the|a|an|in|on|at|my|me|him|her|them|it|you|your|police|names?|off|out|for|"
    r"about|going|scared|fine|ok|okay|gonna|sick|just|really|being|from|with|and|or|who|what|"
    r"this|that|us|again|back|up|over|if|when|because|to|is|was|someone|nobody|999|101|said|"
    r"says|keeps|has|had|will|wont|still|always)\b)"
)
_KIN = (
    r"(?:mate|friend|bestie|bro|brother|sis|sister|cousin|cuz|boyfriend|girlfriend|bf|gf|ex|"
    r"husband|wife|partner|son|daughter|lad|uncle|auntie|aunt|stepdad|stepmum|stepmom|"
    r"neighbour|teacher|baby|boy|girl|kid|nephew|niece|pimp|dealer|elder)"
)
_ENDS = r"(?=\s*(?:$|[.,!?;]|(?:and|i|im|i'm|he|she|they|my)\b))"
_CALLED = r"(?:is|'s|s|lad|man|guy|boy|girl|kid|someone) called"
_TITLE = r"(?:mr|mrs|ms|dr|pc|sgt|sir|officer|detective)"
_LISTED = "|".join(_ONLY_NAMES)
_WORDS_TOO = "|".join(name.title() for name in _ALSO_WORDS)
# The one group of each is the name. Longest cues first.
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # "My name is Kayleigh Price", "he's called Reece"
        rf"\b(?i:name'?s?(?: is)?|names are|called|known as|this is|it'?s) "
        rf"((?i:{_NO_NAME}){_CAPITAL}(?: {_CAPITAL})*)",
        # "my names priya kaur", "theres a lad called reece"
        rf"\b(?i:name'?s?(?: is)?|named) "
        rf"((?i:{_NO_NAME}){_WORD}(?: (?i:{_NO_NAME}){_WORD}{_ENDS})?)",
        rf"\b(?i:{_CALLED}) ((?i:{_NO_NAME}){_WORD})",
        # "Mr Ahmed", "pc jones", "Miss Khan" (but not "miss you")
        rf"\b(?i:{_TITLE})\.? ({_CAPITAL}(?: {_CAPITAL})?)",
        rf"\b(?i:mr|mrs|dr|pc)\.? ((?i:{_NO_NAME}){_WORD})",
        rf"\b[Mm]iss ({_CAPITAL}(?: {_CAPITAL})?)",
        # "my mate Jayden", "her ex Curtis Bell", "I'm Aaliyah"
        rf"\b(?i:{_KIN}) ({_CAPITAL}(?: {_CAPITAL})?)",
        rf"\b(?:[Ii]'?m|[Ii] am) ((?i:{_NO_NAME}){_CAPITAL})\b",
        # Common names however they are typed, with a surname in capitals; those that are words
        # as well only inside a sentence and in capitals.
        rf"\b((?i:{_LISTED})(?: {_CAPITAL})?)(?=(?:'?s)?\b)",
        rf"(?<=[a-z,] )({_WORDS_TOO})\b",
    )
)
_OPEN, _SHUT = "\ue000", "\ue001"  # private to this module while names are being replaced


class Names:
    """Stand-ins for the names of one text: the same name, the same stand-in."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def mark(self, match: re.Match[str]) -> str:
        """The match with its name marked, so that no later pattern takes a stand-in for a name."""
        start, end = match.start(1) - match.start(), match.end(1) - match.start()
        whole = match.group()
        return f"{whole[:start]}{_OPEN}{self._of(match.group(1))}{_SHUT}{whole[end:]}"

    def _of(self, name: str) -> str:
        key = name.split(maxsplit=1)[0].lower()
        if key not in self._known:
            self._known[key] = STAND_INS[len(self._known) % len(STAND_INS)]
        # Letters that no pattern reads.
        return "".join(chr(ord(letter) + _SHIFT) for letter in self._known[key])


_SHIFT = 0xE100  # into the private use area
_MARKED = re.compile(f"{_OPEN}([^{_SHUT}]*){_SHUT}")


def shown(text: str) -> str:
    """The text with its marked stand-ins as plain words."""
    return _MARKED.sub(lambda m: "".join(chr(ord(c) - _SHIFT) for c in m.group(1)), text)
