"""What a page may see of a transcript, and in which order. Pure.

Never shown: what happened behind the scenes, tiers, routes, reasons, notes, surnames.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.casework.messages import Choice, Delivery, MessageKind, StaffName
from bot.casework.records import Author, Entry
from bot.channels.webchat_links import Linker

_ARRIVED = frozenset({Delivery.SENT, Delivery.UNCONFIRMED})
_GIVEN_UP = frozenset({Delivery.FAILED, Delivery.BLOCKED})


@dataclass(frozen=True)
class Ready:
    """Entries that may be shown now. `after` is where to read on; `left`: the contact left."""

    entries: tuple[Entry, ...]
    after: str
    left: bool = False


def ready(entries: Iterable[Entry], after: str) -> Ready:
    """Take the entries that may be shown, up to the first reply that is still to be sent.

    What stands behind that reply waits for it, so that a page shows one order for ever.
    """
    shown: list[Entry] = []
    for entry in entries:
        if entry.kind is MessageKind.DEPARTED:
            return Ready(tuple(shown), entry.entry_id, left=True)
        if _waits(entry):
            break
        if _shows(entry):
            shown.append(entry)
        after = entry.entry_id
    return Ready(tuple(shown), after)


def _waits(entry: Entry) -> bool:
    reply = entry.author in (Author.BOT, Author.STAFF) and bool(entry.ref)
    return reply and entry.delivery not in _ARRIVED | _GIVEN_UP


def _shows(entry: Entry) -> bool:
    if entry.author is Author.SYSTEM or entry.delivery in _GIVEN_UP:
        return False
    return bool(entry.text)


def seen(entry: Entry, linker: Linker) -> dict[str, Any]:
    """Return an entry as the page gets it. `ref` of the contact's own is the page's own id."""
    own = entry.author is Author.CONTACT
    view: dict[str, Any] = {
        "from": {Author.CONTACT: "you", Author.STAFF: "staff"}.get(entry.author, "bot"),
        "at": entry.at.isoformat(timespec="seconds"),
        "parts": [entry.text] if own else parts_of(entry.text, linker),
        "choices": choices_of(entry.choices),
    }
    if own:
        view["ref"] = entry.channel_ref
    if entry.author is Author.STAFF and entry.staff:
        view["name"] = first_name(entry.staff)
    return view


def parts_of(text: str, linker: Linker) -> list[Any]:
    """Return words as JSON pieces: a string, or `{"text", "href"}` for a link."""
    return [
        part if isinstance(part, str) else {"text": part.text, "href": part.href}
        for part in linker.parts(text)
    ]


def choices_of(choices: Iterable[Choice]) -> list[dict[str, str]]:
    """Return buttons as JSON."""
    return [{"label": choice.label, "value": choice.value} for choice in choices]


def first_name(staff: StaffName) -> str:
    """Return the first name alone: "Amira" for "amira.khan" or "Amira Khan"."""
    first = re.split(r"[\s._@]", staff.strip(), maxsplit=1)[0]
    return first[:1].upper() + first[1:]
