"""Scores, and the proof that cited words decided."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.normalise import read
from bot.casework.screen import screen
from bot.casework.triage import Route, Tier
from nlu.crossing import Reading, Unseen, raised_at
from nlu.measure import shares
from nlu.proof import Proof
from nlu.reasons import pieces, set_apart, strongest, without
from nlu.sittings import TrainingMessage


def _message(tier: Tier) -> TrainingMessage:
    return TrainingMessage("", tier, (Route.VIOLENCE,), "threatened", frozenset(), "a_1.txt", 1)


def test_recall_alarms_and_routes_are_counted_apart() -> None:
    """A P1 read as P2 is caught; a P4 read as P2 is an alarm."""
    messages = [_message(tier) for tier in (Tier.P1, Tier.P2, Tier.P3, Tier.P4)]
    readings = [
        Reading(Tier.P2, Route.VIOLENCE),
        Reading(Tier.P3, Route.SCHOOL),
        Reading(Tier.P3, None),
        Reading(Tier.P2, Route.VIOLENCE),
    ]
    assert [share.value for share in shares(messages, readings)] == [0.5, 1.0, 0.0, 1.0, 0.5]


def test_the_higher_of_screen_and_model_counts() -> None:
    """And its route, as the front has it."""
    seen = screen("he's outside with a knife")
    assert seen.tier is Tier.P1
    calm = np.asarray([[0.01, 0.01, 0.01]])
    unseen = Unseen(calm, (Route.SMALLTALK,), np.asarray([0.9]), (seen,))
    assert unseen.models() == [Reading(Tier.P4, Route.SMALLTALK)]
    assert unseen.together() == [Reading(Tier.P1, seen.route)]
    assert raised_at(unseen, 0.9).tolist() == [True]


def test_words_that_decided_nothing_are_not_cited() -> None:
    """Where the guess does not hold, the message is read with one piece after another out."""
    words = read("lovely day they got a knife")

    def score_of(text: str) -> float:
        return 2.0 if "knife" in text else -2.0

    proof = Proof(words, 2.0, score_of)
    assert not proof.holds([(0, 2)])
    assert proof.proven([(5, 6)]) == [(5, 6)]
    assert [words.words[start] for start, _ in proof.proven([(0, 2)])] == ["knife"]


def test_a_message_without_a_deciding_word_is_cited_as_a_whole() -> None:
    """No piece lowers the score, so nothing is cited."""
    proof = Proof(read("one two three"), 1.0, lambda _: 1.0)
    assert proof.proven([(0, 1)]) == []


@given(st.text(max_size=120), st.integers(1, 12))
def test_pieces_cover_every_word_once(text: str, most: int) -> None:
    """In order, no more than asked for; taking all out leaves none of the words."""
    words = read(text)
    found = pieces(words, most)
    assert [at for start, end in found for at in range(start, end)] == [*range(len(words.words))]
    assert len(found) <= most
    assert without(words, []) == text
    assert len(without(words, found)) <= len(text)


def test_what_all_words_gave_singles_out_none() -> None:
    """The middle is taken off; marks of punctuation are no reason."""
    words = read("he has a knife .")
    pulls = np.asarray([1.0, 1.0, 1.1, 3.0, 9.0])[: len(words.words)]
    runs = strongest(words, set_apart(pulls))
    assert [words.words[start:end] for start, end in runs] == [("knife",)]
