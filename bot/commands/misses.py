"""`python -m bot misses`: what staff marked as missed or a false alarm, for `nlu.misses`.

Like `bot cases`, it needs the machine and its store, and no account. It gives out what contacts
wrote, so each export is written on the audit trail, and `--json` must be asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.casework.cases import Case
from bot.casework.records import Author, Entry
from bot.commands.reaching import stores_of
from bot.desk.audit import Happened
from bot.home import Home
from bot.settings import Settings
from bot.stores.redis_stores import RedisStores
from bot.wiring.audit import audit_trail
from bot.wiring.clock import SystemClock

VERSION = 1
# What was missed may have been said before the case was opened: the talk of the hour before.
BEFORE = timedelta(hours=1)
READ_AT_ONCE = 500
WHO = "The command line"


async def show_misses(settings: Settings, *, as_json: bool) -> None:
    """Print the marked cases: their marks alone, or as JSON with what the contact wrote."""
    async with stores_of(settings) as stores:
        marked = marked_cases(await stores.casebook.all_cases())
        if not as_json:
            for case in marked:
                tier = case.mark_tier.value if case.mark_tier else "-"
                print(f"{case.mark.value if case.mark else '':<12} {tier:<3} {case.case_id}")
            print(f"{len(marked)} cases are marked. --json gives them with the words.")
            return
        if marked:
            await _note(settings, stores, len(marked))
        cases = [exported(case, await _all_entries(stores, case)) for case in marked]
    print(json.dumps({"version": VERSION, "cases": cases}, ensure_ascii=False, indent=1))


def marked_cases(cases: Iterable[Case]) -> list[Case]:
    """Cases that carry a mark; practice is nobody's words and stays out."""
    return [case for case in cases if case.mark is not None and not case.practice]


def exported(case: Case, entries: Sequence[Entry]) -> dict[str, object]:
    """One marked case with the contact's messages of it, oldest first."""
    first = case.opened_at - BEFORE
    said = [
        entry
        for entry in entries
        if entry.author is Author.CONTACT
        and entry.text.strip()
        and entry.at >= first
        and (case.closed_at is None or entry.at <= case.closed_at)
        and entry.case_id in (None, case.case_id)
    ]
    return {
        "case_id": case.case_id,
        "tier": case.peak.value,
        "route": case.route.value,
        "mark": case.mark.value if case.mark else None,
        "mark_tier": case.mark_tier.value if case.mark_tier else None,
        "mark_route": case.mark_route.value if case.mark_route else None,
        "messages": [
            {
                "at": entry.at.isoformat(),
                "text": entry.text,
                "tier": entry.tier.value if entry.tier else None,
                "route": entry.route.value if entry.route else None,
            }
            for entry in said
        ],
    }


async def _all_entries(stores: RedisStores, case: Case) -> list[Entry]:
    entries: list[Entry] = []
    after = ""
    while True:
        some = await stores.casebook.transcript(
            case.conversation_id, after=after, limit=READ_AT_ONCE
        )
        entries += some
        if len(some) < READ_AT_ONCE:
            return entries
        after = some[-1].entry_id


async def _note(settings: Settings, stores: RedisStores, count: int) -> None:
    """Write on the audit trail that words were given out, before they are."""
    clock = SystemClock()
    trail = audit_trail(stores, Home(settings.home), clock)
    await trail.record(
        Happened(clock.now(), "case.export", "done", who=WHO, about=f"{count} marked cases")
    )
    await trail.anchor()
