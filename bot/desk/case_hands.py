"""Handing a case to a colleague, and taking one over."""

from __future__ import annotations

from aiohttp import web

from bot.casework.messages import StaffName
from bot.casework.teams import team_named
from bot.desk.case_pages import case_id_of
from bot.desk.context import desk_of, signed_in
from bot.desk.making import back_to, cause_of, make, refuse, word_of
from bot.flows import hand


async def transfer(request: web.Request) -> web.Response:
    """Hand the case to a colleague who is on shift, with a note."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    typed = {"to": await word_of(request, "to"), "hand": await word_of(request, "note")}
    if not typed["to"]:
        return await refuse(request, "hand", "Choose a colleague.", typed)
    cause = await cause_of(request, "transfer")
    return await make(
        request,
        "hand",
        lambda: hand.transfer(
            desk.outside, case_id, me, StaffName(typed["to"]), typed["hand"], cause=cause
        ),
        lambda _: web.HTTPSeeOther("/?said=handed"),
        typed=typed,
    )


async def to_team(request: web.Request) -> web.Response:
    """Put the case back on the queue for another team, with a note."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    typed = {"team": await word_of(request, "team"), "team_note": await word_of(request, "note")}
    team = team_named(typed["team"])
    if team is None:
        return await refuse(request, "team", "Choose a team.", typed)
    cause = await cause_of(request, "team")
    return await make(
        request,
        "team",
        lambda: hand.to_team(desk.outside, case_id, me, team, typed["team_note"], cause=cause),
        lambda _: web.HTTPSeeOther("/?said=teamed"),
        typed=typed,
    )


async def take_over(request: web.Request) -> web.Response:
    """Take the case over from who has it, with a reason. For supervisors."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    reason = await word_of(request, "reason")
    cause = await cause_of(request, "take-over")
    return await make(
        request,
        "take",
        lambda: hand.take_over(desk.outside, case_id, me, reason, cause=cause),
        lambda _: back_to(request, "took-over"),
        typed={"take": reason},
    )
