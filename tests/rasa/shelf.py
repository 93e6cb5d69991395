"""A small service directory of the tests' own, published as the front publishes its snapshot."""

from __future__ import annotations

import json
from pathlib import Path

from bot.casework.directory import (
    BEST_FIRST,
    TOPIC_ROUTES,
    UNIT_DOORS,
    ServiceEntry,
    Status,
    Trust,
    snapshot_of,
)
from bot.casework.triage import Route

DOORS = {"vru-phone": "0121 626 5322"}


def entries() -> tuple[ServiceEntry, ...]:
    """One plain entry for every service that the search relies on, and two of Walsall."""
    routes_of: dict[str, set[Route]] = {name: set() for name in UNIT_DOORS}
    for route, names in BEST_FIRST.items():
        for name in names:
            routes_of.setdefault(name, set()).add(route)
    routes_of["walsall-mentors"] = {Route.MENTORING}
    routes_of["wolves-mentors"] = {Route.MENTORING}
    for number in range(1, 5):
        routes_of[f"family-{number}"] = {Route.FAMILY}
    return tuple(_entry(name, routes) for name, routes in sorted(routes_of.items()))


def _entry(name: str, routes: set[Route]) -> ServiceEntry:
    area = {"walsall": "Walsall", "wolves": "Wolverhampton"}.get(name.split("-", maxsplit=1)[0], "")
    return ServiceEntry(
        id=name,
        name=name,
        what=f"Helps ({name}).",
        audience=("young_person", "parent", "adult", "professional"),
        gender="any",
        topics=tuple(_topic_for(route) for route in sorted(routes)),
        areas=(area,) if area else ("United Kingdom",),
        urgency="emergency" if name == "emergency-999" else "support",
        access="self",
        status=Status.ACTIVE,
        confidence="verified",
        trust=(("phone", Trust.VERIFIED),),
        phone=DOORS.get(name, "" if name in UNIT_DOORS else "0800 0000 000"),
        social="@WestMidsVRU" if name in ("vru-twitter", "vru-facebook") else "",
        website="https://example.org" if name == "vrp-website" else "",
    )


def _topic_for(route: Route) -> str:
    """A topic that is mainly about the route."""
    return next((topic for topic, routes in TOPIC_ROUTES.items() if routes[0] is route), "anything")


def publish(path: Path) -> Path:
    """Write the snapshot and give its path."""
    path.write_text(json.dumps(snapshot_of("2026-11-22", entries())), encoding="utf-8")
    return path
