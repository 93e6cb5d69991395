"""One service of the directory, and the directory itself: frozen types, no I/O.

Trust is per field. A fact is shown plainly only when it was verified and its service is
active; see `ServiceEntry.trusted`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from bot.casework.errors import DirectoryWrong
from bot.casework.opening_hours import OpeningHours, OpenState, is_open


class Trust(str, Enum):
    """How far one fact was checked."""

    VERIFIED = "verified"  # seen on a copy of its source
    UNVERIFIED = "unverified"  # not seen where it should be, or sources disagree
    RECALLED = "recalled"  # from memory, or seen only in someone else's copy
    DERIVED = "derived"  # worked out from another fact


class Status(str, Enum):
    """Whether a service runs, as far as its sources say."""

    ACTIVE = "active"
    CHECK = "check"  # may have changed or ended: nothing about it is shown without a warning
    HISTORIC = "historic"  # over, or never a service: kept for staff, never shown


# Facts that need a trust level of their own, in the order a card shows them.
CHECKED_FACTS = (
    "phone",
    "phone_out_of_hours",
    "phone_by_area",
    "text_number",
    "text_words",
    "webchat",
    "webchat_hours",
    "email",
    "website",
    "post",
    "social",
    "relay",
    "hours",
    "cost",
    "on_phone_bill",
    "languages",
    "bsl",
    "anonymous",
    "age_min",
    "age_max",
)
# Ways to reach a service by oneself, most direct first.
URGENT_DOORS = ("phone", "text_number", "website")
REACHES = ("phone", "phone_by_area", "text_number", "webchat", "website", "email", "social", "post")


@dataclass(frozen=True)
class Source:
    """Where facts of an entry were read. `date` is ISO, perhaps only a year, or empty."""

    url: str
    kind: str
    date: str = ""


@dataclass(frozen=True)
class ServiceEntry:
    """One service. An empty string, None or empty tuple means "not known", never "no".

    Ages are whole years, both ends included. `areas` are council names, "West Midlands" or a
    nation. `reach_through` names the entry to ring for a service without a door of its own.
    `discreet_name` and `discreet_what` are for a phone that someone else may read.
    """

    id: str
    name: str
    what: str
    audience: tuple[str, ...]
    gender: str
    topics: tuple[str, ...]
    areas: tuple[str, ...]
    urgency: str
    access: str
    status: Status
    confidence: str
    trust: tuple[tuple[str, Trust], ...] = ()
    sources: tuple[Source, ...] = ()
    age_min: int | None = None
    age_max: int | None = None
    gender_note: str = ""
    discreet_name: str = ""
    discreet_what: str = ""
    phone: str = ""
    phone_then: str = ""
    phone_out_of_hours: str = ""
    phone_by_area: tuple[tuple[str, str], ...] = ()
    text_number: str = ""
    text_words: str = ""
    webchat: bool | None = None
    email: str = ""
    website: str = ""
    post: str = ""
    social: str = ""
    relay: str = ""
    hours: OpeningHours | None = None
    cost: str = ""
    cost_note: str = ""
    on_phone_bill: str = ""
    languages: str = ""
    bsl: bool | None = None
    bsl_note: str = ""
    anonymous: bool | None = None
    reach_through: str = ""
    reach_name: str = ""
    reach_phone: str = ""
    notes: str = ""
    conflicts: str = ""
    leaflet_text: str = ""
    last_checked: str = ""
    checked_by: str = ""

    def trusted(self, fact: str) -> bool:
        """Whether a fact may be shown plainly, and to someone in danger."""
        return self.status is Status.ACTIVE and dict(self.trust).get(fact) is Trust.VERIFIED

    @property
    def phone_line(self) -> str:
        """The number as it is dialled, spaced for reading: "111 then option 2"."""
        return f"{self.phone} then {self.phone_then}" if self.phone_then else self.phone

    @property
    def source_year(self) -> str:
        """Year of the newest dated source, or empty."""
        return max((source.date[:4] for source in self.sources if source.date), default="")

    @property
    def safe_in_danger(self) -> bool:
        """Whether an urgent card of it has a verified number, text line or site to show.

        A site does not count where the card must be discreet: its address tells too much.
        """
        doors = ("phone", "text_number") if self.discreet_name else URGENT_DOORS
        return any(getattr(self, fact) and self.trusted(fact) for fact in doors)

    def open_state(self, now: datetime) -> OpenState:
        """Open, closed or unknown at an aware time; hours that are not verified are unknown."""
        if self.hours is None or not self.trusted("hours"):
            return OpenState.UNKNOWN
        return OpenState.OPEN if is_open(self.hours, now) else OpenState.CLOSED


@dataclass(frozen=True)
class Directory:
    """Every entry by its id, with the date it was compiled (ISO) and its SHA-256 (hex)."""

    entries: tuple[ServiceEntry, ...]
    compiled: str
    sha256: str
    _by_id: dict[str, ServiceEntry] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Index the entries; raises DirectoryWrong when an id appears twice."""
        by_id: dict[str, ServiceEntry] = {}
        for entry in self.entries:
            if entry.id in by_id:
                raise DirectoryWrong(f"{entry.id}: id: appears twice")
            by_id[entry.id] = entry
        object.__setattr__(self, "_by_id", by_id)

    def get(self, service_id: str) -> ServiceEntry | None:
        """The entry with this id, or None. Historic entries are found too: for staff."""
        return self._by_id.get(service_id)

    def __getitem__(self, service_id: str) -> ServiceEntry:
        """The entry with this id; raises DirectoryWrong when there is none."""
        entry = self._by_id.get(service_id)
        if entry is None:
            raise DirectoryWrong(f"{service_id}: id: not in the service directory")
        return entry

    @property
    def shown(self) -> tuple[ServiceEntry, ...]:
        """Entries that a contact may be shown, in the directory's order."""
        return tuple(entry for entry in self.entries if entry.status is not Status.HISTORIC)
