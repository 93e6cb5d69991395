"""Ending a case and lowering its tier: what one person asks and another agrees to."""

from __future__ import annotations

from datetime import datetime, timezone

from aiohttp import web

from bot.casework.cases import Case, Outcome
from bot.casework.triage import Tier
from bot.desk.case_pages import case_id_of
from bot.desk.context import desk_of, signed_in
from bot.desk.making import back_to, cause_of, make, number_of, refuse, word_of
from bot.flows import close as closing
from bot.flows import ending
from bot.flows import lower as lowering

NEVER = datetime(1970, 1, 1, tzinfo=timezone.utc)


async def close(request: web.Request) -> web.Response:
    """Close the case with an outcome; a P1 or P2 is put to a colleague first.

    Handing back to the bot is one of the outcomes.
    """
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    typed = {name: await word_of(request, name) for name in ("outcome", "done", "alone", "how")}
    known = {outcome.value: outcome for outcome in Outcome}
    if typed["outcome"] not in known:
        return await refuse(request, "close", "Choose how the case ended.", typed)
    if typed["how"] == "alone" and not typed["alone"].strip():
        return await refuse(request, "close", "Say why nobody else can agree.", typed)
    outcome = known[typed["outcome"]]
    cause = await cause_of(request, "close")
    seen = await number_of(request, "seen")
    alone = "" if typed["how"] == "ask" else typed["alone"]

    def then(case: Case | None) -> web.HTTPSeeOther:
        if case is not None and case.open:
            return back_to(request, "asked")
        return web.HTTPSeeOther(
            "/?said=handed-back" if outcome is Outcome.HANDED_BACK else "/?said=closed"
        )

    return await make(
        request,
        "close",
        lambda: closing.close(
            desk.outside,
            case_id,
            me,
            outcome,
            done=typed["done"],
            alone=alone,
            seen=seen,
            cause=cause,
        ),
        then,
        typed=typed,
    )


async def agree(request: web.Request) -> web.Response:
    """Agree to what a colleague asked: the case closes."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    cause, asked_at = await cause_of(request, "agree"), await _asked_at(request)
    seen = await number_of(request, "seen")
    return await make(
        request,
        "close",
        lambda: ending.agree(desk.outside, case_id, me, asked_at=asked_at, seen=seen, cause=cause),
        lambda _: web.HTTPSeeOther("/?said=agreed"),
    )


async def object_to(request: web.Request) -> web.Response:
    """Say what is still to do before the case may close."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    why = await word_of(request, "why")
    cause, asked_at = await cause_of(request, "object"), await _asked_at(request)
    return await make(
        request,
        "close",
        lambda: ending.object_to(desk.outside, case_id, me, why, asked_at=asked_at, cause=cause),
        lambda _: back_to(request, "objected"),
        typed={"why": why},
    )


async def stay(request: web.Request) -> web.Response:
    """Keep the case open after all."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    cause = await cause_of(request, "stay")
    return await make(
        request,
        "close",
        lambda: ending.stay_open(desk.outside, case_id, me, cause=cause),
        lambda _: back_to(request, "stays"),
    )


async def lower(request: web.Request) -> web.Response:
    """Lower the tier, with the reason why."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    typed = {"tier": await word_of(request, "tier"), "lower": await word_of(request, "reason")}
    known = {tier.value: tier for tier in Tier}
    if typed["tier"] not in known:
        return await refuse(request, "lower", "Choose the new tier.", typed)
    cause, seen = await cause_of(request, "lower"), await number_of(request, "seen")
    return await make(
        request,
        "lower",
        lambda: lowering.lower(
            desk.outside, case_id, me, known[typed["tier"]], typed["lower"], seen=seen, cause=cause
        ),
        lambda _: back_to(request, "lowered"),
        typed=typed,
    )


async def _asked_at(request: web.Request) -> datetime | None:
    """Return when that was asked which the page showed; what cannot be read matches nothing."""
    given = await word_of(request, "asked")
    if not given:
        return None
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        return NEVER
    return at if at.tzinfo is not None else NEVER
