"""Settings: the only reader of the environment. One typed object, one parser."""

from __future__ import annotations

from bot.settings.fields import TELEGRAM, Settings
from bot.settings.reading import Row, environment_for_children, load, rows, unknown_names

__all__ = [
    "TELEGRAM",
    "Row",
    "Settings",
    "environment_for_children",
    "load",
    "rows",
    "unknown_names",
]
