"""Reading the form of a referral pack: what staff typed, as a whole, with its rows and choices."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields

from aiohttp import web

from bot.casework.pack_draft import Typed
from bot.casework.packs import About, Basis, Consent, Draft, Fact, Sharing

# A line and a text as long as anybody writes by hand; the page's fields say the same.
LONGEST_LINE = 300
LONGEST_TEXT = 6000
EMPTY_ROWS = 3
ROWS_AT_MOST = 60
LINES_AT_MOST = 400
ENTRY_ID = re.compile(r"[0-9]{1,20}-[0-9]{1,20}")


async def typed_in(request: web.Request) -> Typed:
    """Return what the form holds; an unknown choice or a made-up line is left out."""
    form = await request.post()

    def text(name: str, longest: int = LONGEST_TEXT) -> str:
        return str(form.get(name, "")).replace("\r\n", "\n").strip()[:longest]

    def line(name: str) -> str:
        return " ".join(text(name, LONGEST_LINE).split())

    def rows(name: str) -> tuple[Fact, ...]:
        return _rows(name, line, text)

    def picked(name: str) -> tuple[str, ...]:
        wanted = (str(value) for value in form.getall(name, []))
        return tuple(value for value in wanted if ENTRY_ID.fullmatch(value))[:LINES_AT_MOST]

    bases = {basis.value: basis for basis in Basis}
    consents = {consent.value: consent for consent in Consent}
    return Typed(
        recipient=line("recipient"),
        referrer=line("referrer"),
        contact_back=line("contact_back"),
        about=About(**{f.name: line(f"about_{f.name}") for f in fields(About)}),
        why=text("why"),
        facts=rows("fact"),
        assessment=text("assessment"),
        words=picked("words"),
        said=picked("said"),
        done=text("done"),
        sharing=Sharing(
            what=text("shared_what"),
            with_whom=text("shared_with"),
            why=text("shared_why"),
            basis=bases.get(line("basis")),
            consent=consents.get(line("consent")),
            consent_why=text("consent_why"),
        ),
        told=rows("told"),
    )


def typed_of(draft: Draft) -> Typed:
    """Return a saved draft as its form shows it."""
    return Typed(
        recipient=draft.recipient.service_id if draft.recipient else "",
        referrer=draft.referrer,
        contact_back=draft.contact_back,
        about=draft.about,
        why=draft.why,
        facts=draft.facts,
        assessment=draft.assessment,
        words=tuple(quote.entry_id for quote in draft.words),
        said=tuple(quote.entry_id for quote in draft.said),
        done=draft.done,
        sharing=draft.sharing,
        told=draft.told,
    )


def with_room(rows: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return rows with empty ones behind them, to write in."""
    return (*rows, *(Fact("", "") for _ in range(min(EMPTY_ROWS, ROWS_AT_MOST - len(rows)))))


def _rows(name: str, line: Callable[[str], str], text: Callable[[str], str]) -> tuple[Fact, ...]:
    found = (
        Fact(line(f"{name}_when_{at}"), text(f"{name}_what_{at}")) for at in range(ROWS_AT_MOST)
    )
    return tuple(row for row in found if row.what)
