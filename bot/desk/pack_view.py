"""What the pages of a referral pack draw."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.casework.cases import Case
from bot.casework.messages import CaseId, MessageKind
from bot.casework.pack_draft import Record, Typed, as_quote, doors, quotable
from bot.casework.packs import PackKind, Quote
from bot.casework.records import Author, Entry
from bot.casework.service_entry import ServiceEntry
from bot.desk.case_pages import case_id_of, whole_transcript
from bot.desk.context import desk_of
from bot.desk.past import safe_contact
from bot.desk.services import sent

# Lines of the conversation offered at first; chosen ones always are.
LINES_OFFERED = 150


@dataclass(frozen=True)
class Line:
    """A line that can be quoted, and whether it is."""

    quote: Quote
    chosen: bool


@dataclass(frozen=True)
class Offer:
    """Lines to choose from, newest last, and how many older ones are left out."""

    lines: tuple[Line, ...]
    older: int


async def record_of(request: web.Request, case_id: CaseId | None = None) -> Record:
    """Read what a draft is made from. Raises HTTPNotFound."""
    desk = desk_of(request)
    casebook = desk.outside.casebook
    case: Case | None = await casebook.case(case_id or case_id_of(request))
    conversation = await casebook.conversation(case.conversation_id) if case else None
    if case is None or conversation is None:
        raise web.HTTPNotFound
    entries = await whole_transcript(desk, case.conversation_id)
    safe = safe_contact(conversation)
    return Record(
        case=case,
        entries=entries,
        directory=desk.outside.directory,
        now=desk.now,
        zone=desk.zone,
        watched=conversation.monitored,
        safe_contact=safe.words if conversation.safe_answer else "",
        services=tuple(shown.name for shown in sent(entries, desk.outside.directory)),
    )


def offered(record: Record, typed: Typed, *, everything: bool) -> tuple[Offer, Offer]:
    """Return the contact's lines and ours, to choose from."""
    return (
        _offer(record.entries, typed.words, Author.CONTACT, everything=everything),
        _offer(record.entries, typed.said, Author.BOT, Author.STAFF, everything=everything),
    )


def places(kind: PackKind, record: Record) -> tuple[ServiceEntry, ...]:
    """Return where such a pack can go."""
    return doors(kind, record.directory)


def _offer(
    entries: tuple[Entry, ...], chosen: tuple[str, ...], *authors: Author, everything: bool
) -> Offer:
    edited = {e.channel_ref for e in entries if e.kind is MessageKind.EDIT and e.channel_ref}
    found = [entry for entry in entries if quotable(entry, *authors)]
    first = 0 if everything else max(0, len(found) - LINES_OFFERED)
    kept = [e for at, e in enumerate(found) if at >= first or e.entry_id in chosen]
    lines = tuple(
        Line(as_quote(e, later_edited=e.channel_ref in edited), e.entry_id in chosen) for e in kept
    )
    return Offer(lines, len(found) - len(kept))
