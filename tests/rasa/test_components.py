"""Features, heads, grading, reasons, entities, buttons and forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.casework.normalise import read
from bot.casework.triage import Tier
from nlu.buttons import parse_of_button
from nlu.entity_rules import find_age, find_entities, find_for_whom
from nlu.forms import InForm, a_place_alone, early, is_bare, read_in_form
from nlu.grading import grade, line_for
from nlu.heads import Heads, fit_choice, fit_heads
from nlu.reader import ModelReader
from nlu.reasons import phrases
from nlu.replies import joined

VECTORS = csr_matrix(np.asarray([[2.0, 0.1], [-1.5, 0.3], [1.0, -0.4], [-2.0, -0.2]]))
WANTED = np.asarray([[True], [False], [True], [False]])


def test_what_words_gave_adds_up_to_the_log_odds() -> None:
    """With the part that no word gave."""
    heads = fit_heads(VECTORS, WANTED, ("harm",), ["a", "b", "c", "d"], strength=1.0)
    rows = csr_matrix(np.asarray([[1.5, 0.0], [0.0, 0.0], [0.5, 0.1]]))  # sums to the first
    odds = heads.log_odds(heads.scores(VECTORS))[0, 0]
    rest = heads.intercepts[0] * heads.slopes[0] + heads.offsets[0]
    assert abs(heads.pull(rows, 0).sum() + rest - odds) < 1e-4
    again = Heads.from_arrays(heads.arrays())
    assert np.allclose(again.probabilities(VECTORS), heads.probabilities(VECTORS))


def test_training_twice_gives_the_same_heads() -> None:
    """Seeds are fixed."""
    one, two = (fit_heads(VECTORS, WANTED, ("h",), list("abcd"), strength=1.0) for _ in range(2))
    assert np.array_equal(one.coefficients, two.coefficients)


def test_many_messages_over_few_features_are_learnt_to_the_end() -> None:
    """No warning of rounds running out, for each warning is an error here."""
    draw = np.random.default_rng(7)
    features = draw.normal(size=(4000, 6)).astype(np.float32)
    features[:, 5] *= 40  # uneven columns are what made the other solver run out of rounds
    wanted = (features[:, 0] + 0.02 * features[:, 5] + draw.normal(size=4000) > 0)[:, None]
    sittings = [str(at % 9) for at in range(4000)]
    heads = fit_heads(csr_matrix(features), wanted, ("harm",), sittings, strength=1.0)
    assert heads.coefficients[0, 0] > 0


def test_heads_of_some_columns_ignore_the_others() -> None:
    """Widened heads score wider messages the same."""
    heads = fit_heads(VECTORS, WANTED, ("harm",), list("abcd"), strength=1.0)
    wide = csr_matrix(np.c_[np.full(4, 9.0), VECTORS.toarray(), np.full(4, -9.0)])
    widened = heads.widened([1, 2], 4)
    assert np.allclose(widened.probabilities(wide), heads.probabilities(VECTORS))


def test_a_choice_keeps_its_order_and_learns_how_sure_to_be() -> None:
    """Logits that are right half of the time are believed about half."""
    logits = csr_matrix(np.asarray([[6.0, 0.0], [6.0, 0.0], [0.0, 6.0], [0.0, 6.0]]))
    wanted = np.asarray([0, 1, 1, 1])
    heads = fit_choice(logits, wanted, ("a", "b"), [[0, 1]])
    shares = heads.shares(logits)
    assert np.allclose(shares.sum(axis=1), 1.0)
    assert shares.argmax(axis=1).tolist() == [0, 0, 1, 1]
    assert 0.6 < shares.max() < 0.9


def test_unsure_means_up() -> None:
    """A tier is given as soon as missing it would cost more."""
    assert line_for(Tier.P2) < 0.2
    assert grade(np.asarray([0.9, 0.25, 0.1])).tier is Tier.P2
    assert grade(np.asarray([0.95, 0.95, 0.8])).tier is Tier.P1
    assert grade(np.asarray([0.5, 0.1, 0.1])).tier is Tier.P3
    calm = grade(np.asarray([0.05, 0.5, 0.5]))
    assert calm.tier is Tier.P4
    assert abs(sum(calm.probabilities.values()) - 1) < 1e-9


def test_a_possible_p1_is_raised_before_a_possible_p2() -> None:
    """Missing it costs twice as much: at the same chance of being urgent it is above the line."""
    urgent = 0.1  # below the line, as a P2
    assert grade(np.asarray([1.0, urgent, 0.0])).tier is not Tier.P2
    assert grade(np.asarray([1.0, urgent, 0.5])).tier is Tier.P2


def test_reasons_cite_the_words_as_typed() -> None:
    """Strongest first, neighbours together."""
    typed = read("He goes thru my Phone, lovely day")
    pulls = np.asarray([0.01, 0.9, 0.5, 0.4, 0.8, 0.0, -0.5, -0.2])[: len(typed.words)]
    assert phrases(typed, pulls) == ["goes thru my Phone"]
    assert phrases(read(""), np.zeros(1)) == []


SINGLE_CAUSE = (
    "my boyfriend goes through my phone",
    "he strangled me last night",
    "they made me hold a knife for them",
    "my dad hits me",
    "he sent my nudes to everyone",
    "i owe them money for weed",
    "my uncle touched me",
    "they said they will stab me",
    "he says he will burn the house down",
    "my stepdad hits my little brother",
)


def test_taking_the_cited_words_out_lowers_the_score(model: Path) -> None:
    """Reasons are true to what decided, in at least nine of ten single-cause messages."""
    reader, raised, lower = ModelReader(model), 0, 0
    for text in SINGLE_CAUSE:
        before = reader.parse(text)["risk"]
        if not before["reasons"]:
            continue  # the model saw nothing, and so cites nothing
        left = text
        for phrase in before["reasons"][0].partition("because of: ")[2].split("'")[1::2]:
            left = left.replace(phrase, "")
        raised += 1
        lower += _urgent(reader.parse(left)["risk"]) < _urgent(before)
    assert raised >= 8
    assert lower >= 0.9 * raised


def _urgent(risk: dict[str, Any]) -> float:
    return float(risk["tier_probabilities"]["P1"] + risk["tier_probabilities"]["P2"])


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("13", 13), ("im 15", 15), ("my lad's 13 and", 13), ("year 9", 13), ("yr9", 13),
        ("thirteen", 13), ("13yo", 13), ("she's nearly 12", 12), ("a 16 year old", 16),
        ("(14)", 14), ("im 10 mins away", None), ("he was 5 of them", None), ("at 6pm", None),
        ("my number is 07700", None), ("i'm 3", None),
    ],
)  # fmt: skip
def test_ages(words: str, age: int | None) -> None:
    """Stated ages are found, times and counts are not."""
    assert find_age(words) == age


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("me", "me"), ("for my son", "child"), ("my lad's 13", "child"), ("its for me", "me"),
        ("i need a mentor", "me"), ("can you help my mate", "other"), ("someone else", "other"),
        ("my boyfriend wont let me see my mates", None), ("hello", None),
    ],
)  # fmt: skip
def test_for_whom(words: str, whom: str | None) -> None:
    """Who the help is for, and nobody who is only mentioned."""
    assert find_for_whom(words) == whom


def test_programmes_services_and_places() -> None:
    """Each by its plain name."""
    found = {(e.name, e.value) for e in find_entities("is childline or iris in West Brom free")}
    assert found == {("service", "childline"), ("programme", "iris"), ("area", "Sandwell")}


def test_a_button_is_read_without_words() -> None:
    """Known values give an intent; anything else is no button."""
    more = parse_of_button("more:mentoring", None)
    assert more is not None
    assert more["intent"]["name"] == "service_find"
    assert {"entity": "route", "value": "mentoring"} in more["entities"]
    for value in ("", "area:Atlantis", "age:x", "topic:danger", "/restart", "more:"):
        assert parse_of_button(value, None) is None


def _reading(intent: str, sure: float, *entities: str) -> dict[str, object]:
    found = [{"entity": name, "value": "x"} for name in entities]
    return {"intent": {"name": intent, "confidence": sure}, "entities": found}


@pytest.mark.parametrize(
    ("asks", "text", "reading", "meaning"),
    [
        ("age", "13", _reading("opaque", 0.2, "age"), InForm.ANSWER),
        ("age", "stop", _reading("opaque", 0.2), InForm.STOP),
        ("age", "rather not say", _reading("deny", 0.2), InForm.SKIP),
        ("age", "whats your number", _reading("contact_phone", 0.7), InForm.QUESTION),
        ("area", "thanks", _reading("thanks", 0.9), InForm.SKIP),
        ("age", "banana", _reading("out_of_scope", 0.9), InForm.UNCLEAR),
        ("safe_contact", "text me after 6", _reading("contact_phone", 0.9), InForm.ANSWER),
        ("safe_contact", "whats your number?", _reading("contact_phone", 0.9), InForm.QUESTION),
        ("age", "any youth clubs?", _reading("activities_find", 0.9), InForm.ELSEWHERE),
    ],
)
def test_what_a_message_means_to_a_form(
    asks: str, text: str, reading: dict[str, object], meaning: InForm
) -> None:
    """Answer, skip, stop, elsewhere or unclear."""
    assert read_in_form(asks, text, reading) is meaning


@pytest.mark.parametrize(
    ("text", "reading", "meaning"),
    [
        ("how long does it take", _reading("programme_specialist_mentoring", 0.2), InForm.QUESTION),
        ("what do they do", _reading("help_commands", 0.4), InForm.QUESTION),
        ("is it free", _reading("service_hours", 0.4), InForm.QUESTION),
        ("banana", _reading("out_of_scope", 0.9), InForm.UNCLEAR),
        ("where can i box", _reading("activities_find", 0.9), InForm.ELSEWHERE),
        ("can i get a person", _reading("ask_person", 0.9), InForm.ELSEWHERE),
        ("my child", _reading("inform", 0.8), InForm.EARLY),
        ("walsall", _reading("inform", 0.8, "area"), InForm.EARLY),
        ("my child is scared", _reading("inform", 0.8), InForm.UNCLEAR),
    ],
)
def test_a_question_leaves_the_mentoring_form_open(
    text: str, reading: dict[str, object], meaning: InForm
) -> None:
    """So does the answer to another of its questions; another need does not."""
    assert read_in_form("age", text, reading, form="mentoring_form") is meaning


def test_what_may_be_danger_is_no_question_to_a_form() -> None:
    """Risk ends a form."""
    risky = {**_reading("privacy", 0.9), "risk": {"tier": "P2"}}
    assert read_in_form("age", "will you tell mum", risky, form="mentoring_form") is (
        InForm.ELSEWHERE
    )


def test_an_early_answer_is_taken_without_sorry_once() -> None:
    """The second time the question counts as skipped, so nobody is stuck."""
    again = read_in_form(
        "age", "my son", _reading("inform", 0.8), form="mentoring_form", asked_again="age"
    )
    assert again is InForm.UNCLEAR
    assert is_bare("age", InForm.EARLY, "my son")
    assert early("mentoring_form", "for_whom", "12") == {"age": "12"}
    assert early("callback_form", "area", "12") == {}


def test_a_place_alone_is_a_fact() -> None:
    """Whatever a model makes of one word; within other words it keeps its reading."""
    assert a_place_alone("Solihull!", _reading("thanks", 0.6))["intent"]["name"] == "inform"
    assert a_place_alone("bye solihull", _reading("bye", 0.6))["intent"]["name"] == "bye"


def test_only_a_bare_answer_is_taken_as_harmless() -> None:
    """An answer that says more keeps its reading."""
    assert is_bare("age", InForm.ANSWER, "im 14")
    assert is_bare("area", InForm.ANSWER, "Walsall")
    assert is_bare("for_whom", InForm.ANSWER, "my son")
    assert not is_bare("age", InForm.ANSWER, "im 14 and he hits me every night")
    assert not is_bare("safe_contact", InForm.ANSWER, "after 4")


def test_parts_of_an_answer_are_joined() -> None:
    """Words in order, at most three services; nothing said is no answer."""
    parts = [
        {"text": "a", "service_ids": ["1", "2"], "choices": [["x", "y"]], "referral": {}},
        {"text": "b", "service_ids": ["2", "3", "4"], "choices": [["x", "y"]]},
    ]
    assert joined(parts) == {
        "text": "a\n\nb", "service_ids": ["1", "2", "3"], "choices": [["x", "y"]], "referral": {},
    }  # fmt: skip
    assert joined([]) is None
