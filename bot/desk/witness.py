"""The one place that lets a role through or refuses it, and records what was done."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.desk.audit import Happened
from bot.desk.context import SIGN_IN, desk_of
from bot.desk.doors import Kind, Rule, rule_of
from bot.desk.roles import allowed

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
CASE_ID = re.compile(r"[\w.:-]{1,120}", re.ASCII)


class RoleRefused(web.HTTPForbidden):
    """Raised when somebody signed in asks for what their role may not do."""

    def __init__(self, rule: Rule) -> None:
        """`rule` says what would have been needed."""
        super().__init__()
        self.rule = rule


@dataclass
class Remark:
    """What a handler knows better than the address: names that exist, never what was typed."""

    who: str = ""
    role: str = ""
    about: str = ""
    what: str = ""
    outcome: str = ""


REMARK: web.RequestKey[Remark] = web.RequestKey("remark", Remark)


def remark(request: web.Request) -> Remark:
    """Return what the record of this request will say beyond its address."""
    if REMARK not in request:
        request[REMARK] = Remark()
    return request[REMARK]


@web.middleware
async def witness(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let through whose role may, and record it. Raises RoleRefused, AuditAway."""
    rule, me = rule_of(request), request.get(SIGN_IN)
    if rule is None:
        return await handler(request)
    if me is not None and not allowed(me.role, rule.may):
        await refused(request)
        raise RoleRefused(rule)
    if rule.kind is Kind.NOTHING:
        return await handler(request)
    if rule.kind is Kind.STREAM:
        await _record(request, rule, "done")
        return await handler(request)
    if rule.kind is Kind.CHANGE:
        # First, so that nothing is done that leaves no trace.
        await desk_of(request).audit.record(_happened(request, rule, "begun"))
    try:
        answer = await handler(request)
    except web.HTTPException as raised:
        await _record(request, rule, _outcome(raised.status))
        raise
    except Exception:
        await _record(request, rule, "failed")
        raise
    await _record(request, rule, _outcome(answer.status))
    return answer


async def refused(request: web.Request) -> None:
    """Record that somebody signed in was refused before anything was done."""
    rule = rule_of(request)
    if rule is not None and rule.what:
        await desk_of(request).audit.record_or_keep(_happened(request, rule, "refused"))


async def _record(request: web.Request, rule: Rule, outcome: str) -> None:
    desk = desk_of(request)
    happened = _happened(request, rule, outcome)
    quiet = rule.kind in (Kind.VIEW, Kind.STREAM, Kind.KEEP) and outcome == "done"
    if quiet or happened.outcome == "slowed":
        look = (happened.who, happened.what, happened.case_id, happened.outcome)
        if not desk.looks.fresh(look, desk.now):
            return
    if rule.kind is Kind.ENTRY and happened.outcome == "done":
        await desk.audit.record(happened)
    else:
        await desk.audit.record_or_keep(happened)


def _happened(request: web.Request, rule: Rule, outcome: str) -> Happened:
    me, said = request.get(SIGN_IN), request.get(REMARK) or Remark()
    case_id = request.match_info.get("case_id", "")
    return Happened(
        at=desk_of(request).now,
        what=said.what or rule.what,
        outcome=said.outcome or outcome,
        who=said.who or (me.staff if me else ""),
        role=said.role or (me.role.value if me else ""),
        # An address is typed by people: only what can be an id is kept.
        case_id=case_id if CASE_ID.fullmatch(case_id) else "",
        about=said.about,
    )


def _outcome(status: int) -> str:
    if status < 400:
        return "done"
    if status == 404:
        return "not there"
    if status == 429:
        return "slowed"
    return "refused" if status < 500 else "failed"
