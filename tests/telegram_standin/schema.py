"""The part of Bot API 10.1 that is checked: names, types, which fields must be there."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

SUBSET = Path(__file__).parent.parent / "data" / "bot_api_subset.json"


class BadCall(Exception):
    """Raised when the real server would answer 400; the text is its description."""


@cache
def subset() -> dict[str, Any]:
    """Return the names and types of the methods and objects that the project uses."""
    loaded: dict[str, Any] = json.loads(SUBSET.read_text(encoding="utf-8"))
    return loaded


def read_params(method: str, given: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return typed parameters and the names that the method does not know. Raises BadCall."""
    fields = subset()["methods"][method]
    unknown = [name for name in given if name not in fields]
    read = {
        name: _typed(name, value, fields[name]["types"])
        for name, value in given.items()
        if name in fields
    }
    for name, field in fields.items():
        if field["required"] and name not in read:
            what = "message text" if name == "text" else f"parameter {name}"
            raise BadCall(f"Bad Request: {what} is empty")
    return read, unknown


def _typed(name: str, value: Any, types: list[str]) -> Any:
    """Read a form value as the first of its types that fits."""
    for kind in types:
        try:
            return _as(kind, value)
        except (ValueError, TypeError):
            continue
    raise BadCall(f"Bad Request: can't parse {name}")


def _as(kind: str, value: Any) -> Any:
    if kind == "Integer":
        if isinstance(value, (bool, float)):
            raise ValueError
        return int(value)
    if kind == "Boolean":
        if isinstance(value, bool):
            return value
        return {"true": True, "1": True, "false": False, "0": False}[str(value).lower()]
    if kind == "String":
        if not isinstance(value, str):
            raise ValueError
        return value
    parsed = json.loads(value) if isinstance(value, str) else value
    if kind.startswith("Array of ") != isinstance(parsed, list):
        raise ValueError
    if isinstance(parsed, dict):
        check_object(kind, parsed)
    return parsed


def check_object(kind: str, value: dict[str, Any]) -> None:
    """Refuse an object with a required field missing. Types outside the subset pass."""
    for name, field in subset()["types"].get(kind, {}).items():
        if field["required"] and name not in value:
            raise BadCall(f"Bad Request: can't parse {kind}: field {name} must be there")
