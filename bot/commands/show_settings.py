"""`python -m bot settings`: every setting with its value and meaning, secrets hidden."""

from __future__ import annotations

from bot.settings import Settings, rows


def show_settings(settings: Settings) -> None:
    """Print each setting on two lines: name and value, then what it means."""
    for row in rows(settings):
        print(f"{row.name} = {row.value}")
        print(f"    {row.meaning}. Allowed: {row.allowed}.")
