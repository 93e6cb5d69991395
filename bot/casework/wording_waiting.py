"""The fixed sentences for a contact who waits: facts about now and the last hours, no promise."""

from __future__ import annotations

from datetime import timedelta

from bot.casework.wording_base import ENGLISH, LINES, FixedText
from bot.casework.wording_text import en_lines


def in_line(
    *, place: int, usual: timedelta | None, asked: bool, language: str = ENGLISH
) -> FixedText:
    """Say the place in line (1: first) and, when `usual` is known, what most waited lately.

    `asked`: it is an answer of its own, so 999 stands in front.
    """
    lines = LINES.get(language, en_lines).LINES
    where = lines["line_first" if place == 1 else "line_place"].replace("{place}", str(place))
    said = [lines["line_asked"]] if asked else []
    said += [where, lines["line_jump"]]
    if usual is not None:
        said.append(lines["line_usual"].replace("{span}", _about(usual)))
    return FixedText(" ".join(said), (), "in_line")


def in_line_unstaffed(*, language: str = ENGLISH) -> FixedText:
    """Answer who asks how long while nobody is on shift: never a place, never a time."""
    lines = LINES.get(language, en_lines).LINES
    return FixedText(f"{lines['no_due']} {lines['until_then']}", (), "in_line_unstaffed")


def _about(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} minutes"
    hours, rest = divmod(minutes, 60)
    return ("1 hour" if hours == 1 else f"{hours} hours") + (f" {rest} minutes" if rest else "")
