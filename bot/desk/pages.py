"""Drawing a page: what every template is given."""

from __future__ import annotations

import math
import secrets
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from bot.casework.ladder import RUNG_WORDS
from bot.casework.language_names import name_of
from bot.casework.opening_hours import DAY_NAMES
from bot.casework.teams import TEAM_WORDS
from bot.casework.telling import SINK_WORDS
from bot.desk import moments, phrases
from bot.desk.context import SIGN_IN, desk_of
from bot.desk.preferences import USUAL
from bot.desk.queue_view import version_of
from bot.desk.roles import ROLE_WORDS, May, allowed
from bot.desk.sign_in import SignIn

HERE = Path(__file__).parent
STATIC_FILES = HERE / "static"


def environment() -> jinja2.Environment:
    """Return the templates: everything is escaped, and a missing name is an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(ms=moments.epoch_ms, short_id=phrases.short_id)
    made.globals.update(
        TIERS=phrases.TIERS,
        ROUTES=phrases.ROUTES,
        MARKS=phrases.MARKS,
        CHANNELS=phrases.CHANNELS,
        OUTCOMES=phrases.OUTCOMES,
        ALL_OUTCOMES=phrases.ALL_OUTCOMES,
        DELIVERIES=phrases.DELIVERIES,
        GAPS=phrases.GAPS,
        ROLES=ROLE_WORDS,
        LANGUAGES=phrases.LANGUAGES,
        GRAPHIC=phrases.GRAPHIC,
        TEAMS=TEAM_WORDS,
        DAYS=DAY_NAMES,
        RUNGS=RUNG_WORDS,
        SINKS=SINK_WORDS,
        WHAT_TOLD=phrases.WHAT_TOLD,
        LANGUAGE=name_of,
        press=new_press,
        v=version_of,
    )
    return made


def new_press() -> str:
    """Name one press of one button, so that a repeated post happens once."""
    return secrets.token_hex(16)


async def page(
    request: web.Request, template: str, *, status: int = 200, **given: Any
) -> web.Response:
    """Draw a page for whoever is signed in, if anybody is."""
    desk = desk_of(request)
    sign_in = request.get(SIGN_IN)
    now = desk.now
    code = request.query.get("said", "")
    whole = sign_in is not None and given.get("head") is not None
    prefers = await desk.preferences.of(sign_in.account) if sign_in and whole else USUAL
    shown = {
        "me": sign_in.staff if sign_in else "",
        "may": lambda what: sign_in is not None and allowed(sign_in.role, May[what]),
        "factor_days": _days_left(sign_in, now.timestamp()),
        "csrf": sign_in.csrf if sign_in else "",
        "now": now,
        "said": phrases.SAID.get(code),
        "wrong": "",
        "bare": False,
        "head": None,
        "prefers": prefers,
        "at_case": request.match_info.get("case_id", ""),
        "version": "",
        "time": lambda at: moments.clock_time(at, desk.zone),
        "day": lambda at: moments.day_words(at, desk.zone),
        "when": lambda at: moments.day_and_time(at, now, desk.zone),
        "ago": lambda at: moments.span(now - at),
        "lasted": moments.lasted,
        "left": lambda at: moments.span(at - now),
        "due": lambda at: moments.due_words(at, now),
        **given,
    }
    text = desk.pages.get_template(template).render(shown)
    return web.Response(text=text, content_type="text/html", status=status)


def _days_left(sign_in: SignIn | None, now: float) -> int | None:
    """Return the days left to set up a second factor; None when that is done or not asked."""
    if sign_in is None or not sign_in.whole or not sign_in.factor_by:
        return None
    return max(0, math.ceil((sign_in.factor_by - now) / 86400))
