"""Which signs the pack's fonts can draw; what they cannot is written out, never dropped."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

FONTS = Path(__file__).parent / "fonts"
# In the order in which they are asked for a sign: Latin, Greek and Cyrillic first.
FACES = {
    "plain": "NotoSans-Regular.ttf",
    "arabic": "NotoSansArabic-Regular.ttf",
    "bengali": "NotoSansBengali-Regular.ttf",
    "gurmukhi": "NotoSansGurmukhi-Regular.ttf",
    "ethiopic": "NotoSansEthiopic-Regular.ttf",
}
BOLD = "NotoSans-Bold.ttf"
# They draw nothing by themselves: joiners, direction marks, the choice of an emoji's look.
UNSEEN = frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufe0e\ufe0f\u00ad")
# Where the Unicode name would tell an English reader nothing.
CLEARER = {"\U0001f52a": "kitchen knife"}
LAYOUT = frozenset("\n\t ")


@dataclass(frozen=True)
class Typeset:
    """A text as it can be drawn, and how many signs of it had to be written out."""

    text: str
    written_out: int = 0


@cache
def drawn_signs() -> frozenset[int]:
    """Return every sign that one of the fonts has."""
    sheets = FPDF()
    for family, file in FACES.items():
        sheets.add_font(family, fname=FONTS / file)
    fonts = [font for font in sheets.fonts.values() if isinstance(font, TTFFont)]
    found = frozenset(sign for font in fonts for sign in font.cmap)
    close_fonts(sheets)
    return found


def close_fonts(sheets: FPDF) -> None:
    """Close the font files that the library leaves open."""
    for font in sheets.fonts.values():
        if isinstance(font, TTFFont):
            font.close()


def typeset(text: str, has: Callable[[str], bool] | None = None) -> Typeset:
    """Write out what cannot be drawn: an emoji by its name, a letter by its code point.

    Code points stand in one pair of brackets for each run: `[U+4F60 U+597D]`.
    """
    has = has or _has
    parts: list[str] = []
    run: list[str] = []
    count = 0
    for sign in unicodedata.normalize("NFC", text):
        if sign in UNSEEN and sign not in "\u200c\u200d":
            continue
        if sign in LAYOUT or has(sign):
            _end(run, parts)
            parts.append(sign)
            continue
        if sign in UNSEEN:
            continue  # a joiner of a font that draws without it
        count += 1
        name = _emoji_name(sign)
        if name:
            _end(run, parts)
            parts.append(f"[{name}]")
        else:
            run.append(f"U+{ord(sign):04X}")
    _end(run, parts)
    return Typeset("".join(parts), count)


def _has(sign: str) -> bool:
    hidden = unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") and sign not in UNSEEN
    return ord(sign) in drawn_signs() and not hidden


def _emoji_name(sign: str) -> str:
    if unicodedata.category(sign) not in ("So", "Sk"):
        return ""
    return CLEARER.get(sign) or unicodedata.name(sign, "").lower()


def _end(run: list[str], parts: list[str]) -> None:
    if run:
        parts.append(f"[{' '.join(run)}]")
        run.clear()
