"""Readying the rules ahead of the first message."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest

from bot.casework.lexicon.book import RuleBook
from bot.casework.lexicon.rules import MASKS, RULES
from bot.casework.triage import Tier
from bot.workers import warming
from tests.casework.screen_cases import CALM, URGENT

WORDS = (*(text for _, _, text in URGENT), *CALM)


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that each expression is added to as it is compiled from now on."""
    seen: list[str] = []
    real = re.compile

    def compile_(source: str, flags: int = 0) -> re.Pattern[str]:
        seen.append(source)
        return real(source, flags)

    monkeypatch.setattr("bot.casework.lexicon.pattern.re.compile", compile_)
    return seen


def found(book: RuleBook) -> list[tuple[str, int, int]]:
    """Return what matches in WORDS, by rule and place."""
    places = []
    for text in WORDS:
        code = book.encode(text.split())
        matches = book.find(book.hide(code), plain=code)
        places += [(each.rule.key, each.first, each.last) for each in matches]
    return places


def counted_steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have the worker prepare five rules; return the list that each is noted in."""
    done: list[int] = []

    def steps() -> Iterator[None]:
        for step in range(5):
            done.append(step)
            yield

    monkeypatch.setattr(warming, "prepare", steps)
    return done


def test_no_message_waits_for_a_rule_that_was_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found is the same, and nothing is compiled any more while it is looked for."""
    cold, ready = RuleBook(RULES, MASKS), RuleBook(RULES, MASKS)
    for _ in ready.prepare():
        pass
    seen = compiled(monkeypatch)
    places = found(ready)
    assert places
    assert not seen
    assert found(cold) == places
    assert seen


def test_the_most_urgent_rules_are_prepared_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that danger waits least when it is the first to come."""
    book = RuleBook(RULES, MASKS)
    own = {rule.key: {book.phrase_class(each).source for each in rule.patterns} for rule in RULES}
    seen = compiled(monkeypatch)
    steps = book.prepare()
    danger = set().union(*(own[rule.key] for rule in RULES if rule.tier is Tier.P1))
    while danger - set(seen):
        next(steps)
    assert not any(set(seen) & own[rule.key] - danger for rule in RULES if rule.tier is Tier.P3)


async def test_a_worker_prepares_a_little_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two rules other work has its turn; afterwards it waits to be told to stop."""
    done = counted_steps(monkeypatch)
    stop, pauses = asyncio.Event(), list[float]()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 5:
            asyncio.get_running_loop().call_soon(stop.set)

    await warming.warm_up(stop, sleep=pause)
    assert done == [0, 1, 2, 3, 4]
    assert len(pauses) == 5


async def test_a_worker_that_is_told_to_stop_prepares_no_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A restart need not wait for rules that nobody will use."""
    done = counted_steps(monkeypatch)
    stop = asyncio.Event()

    async def pause(_: float) -> None:
        stop.set()

    await warming.warm_up(stop, sleep=pause)
    assert done == [0, 1]
