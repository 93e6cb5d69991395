"""What the committed encoder is taught further: what is new, beside some of what it knew."""

from __future__ import annotations

import random
from collections import Counter

from nlu.domain_intents import domain_intents
from nlu.encoder.artefact import text_key
from nlu.encoder.unlearnt import AVERAGING, BESIDE, averaging, lesson_of, unlearnt
from nlu.sittings import read_sittings, sitting_files

MESSAGES = read_sittings(sitting_files(), domain_intents())[:300]


def test_what_was_learnt_is_told_from_what_is_new_by_its_text() -> None:
    """A sitting may have grown: its other messages are known."""
    known = {text_key(message.text) for message in MESSAGES[:200]}
    new, old = unlearnt(MESSAGES, known)
    assert [*old, *new] == [
        *(message for message in MESSAGES if text_key(message.text) in known),
        *(message for message in MESSAGES if text_key(message.text) not in known),
    ]
    assert new
    assert not {text_key(message.text) for message in new} & known


def test_each_new_message_is_learnt_beside_known_ones() -> None:
    """Every new one once, and BESIDE others to each: shown new ones alone, it forgets."""
    new, old = MESSAGES[:20], MESSAGES[20:]
    lesson = lesson_of(new, old, random.Random(1))
    assert len(lesson) == 20 * (1 + BESIDE)
    counted = Counter(id(message) for message in lesson)
    assert set(counted.values()) == {1}
    assert all(id(message) in counted for message in new)


def test_where_little_was_known_all_of_it_is_learnt_again() -> None:
    """No more is asked for than there is."""
    assert len(lesson_of(MESSAGES[:20], MESSAGES[20:25], random.Random(1))) == 25


def test_a_short_run_is_not_averaged_away() -> None:
    """What few messages taught shows: the mean of the weights forgets where a short run began."""
    assert averaging(64) ** 64 < 0.02
    assert averaging(100_000) == AVERAGING
    assert averaging(1) == 0.0
