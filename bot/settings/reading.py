"""Reading the environment into settings, and saying them to people."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from pydantic import ValidationError

from bot.casework.errors import SettingWrong
from bot.settings.fields import Settings
from bot.settings.shapes import DAYS

PREFIXES = ("WAYMARK_", "TELEGRAM_", "ALERT_", "REDIS_SENTINEL", "REDIS_CLUSTER", "TRACES_")
# Read by the Rasa side; the runner sets them for its children.
RASA_SIDE = frozenset({"WAYMARK_ACTIONS_URL", "WAYMARK_DIRECTORY"})
# What pydantic finds wrong, in words for people.
WHY = {
    "int_parsing": "it is not a whole number",
    "greater_than_equal": "it is too small",
    "less_than_equal": "it is too large",
    "string_pattern_mismatch": "it does not look like one",
    "time_parsing": "it is not a time of day",
    "literal_error": "it is none of them",
}


def load() -> Settings:
    """Read the environment. Raises SettingWrong: a line each on what is wrong and allowed."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingWrong("\n".join(_wrong(fault) for fault in error.errors())) from None


def _wrong(fault: Any) -> str:
    """One line: which setting, why, what is allowed. A secret's value is not repeated."""
    reason = fault["msg"].removeprefix("Value error, ")
    name = str(fault["loc"][0]) if fault["loc"] else reason.partition("|")[0]
    reason = WHY.get(fault["type"]) or reason.partition("|")[2] or reason
    row = next(row for row in rows() if row.name == name)
    value = "" if row.secret or not fault["loc"] else f" is {str(fault['input'])[:80]!r}:"
    return f"{name}{value or ':'} {reason}. Allowed: {row.allowed}."


@dataclass(frozen=True)
class Row:
    """One setting for people: what `python -m bot settings` prints."""

    name: str
    value: str
    meaning: str
    allowed: str
    secret: bool


def rows(settings: Settings | None = None) -> tuple[Row, ...]:
    """Every setting with its meaning; values when `settings` are given, secrets hidden."""
    made = []
    for field, info in Settings.model_fields.items():
        value = getattr(settings, field) if settings else None
        secret = "SecretStr" in str(info.annotation)
        made.append(
            Row(
                name=str(info.validation_alias),
                value=_shown(value, secret=secret),
                meaning=info.description or "",
                allowed=str((info.json_schema_extra or {})["allowed"]),  # type: ignore[index]
                secret=secret,
            )
        )
    return tuple(made)


def _shown(value: object, *, secret: bool) -> str:
    if value is None:
        return "(not set)"
    if secret:
        return "(set, hidden)"
    if isinstance(value, frozenset):
        return ",".join(name for name, day in DAYS.items() if day in value)
    if isinstance(value, tuple):
        return ",".join(f"{host}:{port}" for host, port in value)
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def unknown_names(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """One line for each name that looks like a setting and is none."""
    known = {row.name for row in rows()}
    odd = (n for n in environ if n.startswith(PREFIXES) and n not in known | RASA_SIDE)
    return tuple(_unknown(name, known) for name in sorted(odd))


def _unknown(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return f"{name} is not a setting of Waymark and changes nothing.{hint}"


def environment_for_children(**more: str) -> dict[str, str]:
    """This process's environment for one that it starts, with a few names more."""
    return {**os.environ, **more}
