"""What may be put into a reply: ready replies and services, found by words, route and area."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.casework.directory import COUNCILS
from bot.casework.triage import Route
from bot.desk.canned import CANNED, Ready, for_case
from bot.desk.case_view import CaseView
from bot.desk.context import desk_of, signed_in
from bot.desk.services import LONGEST_SEARCH, Found, Search, as_found, find


@dataclass(frozen=True)
class Tools:
    """Ready replies, the services found, and what was looked for."""

    ready: tuple[Ready, ...]
    services: tuple[Found, ...]
    search: Search


def tools_for(request: web.Request, view: CaseView, search: Search | None = None) -> Tools:
    """Return what may be put into a reply; nothing while the case is not one's own."""
    search = search or Search()
    if view.mode != "mine":
        return Tools((), (), search)
    desk, case = desk_of(request), view.case
    directory = desk.outside.directory
    return Tools(
        ready=for_case(
            request.app[CANNED],
            case,
            signed_in(request).staff,
            directory,
            watched=view.monitored,
        ),
        services=find(directory, case, search, desk.now, watched=view.monitored),
        search=search,
    )


def put_in(request: web.Request, view: CaseView, tools: Tools) -> str:
    """Return the words that `?insert=ready:hello` or `?insert=service:childline` names."""
    kind, _, name = request.query.get("insert", "").partition(":")
    if view.mode != "mine" or not name:
        return ""
    if kind == "ready":
        return next((ready.text for ready in tools.ready if ready.key == name), "")
    desk = desk_of(request)
    entry = desk.outside.directory.get(name)
    if kind != "service" or entry is None or entry not in desk.outside.directory.shown:
        return ""
    return as_found(entry, desk.now, watched=view.monitored).card


async def search_of(request: web.Request) -> Search:
    """Return what the search form asks for; what is not known is left out."""
    form = await request.post()
    route, area = str(form.get("route", "")), str(form.get("area", ""))
    return Search(
        words=str(form.get("words", ""))[:LONGEST_SEARCH],
        route=Route(route) if route in {known.value for known in Route} else None,
        area=area if area in COUNCILS else "",
    )
