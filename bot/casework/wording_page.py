"""The few words that stand on the web chat beside what is said."""

from __future__ import annotations

from bot.casework.wording_base import ENGLISH, line

__all__ = ["ENGLISH", "before_you_write", "hide_this_page", "read_by_staff", "worker_types"]


def read_by_staff(*, language: str = ENGLISH) -> str:
    """Say that a person has read as far as here; never said of the bot."""
    return line("read_by_staff", language).text


def worker_types(*, language: str = ENGLISH) -> str:
    """Say that a person is writing an answer."""
    return line("worker_types", language).text


def before_you_write(*, language: str = ENGLISH) -> str:
    """Head the card that a contact reads first."""
    return line("page_before", language).text


def hide_this_page(*, language: str = ENGLISH) -> str:
    """Say how to leave in a hurry, and what that does not do."""
    return line("page_hide", language).text
