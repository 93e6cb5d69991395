"""`python -m bot alerts test`: a test alert in every way that is set up, by the running worker."""

from __future__ import annotations

import asyncio
import secrets
from datetime import UTC, datetime

from bot.casework.messages import StaffName
from bot.casework.telling import SINK_WORDS, Attempt, Notice, NoticeKind, Outcome
from bot.commands.reaching import stores_of
from bot.commands.staff import WHO
from bot.desk.audit import Happened
from bot.home import Home
from bot.ports import Ledger
from bot.settings import Settings
from bot.wiring.audit import audit_trail
from bot.wiring.clock import SystemClock

# Seconds: a sink may take ten to answer.
WAIT = 20.0
LOOK_EVERY = 0.2
SAYS = {
    Outcome.CONFIRMED: "got through",
    Outcome.FAILED: "FAILED",
    Outcome.NOBODY: "nobody who is up has an address: set them on the desk's rota page",
}


async def try_alerts(settings: Settings, *, wait: float = WAIT) -> bool:
    """Ask for a test, wait for what becomes of it and print it; False unless all got through."""
    if not settings.sinks:
        print(
            "No alert sink is set up: staff hear of a P1 only with the desk open. Set"
            " TELEGRAM_STAFF_CHAT, ALERT_WEBHOOK_URL or ALERT_SMTP_HOST."
        )
        return False
    async with stores_of(settings) as stores:
        now = datetime.now(UTC)
        audit = audit_trail(stores, Home(settings.home), SystemClock())
        try:
            await audit.record(Happened(now, "alerts.test", "done", who=WHO))
        finally:
            await audit.anchor()
        notice = Notice(f"test:{secrets.token_hex(8)}", NoticeKind.TEST, now, by=StaffName(WHO))
        await stores.ledger.ask_test(notice)
        found = await _outcomes(stores.ledger, notice, settings.sinks, wait)
    for sink in settings.sinks:
        outcome = SAYS[found[sink].outcome] if sink in found else "no answer: does a worker run?"
        print(f"{SINK_WORDS.get(sink, sink):<12} {outcome}")
    return all(
        sink in found and found[sink].outcome is Outcome.CONFIRMED for sink in settings.sinks
    )


async def _outcomes(
    ledger: Ledger, notice: Notice, sinks: tuple[str, ...], wait: float
) -> dict[str, Attempt]:
    """Return what became of the test by sink, as far as it is known in time."""
    clock = asyncio.get_running_loop().time
    until = clock() + wait
    while True:
        tries = await ledger.latest()
        found = {one.sink: one for one in tries if one.ref == notice.notice_id}
        if set(sinks) <= set(found) or clock() > until:
            return found
        await asyncio.sleep(LOOK_EVERY)
