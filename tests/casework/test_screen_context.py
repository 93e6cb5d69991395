"""What came before the words: fragments, our question, an open case, quoted words."""

from __future__ import annotations

import pytest

from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Tier


@pytest.mark.parametrize(
    "fragments",
    [
        ("theyre outside", "mine", "with a machete"),
        ("he put", "his hands", "round my neck"),
        ("ive took", "loads of", "tablets"),
    ],
)
def test_fragments_sent_in_a_row_are_read_together(fragments: tuple[str, ...]) -> None:
    """Danger typed in pieces is caught with the piece that completes it."""
    *before, last = fragments
    assert not screen(last).tier.urgent
    screening = screen(last, context=ScreenContext(recent=tuple(before)))
    assert screening.tier.urgent
    assert "just before" in screening.hits[0].reason


def test_an_earlier_danger_is_not_counted_again() -> None:
    """Thanks after a danger is thanks: the case keeps its tier, the message has its own."""
    context = ScreenContext(recent=("theyre outside mine with a machete",))
    assert screen("thanks", context=context).tier is Tier.P4


@pytest.mark.parametrize("words", ["he's back", "hes here", "theyre outside again", "shes home"])
def test_a_return_during_an_urgent_case_is_danger_now(words: str) -> None:
    """Words like "he's back" after a P2 are P1."""
    assert screen(words, context=ScreenContext(case_tier=Tier.P2)).tier is Tier.P1


def test_a_return_without_a_case_says_less() -> None:
    """The same words in a calm talk are no P1 by themselves."""
    assert screen("the mentor said hes back on tuesday").tier is Tier.P4


@pytest.mark.parametrize("words", ["no", "n", "N", "not really", "nah", "Nope", "no im not", "nie"])
def test_no_to_are_you_safe_is_urgent(words: str) -> None:
    """A bare "no" to our safety question raises to P2 and says why."""
    screening = screen(words, context=ScreenContext(asked="safe"))
    assert screening.tier.rank <= 2
    assert any("Are you safe right now?" in hit.reason for hit in screening.hits)


@pytest.mark.parametrize("words", ["yes", "y", "yeah im ok", "Y"])
def test_yes_to_are_you_safe_raises_nothing(words: str) -> None:
    """A plain "yes" adds nothing."""
    assert screen(words, context=ScreenContext(asked="safe")).tier is Tier.P4


def test_no_to_is_it_safe_to_message_makes_the_talk_covert() -> None:
    """If it is not safe to write, the next reply must show nothing."""
    screening = screen("no", context=ScreenContext(asked="safe_chat"))
    assert screening.covert
    assert screening.tier is Tier.P2


def test_a_bare_no_means_nothing_when_nothing_was_asked() -> None:
    """Without our question a "no" is only a no."""
    assert screen("no").tier is Tier.P4


def test_danger_in_an_answer_is_still_danger() -> None:
    """An answer that says more is read as words too."""
    context = ScreenContext(asked="safe")
    assert screen("yes but he's got a knife outside my door", context=context).tier is Tier.P1


def test_quoted_words_count_at_their_tier_and_say_so() -> None:
    """A forwarded threat is danger, and the reason says that it was quoted."""
    screening = screen("look what he sent", quoted="im outside yours with a knife, ur dead tonight")
    assert screening.tier.urgent
    assert any("(in quoted words)" in hit.reason for hit in screening.hits)


def test_quoting_never_lowers() -> None:
    """Calm quoted words leave danger as it is."""
    words = "hes hitting my mum"
    assert screen(words, quoted="see you at youth club").tier is screen(words).tier


@pytest.mark.parametrize("text", [", 13 and scared", "13", ",", ". , 12 , ."])
def test_an_age_at_the_very_start_is_read_and_breaks_nothing(text: str) -> None:
    """A message may begin with a comma or a number."""
    assert screen(text).tier in Tier
