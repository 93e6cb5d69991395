"""Referral packs at the desk: begin, write, read again, export, download."""

from __future__ import annotations

import asyncio
from datetime import tzinfo
from functools import partial

from aiohttp import web

from bot.casework.errors import Conflict, MoveRefused, NotFound
from bot.casework.pack_checks import gaps
from bot.casework.pack_draft import Typed
from bot.casework.pack_pages import sections, title_of
from bot.casework.pack_words import BASIS_WORDS, CONSENT_WORDS, KIND_WORDS
from bot.casework.packs import Draft, Look, Pack, PackKind
from bot.desk.case_pages import case_id_of
from bot.desk.context import desk_of, signed_in
from bot.desk.doors import Doors, Kind
from bot.desk.heading import heading
from bot.desk.making import cause_of, number_of, word_of
from bot.desk.pack_forms import LONGEST_LINE, LONGEST_TEXT, typed_in, typed_of, with_room
from bot.desk.pack_place import PACKS
from bot.desk.pack_view import offered, places, record_of
from bot.desk.pages import page
from bot.desk.phrases import ROUTES
from bot.desk.roles import ROLE_WORDS, May
from bot.desk.witness import remark
from bot.flows.packs import PackFlow, holds

CASE = "/cases/{case_id}"
PACK = CASE + "/packs/{pack_id}"
UNIT = "West Midlands Violence Reduction Unit"
CONFLICT = (
    "A colleague saved this pack while you were writing. Your words are still below. Open the "
    "pack in another window, and put them together."
)
FOUND_CHANGED = (
    "This file is not as it was exported: its checksum does not hold. It was not given out. "
    "Tell your safeguarding lead, and export the pack again."
)


def add(doors: Doors) -> None:
    """Add the routes."""
    doors.post(f"{CASE}/packs", begin, May.WORK, "pack.begin")
    doors.get(PACK, show, May.SEE, "pack.view", name="pack")
    doors.get(f"{PACK}/read", read, May.SEE, "pack.read", name="pack-read")
    doors.post(f"{PACK}/save", save, May.WORK, "pack.save")
    doors.post(f"{PACK}/look", look, May.WORK, "pack.look")
    doors.post(f"{PACK}/export", export, May.EXPORT, "pack.export")
    doors.post(f"{PACK}/file", download, May.EXPORT, "pack.download")
    # The address of a refused press, when somebody reloads it.
    doors.get(f"{PACK}/{{move:save|look|export|file}}", back, May.SEE, kind=Kind.NOTHING)
    doors.get(f"{CASE}/packs", back, May.SEE, kind=Kind.NOTHING)


async def begin(request: web.Request) -> web.Response:
    """Make the first draft from the case."""
    me = signed_in(request)
    kinds = {kind.value: kind for kind in PackKind}
    kind = kinds.get(await word_of(request, "kind"))
    if kind is None:
        raise web.HTTPNotFound
    cause = await cause_of(request, "pack")
    record = await record_of(request)
    referrer = f"{me.staff}, {ROLE_WORDS[me.role].lower()}, {UNIT}"
    pack = await _flow(request).begin(kind, record, me.staff, referrer, cause=cause)
    remark(request).about = pack.pack_id
    raise _to(request, "pack", pack, "pack-begun")


async def show(request: web.Request) -> web.Response:
    """Draw the draft to write in."""
    pack, draft = await _found(request)
    return await _form(request, pack, draft, typed_of(draft))


async def save(request: web.Request) -> web.Response:
    """Keep what was typed as a new revision."""
    pack, draft = await _found(request)
    typed, seen = await typed_in(request), await number_of(request, "revision")
    cause = await cause_of(request, "pack-save")
    record = await record_of(request)
    try:
        pack = await _flow(request).save(
            record, pack.pack_id, typed, signed_in(request).staff, revision=seen or 0, cause=cause
        )
    except Conflict:
        return await _form(request, pack, draft, typed, wrong=CONFLICT, status=409)
    then = "pack-read" if await word_of(request, "then") == "read" else "pack"
    raise _to(request, then, pack, "pack-saved")


async def read(request: web.Request) -> web.Response:
    """Draw a draft as it will be sent; `?revision=2` an earlier one."""
    pack, draft = await _found(request)
    wanted = request.query.get("revision", "")
    if wanted.isdecimal() and len(wanted) < 6:
        case_id = case_id_of(request)
        old = await request.app[PACKS].draft(case_id, pack.pack_id, int(wanted))
        if old is None:
            raise web.HTTPNotFound
        draft = old
    return await _sheet(request, pack, draft)


async def look(request: web.Request) -> web.Response:
    """Note the second look."""
    pack, draft = await _found(request)
    alone, seen = await word_of(request, "alone"), await number_of(request, "revision")
    if await word_of(request, "read") != "yes":
        wrong = "Tick the box to say that you have read all of it."
        return await _sheet(request, pack, draft, wrong=wrong, alone=alone, status=422)
    cause = await cause_of(request, "pack-look")
    try:
        pack = await _flow(request).look(
            pack.case_id,
            pack.pack_id,
            signed_in(request).staff,
            revision=seen or 0,
            alone=alone,
            cause=cause,
        )
    except (MoveRefused, Conflict) as why:
        return await _sheet(request, pack, draft, wrong=_words(why), alone=alone, status=409)
    raise _to(request, "pack-read", pack, "pack-looked")


async def export(request: web.Request) -> web.Response:
    """Make the PDF and the JSON, and keep both with the case."""
    pack, draft = await _found(request)
    seen, cause = await number_of(request, "revision"), await cause_of(request, "pack-export")
    try:
        await _flow(request).export(
            pack.case_id,
            pack.pack_id,
            signed_in(request).staff,
            partial(_drawn, zone=desk_of(request).zone),
            revision=seen or 0,
            cause=cause,
        )
    except (MoveRefused, Conflict) as why:
        return await _sheet(request, pack, draft, wrong=_words(why), status=409)
    raise _to(request, "pack-read", pack, "pack-exported")


async def download(request: web.Request) -> web.Response:
    """Give one file of an export out, when its checksums still hold."""
    pack, draft = await _found(request)
    kind, number = await word_of(request, "kind"), await number_of(request, "number")
    exported = pack.export(number or 0)
    if exported is None or kind not in ("pdf", "json"):
        raise web.HTTPNotFound
    remark(request).about = f"{pack.pack_id}-{exported.number}.{kind}"
    files = await request.app[PACKS].files(pack.case_id, pack.pack_id, exported.number)
    if files is None or not holds(exported, files):
        remark(request).outcome = "found wrong"
        return await _sheet(request, pack, draft, wrong=FOUND_CHANGED, status=409)
    name = f"{pack.pack_id}-{exported.number}.{kind}"
    return web.Response(
        body=files.pdf if kind == "pdf" else files.json,
        content_type="application/pdf" if kind == "pdf" else "application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def back(request: web.Request) -> web.Response:
    """Go back to the pack, or to the case, from the address of one of its forms."""
    pack_id = request.match_info.get("pack_id")
    named = {"case_id": case_id_of(request), **({"pack_id": pack_id} if pack_id else {})}
    raise web.HTTPSeeOther(request.app.router["pack" if pack_id else "case"].url_for(**named))


async def _found(request: web.Request) -> tuple[Pack, Draft]:
    try:
        pack, draft = await _flow(request).read(case_id_of(request), request.match_info["pack_id"])
    except NotFound:
        raise web.HTTPNotFound from None
    remark(request).about = pack.pack_id
    return pack, draft


async def _form(
    request: web.Request,
    pack: Pack,
    draft: Draft,
    typed: Typed,
    *,
    wrong: str = "",
    status: int = 200,
) -> web.Response:
    record = await record_of(request)
    words, said = offered(record, typed, everything="all" in request.query)
    head, _ = await heading(desk_of(request), signed_in(request).staff)
    return await page(
        request,
        "pack.html",
        status=status,
        head=head,
        case=record.case,
        pack=pack,
        draft=draft,
        typed=typed,
        facts=with_room(typed.facts),
        told=with_room(typed.told),
        offers=(("words", "Their own words", words), ("said", "What was said to them", said)),
        places=places(pack.kind, record),
        missing=gaps(draft),
        wrong=wrong,
        longest=(LONGEST_LINE, LONGEST_TEXT),
        **_words_for_pages(),
    )


async def _sheet(
    request: web.Request,
    pack: Pack,
    draft: Draft,
    *,
    wrong: str = "",
    alone: str = "",
    status: int = 200,
) -> web.Response:
    desk, me = desk_of(request), signed_in(request).staff
    head, _ = await heading(desk, me)
    return await page(
        request,
        "pack_read.html",
        status=status,
        head=head,
        pack=pack,
        draft=draft,
        newest=draft.revision == pack.revision,
        title=title_of(draft),
        sections=sections(draft, desk.zone, ROUTES, pack.look),
        missing=gaps(draft),
        wrong=wrong,
        alone=alone,
        **_words_for_pages(),
    )


async def _drawn(pack: Pack, draft: Draft, second: Look, checksum: str, *, zone: tzinfo) -> bytes:
    from bot.desk.pack_pdf import draw  # slow to load, and needed by few

    work = partial(draw, pack, draft, second, checksum, zone=zone, routes=ROUTES)
    return await asyncio.to_thread(work)  # a second of work must not hold the desk up


def _words(why: MoveRefused | Conflict) -> str:
    if isinstance(why, MoveRefused):
        return str(why)
    return "The pack changed at that moment. Read it again, and try again."


def _words_for_pages() -> dict[str, object]:
    return {"KINDS": KIND_WORDS, "BASES": BASIS_WORDS, "CONSENTS": CONSENT_WORDS}


def _flow(request: web.Request) -> PackFlow:
    return PackFlow(desk_of(request).outside, request.app[PACKS])


def _to(request: web.Request, name: str, pack: Pack, said: str) -> web.HTTPSeeOther:
    where = request.app.router[name].url_for(case_id=pack.case_id, pack_id=pack.pack_id)
    return web.HTTPSeeOther(where.with_query(said=said))
