"""What staff do on a case: each press calls one flow, once, and comes back to the page."""

from __future__ import annotations

from aiohttp import web

from bot.casework.cases import Lost
from bot.casework.errors import AlreadyHandled, Conflict, MoveRefused, NotFound
from bot.desk.case_pages import case_id_of, draw, load
from bot.desk.context import desk_of, signed_in
from bot.desk.making import back_to, cause_of, make, persistently
from bot.desk.moments import clock_time
from bot.desk.writing import WRITERS, show_typing, stop_typing
from bot.flows import claim as claiming
from bot.flows import relay

# Telegram splits at 4,096; this is for a slip of the paste, and is said on the page.
LONGEST_REPLY = 8000
CAREFUL = (
    "Someone may be watching this contact. Tick the box to say that the words are safe to be "
    "seen by anyone, then send again."
)


async def claim(request: web.Request) -> web.Response:
    """Claim the case; coming second is an ordinary outcome that says who has it."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    cause = await cause_of(request, "claim")
    try:
        outcome = await claiming.claim(desk.outside, case_id, me, cause=cause)
    except AlreadyHandled:
        raise back_to(request, "claimed") from None
    if not isinstance(outcome, Lost):
        raise back_to(request, "claimed")
    if outcome.why == "gone":
        raise web.HTTPSeeOther("/?said=gone")
    if outcome.why == "busy":
        raise back_to(request, "busy")
    return await draw(request, wrong=_lost(outcome), wrong_in="claim", status=409)


async def renew(request: web.Request) -> web.Response:
    """Keep the lease while somebody types or reads; answers with its end, or 409."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    cause = await cause_of(request, "renew")
    try:
        case = await persistently(lambda: claiming.renew(desk.outside, case_id, me, cause=cause))
    except (MoveRefused, NotFound, Conflict):
        return web.json_response({"held": False}, status=409)
    until = case.claim.lease_until if case and case.claim else desk.now
    return web.json_response({"held": True, "until": round(until.timestamp() * 1000)})


async def writing(request: web.Request) -> web.Response:
    """Tell colleagues who look at this case that somebody is writing; keeps nothing else."""
    where = "note" if (await request.post()).get("where") == "note" else "reply"
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    await request.app[WRITERS].sign(case_id, me, where)
    if where == "reply":
        await show_typing(desk, case_id, me)
    desk.feed.wake()
    return web.json_response({})


async def release(request: web.Request) -> web.Response:
    """Put the case back on the queue."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    cause = await cause_of(request, "release")
    return await make(
        request,
        "claim",
        lambda: claiming.release(desk.outside, case_id, me, cause=cause),
        lambda _: web.HTTPSeeOther("/?said=released"),
    )


async def reply(request: web.Request) -> web.Response:
    """Send the contact a reply; when someone may be watching, only with a second thought."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    form = await request.post()
    text = str(form.get("text", "")).replace("\r\n", "\n")
    typed = {"reply": text}
    if len(text) > LONGEST_REPLY:
        wrong = f"That is {len(text):,} characters. Send at most {LONGEST_REPLY:,} at a time."
        return await draw(request, wrong=wrong, wrong_in="reply", typed=typed, status=422)
    view, _ = await load(request)
    if view.careful and form.get("careful") != "yes":
        return await draw(request, wrong=CAREFUL, wrong_in="reply", typed=typed, status=422)
    cause = await cause_of(request, "reply")
    await request.app[WRITERS].stop(case_id, me)
    await stop_typing(desk, view.case)
    return await make(
        request,
        "reply",
        lambda: relay.from_staff(desk.outside, case_id, me, text, cause=cause),
        lambda _: back_to(request, "sent"),
        typed=typed,
    )


async def note(request: web.Request) -> web.Response:
    """Write a note that only staff see."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    text = str((await request.post()).get("text", "")).replace("\r\n", "\n")
    cause = await cause_of(request, "note")
    await request.app[WRITERS].stop(case_id, me)
    return await make(
        request,
        "note",
        lambda: claiming.add_note(desk.outside, case_id, me, text, cause=cause),
        lambda _: back_to(request, "noted"),
        typed={"note": text},
    )


async def checklist(request: web.Request) -> web.Response:
    """Fill in the 999 checklist of a P1: called or not, when, by whom, what was said."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    form = await request.post()
    typed = {name: str(form.get(name, "")).strip() for name in ("called", "at", "who", "detail")}
    if typed["called"] not in ("yes", "no"):
        wrong = "Say whether 999 was called."
        return await draw(request, wrong=wrong, wrong_in="checklist", typed=typed, status=422)
    called = typed["called"] == "yes"
    cause = await cause_of(request, "checklist")
    detail = typed["detail"]
    if called:
        at = typed["at"] or clock_time(desk.now, desk.zone)
        detail = f"Called at {at} by {typed['who'] or me}. {detail}".strip()
    return await make(
        request,
        "checklist",
        lambda: claiming.record_emergency_call(
            desk.outside, case_id, me, called=called, detail=detail, cause=cause
        ),
        lambda _: back_to(request, "checked"),
        typed=typed,
    )


def _lost(outcome: Lost) -> str:
    if outcome.why == "first":
        return (
            f"{outcome.by or 'Someone'} worked with this contact before and comes first for a "
            "moment. If they do not claim it, you can."
        )
    if outcome.why == "closed":
        return f"{outcome.by or 'Someone'} closed this case before you could claim it."
    return (
        f"{outcome.by or 'Someone'} claimed this case just before you. "
        "You can still read it and leave a note."
    )
