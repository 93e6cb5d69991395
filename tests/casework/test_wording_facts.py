"""The wording's facts: each verified in the directory, or Waymark does not start."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.casework import wording
from bot.casework.directory import Directory, Trust
from bot.casework.errors import DirectoryWrong
from bot.casework.wording_text import en_lines, en_urgent
from tests.casework.wording_kit import NUMBERS


def without(service_id: str, **changes: object) -> Directory:
    """The directory with one entry changed, or taken away when nothing is given."""
    entries = [
        replace(entry, **changes) if entry.id == service_id else entry  # type: ignore[arg-type]
        for entry in NUMBERS.entries
        if changes or entry.id != service_id
    ]
    return Directory(tuple(entries), NUMBERS.compiled, "")


def test_the_wording_as_it_stands_passes_its_check() -> None:
    """Every fact that a sentence names is there and verified."""
    wording.check(NUMBERS)


def test_a_missing_or_shaky_fact_stops_the_start() -> None:
    """The error names service, field and reason; a claim of free or 24 hours counts too."""
    shaky = (("phone", Trust.UNVERIFIED),)
    dear = tuple((fact, level) for fact, level in NUMBERS["shout"].trust if fact != "cost")
    for numbers, says in (
        (without("childline"), "childline: id: not in the directory"),
        (without("samaritans", phone=""), "samaritans: phone: missing"),
        (without("nspcc-helpline", trust=shaky), "nspcc-helpline: phone: not verified"),
        (without("national-da-helpline", hours=None), "national-da-helpline: hours: .*'always'"),
        (without("shout", trust=dear), "shout: cost: .*'free'"),
    ):
        with pytest.raises(DirectoryWrong, match=says):
            wording.check(numbers)


def test_only_999_and_55_are_typed_into_sentences() -> None:
    """Any other number or link in the words is a fact, and belongs in the directory."""
    typed = [words for t in (*en_urgent.P1.values(), *en_urgent.P2.values()) for _, words in t]
    typed += [*en_lines.LINES.values(), *en_lines.PLAIN.values()]
    for words in typed:
        left = re.sub(r"\{[^}]*\}|999|\b55\b|\b[Uu]nder 1[89]\b|24-hour|Reply [12]", "", words)
        assert not re.search(r"\d|https|www", left), words
