"""What the measurements rest on: messages that differ, fair data for stock Rasa, honest sums."""

from __future__ import annotations

import itertools
import os
from typing import Any

import yaml

from bench import stock_rasa, texts
from bench.against_rasa import middle
from bench.load import AT_A_TIME, TURNS_EACH, Contacts
from bench.processes import pids_of, used
from bench.report import page
from bot.casework.screen import screen
from bot.casework.triage import Tier


def test_no_two_messages_are_the_same_and_a_seed_repeats_them() -> None:
    """Nothing can be answered from a cache, and every run says the same."""
    once, again = (list(itertools.islice(texts.calm(7), 5000)) for _ in range(2))
    assert once == again
    assert len(set(once)) == len(once)
    assert set(once) != set(itertools.islice(texts.calm(8), 5000))


def test_calm_is_calm_and_grave_is_grave() -> None:
    """The screen sees danger now in each grave message, and in no calm one."""
    assert {screen(text).tier for text in itertools.islice(texts.grave(1), 200)} == {Tier.P1}
    assert {screen(text).tier for text in itertools.islice(texts.calm(1), 500)} == {Tier.P4}


def test_contacts_write_in_turn_and_each_a_few_times() -> None:
    """Nobody writes twice in a row, nobody says more than a conversation's worth."""
    contacts = Contacts(texts.calm(3), itertools.count())
    said = [contacts.next()[0] for _ in range(6 * AT_A_TIME)]
    counts = [said.count(who) for who in range(20)]
    assert max(counts) <= TURNS_EACH
    assert all(before != after for before, after in itertools.pairwise(said))


def test_stock_rasa_gets_our_intents_and_words() -> None:
    """Its project names each of our intents once, with examples, a rule and an answer."""
    files = {name: yaml.safe_load(text) for name, text in stock_rasa.project_files(3, 5).items()}
    ours = {message.intent for message in stock_rasa.training_messages()}
    assert set(files["domain.yml"]["intents"]) == ours
    assert {each["intent"] for each in files["data/nlu.yml"]["nlu"]} == ours
    assert len(files["data/rules.yml"]["rules"]) == len(ours)
    names = [step["name"] for step in files["config.yml"]["pipeline"]]
    assert "DIETClassifier" in names
    assert names[-1] == "FallbackClassifier"


def test_rounds_are_summed_up_by_their_medians() -> None:
    """One odd round changes nothing; what was measured once stays."""
    rounds: list[dict[str, Any]] = [{"p": 1.0, "deep": {"q": 3}}, {"p": 90.0}, {"p": 2.0}]
    assert middle(rounds) == {"p": 2.0, "deep": {"q": 3}}


def test_a_process_knows_what_it_used() -> None:
    """Our own process has used time and memory."""
    mine = used(os.getpid())
    assert mine.seconds > 0
    assert mine.megabytes > 1
    assert pids_of(os.getpid(), "no such part") == []


def test_the_report_holds_its_figures_and_nothing_from_elsewhere() -> None:
    """One page, with both sides' figures, that asks nobody for anything."""
    urgent = {"queued_p50": 1.0, "queued_p99": 2.0, "answered_p50": 3.0, "answered_p99": 4.0}
    side = {
        "per_core": 123.4, "per_second": 1.0, "p50_ms": 1.0, "p95_ms": 1.0, "p99_ms": 1.0,
        "ready_s": 1.0, "idle_mb": 1.0, "loaded_mb": 1.0, "pounds_per_million": 1.0,
        "turns": {"first_ms": 1.0, "last_ms": 2.0, "turns": 9}, "cpu_ms": {"rasa": 2.0},
        "urgent": {"half_load": urgent},
    }  # fmt: skip
    html = page(
        {
            "at": "2026-01-01T00:00:00+00:00",
            "machine": {"cores": 4, "load_before": [1.0], "load_after": [2.0]},
            "asked": {"rounds": 1, "seconds": 2.0, "price": 0.04},
            "waymark": side,
            "stock": side,
        }
    )
    assert "123.4" in html
    assert "http" not in html
