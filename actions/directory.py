"""The service directory, read from the JSON snapshot that the front publishes."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from bot.casework.directory import TOPIC_ROUTES, Directory, directory_from_snapshot, find_services
from bot.casework.errors import DirectoryWrong
from bot.casework.triage import Route, Tier

logger = logging.getLogger(__name__)

VARIABLE = "WAYMARK_DIRECTORY"
MOST_SHOWN = 3
SEARCHED = 30  # how many to rank, so that "more" can pass over those already shown

# Where an intent says more than its route about which services fit.
TOPIC_OF_INTENT = {
    "honour_forced_marriage": "forced_marriage",
    "image_abuse": "nudes",
    "grooming": "grooming",
    "bereaved_violence": "murder_bereavement",
    "bereavement": "bereavement",
    "leaving_custody": "leaving_custody",
    "drug_debt": "county_lines",
    "exploitation": "county_lines",
    "slavery_cuckooing": "trafficking",
    "self_harm": "self_harm",
    "suicide": "suicide",
    "homeless": "homeless",
    "missing_runaway": "missing",
    "bullying": "bullying",
    "weapon_surrender": "knife",
    "report_crime": "reporting",
}
ADULT_FROM = 26  # the unit's work is for ages 10 to 25


class Shelf:
    """Keeps the directory in memory and reads the file again when it changes."""

    def __init__(self, path: str | None = None) -> None:
        """`path` of the snapshot; by default the environment names it."""
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._directory: Directory | None = None

    def directory(self) -> Directory | None:
        """The newest readable snapshot, or None when there has been none."""
        named = self._path or os.environ.get(VARIABLE, "")
        if not named:
            return None
        try:
            status = Path(named).stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp != self._stamp:
                content = json.loads(Path(named).read_text(encoding="utf-8"))
                self._directory = directory_from_snapshot(content)
                self._stamp = stamp
        except (OSError, ValueError, DirectoryWrong) as error:
            # The last good snapshot stays: old facts are better than none.
            logger.warning("the directory snapshot cannot be read: %s", type(error).__name__)
        return self._directory


def audience_of(for_whom: str | None, age: int | None) -> str | None:
    """Whom a service must be for: someone asking for their child is a parent."""
    if for_whom == "child":
        return "parent"
    if for_whom != "me" or age is None:
        return None
    return "young_person" if age < ADULT_FROM else "adult"


def service_ids(
    directory: Directory | None,
    route: str,
    *,
    tier: str,
    slots: Mapping[str, str | None],
    intent: str,
    now: datetime,
    shown: Iterable[str] = (),
) -> list[str]:
    """Up to three services for a route that were not shown before, best first."""
    if directory is None:
        return []
    stated = slots.get("age") or ""
    age = int(stated) if stated.isdigit() else None
    topic = TOPIC_OF_INTENT.get(intent)
    wanted = Route(route)
    found = find_services(
        directory,
        wanted,
        tier=Tier(tier),
        age=age,
        area=slots.get("area") if slots.get("area") != "not given" else None,
        audience=audience_of(slots.get("for_whom"), age),
        now=now,
        limit=SEARCHED,
        topic=topic if topic and wanted in TOPIC_ROUTES.get(topic, ()) else None,
    )
    seen = set(shown)
    return [entry.id for entry in found if entry.id not in seen][:MOST_SHOWN]


SHELF = Shelf()
