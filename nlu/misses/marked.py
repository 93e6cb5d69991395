"""Reading what `python -m bot misses --json` exports, and drafting regression cases of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.casework.triage import Route, Tier
from nlu.misses.deidentify import Replaced, deidentify

VERSION = 1
MARKS = ("missed", "false_alarm")


class BadExport(ValueError):
    """Raised when the export is not what `bot misses` writes; never quotes it."""


@dataclass(frozen=True)
class Draft:
    """One message of a marked case, cleaned, before a person has confirmed anything.

    `tier` and `routes` are what staff said was right where they said so, else what is likelier
    than what the bot had read. `source` is the case and the place in it: never written down.
    """

    source: str
    mark: str
    text: str
    replaced: tuple[Replaced, ...]
    tier: Tier
    routes: tuple[Route, ...]
    read_as: str


def drafts(raw: str) -> list[Draft]:
    """A draft for every message of every marked case, in order; BadExport says what is wrong."""
    try:
        body = json.loads(raw)
        version, cases = body["version"], body["cases"]
        found = [
            _draft(case, number, message)
            for case in cases
            for number, message in enumerate(case["messages"])
            if message["text"].strip()
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadExport(f"not an export of `bot misses` ({type(error).__name__})") from None
    if version != VERSION:
        raise BadExport(f"the export is of version {version}, not {VERSION}")
    return found


def _draft(case: dict[str, Any], number: int, message: dict[str, Any]) -> Draft:
    mark = MARKS[MARKS.index(case["mark"])]
    had = Tier(message.get("tier") or case["tier"])
    said = Tier(case["mark_tier"]) if case.get("mark_tier") else _likelier(mark, had)
    route = Route(case.get("mark_route") or message.get("route") or case["route"])
    cleaned = deidentify(message["text"])
    return Draft(
        source=f"{case['case_id']}/{number}",
        mark=mark,
        text=cleaned.text,
        replaced=cleaned.replaced,
        tier=said,
        routes=(route,),
        read_as=had.value,
    )


def _likelier(mark: str, had: Tier) -> Tier:
    """One step up for a miss, calm for a false alarm: a person confirms or changes it."""
    if mark == "false_alarm":
        return Tier.P4 if had is Tier.P3 else Tier.P3
    return {Tier.P4: Tier.P3, Tier.P3: Tier.P2}.get(had, Tier.P1)
