"""The laboratory's contacts: each message different, and of the tier that the oracle counts on."""

from __future__ import annotations

import pytest

from bench.chaos.orders import Orders
from bench.chaos.words import MARK, TEXTS, mark_of, scripts
from bot.casework.messages import Channel
from bot.casework.screen import screen
from bot.casework.triage import Tier


def test_every_message_of_a_long_run_is_different_and_carries_its_mark() -> None:
    """20,000 messages: no two alike, and a mark is found again in its text."""
    lines = [line for script in scripts(Orders(1)) for line in script.lines]
    assert len(lines) == 20_000
    assert len({line.text for line in lines}) == len({line.mark for line in lines}) == 20_000
    assert all(MARK.findall(line.text) == [line.mark] for line in lines)


def test_the_same_seed_makes_the_same_words() -> None:
    """A run can be done again; another seed is another run."""
    small = Orders(3, conversations=20, messages=200)
    assert scripts(small) == scripts(small)
    assert scripts(small) != scripts(Orders(4, conversations=20, messages=200))


@pytest.mark.parametrize("number", range(0, 20_000, 1733))
def test_the_rules_see_the_tier_that_the_oracle_counts_on(number: int) -> None:
    """A mark changes nothing in what the screen makes of the words."""
    for tier, texts in TEXTS.items():
        for text in texts:
            assert screen(f"{text} {mark_of(number)}").tier is tier


def test_a_run_has_danger_and_both_channels() -> None:
    """Even the small run tries what must be tried."""
    made = scripts(Orders(5, conversations=30, messages=300, web_share=0.2))
    assert any(script.danger for script in made)
    assert {script.channel for script in made} == {Channel.TELEGRAM, Channel.WEBCHAT}
    assert {line.tier for script in made for line in script.lines} == set(Tier)
