"""Finding services for one contact: at most three, nearest first, best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.casework.areas import NATIONAL, REGION, council_of
from bot.casework.opening_hours import OpenState
from bot.casework.service_entry import REACHES, Directory, ServiceEntry
from bot.casework.service_topics import (
    AUTHORITIES,
    BEST_FIRST,
    NARROW_TOPICS,
    ONLY_WHEN_ASKED,
    REPORTING_ROUTES,
    TOPIC_ROUTES,
    UNIT_DOORS,
)
from bot.casework.triage import Route, Tier

CHILDLINE = "childline"  # the one age-limited line shown, marked, when the age is not known
EMERGENCY = "emergency-999"
CHILD_UNDER = 18
# Hurt or poisoned, a child needs medical help before someone to talk to.
MEDICAL = frozenset({Route.EMERGENCY, Route.SUBSTANCES})
LAST_RESORT = "samaritans"  # verified, for all ages, at all hours
GROUP_TOPICS = frozenset({"lgbt", "faith", "deaf", "prison", "transport"})  # one group or place
_INDIRECT = frozenset(
    {"information_only", "referral", "through_gp", "through_hospital", "through_hospital_or_police"}
)
_VOICE_OR_TEXT = ("phone", "text_number")
_OPEN_ORDER = {OpenState.OPEN: 0, OpenState.UNKNOWN: 1, OpenState.CLOSED: 2}


def find_services(
    directory: Directory,
    route: Route,
    *,
    tier: Tier,
    age: int | None = None,
    area: str | None = None,
    audience: str | None = None,
    now: datetime,
    limit: int = 3,
    gender: str | None = None,
    topic: str | None = None,
) -> tuple[ServiceEntry, ...]:
    """Find up to `limit` services: own council, then region, then national; best first.

    `age` is that of the person who needs help; `area` is a council's name or a place in one;
    `audience` is young_person, parent, adult or professional; `gender` is women or men;
    `topic` is a topic of the directory that the contact named. None means not known.
    For P1 and P2 every service has a verified way to reach it, and P1 starts with 999. For
    calmer tiers at least one has. The unit's own doors (`vru_contact`, P3 and P4) are one
    service with many doors, so all of them are given, phone first, whatever the limit.
    """
    if route is Route.VRU_CONTACT and not tier.urgent:
        return tuple(directory[service_id] for service_id in UNIT_DOORS)
    council = council_of(area) if area else None
    need = _Need(route, tier, age, council, audience, gender, topic, now)
    ranked = sorted(
        (need.near(entry) for entry in directory.shown if need.suits(entry)), key=need.rank
    )
    if tier is Tier.P1:
        ranked = [directory[EMERGENCY], *(e for e in ranked if e.id != EMERGENCY)]
    chosen = ranked[:limit]
    if not any(entry.safe_in_danger for entry in chosen):
        chosen = [*chosen[: limit - 1], need.fallback(directory)]
    return tuple(chosen)


def list_faults(directory: Directory) -> list[str]:
    """Name every service that the route lists need and the directory lacks, one line each.

    Each route needs a verified service for all ages, and 999 must be there for every P1.
    """
    needed = {
        *UNIT_DOORS,
        EMERGENCY,
        LAST_RESORT,
        *(one for ids in BEST_FIRST.values() for one in ids),
    }
    missing = sorted(one for one in needed if directory.get(one) is None)
    if missing:
        return [f"{one}: id: not in the directory, but a route needs it" for one in missing]
    faults = [
        f"{one}: phone: not verified, but every P1 or every fallback needs it"
        for one in (EMERGENCY, LAST_RESORT)
        if not directory[one].trusted("phone")
    ]
    for route, ids in BEST_FIRST.items():
        listed = [directory[one] for one in ids]
        if not any(e.safe_in_danger and e.age_min is None and e.age_max is None for e in listed):
            faults.append(f"{ids[0]}: trust: no service listed for {route.value} is verified")
    return faults


def number_for(entry: ServiceEntry, area: str | None) -> ServiceEntry:
    """Give an entry that has one number per council the number of this one."""
    number = dict(entry.phone_by_area).get(area or "")
    if not number:
        return entry
    trust = dict(entry.trust)
    levels = (*entry.trust, ("phone", trust["phone_by_area"]))
    return replace(entry, phone=number, trust=levels)


@dataclass(frozen=True)
class _Need:
    """What one contact needs; decides which entries suit and in what order."""

    route: Route
    tier: Tier
    age: int | None
    area: str | None
    audience: str | None
    gender: str | None
    topic: str | None
    now: datetime

    @property
    def best(self) -> tuple[str, ...]:
        """Ids that come first on this route, best first."""
        # In danger a line that answers at any hour is always among them.
        always = (CHILDLINE, LAST_RESORT) if self.tier.urgent else ()
        return tuple(dict.fromkeys((*BEST_FIRST[self.route], *always)))

    def suits(self, entry: ServiceEntry) -> bool:
        """Whether an entry may be shown to this contact at all."""
        return (
            self._about(entry)
            and self._area_order(entry) is not None
            and self.age_fits(entry)
            and self._audience_order(entry) is not None
            and (not self.gender or entry.gender in ("any", self.gender))
            and (entry.safe_in_danger if self.tier.urgent else self._reachable(entry))
        )

    def rank(self, entry: ServiceEntry) -> tuple[int, ...]:
        """Sort key, best lowest: fit first, then nearness, then open now, then our order."""
        direct = any(entry.trusted(fact) and getattr(entry, fact) for fact in _VOICE_OR_TEXT)
        return (
            0 if self.topic and self.topic in entry.topics else 1,
            self._child_order(entry),
            1 if self._narrow(entry) else 0,
            1 if self.tier.urgent and not direct else 0,
            1 if entry.id in AUTHORITIES and self.route not in REPORTING_ROUTES else 0,
            self._audience_order(entry) or 0,
            1 if self._indirect(entry) else 0,
            0 if self.tier.urgent or self.route in TOPIC_ROUTES[entry.topics[0]] else 1,
            self._area_order(entry) or 0,
            0 if entry.safe_in_danger else 1,
            self._open_order(entry),
            self.best.index(entry.id) if entry.id in self.best else len(self.best),
        )

    def near(self, entry: ServiceEntry) -> ServiceEntry:
        """Give an entry that has one number per council the number of the contact's own."""
        return number_for(entry, self.area)

    def fallback(self, directory: Directory) -> ServiceEntry:
        """The first verified service of the route's list that suits, else Samaritans."""
        usable = [
            entry
            for entry in (directory[service_id] for service_id in self.best)
            if entry.safe_in_danger and self.age_fits(entry)
        ]
        exact = [entry for entry in usable if self._audience_order(entry) is not None]
        return (exact or usable or [directory[LAST_RESORT]])[0]

    def age_fits(self, entry: ServiceEntry) -> bool:
        """Match the age limits; for an urgent contact of unknown age only limits not verified."""
        low, high = entry.age_min, entry.age_max
        if self.age is None:
            firm = entry.trusted("age_min") if low is not None else high is not None
            return not (self.tier.urgent and firm) or entry.id == CHILDLINE
        if self.audience == "parent" and "young_person" not in entry.audience:
            return True  # the age is the child's, and this service is for the parent
        if self.audience == "parent" and "adult" in entry.audience:
            low = None
        return (low is None or low <= self.age) and (high is None or self.age <= high)

    def _about(self, entry: ServiceEntry) -> bool:
        topics = {topic for topic in entry.topics if self.route in TOPIC_ROUTES[topic]}
        if self.topic == ONLY_WHEN_ASKED:
            return ONLY_WHEN_ASKED in entry.topics and bool(topics)
        if ONLY_WHEN_ASKED in entry.topics and "mentoring" not in topics:
            return False
        if entry.urgency == "emergency" and self.route is not Route.EMERGENCY:
            return False
        if "deaf" in entry.topics and self.topic != "deaf":
            return False
        return bool(topics) or entry.id in self.best

    def _narrow(self, entry: ServiceEntry) -> bool:
        if self.topic and self.topic in entry.topics:
            return False
        topics = {topic for topic in entry.topics if self.route in TOPIC_ROUTES[topic]}
        group = bool(GROUP_TOPICS & set(entry.topics))
        return group or (bool(topics) and topics <= NARROW_TOPICS)

    def _area_order(self, entry: ServiceEntry) -> int | None:
        if self.area and self.area in entry.areas:
            return 0
        if REGION in entry.areas:
            return 1
        return 2 if any(area in NATIONAL for area in entry.areas) else None

    def _audience_order(self, entry: ServiceEntry) -> int | None:
        if self.audience is None or self.audience in entry.audience:
            return 0
        if self.audience == "parent":  # who may ask as an adult, or for a child
            as_adult = "adult" in entry.audience
            if as_adult and self.route is Route.DOMESTIC_ABUSE:
                return 0
            return 1 if as_adult or "young_person" in entry.audience else None
        return None

    def _child_order(self, entry: ServiceEntry) -> int:
        """For a child who asks: Childline first where it is a concern, adults' services last."""
        asks = self.audience in (None, "young_person")
        if not asks or self.age is None or self.age >= CHILD_UNDER:
            return 0
        concern = self.tier is not Tier.P4 and self.route not in MEDICAL
        if concern and entry.id == CHILDLINE:
            return 0
        return 1 if "young_person" in entry.audience else 2

    def _indirect(self, entry: ServiceEntry) -> bool:
        """Nobody to turn to now: found at a hospital or GP, or only to read about."""
        worried_at_school = self.tier is not Tier.P4 and entry.access == "through_school"
        return entry.access in _INDIRECT or worried_at_school

    def _open_order(self, entry: ServiceEntry) -> int:
        state = entry.open_state(self.now)
        if state is not OpenState.OPEN and entry.trusted("phone_out_of_hours"):
            return 0
        return _OPEN_ORDER[state]

    def _reachable(self, entry: ServiceEntry) -> bool:
        """Whether a contact could do something with it: a door, or someone to ask."""
        doors = [fact for fact in REACHES if getattr(entry, fact) and fact != "phone_by_area"]
        in_area = (self.area or "") in dict(entry.phone_by_area)
        return bool(doors) or in_area or entry.access not in ("self", "information_only")
