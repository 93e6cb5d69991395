"""A referral pack as a PDF: A4, plain, to be read on paper by somebody in a hurry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from bot.casework.pack_pages import Row, sections, title_of
from bot.casework.packs import Draft, Look, Pack
from bot.casework.triage import Route
from bot.desk.pack_type import BOLD, FACES, FONTS, close_fonts, typeset

MARGIN = 18  # mm
INK, SOFT, LINE = (20, 24, 28), (85, 92, 100), (190, 196, 202)
PROTECT = (
    "Confidential: about the safety of a person. For the receiver alone. Do not contact the "
    "person in a way that is not named as safe here."
)
WRITTEN_OUT = (
    "{count} of the signs in the words could not be drawn here. Each is written out in square "
    "brackets; the JSON file has the words as they came."
)


class Sheets(FPDF):
    """The pages of one pack: a foot on each names the pack, the page and the checksum."""

    def __init__(self, foot: str) -> None:
        """`foot` stands on every page."""
        super().__init__(format="A4")
        self._foot = foot
        self.set_margin(MARGIN)
        self.set_auto_page_break(True, margin=24)
        for family, file in FACES.items():
            self.add_font(family, fname=FONTS / file)
        self.add_font("plain", style="B", fname=FONTS / BOLD)
        self.set_fallback_fonts([name for name in FACES if name != "plain"], exact_match=False)
        self.set_text_shaping(True)
        self.set_lang("en-GB")

    def footer(self) -> None:
        """Draw the foot; called by the library for each page."""
        self.set_y(-19)
        self.set_font("plain", size=7)
        self.set_text_color(*SOFT)
        self.multi_cell(0, 3.4, f"{self._foot}\nPage {self.page_no()} of {{nb}}", align="C")


def draw(
    pack: Pack,
    draft: Draft,
    look: Look,
    checksum: str,
    *,
    zone: tzinfo,
    routes: Mapping[Route, str],
) -> bytes:
    """Return the PDF of one revision. The same sections as on the desk's page."""
    sheets = Sheets(f"{pack.pack_id}, draft {draft.revision}. SHA-256 of the content: {checksum}")
    title = title_of(draft)
    sheets.set_title(title)
    sheets.set_author("Violence Reduction Unit")
    sheets.set_creation_date(look.at)
    sheets.add_page()
    sheets.set_text_color(*INK)
    sheets.set_font("plain", style="B", size=17)
    _lines(sheets, title, 8)
    sheets.set_font("plain", size=9)
    sheets.set_text_color(*SOFT)
    _lines(sheets, PROTECT, 4.4)
    whole = sections(draft, zone, routes, look)
    count = sum(
        typeset(part).written_out for s in whole for r in s.rows for part in (r.label, r.text)
    )
    if count:
        _lines(sheets, WRITTEN_OUT.format(count=count), 4.4)
    for section in whole:
        _heading(sheets, section.title)
        for row in section.rows or (Row("", section.none),):
            _row(sheets, row)
    try:
        return bytes(sheets.output())
    finally:
        close_fonts(sheets)


def _heading(sheets: Sheets, title: str) -> None:
    if sheets.will_page_break(24):
        sheets.add_page()
    sheets.ln(4)
    sheets.set_draw_color(*LINE)
    sheets.line(MARGIN, sheets.get_y(), sheets.w - MARGIN, sheets.get_y())
    sheets.ln(1.5)
    sheets.set_text_color(*INK)
    sheets.set_font("plain", style="B", size=11.5)
    _lines(sheets, title, 6)


def _row(sheets: Sheets, row: Row) -> None:
    if row.label:
        sheets.set_font("plain", size=8.5)
        sheets.set_text_color(*SOFT)
        _lines(sheets, row.label, 4.4)
    sheets.set_font("plain", size=10.5)
    sheets.set_text_color(*INK)
    if not row.quote:
        _lines(sheets, row.text, 5.2)
        sheets.ln(0.8)
        return
    sheets.set_left_margin(MARGIN + 6)
    sheets.set_x(MARGIN + 6)
    _lines(sheets, row.text, 5.2)
    sheets.set_left_margin(MARGIN)
    sheets.set_x(MARGIN)
    sheets.ln(1.2)


def _lines(sheets: Sheets, text: str, height: float) -> None:
    sheets.multi_cell(0, height, typeset(text).text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
