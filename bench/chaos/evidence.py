"""What was sent, seen and shown: all that the oracle knows. Nothing of the product's own."""

from __future__ import annotations

from dataclasses import dataclass, field

from bench.chaos.words import Line, Script


@dataclass
class Said:
    """One message as its contact wrote it. `at` in seconds; `confirmed`: the other side took it."""

    line: Line
    at: float
    confirmed: bool = False


@dataclass(frozen=True)
class Heard:
    """One message that a contact was sent. `cut`: the sender never learned that it arrived."""

    at: float
    text: str
    cut: bool = False


@dataclass
class Contact:
    """One contact: what was written, and what came."""

    script: Script
    said: list[Said] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)


@dataclass(frozen=True)
class DeskLine:
    """One line of a conversation at the desk. `author`: contact, bot, staff or system.

    `doubted`: the desk says beside it that it may not have arrived.
    """

    author: str
    text: str
    doubted: bool = False


@dataclass(frozen=True)
class DeskCase:
    """One case at the desk."""

    case_id: str
    conversation_id: str
    tier: str
    state: str


@dataclass(frozen=True)
class StaffReply:
    """What staff wrote into a conversation. `accepted`: the desk said that it was sent."""

    case_id: str
    mark: str
    accepted: bool


@dataclass(frozen=True)
class Blow:
    """One act of chaos. `kind`: kill, pause or failover; `on`: what it hit."""

    at: float
    kind: str
    on: str


@dataclass
class Evidence:
    """All of it. `desk` holds the lines of each conversation by the desk's own id of it."""

    contacts: tuple[Contact, ...]
    desk: dict[str, tuple[DeskLine, ...]] = field(default_factory=dict)
    cases: tuple[DeskCase, ...] = ()
    replies: list[StaffReply] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    blows: list[Blow] = field(default_factory=list)
    # Seconds that contacts wrote for, and the moment at which they began.
    took: float = 0.0
    began: float = 0.0

    @property
    def kills(self) -> list[Blow]:
        """Every end of a process that nobody was asked for, failovers too."""
        return [blow for blow in self.blows if blow.kind in ("kill", "failover")]

    @property
    def blows_while_writing(self) -> int:
        """How many blows fell before the last message was written."""
        return sum(blow.at <= self.began + self.took for blow in self.blows)
