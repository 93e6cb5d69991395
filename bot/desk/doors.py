"""Registering the desk's routes: each names what it needs and what the audit trail calls it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum

from aiohttp import web

from bot.desk.roles import May

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Place = tuple[str, str]


class Kind(Enum):
    """How a route is recorded, and what happens when its record cannot be written."""

    VIEW = "view"  # once in a while for each page; drawn all the same
    STREAM = "stream"  # as a view, recorded when it opens
    KEEP = "keep"  # as a view: a lease kept by typing changes nothing for anybody else
    CHANGE = "change"  # before and after; refused when it cannot be recorded
    ENTRY = "entry"  # after; nobody is let in who could not be recorded
    FREE = "free"  # after; done all the same, and recorded late
    NOTHING = "nothing"  # shows and changes nothing: a redirect, a style


@dataclass(frozen=True)
class Rule:
    """What stands beside a route."""

    may: May
    kind: Kind
    what: str = ""


class RouteWithoutRule(TypeError):
    """Raised when the desk is built with a route that names no permission."""


RULES: web.AppKey[dict[Place, Rule]] = web.AppKey("rules", dict)


class Doors:
    """The desk's router, which takes no route without its rule."""

    def __init__(self, app: web.Application) -> None:
        """Hold the routes of `app`."""
        self._app = app
        self._rules: dict[Place, Rule] = {}
        app[RULES] = self._rules

    def get(
        self,
        path: str,
        handler: Handler,
        may: May,
        what: str = "",
        *,
        kind: Kind = Kind.VIEW,
        name: str | None = None,
    ) -> None:
        """Add a page. `what` may be empty for Kind.NOTHING alone."""
        rule = _rule(may, kind, what)
        route = self._app.router.add_get(path, handler, name=name)
        for method in ("GET", "HEAD"):
            self._rules[method, _path(route)] = rule

    def post(
        self, path: str, handler: Handler, may: May, what: str, *, kind: Kind = Kind.CHANGE
    ) -> None:
        """Add what a form sends."""
        rule = _rule(may, kind, what)
        route = self._app.router.add_post(path, handler)
        self._rules["POST", _path(route)] = rule

    def check(self) -> None:
        """Raise RouteWithoutRule when a route was added to the app around this."""
        for route in self._app.router.routes():
            if (route.method, _path(route)) not in self._rules:
                raise RouteWithoutRule(
                    f"{route.method} {_path(route)} names no permission: add it with Doors"
                )


def rule_of(request: web.Request) -> Rule | None:
    """Return the rule of the route that a request goes to; None when there is no such route."""
    resource = request.match_info.route.resource
    if resource is None:
        return None
    return request.app[RULES].get((request.method, resource.canonical))


def _rule(may: May, kind: Kind, what: str) -> Rule:
    if bool(what) is (kind is Kind.NOTHING):
        raise RouteWithoutRule("a route says what the audit trail calls it, or that it is nothing")
    return Rule(may, kind, what)


def _path(route: web.AbstractRoute) -> str:
    return route.resource.canonical if route.resource else ""
