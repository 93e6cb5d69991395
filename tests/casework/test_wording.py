"""The fixed wording, walked whole: every tier, route, age, told or not, covert or not."""

from __future__ import annotations

import re
from itertools import product

import pytest

from bot.casework import wording
from bot.casework.triage import Route, Tier
from bot.casework.wording import fixed_wording
from tests.casework.wording_kit import (
    AGES,
    FORBIDDEN,
    NUMBERS,
    TIMES,
    UNTOLD,
    URGENT,
    WALK,
    sentences,
    walk,
    words_of,
)


def test_every_urgent_text_starts_with_a_number() -> None:
    """Numbers first, with no question in front: 999 for P1, a helpline for P2."""
    for variant, tier, route, _, age, text in WALK:
        first = sentences(text.text)[0]
        where = (variant, tier, route, age, first)
        assert "?" not in first, where
        if tier is Tier.P1:
            assert "999" in first, where
        else:
            assert re.search(r"\d{3,}", first), where
            assert "999" in text.text, where


def test_every_urgent_text_is_short_and_plain() -> None:
    """P1 under 40 words, P2 under 60, sentences under 15, no forbidden word."""
    for variant, tier, route, told, age, text in WALK:
        where = (variant, tier, route, told, age, text.text)
        assert len(words_of(text.text)) < (40 if tier is Tier.P1 else 60), where
        for sentence in sentences(text.text):
            assert len(re.sub(r"https\S+", "", sentence).split()) < 15 + sum(
                part.strip(".,").isdigit() for part in sentence.split()
            ), sentence
        assert not [bad for bad in FORBIDDEN if re.search(rf"\b{bad}\b", text.text.lower())], where


def test_every_urgent_text_says_who_reads_it() -> None:
    """Told: a worker has been told. Not told: said in the first lines, and never a time."""
    for variant, tier, route, told, age, text in WALK:
        where = (variant, tier, route, age, text.text)
        assert ("A worker has been told." in text.text) == told, where
        assert (UNTOLD in text.text) == (not told), where
        if not told:
            assert text.text.splitlines()[1].startswith(UNTOLD), where
        assert not TIMES.search(text.text.replace("24-hour", "")), where
        machine = "can't call for you" if tier is Tier.P1 else "not an emergency service"
        assert machine in text.text, where


def test_every_number_in_urgent_texts_is_verified() -> None:
    """Each digit and link is 999, 55, an age, or a verified fact of the directory."""
    facts = {
        getattr(entry, fact)
        for entry in NUMBERS.shown
        for fact in ("phone", "text_number", "website")
        if getattr(entry, fact) and entry.trusted(fact)
    }
    allowed = sorted({*facts, "999", "55", "Under 19", "Under 18", "under 19", "24-hour"}, key=len)
    for *where, text in WALK:
        left = text.text
        for fact in reversed(allowed):
            left = re.sub(rf"(?<!\d){re.escape(fact)}(?!\d)", "", left)
        assert not re.search(r"\d|https", left), (where, left)


def test_helplines_match_the_age() -> None:
    """Childline only under 19 or marked so; Runaway and Report Remove only under 18."""
    for *where, age, text in WALK:
        childline = "0800 1111" in text.text
        if age is not None and age > 18:
            assert not childline, where
            assert "Report Remove" not in text.text, where
            assert "Runaway" not in text.text, where
        if childline and age is None:
            assert "nder 19" in text.text, where


def test_a_partner_answer_tells_a_reader_nothing() -> None:
    """P2 at home gives 0808 2000 247 as a free 24-hour helpline, and no telling word."""
    for told, age in product((True, False), (None, 17, 30)):
        text = fixed_wording(
            tier=Tier.P2, route=Route.DOMESTIC_ABUSE, told=told, covert=False, age=age,
            numbers=NUMBERS,
        )  # fmt: skip
        assert text.text.startswith("You can call 0808 2000 247, a free 24-hour helpline.")
    for _, _, route, _, age, text in WALK:
        if route is Route.DOMESTIC_ABUSE:
            assert not re.search(r"abus|violen|police|refuge|domestic", text.text.lower()), age


def test_suicide_now_gives_the_listening_lines_and_asks_one_thing_last() -> None:
    """Samaritans, Shout, Childline under 19, and the one question at the end."""
    for told, age in product((True, False), AGES):
        text = fixed_wording(
            tier=Tier.P1, route=Route.MENTAL_HEALTH, told=told, covert=False, age=age,
            numbers=NUMBERS,
        )  # fmt: skip
        assert "Samaritans: 116 123" in text.text
        assert "85258" in text.text
        assert ("0800 1111" in text.text) == (age is None or age < 19)
        assert text.text.endswith("Are you safe right now?")
        assert text.text.count("?") - text.text.count("Under 19?") == 2  # and "Can't speak?"
        assert text.asks == "safe"
        assert [c.value for c in text.choices] == ["safe:yes", "safe:no", "safe:unsure"]


def test_p2_asks_whether_the_chat_is_safe() -> None:
    """The last words are the question, with three buttons; without it there is neither."""
    for _, tier, _, _, _, text in WALK:
        if tier is Tier.P2:
            assert text.text.endswith("Is it safe to message you here?")
            assert text.asks == "safe_chat"
            assert [c.value for c in text.choices] == [
                "safe_chat:yes", "safe_chat:no", "safe_chat:unsure",
            ]  # fmt: skip
    for tier, route in product(URGENT, Route):
        quiet = fixed_wording(
            tier=tier, route=route, told=True, covert=False, age=None, numbers=NUMBERS,
            question=False,
        )  # fmt: skip
        assert not quiet.choices
        assert not quiet.asks
        assert "Is it safe to message" not in quiet.text
        assert "Are you safe" not in quiet.text


def test_covert_is_one_bland_line_whatever_was_written() -> None:
    """No service, no link, no digit but the two answers 1 and 2; the same told or not."""
    texts = {row[-1].text for row in walk(covert=True)}
    assert texts == {wording.covert_line().text}
    line = wording.covert_line()
    assert set(re.findall(r"\d+", line.text)) == {"1", "2"}
    assert [c.value for c in line.choices] == ["covert:1", "covert:2"]
    assert [c.label for c in line.choices] == ["1", "2"]
    telling = r"help|safe|police|abus|violen|call|worker|staff|danger|service|https|unit|support"
    for bland in (line, wording.takeover_line(), wording.added(monitored=True)):
        assert not re.search(telling, bland.text.lower())
        assert len(bland.text.split()) < 20


def test_after_safe_to_read_come_999_and_55() -> None:
    """The answer 1 gets 999 in the first sentence, 55, and how."""
    text = wording.covert_readable().text
    assert "999" in sentences(text)[0]
    assert "55" in text
    assert "mobile" in text


@pytest.mark.parametrize(
    ("tier", "route", "keys", "intent", "has"),
    [
        (Tier.P1, Route.MENTAL_HEALTH, ("overdose_taken",), "", "even if things seem OK"),
        (Tier.P1, Route.VIOLENCE, ("going_to_fight",), "", "Step away, don't go"),
        (Tier.P1, Route.VIOLENCE, (), "", "Call 999 now."),
        (Tier.P1, Route.EMERGENCY, ("fire_or_gas",), "", "Get out now"),
        (Tier.P1, Route.EMERGENCY, (), "medical_fire", "even if things seem OK"),
        (Tier.P1, Route.VIOLENCE, ("weapon_in_hand",), "", "Step away, don't go"),
        (Tier.P1, Route.VIOLENCE, ("weapon_in_hand", "weapon_outside"), "", "Get near other"),
        (Tier.P1, Route.SUBSTANCES, (), "", "even if things seem OK"),
        (Tier.P2, Route.SEXUAL_HARM, (), "image_abuse", "don't send the picture here"),
        (Tier.P2, Route.SEXUAL_HARM, ("sextortion",), "", "Don't send money"),
        (Tier.P2, Route.MENTAL_HEALTH, (), "self_harm", "badly hurt"),
        (Tier.P2, Route.EXPLOITATION, (), "", "If they are coming now, call 999."),
        (Tier.P2, Route.VIOLENCE, ("carrying_knife",), "", "not here to judge"),
    ],
)
def test_hits_and_intents_choose_another_text(
    tier: Tier, route: Route, keys: tuple[str, ...], intent: str, has: str
) -> None:
    """Where the route is not enough, what was hit decides."""
    text = fixed_wording(
        tier=tier, route=route, told=False, covert=False, age=16, numbers=NUMBERS, keys=keys,
        intent=intent,
    )  # fmt: skip
    assert has in text.text


@pytest.mark.parametrize("tier", [Tier.P3, Tier.P4])
def test_calm_tiers_have_no_fixed_wording(tier: Tier) -> None:
    """Asking for it is a mistake in the code, and says so."""
    with pytest.raises(ValueError, match="P1 and P2"):
        fixed_wording(
            tier=tier, route=Route.FAMILY, told=True, covert=False, age=None, numbers=NUMBERS
        )
