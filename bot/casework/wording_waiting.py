"""The fixed sentences for a contact who waits for a person: facts and plans, no promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.casework.opening_hours import DAY_NAMES, clock
from bot.casework.service_entry import Directory
from bot.casework.team_hours import Opening
from bot.casework.triage import Route
from bot.casework.wording_base import ENGLISH, LINES, FixedText, line
from bot.casework.wording_render import fill
from bot.casework.wording_text import en_lines


def person_wanted(
    *,
    due: datetime | None,
    numbers: Directory,
    opens: Opening | None = None,
    language: str = ENGLISH,
) -> FixedText:
    """Answer someone who asked for a person; `due` is London time, None with no one on shift.

    Then `opens` says when staff plan to be back, None when that is not known.
    """
    return _promise("person_wanted", due, numbers, language, opens=opens)


def concern(
    *,
    due: datetime | None,
    route: Route,
    numbers: Directory,
    opens: Opening | None = None,
    language: str = ENGLISH,
) -> FixedText:
    """Acknowledge a P3; service cards follow it. `due` and `opens` as in `person_wanted`."""
    return _promise("concern", due, numbers, language, route, opens=opens)


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
        said.append(lines["line_usual"].replace("{span}", _about(usual, lines)))
    return FixedText(" ".join(said), (), "in_line")


def in_line_unstaffed(*, language: str = ENGLISH) -> FixedText:
    """Answer who asks how long while nobody is on shift: never a place, never a time."""
    lines = LINES.get(language, en_lines).LINES
    return FixedText(f"{lines['no_due']} {lines['until_then']}", (), "in_line_unstaffed")


def in_line_unknown(*, language: str = ENGLISH) -> FixedText:
    """Answer who asks how long while the line is not known: never a place, never a time."""
    return FixedText(LINES.get(language, en_lines).LINES["line_asked"], (), "in_line_unknown")


def nobody_yet(
    *, staffed: bool, opens: Opening | None = None, language: str = ENGLISH
) -> FixedText:
    """Answer who asks whether anybody is there, in danger or overdue: 999, then that nobody is.

    Not when somebody comes. `opens` as in `person_wanted`.
    """
    first = line("line_asked", language).text
    truth = line("not_yet", language).text if staffed else nobody_on_shift(opens, language)
    return FixedText(f"{first}{_gap(language)}{truth}", (), "nobody_yet")


def nobody_on_shift(opens: Opening | None, language: str = ENGLISH) -> str:
    """Say that no one is on shift, and when we plan to be back where that is known."""
    lines = LINES.get(language, LINES[ENGLISH]).LINES
    if opens is None:
        return lines["no_due"]
    days = lines.get("days", "").split(",")
    return lines["no_due_opens"].replace("{opens}", _opening(opens, days))


# Said in turn, so that whoever writes on and on does not read one line over and over.
KEPT = ("added", "added_2", "added_3", "added_4")


def kept(times: int, *, language: str = ENGLISH) -> FixedText:
    """Say that a message joined an urgent case; `times` counts them, and no two alike follow."""
    return line(KEPT[times % len(KEPT)], language)


def hours_words(hours: int, lines: Mapping[str, str]) -> str:
    """Say a number of hours; none is less than one."""
    name = "span_under_hour" if hours < 1 else "span_hour" if hours == 1 else "span_hours"
    return lines[name].replace("{n}", str(hours))


def _gap(language: str) -> str:
    """A translation has its English 999 on a row of its own, so what follows begins a new one."""
    return " " if language == ENGLISH else "\n"


def _about(span: timedelta, lines: Mapping[str, str]) -> str:
    hours, rest = divmod(int(span.total_seconds() // 60), 60)
    said = [hours_words(hours, lines)] if hours else []
    if rest or not hours:
        said.append(lines["span_minutes"].replace("{n}", str(rest)))
    return " ".join(said)


def _promise(
    name: str,
    due: datetime | None,
    numbers: Directory,
    language: str,
    route: Route | None = None,
    *,
    opens: Opening | None = None,
) -> FixedText:
    """Say when a worker replies, or that no one is on shift: then never when they reply."""
    lines = LINES.get(language, LINES[ENGLISH]).LINES
    days = lines.get("days", "").split(",")
    if due is not None and len(days) == len(DAY_NAMES):
        when = lines["due"].replace("{due}", f"{days[due.weekday()]} {due:%H:%M}")
    elif due is not None:
        when = lines["due"].replace("{due}", f"{clock(due)} on {DAY_NAMES[due.weekday()]}")
    else:
        when = nobody_on_shift(opens, language)
    text = fill(f"{lines[name]} {when} {line('until_then', language).text}", numbers)
    return FixedText(text, (), f"{name}.{route.value}" if route else name)


def _opening(opens: Opening, days: Sequence[str]) -> str:
    """Name the day with its hour; far ahead with its date too, which figures alone can say."""
    if len(days) != len(DAY_NAMES):
        return opens.words
    at = opens.at
    far = (at.date() - opens.seen.date()).days >= len(DAY_NAMES)
    day = days[at.weekday()]
    return f"{day} {at:%d/%m %H:%M}" if far else f"{day} {at:%H:%M}"
