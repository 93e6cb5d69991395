"""Every fixed line that is not an urgent text: plain, whole, and no time without a worker."""

from __future__ import annotations

import re
from itertools import product

import pytest

from bot.casework import wording
from bot.casework.triage import Route
from bot.casework.wording import FixedText
from tests.casework.wording_kit import AGES, DUE, FORBIDDEN, NUMBERS, TIMES, URGENT, sentences


def others() -> dict[str, FixedText]:
    """Every other line, by the name of its function."""
    n = NUMBERS
    lines = {
        "added": wording.added(monitored=False),
        "automatic": wording.automatic_while_staff_lead(route=Route.FAMILY, age=14, numbers=n),
        "away": wording.away(hours=3),
        "away_told": wording.away_told(hours=3),
        "clarify": wording.clarify(),
        "closing": wording.closing(numbers=n),
        "concern": wording.concern(due=DUE, route=Route.SCHOOL, numbers=n),
        "erase_check": wording.erase_check(urgent=False),
        "erase_check_urgent": wording.erase_check(urgent=True),
        "erased": wording.erased(),
        "finishing": wording.finishing(),
        "first_contact": wording.first_contact(numbers=n),
        "given_back": wording.given_back(),
        "handed_back": wording.handed_back(),
        "help": wording.help_text(numbers=n),
        "model_away": wording.model_away(numbers=n),
        "paused": wording.paused(),
        "person_wanted": wording.person_wanted(due=None, numbers=n),
        "please_type": wording.please_type(first=False, numbers=n),
        "please_type_first": wording.please_type(first=True, numbers=n),
        "privacy": wording.privacy(),
        "safe_chat_why": wording.safe_chat_why(),
        "safe_chat_unsure": wording.safe_chat_answer("anything"),
        "safe_chat_yes": wording.safe_chat_answer("yes"),
        "staff_joined": wording.staff_joined("Amina"),
        "started_again": wording.started_again(),
        "store_away": wording.store_away(urgent=False, numbers=n),
        "store_away_urgent": wording.store_away(urgent=True, numbers=n),
        "thanked": wording.thanked_after_urgent(),
        "topics": wording.topics(),
        "universal": wording.universal_help(numbers=n),
    }
    return lines | {f"plain {route.value}": wording.plain(route) for route in Route}


@pytest.mark.parametrize(("name", "line"), others().items())
def test_every_other_line_is_plain_and_whole(name: str, line: FixedText) -> None:
    """Filled in, short sentences, no forbidden word, buttons that fit a channel."""
    assert line.text
    assert line.key
    assert not re.search(r"[{}|]", line.text)
    for sentence in sentences(line.text):
        assert len(sentence.split()) < 18, sentence
    lowered = line.text.lower()
    assert not [bad for bad in FORBIDDEN if re.search(rf"\b{bad}\b", lowered)], name
    for choice in line.choices:
        assert choice.label
        assert len(choice.value.encode()) <= 64


def test_the_first_words_tell_the_limits_and_nothing_to_a_passer_by() -> None:
    """A computer, who reads, when we tell someone, 999; and a bland start of the chat list."""
    text = wording.first_contact(numbers=NUMBERS).text
    for said in ("computer", "Staff may read", "We will tell someone if", "999", "police"):
        assert said in text
    assert not re.search(r"abus|violen|police", text[:200].lower())


def test_a_reply_time_is_given_only_when_someone_is_on_shift() -> None:
    """With a due time it is said; without one there is no time at all."""
    for route in Route:
        staffed = wording.concern(due=DUE, route=route, numbers=NUMBERS).text
        assert "by 4:30pm on Tuesday" in staffed
        unstaffed = wording.concern(due=None, route=route, numbers=NUMBERS).text
        assert "No one is on shift right now." in unstaffed
        assert not TIMES.search(unstaffed)
    assert "4:30pm" in wording.person_wanted(due=DUE, numbers=NUMBERS).text
    assert not TIMES.search(wording.person_wanted(due=None, numbers=NUMBERS).text)


def test_unreadable_things_in_danger_repeat_the_numbers_first() -> None:
    """A voice note or a place within a P1 or P2 gets the numbers again, then what to do."""
    for tier, route, age, location in product(URGENT, Route, AGES, (True, False)):
        text = wording.unreadable_urgent(
            tier=tier, route=route, location=location, age=age, numbers=NUMBERS
        ).text
        assert re.search(r"\d{3}", sentences(text)[0])
        assert ("Staff can see the place" in text) == location
        assert ("Please type it" in text) == (not location)
        assert "A worker has been told" not in text


def test_a_member_of_staff_is_introduced_by_first_name() -> None:
    """The contact learns that a person is there, and a name to say."""
    assert "I'm Amina" in wording.staff_joined("Amina").text
    assert "I'm a person" in wording.staff_joined("Amina").text


@pytest.mark.parametrize(
    ("hours", "says"), [(0, "less than an hour"), (1, "1 hour "), (5, "5 hours")]
)
def test_after_being_away_the_first_words_are_a_number(hours: int, says: str) -> None:
    """We say how long, and ask whether the contact is safe."""
    line = wording.away(hours=hours)
    assert "999" in sentences(line.text)[0]
    assert says in line.text
    assert line.asks == "safe"
