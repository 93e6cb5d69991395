"""Promises about any text at all."""

from __future__ import annotations

import sys
import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.casework.lexicon.classes import CLASSES
from bot.casework.normalise import normalise, read
from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Tier
from tests.casework.screen_cases import CALM, URGENT

WORDS = sorted({word for text in CLASSES.values() for word in text.lower().split("_")})
TALK = st.lists(st.sampled_from(" ".join(WORDS).split()), max_size=60).map(" ".join)
ANY = st.one_of(st.text(max_size=400), TALK)
DANGER = st.sampled_from([case[2] for case in URGENT])
CAP_S = 0.05


@given(ANY)
@example("\ud800")
@example("\x00" * 50)
@example("k " * 300)
def test_no_text_raises_and_the_same_text_gives_the_same_answer(text: str) -> None:
    """Whatever is typed, the screen answers, and answers alike."""
    assert screen(text) == screen(text)


@given(ANY, ANY)
def test_adding_quoted_words_never_lowers_the_tier(text: str, quoted: str) -> None:
    """Quoted words are read beside the contact's own, never instead."""
    assert screen(text, quoted=quoted).tier.rank <= screen(text).tier.rank


@given(ANY, st.lists(ANY, max_size=4), st.sampled_from([None, *Tier]))
def test_context_never_lowers_the_tier(
    text: str, recent: list[str], case_tier: Tier | None
) -> None:
    """What came before may raise a message, never calm it."""
    context = ScreenContext(recent=tuple(recent), case_tier=case_tier)
    assert screen(text, context=context).tier.rank <= screen(text).tier.rank


@given(DANGER)
def test_capitals_and_spaces_hide_no_danger(words: str) -> None:
    """Shouting and stray spaces change nothing."""
    loud = f"  {words.upper()}  !!"
    assert screen(loud).tier.rank <= max(2, screen(words).tier.rank)


@given(DANGER, st.integers(min_value=0, max_value=60))
def test_invisible_characters_hide_no_danger(words: str, place: int) -> None:
    """A zero-width character inside a word is seen through."""
    hidden = words[:place] + "\u200b" + words[place:]
    assert screen(hidden).tier is screen(words).tier


@given(ANY)
def test_citations_are_pieces_of_the_text(text: str) -> None:
    """Every plain word points at its place in the original."""
    norm = read(text)
    assert len(norm.words) == len(norm.spans)
    for first, last in norm.spans:
        assert 0 <= first < last <= len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=120))
def test_normalising_settles(text: str) -> None:
    """Normalising what was normalised twice changes nothing more."""
    once = normalise(normalise(text))
    assert normalise(once) == once


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([*CALM, *(case[2] for case in URGENT)]))
def test_a_very_long_text_is_answered_in_bounded_time(words: str) -> None:
    """A hundred thousand characters cost no more than a blink."""
    text = (f"{words} " * (100_000 // (len(words) + 1)))[:100_000]
    spent = min(_timed(text) for _ in range(3))
    assert spent < CAP_S * (10 if sys.gettrace() else 4)  # busy machines get room


def _timed(text: str) -> float:
    start = time.process_time()
    screen(text)
    return time.process_time() - start
