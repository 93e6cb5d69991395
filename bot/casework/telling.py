"""What staff are told and what became of it: the words of an alert, and the record of each try.

The words are made of the tier, the route, the team, times, the rung and a link: never of the
contact's words or name, and of no id but the case's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.casework.ladder import RUNG_WORDS, RUNGS, Rung
from bot.casework.messages import CaseId, StaffName
from bot.casework.records import Alert, AlertKind
from bot.casework.teams import TEAM_WORDS
from bot.casework.triage import Tier

HEADLINES = {
    AlertKind.OPENED: "New case",
    AlertKind.RAISED: "Case is now more urgent",
    AlertKind.NEW_DANGER: "New danger in an open case",
    AlertKind.MONITORED: "Someone may be watching the contact",
    AlertKind.UNREADABLE: "The contact sent something the bot cannot read",
    AlertKind.PAUSED: "The contact asked for quiet",
    AlertKind.OVERDUE: "Overdue and unclaimed",
    AlertKind.GIVEN_BACK: "Back on the queue: the claim ran out",
    AlertKind.TRANSFERRED: "Put with your team by a colleague",
    AlertKind.SEND_FAILED: "A reply could not be delivered",
    AlertKind.UNANSWERED: "The bot had to answer for staff",
    AlertKind.WAITING: "Case waiting",
    AlertKind.STORE_AWAY: "Storage is away: danger was seen, and there is no case yet",
}
SINK_WORDS = {"telegram": "Telegram", "webhook": "the webhook", "email": "e-mail"}
# Failures in a row after which a sink counts as failing. With the worker's pauses that is
# about four seconds: a blip is passed over, and nobody relies for long on what is silent.
FAILS_AFTER = 3


class NoticeKind(str, Enum):
    """News about the alerts themselves."""

    FAILING = "failing"  # a sink does not take alerts
    WORKS = "works"  # it does again
    TEST = "test"  # somebody asked for a test


@dataclass(frozen=True)
class Notice:
    """News about the alerts themselves. `sink` names which, `by` who asked for a test."""

    notice_id: str
    kind: NoticeKind
    at: datetime
    sink: str = ""
    by: StaffName | None = None
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Telling:
    """An alert in words, for any sink. `key` names the matter; `ends`: it is over."""

    key: str
    title: str
    line: str
    facts: tuple[tuple[str, str], ...]
    link: str
    urgent: bool
    ends: bool = False


class Outcome(str, Enum):
    """What became of one try to tell."""

    CONFIRMED = "confirmed"  # the other side took it
    FAILED = "failed"  # it did not; tried again, and given up in the end
    NOBODY = "nobody"  # nobody who is up has an address for this sink


@dataclass(frozen=True)
class Attempt:
    """One try to tell: which sink, on which rung, who was up, and what became of it."""

    at: datetime
    sink: str
    outcome: Outcome
    what: str
    ref: str
    case_id: CaseId | None = None
    tier: Tier | None = None
    rung: Rung | None = None
    people: tuple[StaffName, ...] = ()
    number: int = 1


@dataclass(frozen=True)
class SinkState:
    """How a sink has been. `said`: the others were told that it fails."""

    name: str
    misses: int = 0
    failing_since: datetime | None = None
    worked_at: datetime | None = None
    said: bool = False
    revision: int = 0


def after_try(state: SinkState, *, told: bool, at: datetime) -> SinkState:
    """Return a sink's state after one more try."""
    if told:
        return replace(state, misses=0, failing_since=None, worked_at=at)
    misses = state.misses + 1
    since = state.failing_since or (at if misses >= FAILS_AFTER else None)
    return replace(state, misses=misses, failing_since=since)


def of_alert(alert: Alert, link: str, now: datetime) -> Telling:
    """Return an alert in words."""
    waited = max(0, int((now - alert.waiting_since).total_seconds()) // 60)
    route = alert.route.value.replace("_", " ")
    practice = "PRACTICE: " if alert.practice else ""
    facts = [("Waiting", span(waited))]
    if alert.team is not None:
        facts.append(("Team", TEAM_WORDS[alert.team]))
    if alert.rung is not None:
        facts.append(("Told", f"{RUNG_WORDS[alert.rung]} ({rung_number(alert.rung)})"))
    return Telling(
        # Each alarm is a matter of its own, so that a service which joins equal ones rings again.
        key=f"{alert.case_id or alert.alert_id}/{alert.kind.value}/{alert.alarm}",
        title=f"{practice}{alert.tier.value} · {route}",
        line=HEADLINES[alert.kind],
        facts=tuple(facts),
        link=link,
        urgent=alert.tier.urgent,
    )


def of_notice(notice: Notice, link: str) -> Telling:
    """Return news about the alerts in words."""
    sink = SINK_WORDS.get(notice.sink, notice.sink)
    title, line = {
        NoticeKind.TEST: ("Test alert", "A test. Nobody is waiting, and nothing is to be done."),
        NoticeKind.FAILING: (
            f"Alerts by {sink} do not get through",
            "They go out in the other ways, and stand on the desk.",
        ),
        NoticeKind.WORKS: (f"Alerts by {sink} get through again", "Nothing is to be done."),
    }[notice.kind]
    about = notice.sink or notice.notice_id
    return Telling(
        key=f"alerts/{about}",
        title=title,
        line=line,
        facts=(("Asked for by", notice.by),) if notice.by else (),
        link=link,
        urgent=notice.kind is NoticeKind.FAILING,
        ends=notice.kind is not NoticeKind.FAILING,
    )


def rung_number(rung: Rung) -> str:
    """Say how far up a rung is: `rung 2 of 4`."""
    return f"rung {RUNGS.index(rung) + 1} of {len(RUNGS)}"


def span(minutes: int) -> str:
    """Say how long: `less than a minute`, `12 min`, `1 h 5 min`."""
    if minutes < 1:
        return "less than a minute"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
