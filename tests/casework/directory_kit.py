"""The directory as it stands, a day and a night, and what cards may not say."""

from __future__ import annotations

import re
from datetime import datetime, timezone

from bot.casework.directory import (
    ServiceEntry,
)
from bot.stores.directory_file import load_directory

DIRECTORY = load_directory()
DAY = datetime(2026, 11, 24, 11, 0, tzinfo=timezone.utc)  # a Tuesday morning
NIGHT = datetime(2026, 11, 22, 3, 0, tzinfo=timezone.utc)  # a Sunday before dawn
AGES = (None, 9, 13, 15, 16, 17, 18, 19, 24, 30)
AUDIENCES = (None, "young_person", "parent", "adult", "professional")
CHECK = "check before you rely on this"
TELLING = re.compile(r"abus|violen|rape|assault|police|victim|refuge|sexual", re.IGNORECASE)
PHONES = ("phone", "phone_out_of_hours", "text_number")


def ids(services: tuple[ServiceEntry, ...]) -> list[str]:
    """The ids of services, in order."""
    return [entry.id for entry in services]
