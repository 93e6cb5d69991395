"""`python -m bot cases`: the staff queue on the terminal, or as JSON for other programs."""

from __future__ import annotations

import json

from bot.casework.cases import Case
from bot.commands.reaching import stores_of
from bot.settings import Settings


async def show_cases(settings: Settings, *, as_json: bool, closed_too: bool) -> None:
    """Print open cases in queue order; with `closed_too` every case, newest first."""
    async with stores_of(settings) as stores:
        book = stores.casebook
        cases = await (book.all_cases() if closed_too else book.open_cases())
    if as_json:
        print(json.dumps([row(case) for case in cases], ensure_ascii=False, indent=1))
        return
    for case in cases:
        who = f" {case.claim.by}" if case.claim else ""
        practice = "  practice" if case.practice else ""
        print(
            f"{case.tier.value}  {case.route.value:<16} {case.state.value + who:<20}"
            f" due {case.due_at:%d %b %H:%M} UTC  {case.case_id}{practice}"
        )
    if not cases:
        print("There are no cases." if closed_too else "There are no open cases.")


def row(case: Case) -> dict[str, object]:
    """One case for other programs."""
    return {
        "case_id": case.case_id,
        "conversation_id": case.conversation_id,
        "tier": case.tier.value,
        "route": case.route.value,
        "state": case.state.value,
        "channel": case.channel.value,
        "opened_at": case.opened_at.isoformat(),
        "waiting_since": case.waiting_since.isoformat(),
        "due_at": case.due_at.isoformat(),
        "claimed_by": case.claim.by if case.claim else None,
        "monitored": case.monitored,
        "check": case.check,
        "reasons": list(case.reasons),
        "practice": case.practice,
        "mark": case.mark.value if case.mark else None,
        "mark_tier": case.mark_tier.value if case.mark_tier else None,
        "mark_route": case.mark_route.value if case.mark_route else None,
        "marked_by": case.marked_by,
        "marked_at": case.marked_at.isoformat() if case.marked_at else None,
    }
