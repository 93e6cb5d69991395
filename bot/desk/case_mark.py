"""Marking a case: what staff say, looking back, of how the bot read it."""

from __future__ import annotations

from aiohttp import web

from bot.casework.cases import Mark
from bot.casework.triage import Route, Tier
from bot.desk.case_pages import case_id_of
from bot.desk.context import desk_of, signed_in
from bot.desk.making import back_to, cause_of, make, refuse, word_of
from bot.flows import mark as marking

TAKE_OFF = "none"


async def mark(request: web.Request) -> web.Response:
    """Mark the case, with the tier and route that were right, or take its mark off."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    names = ("mark", "mark_tier", "mark_route")
    typed = {name: await word_of(request, name) for name in names}
    marks = {TAKE_OFF: None, **{mark.value: mark for mark in Mark}}
    tiers = {"": None, **{tier.value: tier for tier in Tier}}
    routes = {"": None, **{route.value: route for route in Route}}
    if typed["mark"] not in marks:
        return await refuse(request, "mark", "Say whether it was missed or a false alarm.", typed)
    if typed["mark_tier"] not in tiers or typed["mark_route"] not in routes:
        return await refuse(request, "mark", "Choose a tier and a route from the lists.", typed)
    cause = await cause_of(request, "mark")
    what = marks[typed["mark"]]
    return await make(
        request,
        "mark",
        lambda: marking.mark(
            desk.outside,
            case_id,
            me,
            what,
            cause=cause,
            tier=tiers[typed["mark_tier"]],
            route=routes[typed["mark_route"]],
        ),
        lambda _: back_to(request, "marked" if what else "unmarked"),
        typed=typed,
    )
