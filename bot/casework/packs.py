"""A referral pack: what a council or a domestic abuse service is told, and how it came to that.

A draft is made from the case (`pack_draft`), put right by staff, read again by a second person,
and exported. Every saved draft is kept as a revision; an export never changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.casework.messages import CaseId, StaffName
from bot.casework.triage import Tier

# What a pack's JSON says of its own shape (docs/referral-packs.md).
SCHEMA = 1
REASON_LENGTH = 10


class PackKind(str, Enum):
    """Whom a pack is written for."""

    CHILDREN = "children"  # children's social care of a council
    DOMESTIC_ABUSE = "domestic_abuse"  # a domestic abuse service


class Basis(str, Enum):
    """Why the law allows the sharing. Chosen by a person, never worked out."""

    PUBLIC_TASK = "public_task"
    VITAL_INTERESTS = "vital_interests"
    LEGAL_OBLIGATION = "legal_obligation"
    CONSENT = "consent"


class Consent(str, Enum):
    """Whether the contact was asked before their words were shared."""

    AGREED = "agreed"
    REFUSED = "refused"
    NOT_ASKED_RISK = "not_asked_risk"
    NOT_ASKED_TIME = "not_asked_time"
    NOT_ASKED_REACH = "not_asked_reach"


@dataclass(frozen=True)
class Recipient:
    """Who gets the pack, as the service directory has them. `to_check`: facts not verified."""

    service_id: str
    name: str
    area: str
    phone: str = ""
    out_of_hours: str = ""
    email: str = ""
    website: str = ""
    to_check: tuple[str, ...] = ()
    source: str = ""
    source_date: str = ""


@dataclass(frozen=True)
class CaseFacts:
    """The case at the moment of the draft. `tier` is now, `peak` the most urgent it had."""

    case_id: CaseId
    opened_at: datetime
    channel: str
    tier: Tier
    peak: Tier
    route: str
    watched: bool
    practice: bool


@dataclass(frozen=True)
class About:
    """What is known of the contact. Empty: not known, and said so."""

    name: str = ""
    age: str = ""
    area: str = ""
    language: str = ""
    safe_contact: str = ""
    household: str = ""


@dataclass(frozen=True)
class Fact:
    """Something that happened, and when, in words: staff often know only "last Tuesday"."""

    when: str
    what: str


@dataclass(frozen=True)
class RiskStep:
    """One change of the case's tier, with its reasons as staff read them."""

    at: datetime
    tier: Tier
    route: str
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class Quote:
    """One line of the conversation, word for word. `note`: edited, pressed, forwarded."""

    entry_id: str
    at: datetime
    who: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Sharing:
    """What was shared, with whom and why; what allows it; whether the contact was asked."""

    what: str = ""
    with_whom: str = ""
    why: str = ""
    basis: Basis | None = None
    consent: Consent | None = None
    consent_why: str = ""


NOTHING_KNOWN = About()
NOTHING_SHARED = Sharing()


@dataclass(frozen=True)
class Draft:
    """One revision of a pack, whole: what is exported is one of these and nothing else.

    `case`, `risks` and the texts of quotes come from the record at each save and cannot be
    typed; the rest is staff's. `recipient` is None until somebody chooses.
    """

    kind: PackKind
    revision: int
    at: datetime
    by: StaffName
    case: CaseFacts
    about: About
    referrer: str
    recipient: Recipient | None = None
    contact_back: str = ""
    why: str = ""
    facts: tuple[Fact, ...] = ()
    risks: tuple[RiskStep, ...] = ()
    assessment: str = ""
    words: tuple[Quote, ...] = ()
    said: tuple[Quote, ...] = ()
    done: str = ""
    sharing: Sharing = NOTHING_SHARED
    told: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Look:
    """The second look: who read which revision, and why alone if nobody else could."""

    by: StaffName
    at: datetime
    revision: int
    alone: str = ""


@dataclass(frozen=True)
class Exported:
    """One export. `checksum` is of the content, the other two of the files, all SHA-256 (hex)."""

    number: int
    at: datetime
    by: StaffName
    revision: int
    looked_by: StaffName
    checksum: str
    json_sha256: str
    pdf_sha256: str
    cause: str = ""


@dataclass(frozen=True)
class Pack:
    """A pack of a case. `revision` is the newest draft's; `version` counts every change.

    `causes` are the presses that changed it last, so that one press counts once.
    """

    pack_id: str
    case_id: CaseId
    kind: PackKind
    made_at: datetime
    made_by: StaffName
    revision: int
    version: int = 0
    look: Look | None = None
    exports: tuple[Exported, ...] = ()
    causes: tuple[str, ...] = ()

    @property
    def looked_at(self) -> bool:
        """Whether the newest draft has had its second look."""
        return self.look is not None and self.look.revision == self.revision

    def export(self, number: int) -> Exported | None:
        """Return one export by its number, from 1."""
        return next((done for done in self.exports if done.number == number), None)


@dataclass(frozen=True)
class Files:
    """The two files of one export, as they are sent."""

    json: bytes
    pdf: bytes
