"""The service directory on disk: reading the reviewed YAML, publishing the snapshot.

Loading refuses a file that breaks a rule, with one line for each fault: which service, which
field, why. Only a directory that passed is published.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.casework.directory_snapshot import (
    content_hash,
    directory_from_snapshot,
    directory_of,
    snapshot_of,
)
from bot.casework.errors import DirectoryWrong
from bot.casework.service_entry import Directory, ServiceEntry
from bot.casework.service_search import list_faults
from bot.stores.directory_schema import DirectoryFile, ServiceRecord

SERVICES_YML = Path(__file__).parent.parent / "directory" / "services.yml"


def load_directory(path: Path = SERVICES_YML) -> Directory:
    """Read and check the YAML. Raises DirectoryWrong naming every fault it found."""
    raw = _read_yaml(path)
    try:
        file = DirectoryFile.model_validate({**raw, "services": []})
    except ValidationError as error:
        raise DirectoryWrong(_faults(path.name, error)) from error
    services = raw.get("services")
    if not isinstance(services, list) or not services:
        raise DirectoryWrong(f"{path.name}: services: should be a list of services")
    entries, faults = _read_services(services)
    if faults:
        raise DirectoryWrong("\n".join(faults))
    sha256 = content_hash(snapshot_of(file.compiled, entries))
    directory = directory_of(file.compiled, sha256, entries)
    lacking = list_faults(directory)
    if lacking:
        raise DirectoryWrong("\n".join(lacking))
    return directory


def publish(directory: Directory, path: Path) -> str:
    """Write the snapshot as JSON in one step, and give its SHA-256 (hex).

    A reader sees the old file or the new one, never half of one. The snapshot is read back
    before it replaces anything. Raises DirectoryWrong, or OSError when it cannot be written.
    """
    snapshot = snapshot_of(directory.compiled, directory.entries)
    directory_from_snapshot(json.loads(json.dumps(snapshot)))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(snapshot, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return str(snapshot["sha256"])


def load_snapshot(path: Path) -> Directory:
    """Read a published snapshot. Raises DirectoryWrong when it is not whole, or OSError."""
    try:
        mapping = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DirectoryWrong(f"{path.name}: not JSON: {error}") from error
    if not isinstance(mapping, dict):
        raise DirectoryWrong(f"{path.name}: should be a JSON object")
    return directory_from_snapshot(mapping)


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_OneKeyLoader)  # noqa: S506
    except OSError as error:
        raise DirectoryWrong(f"{path.name}: cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise DirectoryWrong(f"{path.name}: not YAML: {error}") from error
    if not isinstance(raw, dict):
        raise DirectoryWrong(f"{path.name}: should start with named fields")
    return raw


def _read_services(services: list[Any]) -> tuple[tuple[ServiceEntry, ...], list[str]]:
    entries: list[ServiceEntry] = []
    faults: list[str] = []
    for position, record in enumerate(services, start=1):
        name = _name_of(record, position)
        try:
            entries.append(ServiceRecord.model_validate(record).entry())
        except ValidationError as error:
            faults.append(_faults(name, error))
    ids = Counter(entry.id for entry in entries)
    faults += [f"{name}: id: appears {count} times" for name, count in ids.items() if count > 1]
    named = {_name_of(record, 0) for record in services}
    faults += [
        f"{entry.id}: reach_through: no service has the id {entry.reach_through!r}"
        for entry in entries
        if entry.reach_through and entry.reach_through not in named
    ]
    return tuple(entries), faults


def _name_of(record: object, position: int) -> str:
    name = record.get("id") if isinstance(record, dict) else None
    return str(name) if name else f"service number {position}"


def _faults(name: str, error: ValidationError) -> str:
    """One line a fault: service id, field, reason."""
    lines = []
    for fault in error.errors():
        where = ".".join(str(part) for part in fault["loc"]) or "record"
        reason = fault["msg"].removeprefix("Value error, ")
        head, _, tail = reason.partition(": ")
        # A rule over several fields names its field itself, before a colon.
        lines.append(
            f"{name}: {head}: {tail}" if not fault["loc"] else f"{name}: {where}: {reason}"
        )
    return "\n".join(lines)


class _OneKeyLoader(yaml.SafeLoader):
    """Refuses a key written twice, which YAML would take silently, the last one winning."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - its parent's signature
    ) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = [key for key, count in Counter(keys).items() if count > 1]
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"{twice[0]!r} is written twice", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)
