"""Where a contact stands in line, and what may be said of how long others waited."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework import wording
from bot.casework.cases import Case, Claim
from bot.casework.in_line import ENOUGH, STEPS, asks_how_long, only_asks, place_of, usual_wait
from bot.casework.messages import StaffName
from bot.casework.triage import Tier
from tests.fakes import START
from tests.makers import a_case

NOW = START + timedelta(hours=2)


def waiting(name: str, minutes: int, tier: Tier = Tier.P3, **more: Any) -> Case:
    """Return a case that has waited this long."""
    since = NOW - timedelta(minutes=minutes)
    return a_case(f"tg-{name}", tier=tier, opened_at=since, waiting_since=since, **more)


def claimed(name: str, waited: int, ago: int = 10, **more: Any) -> Case:
    """Return a case that was first claimed `ago` minutes ago after waiting this long."""
    at = NOW - timedelta(minutes=ago)
    opened = at - timedelta(minutes=waited)
    more = {"tier": Tier.P3, **more}
    return a_case(f"tg-{name}", opened_at=opened, first_claimed_at=at, **more)


@pytest.mark.parametrize(
    "text",
    [
        "how long do i have to wait",
        "How much longer?",
        "how long",
        "where am i in the queue",
        "what number am I in line??",
        "when will someone reply",
        "is anyone there",
        "when is a worker going to write to me",
        "when will someone message",
        "still waiting",
        "ive been waiting ages is anybody coming",
    ],
)
def test_asking_how_long_is_heard(text: str) -> None:
    """Short questions about the wait, in any spelling of them."""
    assert asks_how_long(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "how long does a caution stay on your record",
        "is there a youth club in dudley",
        "he is waiting outside for me",
        "when is the boxing on",
        "how do i get a mentor",
        "someone is there outside my house",
        "how long have you been a charity",
    ],
)
def test_other_questions_are_left_to_those_who_answer_them(text: str) -> None:
    """Nothing else is taken for a question about the wait."""
    assert not asks_how_long(text)


@pytest.mark.parametrize(
    "text",
    [
        "how long",
        "How much longer?",
        "how long do i have to wait",
        "when will someone message",
        "hello is anyone there",
        "get me a human",
        "can i speak to a real person please",
        "i need to talk to a person",
        "still waiting",
    ],
)
def test_nothing_but_the_question_is_known_whole(text: str) -> None:
    """Asking for a person, or when one comes, in words that hold nothing else."""
    assert only_asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "how long have i got left",
        "how long left",
        "how long will it take",
        "when are they coming",
        "are they here",
        "how long till he comes",
        "when will you come and kill me",
        "how long does it take to die",
        "is anyone there hes hurting me",
        "can i speak to someone before i do it",
        "get me a human or i jump",
        "i need someone",
        "hes still waiting",
    ],
)
def test_the_question_with_more_in_it_is_read_by_the_model(text: str) -> None:
    """Unsure means up: any other word leaves the tier to rules and model."""
    assert not only_asks(text)


def test_the_place_counts_who_waits_in_front_and_nobody_else() -> None:
    """Higher tiers and longer waits stand in front; claimed and practice cases do not."""
    me = waiting("me", 10)
    others = (
        waiting("danger", 1, Tier.P1),
        waiting("longer", 30),
        waiting("shorter", 5),
        waiting("practice", 40, practice=True),
        waiting("with-dave", 50, claim=Claim(StaffName("Dave"), NOW, NOW + timedelta(minutes=9))),
        waiting("lapsed", 50, claim=Claim(StaffName("Dave"), NOW, NOW - timedelta(minutes=1))),
    )
    assert place_of(me, others, NOW) == 4
    assert place_of(me, (me,), NOW) == 1


def test_few_claims_say_nothing() -> None:
    """An estimate from a handful of cases would be a guess."""
    few = [claimed(str(n), 10) for n in range(ENOUGH - 1)]
    assert usual_wait(few, (), Tier.P3, NOW) is None
    assert usual_wait([*few, claimed("one more", 10)], (), Tier.P3, NOW) == timedelta(minutes=10)


def test_old_other_and_practice_claims_do_not_count() -> None:
    """What was yesterday, at another tier or in practice says nothing about now."""
    strange = [
        *(claimed(f"old{n}", 2, ago=600) for n in range(9)),
        *(claimed(f"p1{n}", 1, tier=Tier.P1) for n in range(9)),
        *(claimed(f"practice{n}", 1, practice=True) for n in range(9)),
    ]
    assert usual_wait(strange, (), Tier.P3, NOW) is None


def test_who_still_waits_longer_makes_it_longer() -> None:
    """Five quick claims this morning do not hide that ten people wait for an hour now."""
    quick = [claimed(str(n), 4) for n in range(6)]
    slow = [waiting(f"w{n}", 70) for n in range(10)]
    assert usual_wait(quick, (), Tier.P3, NOW) == timedelta(minutes=5)
    assert usual_wait(quick, slow, Tier.P3, NOW) == timedelta(minutes=90)


@given(st.lists(st.integers(0, 300), min_size=ENOUGH, max_size=40))
def test_most_really_waited_less_than_is_said(waits: list[int]) -> None:
    """Whatever the waits were, four in five were within what is said; too long says nothing."""
    said = usual_wait([claimed(str(n), w) for n, w in enumerate(waits)], (), Tier.P3, NOW)
    if said is None:
        assert sum(w > STEPS[-1] for w in waits) >= len(waits) * 0.2 - 1
    else:
        assert sum(timedelta(minutes=w) <= said for w in waits) >= len(waits) * 0.8


def test_the_words_promise_nothing() -> None:
    """A place and a fact about today; 999 stands in front when it is an answer of its own."""
    said = wording.in_line(place=3, usual=timedelta(minutes=90), asked=True).text
    assert said.startswith("If you are in danger, call 999.")
    assert "number 3 in line" in said
    assert "most people waited less than 1 hour 30 minutes" in said
    assert "will" not in said
    first = wording.in_line(place=1, usual=None, asked=False).text
    jump = "People in danger go first, so this can change."
    assert first == f"You are first in line for a worker. {jump}"
