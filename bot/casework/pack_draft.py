"""Making a draft of a referral pack out of the record, and out of what staff typed.

What the record knows for certain (the case, its risk history, the words of a quote) is taken
anew at each save; nobody types it. What is not known stays empty, and the pack says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.casework.areas import COUNCILS, council_of
from bot.casework.cases import Case
from bot.casework.language_names import name_of
from bot.casework.messages import MessageKind, StaffName
from bot.casework.pack_words import moment_words
from bot.casework.packs import (
    NOTHING_KNOWN,
    NOTHING_SHARED,
    About,
    CaseFacts,
    Draft,
    Fact,
    PackKind,
    Quote,
    Recipient,
    RiskStep,
    Sharing,
)
from bot.casework.records import Author, Entry
from bot.casework.service_entry import Directory, ServiceEntry, Status

# The directory's names of the councils' front doors (one for each of the seven).
CHILDREN_DOORS = "csc-"
ABUSE_TOPICS = frozenset({"domestic_abuse", "refuge", "honour_based_abuse", "forced_marriage"})
# Services that a professional refers to; lines for those who harm are no place for this pack.
NOT_FOR_SURVIVORS = frozenset({"own_behaviour", "emergency"})
REGION = frozenset({*COUNCILS, "West Midlands"})
CHANNEL_WORDS = {"telegram": "Telegram", "webchat": "web chat"}
NAMES = {Author.CONTACT: "Contact", Author.BOT: "Automatic reply", Author.STAFF: "Staff"}


@dataclass(frozen=True)
class Record:
    """What is known when a draft is made. `safe_contact` and `services` are words for staff."""

    case: Case
    entries: tuple[Entry, ...]
    directory: Directory
    now: datetime
    zone: tzinfo
    watched: bool = False
    safe_contact: str = ""
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class Typed:
    """What staff give: texts, rows, choices, and which lines of the conversation to quote."""

    recipient: str = ""
    referrer: str = ""
    contact_back: str = ""
    about: About = NOTHING_KNOWN
    why: str = ""
    facts: tuple[Fact, ...] = ()
    assessment: str = ""
    words: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    done: str = ""
    sharing: Sharing = NOTHING_SHARED
    told: tuple[Fact, ...] = ()


def first_typed(kind: PackKind, record: Record, referrer: str) -> Typed:
    """Return what the record can fill in by itself; staff put it right and add to it."""
    case = record.case
    area = council_of(case.area) if case.area else ""
    mine = [entry for entry in doors(kind, record.directory) if area and area in entry.areas]
    return Typed(
        # Of children's services there is one for an area; of others a person chooses.
        recipient=mine[0].id if kind is PackKind.CHILDREN and len(mine) == 1 else "",
        referrer=referrer,
        about=About(
            age=str(case.age) if case.age is not None else "",
            area=area or case.area,
            language=name_of(case.language),
            safe_contact=_safe(record),
        ),
        facts=_facts(record),
        done="\n".join(filter(None, (case.done, *_sent(record.services)))),
        told=_told(record),
    )


def draft_of(
    kind: PackKind, record: Record, typed: Typed, *, by: StaffName, revision: int
) -> Draft:
    """Return one whole revision. Lines and services that are not there are left out."""
    case = record.case
    return Draft(
        kind=kind,
        revision=revision,
        at=record.now,
        by=by,
        case=CaseFacts(
            case_id=case.case_id,
            opened_at=case.opened_at,
            channel=case.channel.value,
            tier=case.tier,
            peak=case.peak,
            route=case.route.value,
            watched=record.watched or case.monitored,
            practice=case.practice,
        ),
        about=typed.about,
        referrer=typed.referrer,
        recipient=recipient_of(kind, record.directory, typed.recipient),
        contact_back=typed.contact_back,
        why=typed.why,
        facts=typed.facts,
        risks=tuple(
            RiskStep(step.at, step.tier, step.route.value, step.reasons, step.by)
            for step in case.history
        ),
        assessment=typed.assessment,
        words=_quotes(record.entries, typed.words, Author.CONTACT),
        said=_quotes(record.entries, typed.said, Author.BOT, Author.STAFF),
        done=typed.done,
        sharing=typed.sharing,
        told=typed.told,
    )


def doors(kind: PackKind, directory: Directory) -> tuple[ServiceEntry, ...]:
    """Return the services that such a pack can go to: the region's first, then national ones."""
    if kind is PackKind.CHILDREN:
        return tuple(e for e in directory.shown if e.id.startswith(CHILDREN_DOORS))
    found = [
        entry
        for entry in directory.shown
        if ABUSE_TOPICS & set(entry.topics) and not NOT_FOR_SURVIVORS & set(entry.topics)
    ]
    return tuple(sorted(found, key=lambda entry: not REGION & set(entry.areas)))


def recipient_of(kind: PackKind, directory: Directory, service_id: str) -> Recipient | None:
    """Return who gets the pack with what the directory knows of them, or None."""
    entry = next((door for door in doors(kind, directory) if door.id == service_id), None)
    if entry is None:
        return None
    facts = ("phone", "phone_out_of_hours", "email", "website")
    unsure = tuple(f for f in facts if getattr(entry, f) and not entry.trusted(f))
    source = max(entry.sources, key=lambda s: s.date, default=None)
    return Recipient(
        service_id=entry.id,
        name=entry.name,
        area=", ".join(entry.areas),
        phone=entry.phone_line,
        out_of_hours=entry.phone_out_of_hours,
        email=entry.email,
        website=entry.website,
        to_check=("all of it",) if entry.status is not Status.ACTIVE else unsure,
        source=source.url if source else "",
        source_date=entry.last_checked or (source.date if source else ""),
    )


def quotable(entry: Entry, *authors: Author) -> bool:
    """Whether a line of the conversation holds words that can be quoted."""
    return entry.author in authors and bool(entry.text.strip() or entry.quoted.strip())


def _quotes(
    entries: tuple[Entry, ...], wanted: tuple[str, ...], *authors: Author
) -> tuple[Quote, ...]:
    changed = {e.channel_ref for e in entries if e.kind is MessageKind.EDIT and e.channel_ref}
    return tuple(
        as_quote(entry, later_edited=entry.channel_ref in changed)
        for entry in entries
        if entry.entry_id in wanted and quotable(entry, *authors)
    )


def as_quote(entry: Entry, *, later_edited: bool = False) -> Quote:
    """Return a line word for word, with what must be known to read it rightly."""
    notes = []
    if entry.kind is MessageKind.EDIT:
        notes.append("new words for an earlier message")
    elif later_edited:
        notes.append("edited later")
    if entry.kind is MessageKind.BUTTON:
        notes.append("a button that was pressed")
    if entry.quoted.strip():
        notes.append("with words forwarded from somebody else, after the line")
    text = "\n---\n".join(part for part in (entry.text, entry.quoted) if part.strip())
    who = entry.staff or NAMES.get(entry.author, "")
    return Quote(entry.entry_id, entry.at, who, _whole(text), "; ".join(notes))


def _whole(text: str) -> str:
    """Put the replacement sign where half a character stands: files are plain UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _safe(record: Record) -> str:
    watched = record.watched or record.case.monitored
    care = "Take care: someone may be watching this phone. " if watched else ""
    return f"{care}{record.safe_contact}".strip()


def _facts(record: Record) -> tuple[Fact, ...]:
    case = record.case
    first = next((e.at for e in record.entries if e.author is Author.CONTACT), case.opened_at)
    found = [(first, f"First wrote to us by {CHANNEL_WORDS[case.channel.value]}.")]
    opened_at = case.history[0].tier if case.history else case.tier
    found.append((case.opened_at, f"The case was opened at {opened_at.value}."))
    if case.first_reply_at:
        found.append((case.first_reply_at, "A member of staff first replied."))
    for entry in record.entries:
        if entry.author is Author.CONTACT and entry.attachment:
            found.append((entry.at, f"Sent {entry.attachment}, which was not opened."))
        if entry.author is Author.CONTACT and entry.location is not None:
            found.append((entry.at, "Sent a place: {:.5f}, {:.5f}.".format(*entry.location)))
    call = case.emergency_call
    if call:
        what = "999 was called." if call.called else "999 was not needed."
        found.append((call.at, f"{what} {call.detail}".strip()))
    found.sort(key=lambda row: row[0])
    return tuple(Fact(moment_words(at, record.zone), what) for at, what in found)


def _told(record: Record) -> tuple[Fact, ...]:
    case, rows = record.case, []
    if case.told_at:
        rows.append(Fact(moment_words(case.told_at, record.zone), "Duty staff, by an alert."))
    if case.emergency_call and case.emergency_call.called:
        at = moment_words(case.emergency_call.at, record.zone)
        rows.append(Fact(at, f"Emergency services (999), by {case.emergency_call.by}."))
    return tuple(rows)


def _sent(services: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Services given to the contact: {', '.join(services)}.",) if services else ()
