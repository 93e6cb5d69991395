"""What is counted of a change, as it happens: numbers by day that name nobody.

A report is read from these and from nothing else. Each fact adds one to one value of each
dimension, so that every breakdown of a measure adds up to the same sum; no two dimensions are
kept together, so that nobody can be found where they cross. Practice counts nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum

from bot.casework.areas import council_of
from bot.casework.cases import Case, CaseState, Mark
from bot.casework.conversation import Conversation
from bot.casework.messages import StaffName
from bot.casework.records import Author, Entry, Fact
from bot.casework.spans import step_of
from bot.casework.triage import Tier

NOT_SAID = "not_said"
ELSEWHERE = "elsewhere"
# Two or three letters name a language; anything else that a channel sends stands for none.
LANGUAGE_LETTERS = (2, 3)


class Measure(str, Enum):
    """What is counted. The names are stored, and are the first column of the CSV."""

    CONVERSATIONS = "conversations"  # a contact who never wrote before
    MESSAGES = "messages"  # one thing that a contact sent
    CASES = "cases"  # a case opened
    REOPENED = "reopened"  # of those, by a contact whose case closed within 72 hours
    CLAIMED = "claimed"  # a case's first claim; spans count from when it opened
    REPLIED = "replied"  # a case's first reply by staff; spans count from when it opened
    CLOSED = "closed"  # a case closed; spans count from when it opened
    MISSED_TARGET = "missed_target"  # not claimed for the first time by when it was due
    RAISED = "raised"  # a case rose to a more urgent tier
    LOWERED = "lowered"  # a person lowered a tier
    RELEASED = "released"  # given back by its holder
    LAPSED = "lapsed"  # given back because the lease ran out
    HANDED_OVER = "handed_over"  # handed to a colleague, or taken over by one
    MARKED_MISSED = "marked_missed"  # staff say that the bot saw less than there was
    MARKED_FALSE = "marked_false_alarm"  # staff say that the bot saw more than there was
    P1_TAKEN = "p1_taken"  # somebody became the holder of a P1, by person and minute


TIMED = (Measure.CLAIMED, Measure.REPLIED, Measure.CLOSED)
MARKS = {Mark.MISSED: Measure.MARKED_MISSED, Mark.FALSE_ALARM: Measure.MARKED_FALSE}
DIMENSIONS = ("tier", "route", "area", "channel", "language", "hour")
STAFF = "staff"


def day_of(at: datetime, zone: tzinfo) -> str:
    """Return the local day of a moment, as `2026-11-24`."""
    return at.astimezone(zone).date().isoformat()


def field_of(measure: str, dimension: str, value: str, step: str = "") -> str:
    """Return the name under which a number is kept."""
    return "|".join((measure, dimension, value, step) if step else (measure, dimension, value))


def fields(fact: Fact) -> tuple[str, ...]:
    """Return the names under which a fact is added."""
    return tuple(field_of(fact.measure, name, value, fact.step) for name, value in fact.values)


def added_up(facts: Iterable[Fact]) -> dict[str, dict[str, int]]:
    """Return what to add, by day and by name."""
    days: dict[str, dict[str, int]] = {}
    for fact in facts:
        day = days.setdefault(fact.day, {})
        for name in fields(fact):
            day[name] = day.get(name, 0) + fact.count
    return days


def stamped(before: Case | None, case: Case | None, now: datetime) -> Case | None:
    """Return the case with the moment at which its target was missed, kept once."""
    if case is None or case.practice or case.missed_at is not None:
        return case
    had_one = before is not None and before.first_claimed_at is not None
    if had_one or (before is not None and not before.open):
        return case
    claimed = case.first_claimed_at is not None
    late = now > case.due_at if claimed else case.open and now >= case.due_at
    return replace(case, missed_at=now) if late else case


def facts_of(
    before: Case | None,
    case: Case | None,
    conversation: Conversation,
    entries: Iterable[Entry],
    now: datetime,
    zone: tzinfo,
) -> tuple[Fact, ...]:
    """Return what a change adds. `before` is the case as it was read, None when it is new."""
    if conversation.practice:
        return ()
    found = list(_of_conversation(conversation, entries, now, zone))
    if case is not None:
        found += _of_case(before, case, now, zone)
    return tuple(found)


def case_values(case: Case, at: datetime, zone: tzinfo) -> tuple[tuple[str, str], ...]:
    """Return what a case counts under at a moment: one value for each dimension."""
    return (
        ("tier", case.tier.value),
        ("route", case.route.value),
        ("area", area_value(case.area)),
        ("channel", case.channel.value),
        ("language", language_value(case.language)),
        ("hour", _hour(at, zone)),
    )


def area_value(area: str) -> str:
    """Return a council's name, or that it was another place or none: never typed words."""
    return council_of(area) or ELSEWHERE if area.strip() else NOT_SAID


def language_value(language: str) -> str:
    """Return a language's code: never typed words."""
    code = language.partition("-")[0].lower()
    plain = code.isascii() and code.isalpha() and len(code) in LANGUAGE_LETTERS
    return code if plain else NOT_SAID


def staff_value(staff: StaffName, at: datetime, zone: tzinfo) -> str:
    """Return a person and a minute of the day: the name as a digest, as on the roster."""
    local = at.astimezone(zone)
    return f"{staff_digest(staff)}@{local.hour * 60 + local.minute:04d}"


def staff_digest(staff: StaffName) -> str:
    """Return what stands for a name."""
    return hashlib.sha256(staff.encode()).hexdigest()[:32]


def _of_conversation(
    conversation: Conversation, entries: Iterable[Entry], now: datetime, zone: tzinfo
) -> Iterable[Fact]:
    day, where = (
        day_of(now, zone),
        (
            ("area", area_value(conversation.slot("area") or "")),
            ("channel", conversation.channel.value),
            ("language", language_value(conversation.language)),
            ("hour", _hour(now, zone)),
        ),
    )
    for entry in entries:
        if entry.author is Author.CONTACT:
            tier = entry.tier.value if entry.tier else NOT_SAID
            route = entry.route.value if entry.route else NOT_SAID
            values = (("tier", tier), ("route", route), *where)
            yield Fact(day, Measure.MESSAGES.value, values)
            if conversation.revision == 0:
                yield Fact(day, Measure.CONVERSATIONS.value, values)


def _of_case(before: Case | None, case: Case, now: datetime, zone: tzinfo) -> list[Fact]:
    day, values = day_of(now, zone), case_values(case, now, zone)

    def one(measure: Measure, since: datetime | None = None) -> Fact:
        step = str(step_of(now - since)) if since is not None else ""
        return Fact(day, measure.value, values, step)

    had = before or replace(case, state=CaseState.WAITING, claim=None, mark=None, missed_at=None)
    found = [one(Measure.CASES)] if before is None else []
    if before is None and case.reopens is not None:
        found.append(one(Measure.REOPENED))
    if before is not None and case.tier is not had.tier:
        found.append(one(Measure.RAISED if case.tier.rank < had.tier.rank else Measure.LOWERED))
    if case.first_claimed_at is not None and had.first_claimed_at is None:
        found.append(one(Measure.CLAIMED, case.opened_at))
    if case.first_reply_at is not None and had.first_reply_at is None:
        found.append(one(Measure.REPLIED, case.opened_at))
    if case.missed_at is not None and had.missed_at is None:
        found.append(one(Measure.MISSED_TARGET))
    found += [one(measure) for measure in _of_hands(had, case, now)]
    if had.open and not case.open:
        found.append(one(Measure.CLOSED, case.opened_at))
    taken = case.claim is not None and case.tier is Tier.P1 and _new_holder(had, case)
    if taken and case.claim is not None:
        who = ((STAFF, staff_value(case.claim.by, now, zone)),)
        found.append(Fact(day, Measure.P1_TAKEN.value, who))
    return found + _of_mark(had, case, zone)


def _of_hands(had: Case, case: Case, now: datetime) -> Iterable[Measure]:
    """Say how a case left the hands that had it, if it did."""
    if had.claim is None:
        return
    ran_out = now >= had.claim.lease_until
    if case.open and case.claim is None:
        yield Measure.LAPSED if ran_out else Measure.RELEASED
    elif case.claim is not None and case.claim.by != had.claim.by:
        yield Measure.LAPSED if ran_out else Measure.HANDED_OVER


def _new_holder(had: Case, case: Case) -> bool:
    """Whether somebody became the holder, or a case that they hold became a P1."""
    if case.claim is None:
        return False
    same = had.claim is not None and had.claim.by == case.claim.by and had.claim.at == case.claim.at
    return not same or (had.claim is not None and had.tier is not Tier.P1)


def _of_mark(had: Case, case: Case, zone: tzinfo) -> list[Fact]:
    """Count a new mark, and take back the one that it replaces from its own day."""
    if (had.mark, had.marked_at) == (case.mark, case.marked_at):
        return []
    found: list[Fact] = []
    for kept, count in ((had, -1), (case, 1)):
        if kept.mark is not None and kept.marked_at is not None:
            day = day_of(kept.marked_at, zone)
            found.append(Fact(day, MARKS[kept.mark].value, kept.mark_counted, count=count))
    return found


def _hour(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone).hour:02d}"


def p1_taken(
    days: Mapping[str, Mapping[str, int]], staff: StaffName, since: datetime, zone: tzinfo
) -> int:
    """Return how many P1 cases somebody took since the minute of `since`."""
    local = since.astimezone(zone)
    began = (local.date().isoformat(), local.hour * 60 + local.minute)
    start = field_of(Measure.P1_TAKEN.value, STAFF, staff_digest(staff)) + "@"
    return sum(
        count
        for day, counts in days.items()
        for name, count in counts.items()
        if name.startswith(start) and (day, int(name[len(start) :])) >= began
    )


def days_of(first: date, last: date) -> tuple[str, ...]:
    """Return every day from `first` to `last`, both included."""
    return tuple(
        (first + timedelta(days=more)).isoformat() for more in range((last - first).days + 1)
    )
