"""A reply becomes what Telegram takes: cut between paragraphs, buttons last, no number cut."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casework.messages import Choice
from bot.channels.telegram_format import LONGEST, button_rows, parts_of, split, units
from tests.telegram_standin.kit import a_reply


def test_a_short_reply_is_one_message_with_its_buttons() -> None:
    """Short labels share a row, long ones stand alone, and none is cut."""
    choices = [("Yes", "safe:yes"), ("No", "safe:no"), ("Talk to a person", "human"), ("Hi", "x")]
    (part,) = parts_of(a_reply("Are you safe?", choices=choices))
    assert part.rows == (
        (("Yes", "safe:yes"), ("No", "safe:no")),
        (("Talk to a person", "human"),),
        (("Hi", "x"),),
    )


def test_a_button_that_telegram_would_refuse_is_left_out() -> None:
    """One button that is too large must not cost the contact the words."""
    assert button_rows([Choice("Too long", "é" * 33), Choice("", "a"), Choice("B", "")]) == ()


def test_a_long_reply_is_cut_between_paragraphs_with_buttons_at_the_end() -> None:
    """Each part fits, nothing is lost, and the buttons are on the last."""
    text = "\n\n".join(f"Paragraph {number}. " + "word " * 150 for number in range(12))
    parts = parts_of(a_reply(text, choices=[("Yes", "y")]))
    assert len(parts) > 1
    assert all(units(part.text) <= LONGEST for part in parts)
    assert all(part.text.startswith("Paragraph") for part in parts)
    assert [bool(part.rows) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert " ".join(part.text for part in parts).split() == text.split()


def test_a_phone_number_is_never_cut() -> None:
    """Whatever stands before it, a number that someone must ring stays in one message."""
    for before in range(4_070, 4_110):
        text = "a" * (before % 7) + " b" * (before // 2) + " 0121 626 5322 or 0808 2000 247 today"
        whole = [part for part in split(text) if "0121 626 5322" in part]
        assert whole, before
        assert any("0808 2000 247" in part for part in split(text)), before


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from("ab \n.5😀é\u200d\u0301"), max_size=400))
def test_every_part_fits_and_no_letter_is_lost(text: str) -> None:
    """Counted in UTF-16 units, as Telegram counts."""
    parts = split(text, 40)
    assert all(0 < units(part) <= 40 for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


def test_nothing_to_say_is_no_message() -> None:
    """Blank words would be refused by Telegram."""
    assert parts_of(a_reply("  \n ")) == ()
