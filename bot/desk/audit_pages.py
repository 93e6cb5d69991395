"""The audit trail as supervisors read it: newest first, filtered, and verified on a press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.desk.audit import AuditRecord, Chain, RecordWrong, read
from bot.desk.audit_verify import Verdict
from bot.desk.audit_words import CONCERNS, outcome_words, what_words
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.roles import ROLE_WORDS
from bot.desk.witness import remark

ON_A_PAGE = 50
READ_AT_ONCE = 500
# A page looks back this far for what a filter leaves; then it says so and offers to go on.
LOOK_BACK = 20_000


@dataclass(frozen=True)
class Filters:
    """What is asked for: a name, a case, a group of actions; empty is everything."""

    who: str = ""
    case_id: str = ""
    concerns: str = ""

    def lets(self, record: AuditRecord) -> bool:
        """Whether a record is asked for."""
        wanted = self.who.casefold()
        return (
            (not wanted or wanted in record.who.casefold() or wanted in record.about.casefold())
            and (not self.case_id or record.case_id.endswith(self.case_id))
            and (not self.concerns or record.what.split(".")[0] in CONCERNS[self.concerns][1])
        )


@dataclass(frozen=True)
class Found:
    """Records, newest first. `older` is where to go on (0: nothing is left)."""

    records: tuple[AuditRecord, ...]
    older: int
    broken: int = 0


async def show(request: web.Request) -> web.Response:
    """Draw a page of the trail."""
    return await _draw(request)


async def verify(request: web.Request) -> web.Response:
    """Read the whole trail and say whether it is as it was written."""
    desk = desk_of(request)
    verdict = await desk.audit.verify()
    if not verdict.well:
        remark(request).outcome = "found wrong"
    return await _draw(request, verdict=verdict)


async def look(chain: Chain, filters: Filters, *, before: int, most: int = ON_A_PAGE) -> Found:
    """Return records with numbers under `before` (0: from the newest on)."""
    count = await chain.count()
    stop = min(before - 1, count) if before else count
    last, broken = max(0, stop - LOOK_BACK), 0
    found: list[AuditRecord] = []
    while stop > last and len(found) < most:
        start = max(last, stop - READ_AT_ONCE)
        for text in reversed(await chain.texts(start, stop)):
            try:
                record = read(text)
            except RecordWrong:
                broken += 1
                continue
            if filters.lets(record):
                found.append(record)
                if len(found) == most:
                    break
        stop = start
    older = found[-1].seq if len(found) == most else stop + 1
    return Found(tuple(found), older if older > 1 else 0, broken)


async def _draw(request: web.Request, *, verdict: Verdict | None = None) -> web.Response:
    desk, me = desk_of(request), signed_in(request)
    given = request.query
    concerns = given.get("what", "")
    filters = Filters(
        given.get("who", "").strip()[:40],
        given.get("case", "").strip()[:120],
        concerns if concerns in CONCERNS else "",
    )
    before = given.get("before", "")
    found = await look(desk.audit.chain, filters, before=int(before) if _number(before) else 0)
    head, _ = await heading(desk, me.staff)
    return await page(
        request,
        "audit.html",
        head=head,
        verdict=verdict,
        filters=filters,
        concerns={code: words for code, (words, _) in CONCERNS.items()},
        found=found,
        rows=[_row(record, desk) for record in found.records],
        first=not before,
    )


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _row(record: AuditRecord, desk: Desk) -> dict[str, object]:
    roles = {role.value: words for role, words in ROLE_WORDS.items()}
    tone, outcome = outcome_words(record.outcome)
    at = datetime.fromisoformat(record.at)
    return {
        "seq": record.seq,
        "at": at,
        "second": f"{at.astimezone(desk.zone):%H:%M:%S}",
        "who": record.who or "Somebody unknown",
        "role": roles.get(record.role, ""),
        "what": what_words(record.what),
        "about": record.about,
        "case_id": record.case_id,
        "outcome": outcome,
        "tone": tone,
    }
