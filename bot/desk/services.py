"""Finding a service for a contact, as a card that goes into a reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.casework.cases import Case
from bot.casework.directory import (
    COUNCILS,
    TOPIC_ROUTES,
    UNIT_DOORS,
    Directory,
    ServiceEntry,
    council_of,
    find_services,
    service_card,
)
from bot.casework.records import Author, Entry
from bot.casework.service_card import CHECK
from bot.casework.triage import Route, Tier

AT_MOST = 12
SUGGESTED = 4
LONGEST_SEARCH = 80


@dataclass(frozen=True)
class Search:
    """What staff look for. Empty words, no route and no area: what suits the case."""

    words: str = ""
    route: Route | None = None
    area: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.words.strip() or self.route or self.area)


@dataclass(frozen=True)
class Found:
    """A service, ready to put into a reply. `check`: some of it is to be checked first."""

    service_id: str
    name: str
    where: str
    card: str
    check: bool


@dataclass(frozen=True)
class Shown:
    """A service that the contact was given: by whom, and when."""

    name: str
    by: str
    at: datetime


def find(
    directory: Directory, case: Case, search: Search, now: datetime, *, watched: bool
) -> tuple[Found, ...]:
    """Return services by words, route and area; nearest and best first.

    When someone may be watching, cards use the discreet words of the directory.
    """
    if search.empty:
        entries = _for_route(directory, case, case.route, case.area, now)[:SUGGESTED]
    elif search.words.strip():
        entries = _by_words(directory, search)
    elif search.route is not None:
        entries = _for_route(directory, case, search.route, search.area or case.area, now)
    else:
        entries = tuple(e for e in directory.shown if search.area in e.areas)
    return tuple(as_found(entry, now, watched=watched) for entry in entries[:AT_MOST])


def as_found(entry: ServiceEntry, now: datetime, *, watched: bool) -> Found:
    """Return one service with its card."""
    card = service_card(entry, now, urgent=False, discreet=watched)
    return Found(entry.id, entry.name, ", ".join(entry.areas), card, CHECK in card)


def sent(entries: tuple[Entry, ...], directory: Directory) -> tuple[Shown, ...]:
    """Return the services that were sent: a card begins with the service's name on a line."""
    named: dict[str, str] = {}
    for entry in directory.entries:
        named[entry.name] = entry.name
        if entry.discreet_name:
            named.setdefault(entry.discreet_name, entry.name)
    named.setdefault("West Midlands Violence Reduction Unit", directory[UNIT_DOORS[0]].name)
    found: dict[str, Shown] = {}
    for line in entries:
        if line.author not in (Author.BOT, Author.STAFF):
            continue
        by = line.staff or "Bot"
        for words in line.text.splitlines():
            name = named.get(words.strip())
            if name is not None:
                found[name] = Shown(name, by, line.at)
    return tuple(found.values())


def _for_route(
    directory: Directory, case: Case, route: Route, area: str, now: datetime
) -> tuple[ServiceEntry, ...]:
    # As for a calm contact: staff see the warning on each card and decide for themselves.
    return find_services(
        directory, route, tier=Tier.P3, age=case.age, area=area or None, now=now, limit=AT_MOST
    )


def _by_words(directory: Directory, search: Search) -> tuple[ServiceEntry, ...]:
    """Every word must stand in the entry; its name counts most, then what it is for."""
    wanted = search.words.casefold()[:LONGEST_SEARCH].split()
    council = council_of(search.area) if search.area else ""
    ranked: list[tuple[int, int, ServiceEntry]] = []
    for place, entry in enumerate(directory.shown):
        name = entry.name.casefold()
        rest = " ".join((entry.what, *entry.topics, *entry.areas, *entry.audience, entry.phone))
        text = f"{name} {rest.casefold().replace('_', ' ')}"
        routes = {route for topic in entry.topics for route in TOPIC_ROUTES.get(topic, ())}
        if not all(word in text for word in wanted):
            continue
        if search.route is not None and search.route not in routes:
            continue
        if council and council not in entry.areas and set(entry.areas) & set(COUNCILS):
            continue
        ranked.append((-sum(word in name for word in wanted), place, entry))
    return tuple(entry for _, _, entry in sorted(ranked, key=lambda row: row[:2]))
