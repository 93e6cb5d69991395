"""The shape of the reviewed YAML, and the rules that each service keeps."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from bot.casework.opening_hours import DAYS, OpeningHours, Slot
from bot.casework.service_entry import CHECKED_FACTS, ServiceEntry, Source, Status, Trust
from bot.casework.service_topics import TOPIC_ROUTES

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# Digits in groups, as people read them aloud; international numbers are not used here.
Number = Annotated[str, StringConstraints(pattern=r"^\d{2,11}$|^\d{2,6}( \d{1,6}){1,4}$")]
Link = Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+(/\S*)?$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$")]
Iso = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$")]
Age = Annotated[int, Field(ge=0, le=120)]
Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
Area = Literal[
    "Birmingham", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall", "Wolverhampton",
    "West Midlands", "United Kingdom", "Great Britain", "England and Wales", "England",
]  # fmt: skip
# A phone that someone else may read must not show any of these.
TELLING = re.compile(
    r"abus|violen|rape|assault|police|victim|refuge|sexual|marriage|honour", re.IGNORECASE
)


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class DiscreetRecord(_Strict):
    """Words for a phone that someone else may read."""

    name: Words
    what: Words

    @field_validator("name", "what")
    @classmethod
    def _tells_nothing(cls, words: str) -> str:
        found = TELLING.search(words)
        if found:
            raise ValueError(f"has {found.group()!r}, which tells a reader what the service is")
        return words


class SlotRecord(_Strict):
    """Days and times of one stretch; closing at or before opening runs over midnight."""

    days: Annotated[
        list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]], Field(min_length=1)
    ]
    open: Time
    close: Time

    @model_validator(mode="after")
    def _has_length(self) -> Self:
        if self.open in {self.close, "24:00"}:
            raise ValueError("opens and closes at the same time; write `always: true` for all day")
        if len(set(self.days)) != len(self.days):
            raise ValueError("names a day twice")
        return self

    def slot(self) -> Slot:
        """The slot in minutes after midnight."""
        days = tuple(sorted(DAYS.index(day) for day in self.days))
        return Slot(days, _minutes(self.open), _minutes(self.close))


class HoursRecord(_Strict):
    """Either always open or slots; `note` is for staff."""

    always: bool = False
    slots: list[SlotRecord] = []
    note: str = ""

    @model_validator(mode="after")
    def _one_or_other(self) -> Self:
        if self.always == bool(self.slots):
            raise ValueError("give either `always: true` or slots, not both and not neither")
        return self

    def hours(self) -> OpeningHours:
        """The hours as casework holds them."""
        return OpeningHours(self.always, tuple(slot.slot() for slot in self.slots), self.note)


class SourceRecord(_Strict):
    """Where facts were read, when the page was written, and whose page it is."""

    url: Words
    kind: Literal["primary", "secondary", "code", "leaflet", "recalled"]
    date: Iso = ""


class PartnerRecord(_Strict):
    """A partner that the 2019 leaflet names, and what became of it."""

    name: Words
    now: Words


class DirectoryFile(_Strict):
    """The head of the file; services are read one by one so that every fault is found."""

    schema_version: Literal[1]
    compiled: Iso
    timezone: Literal["Europe/London"]
    reading_notes: list[Words]
    leaflet_partners: list[PartnerRecord]
    services: list[object]


class ServiceRecord(_Strict):
    """One service as people review it. What is not known is left out."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Words
    what: Words
    discreet: DiscreetRecord | None = None
    audience: Annotated[
        list[Literal["young_person", "parent", "adult", "professional"]], Field(min_length=1)
    ]
    age_min: Age | None = None
    age_max: Age | None = None
    gender: Literal["any", "women", "men"]
    gender_note: str = ""
    topics: Annotated[list[Words], Field(min_length=1)]
    areas: Annotated[list[Area], Field(min_length=1)]
    urgency: Literal["support", "urgent", "crisis", "emergency"]
    access: Literal[
        "self", "referral", "self_family_or_professional", "ask_vru", "through_school",
        "through_hospital", "through_hospital_or_police", "through_gp", "information_only",
    ]  # fmt: skip
    status: Literal["active", "check", "historic"]
    confidence: Literal["verified", "recalled"]
    phone: Number = ""
    phone_then: str = ""
    phone_out_of_hours: Number = ""
    phone_by_area: dict[Area, Number] = {}
    reach_through: str = ""
    text_number: Number = ""
    text_words: str = ""
    webchat: bool | None = None
    email: Email = ""
    website: Link = ""
    post: str = ""
    social: str = ""
    relay: Number = ""
    hours: HoursRecord | None = None
    cost: Literal["", "free"] = ""
    cost_note: str = ""
    on_phone_bill: Literal["", "hidden"] = ""
    languages: str = ""
    bsl: bool | None = None
    bsl_note: str = ""
    anonymous: bool | None = None
    trust: dict[Words, Literal["verified", "unverified", "recalled", "derived"]] = {}
    notes: str = ""
    conflicts: str = ""
    leaflet_text: str = ""
    sources: Annotated[list[SourceRecord], Field(min_length=1)]
    last_checked: date | None = None
    checked_by: str = ""

    @field_validator("topics")
    @classmethod
    def _known_topics(cls, topics: list[str]) -> list[str]:
        for topic in topics:
            if topic not in TOPIC_ROUTES:
                raise ValueError(f"no route is known for the topic {topic!r}")
        return topics

    @model_validator(mode="after")
    def _keeps_the_rules(self) -> Self:
        for fact in CHECKED_FACTS:
            value = getattr(self, fact, None)
            if value not in ("", None, {}) and fact not in self.trust:
                raise ValueError(f"{fact}: has no level in `trust`")
        for fact, level in self.trust.items():
            if fact not in CHECKED_FACTS:
                raise ValueError(f"trust: {fact!r} is not a fact that is checked")
            if level == "verified" and self.confidence == "recalled":
                raise ValueError(f"{fact}: cannot be verified in a record that is recalled")
        if self.age_min is not None and self.age_max is not None and self.age_min > self.age_max:
            raise ValueError("age_min: is higher than age_max")
        if bool(self.last_checked) != bool(self.checked_by):
            raise ValueError("last_checked: needs checked_by, and the other way round")
        return self

    def entry(self) -> ServiceEntry:
        """The entry as casework holds it."""
        plain = self.model_dump(
            exclude={
                "discreet", "audience", "topics", "areas", "status", "trust", "sources",
                "hours", "phone_by_area", "last_checked",
            }
        )  # fmt: skip
        return ServiceEntry(
            **plain,
            audience=tuple(self.audience),
            topics=tuple(self.topics),
            areas=tuple(self.areas),
            status=Status(self.status),
            trust=tuple((fact, Trust(level)) for fact, level in self.trust.items()),
            sources=tuple(Source(item.url, item.kind, item.date) for item in self.sources),
            hours=self.hours.hours() if self.hours else None,
            phone_by_area=tuple(self.phone_by_area.items()),
            last_checked=self.last_checked.isoformat() if self.last_checked else "",
            discreet_name=self.discreet.name if self.discreet else "",
            discreet_what=self.discreet.what if self.discreet else "",
        )


def _minutes(written: str) -> int:
    hour, minute = written.split(":")
    return int(hour) * 60 + int(minute)
