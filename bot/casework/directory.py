"""The service directory: what other rooms import.

`Directory` and `ServiceEntry` hold the facts; `directory_from_snapshot` reads the JSON that
the front publishes; `find_services` chooses; `service_card`, `number_line` and `unit_card` say
it in words;
`council_of` names the council of a place.
"""

from __future__ import annotations

from bot.casework.areas import COUNCILS, council_of
from bot.casework.directory_snapshot import directory_from_snapshot, snapshot_of
from bot.casework.opening_hours import OpeningHours, OpenState, Slot, london
from bot.casework.service_card import number_line, service_card, unit_card
from bot.casework.service_entry import Directory, ServiceEntry, Source, Status, Trust
from bot.casework.service_search import find_services, number_for
from bot.casework.service_topics import BEST_FIRST, TOPIC_ROUTES, UNIT_DOORS

__all__ = [
    "BEST_FIRST",
    "COUNCILS",
    "TOPIC_ROUTES",
    "UNIT_DOORS",
    "Directory",
    "OpenState",
    "OpeningHours",
    "ServiceEntry",
    "Slot",
    "Source",
    "Status",
    "Trust",
    "council_of",
    "directory_from_snapshot",
    "find_services",
    "london",
    "number_for",
    "number_line",
    "service_card",
    "snapshot_of",
    "unit_card",
]
