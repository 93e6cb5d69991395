"""A change of voice: seen by what staff can check, never by words, and it only raises."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.triage import Assessment, Route, Tier
from bot.casework.voice import (
    BEFORE_AT_LEAST,
    KEPT,
    KEY,
    KEY_CALM,
    Change,
    Sample,
    change_of,
    heard,
    sample_of,
    weighed,
)

TEEN = (
    "he gets mad if im late from school tho",
    "yh he took my phone b4 n read it all",
    "idk what to do mum dont say nothing",
    "u wont tell him will u cos hes mental",
    "im in my room rn hes downstairs innit",
)
MUM = (
    "My ex keeps coming to the house, and I am scared.",
    "He has a key. I changed one lock, not the other.",
    "The children hear him shouting at night.",
    "I don't know who to ask about this.",
    "My mother says that I should wait.",
)


def voice(texts: tuple[str, ...], language: str = "en") -> tuple[Sample, ...]:
    """Return the samples of some messages."""
    made: tuple[Sample, ...] = ()
    for text in texts:
        made = heard(made, sample_of(text, language))
    return made


def seen(before: tuple[str, ...], text: str, language: str = "en") -> Change | None:
    """Return what is seen when `text` follows."""
    return change_of(voice(before), sample_of(text, language), text)


@pytest.mark.parametrize(
    ("before", "text", "turned"),
    [
        (TEEN, "There is no problem here, everything has been resolved.", 4),
        (TEEN, "What did she say to you on this phone?", 3),
        (MUM, "nah its all gud now u can leave it yh", 3),
    ],
)
def test_another_hand_is_seen_by_how_it_writes(
    before: tuple[str, ...], text: str, turned: int
) -> None:
    """Capitals, full stops and short spellings that turn together are named one by one."""
    change = seen(before, text)
    assert change is not None
    assert change.sure
    assert len(change.habits) >= turned


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (TEEN, "hes coming up the stairs i gotta go"),
        (TEEN, "ok"),
        (TEEN, "PLEASE HELP ME NOW"),
        (MUM, "I am still here. Sorry, the baby woke up."),
        (MUM, "Thank you for being so kind to me."),
        (TEEN[: BEFORE_AT_LEAST - 1], "There is no problem here, everything has been resolved."),
    ],
)
def test_the_same_hand_in_another_mood_is_not_sure_to_be_another(
    before: tuple[str, ...], text: str
) -> None:
    """Fear, haste and thanks change how people write, too: nothing is held back for that."""
    change = seen(before, text)
    assert change is None or not change.sure


def test_a_change_names_no_word_of_the_contact() -> None:
    """What is kept are counts, and what staff read are habits."""
    kinds = {f.type for f in fields(Sample) if f.name != "language"}
    assert kinds <= {"int", "bool"}
    change = seen(TEEN, "Everything has been resolved, Kieran exaggerates constantly.")
    assert change is not None
    assert not any("Kieran" in habit or "resolved" in habit for habit in change.habits)


CALM = Assessment(Tier.P4, Route.SMALLTALK, ("Nothing worrying was found.",))
SURE, SPOKEN = (
    Change(("a", "b", "c"), of_the_contact=False),
    Change(("a", "b"), of_the_contact=True),
)
UNSURE = Change(("a", "b"), of_the_contact=False)


@pytest.mark.parametrize(
    ("change", "urgent", "tier", "key"),
    [
        (UNSURE, False, Tier.P3, KEY),
        (UNSURE, True, Tier.P3, KEY),
        (SURE, False, Tier.P3, KEY_CALM),
        (SURE, True, Tier.P2, KEY_CALM),
        (SPOKEN, False, Tier.P2, KEY_CALM),
    ],
)
def test_the_tier_rises_as_the_rulings_say(
    change: Change, urgent: bool, tier: Tier, key: str
) -> None:
    """P3 for a stranger; P2 when they speak of the contact or danger was told before."""
    raised = weighed(CALM, change, urgent=urgent)
    assert raised.tier is tier
    assert key in raised.hit_keys
    assert "Someone else may hold the phone." in raised.reasons[-1]


def test_danger_in_the_new_words_keeps_its_own_answer() -> None:
    """A contact in a panic writes differently: the numbers are never held back for it."""
    danger = Assessment(Tier.P2, Route.MENTAL_HEALTH, ("Says it is worse.",), hit_keys=("worse",))
    raised = weighed(danger, SURE, urgent=True)
    assert raised.tier is Tier.P2
    assert raised.route is Route.MENTAL_HEALTH
    assert KEY in raised.hit_keys
    assert KEY_CALM not in raised.hit_keys


texts = st.lists(st.text(max_size=120), max_size=12)


@given(texts, st.text(max_size=200), st.sampled_from(list(Tier)), st.booleans())
def test_nothing_is_ever_lowered(before: list[str], text: str, tier: Tier, urgent: bool) -> None:
    """Whatever was written, the tier stays or rises, and every reason is kept."""
    assessment = Assessment(tier, Route.VIOLENCE, ("Why.",), hit_keys=("one",))
    change = change_of(voice(tuple(before)), sample_of(text, "en"), text)
    raised = weighed(assessment, change, urgent=urgent)
    assert raised.tier.rank <= tier.rank
    assert raised.reasons[:1] == ("Why.",)
    assert raised.hit_keys[:1] == ("one",)


@given(texts)
def test_only_a_few_messages_are_remembered(given_texts: list[str]) -> None:
    """What is kept of a voice stays small, however long a conversation goes on."""
    assert len(voice(tuple(given_texts))) <= KEPT


@given(st.text(min_size=1, max_size=80))
def test_the_same_words_again_are_the_same_voice(text: str) -> None:
    """Who repeats a message has not changed."""
    assert seen((text,) * 5, text) is None
