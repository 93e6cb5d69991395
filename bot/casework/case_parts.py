"""What a case is made of: its outcome, notes, risk history, checklist, and how it was marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.casework.messages import StaffName
from bot.casework.triage import Route, Tier


class Outcome(str, Enum):
    """How a case ended."""

    ADVICE_GIVEN = "advice_given"
    REFERRED = "referred"
    EMERGENCY_SERVICES = "emergency_services"
    NO_FURTHER_CONTACT = "no_further_contact"
    NOT_A_CONCERN = "not_a_concern"
    HANDED_BACK = "handed_back"


class Mark(str, Enum):
    """What staff say, looking back, of how the bot read a case."""

    MISSED = "missed"  # there was more than the bot saw, or it came too late
    FALSE_ALARM = "false_alarm"  # there was less than the bot saw


@dataclass(frozen=True)
class Closing:
    """What is put to a second person before a P1 or P2 closes."""

    by: StaffName
    at: datetime
    outcome: Outcome
    done: str


@dataclass(frozen=True)
class Note:
    """Words of staff about a case, never shown to the contact."""

    by: StaffName
    at: datetime
    text: str


@dataclass(frozen=True)
class RiskEvent:
    """One change of a case's tier: who or what raised or lowered it, and why."""

    at: datetime
    tier: Tier
    route: Route
    reasons: tuple[str, ...]
    by: str = "bot"


@dataclass(frozen=True)
class EmergencyCall:
    """The 999 checklist of a P1: who called, when, what was said (never by the bot)."""

    by: StaffName
    at: datetime
    called: bool
    detail: str = ""
