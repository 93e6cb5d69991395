"""A contact's text as words alone."""

from __future__ import annotations


def words_only(text: str) -> str:
    """The text without leading slashes: Rasa would take one for a command of its own."""
    return text.lstrip("/ \t\r\n").strip()
