"""The directory as JSON: what the front publishes and the action server reads.

The snapshot is `{"version": 1, "sha256": hex, "compiled": date, "services": [...]}`; the hash
covers compiled date and services in canonical JSON, so a file cut short or edited is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any

from bot.casework.errors import DirectoryWrong
from bot.casework.opening_hours import OpeningHours, Slot
from bot.casework.service_entry import Directory, ServiceEntry, Source, Status, Trust

SNAPSHOT_VERSION = 1
_TUPLES = ("audience", "topics", "areas")


def snapshot_of(compiled: str, entries: tuple[ServiceEntry, ...]) -> dict[str, Any]:
    """Give the snapshot of entries, ready for JSON; facts that are not known are left out."""
    content = {"compiled": compiled, "services": [_entry_to_json(entry) for entry in entries]}
    return {"version": SNAPSHOT_VERSION, "sha256": content_hash(content), **content}


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over the canonical JSON of `compiled` and `services`."""
    body = {"compiled": content.get("compiled"), "services": content.get("services")}
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def directory_from_snapshot(mapping: Mapping[str, Any]) -> Directory:
    """Read a snapshot back. Raises DirectoryWrong when version, hash or a record is wrong."""
    if mapping.get("version") != SNAPSHOT_VERSION:
        raise DirectoryWrong(
            f"snapshot: version: is {mapping.get('version')!r}, should be {SNAPSHOT_VERSION}"
        )
    if mapping.get("sha256") != content_hash(mapping):
        raise DirectoryWrong("snapshot: sha256: does not match the services (cut short or edited)")
    services = mapping["services"]
    if not isinstance(services, list):
        raise DirectoryWrong("snapshot: services: should be a list")
    entries = tuple(_entry_from_json(record) for record in services)
    return directory_of(str(mapping["compiled"]), str(mapping["sha256"]), entries)


def directory_of(compiled: str, sha256: str, entries: tuple[ServiceEntry, ...]) -> Directory:
    """Build the directory, giving entries without a door the number of the one to ask."""
    plain = Directory(entries, compiled, sha256)
    return Directory(tuple(_with_reach(entry, plain) for entry in entries), compiled, sha256)


def _with_reach(entry: ServiceEntry, directory: Directory) -> ServiceEntry:
    if not entry.reach_through:
        return entry
    door = directory[entry.reach_through]
    return replace(entry, reach_name=door.name, reach_phone=door.phone_line)


def _entry_to_json(entry: ServiceEntry) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for item in fields(ServiceEntry):
        value = getattr(entry, item.name)
        if item.name in ("reach_name", "reach_phone") or value in ("", None, ()):
            continue
        record[item.name] = value
    for name in _TUPLES:
        record[name] = list(getattr(entry, name))
    record["status"] = entry.status.value
    record["trust"] = {fact: level.value for fact, level in entry.trust}
    record["sources"] = [
        {"url": source.url, "kind": source.kind, "date": source.date} for source in entry.sources
    ]
    if entry.phone_by_area:
        record["phone_by_area"] = dict(entry.phone_by_area)
    if entry.hours is not None:
        record["hours"] = {
            "always": entry.hours.always,
            "note": entry.hours.note,
            "slots": [[list(slot.days), slot.opens, slot.closes] for slot in entry.hours.slots],
        }
    return record


def _entry_from_json(record: Mapping[str, Any]) -> ServiceEntry:
    name = str(record.get("id", "?"))
    known = {item.name for item in fields(ServiceEntry)}
    unknown = sorted(set(record) - known)
    if unknown:
        raise DirectoryWrong(f"{name}: {unknown[0]}: not a field of a service")
    for item in fields(ServiceEntry):
        if item.default is MISSING and item.name not in record:
            raise DirectoryWrong(f"{name}: {item.name}: missing")
    values = dict(record)
    try:
        for field_name in _TUPLES:
            values[field_name] = tuple(record[field_name])
        values["status"] = Status(record["status"])
        values["trust"] = tuple((fact, Trust(level)) for fact, level in record["trust"].items())
        values["sources"] = tuple(Source(**source) for source in record["sources"])
        values["phone_by_area"] = tuple(record.get("phone_by_area", {}).items())
        values["hours"] = _hours_from_json(record.get("hours"))
        return ServiceEntry(**values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DirectoryWrong(f"{name}: record: {type(error).__name__}: {error}") from error


def _hours_from_json(record: Mapping[str, Any] | None) -> OpeningHours | None:
    if record is None:
        return None
    slots = tuple(Slot(tuple(days), opens, closes) for days, opens, closes in record["slots"])
    return OpeningHours(always=record["always"], slots=slots, note=record["note"])
