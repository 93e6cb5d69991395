"""The PDF of a pack: every language of the contacts is drawn, and nothing vanishes."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.packs import Draft, Look, Quote
from bot.casework.triage import Route
from bot.desk.pack_pdf import draw
from bot.desk.pack_type import FACES, FONTS, UNSEEN, typeset
from tests.casework.test_packs import DAVE, a_draft, a_pack
from tests.fakes import START

ROUTES = {route: route.value for route in Route}
WORDS = (
    "میرا شوہر مجھے مارتا ہے",
    "ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ",
    "আমার স্বামী আমাকে মারে",
    "mąż mnie bije, źle",
    "soțul mă bate acum",
    "ninkayga wuu igu garaacayaa",
    "زوجي يضربني",
    "ብዓልቤተይ ይወቕዓኒ",
    "Він б'є мене",
    "Tôi cần giúp đỡ",
)


def drawn(draft: Draft) -> bytes:
    """Return the PDF of a draft."""
    look = Look(DAVE, START, draft.revision)
    return draw(a_pack(draft), draft, look, "c" * 64, zone=timezone.utc, routes=ROUTES)


@pytest.mark.parametrize("text", WORDS)
def test_the_languages_of_the_contacts_are_drawn_as_they_are(text: str) -> None:
    """No sign of our languages has to be written out."""
    assert typeset(text).written_out == 0
    assert typeset(text).text == text


def test_what_cannot_be_drawn_is_written_out() -> None:
    """An emoji stands by its name, other letters by code points that can be looked up."""
    assert typeset("help 😭🔪").text == "help [loudly crying face][kitchen knife]"
    assert typeset("说 你好 now").text == "[U+8BF4] [U+4F60 U+597D] now"
    assert typeset("a\u202eb\x07").text == "a[U+202E]b[U+0007]"
    assert typeset("说你").written_out == 2


@given(st.text(max_size=60))
def test_no_sign_is_dropped_silently(text: str) -> None:
    """Whatever a contact writes, each sign is drawn or written out."""
    made = typeset(text)
    visible = [sign for sign in text if sign not in UNSEEN]
    assert bool(made.text) == bool(visible) or not visible
    assert "[" in made.text or made.written_out == 0


def test_a_whole_pack_is_drawn_without_a_missing_sign(caplog: pytest.LogCaptureFixture) -> None:
    """The library warns of each sign that it cannot draw; there is none, however mixed."""
    every = (*WORDS, "说 😭 \u202e", "long " * 900, "a" * 500)
    quotes = tuple(Quote(f"{n}-0", START, "Contact", text) for n, text in enumerate(every))
    with caplog.at_level(logging.WARNING):
        data = drawn(replace(a_draft(), words=quotes))
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") >= 2
    assert not [record for record in caplog.records if "missing" in record.getMessage()]


def test_the_fonts_come_with_their_licence() -> None:
    """Who hands the fonts on hands on their licence."""
    assert "SIL Open Font License, Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert all((FONTS / name).is_file() for name in FACES.values())
