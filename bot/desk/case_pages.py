"""The case page and its live stream."""

from __future__ import annotations

from aiohttp import web

from bot.casework.cases import Case
from bot.casework.directory import COUNCILS
from bot.casework.messages import CaseId, ConversationId
from bot.casework.pack_words import KIND_WORDS
from bot.casework.records import Entry
from bot.casework.triage import Tier
from bot.desk.case_view import Beside, CaseView, case_view
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.feed import stream
from bot.desk.heading import Heading, heading
from bot.desk.pack_place import PACKS
from bot.desk.pages import page
from bot.desk.past import other_cases, safe_contact
from bot.desk.queue_pages import still_signed_in
from bot.desk.queue_view import version_of
from bot.desk.services import sent
from bot.desk.tools import put_in, search_of, tools_for
from bot.desk.writing import WRITERS, contact_types

# Lines drawn at first; the rest is one press away. A long conversation stays quick to draw.
LINES_SHOWN = 200
READ_AT_ONCE = 500
NOTHING_TYPED = dict.fromkeys(
    (
        *("reply", "note", "called", "at", "who", "detail"),
        *("outcome", "done", "alone", "how", "why", "tier", "lower", "to", "hand", "take"),
        *("team", "team_note", "mark", "mark_tier", "mark_route"),
    ),
    "",
)


async def show(request: web.Request) -> web.Response:
    """Draw a case."""
    return await draw(request)


async def draw(
    request: web.Request,
    *,
    wrong: str = "",
    wrong_in: str = "",
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> web.Response:
    """Draw a case; `wrong` says what was refused, `typed` keeps what the person wrote."""
    view, head = await load(request, everything="all" in request.query)
    typed = {**NOTHING_TYPED, **(typed or {})}
    tools = tools_for(request, view)
    typed["reply"] = typed["reply"] or put_in(request, view, tools)
    return await page(
        request,
        "case.html",
        status=status,
        head=head,
        view=view,
        case=view.case,
        p1=view.case.tier is Tier.P1,
        version=version_of(view, head),
        COUNCILS=COUNCILS,
        KINDS=KIND_WORDS,
        everything="all" in request.query,
        wrong=wrong,
        wrong_in=wrong_in,
        typed=typed,
        tools=tools,
    )


async def services(request: web.Request) -> web.Response:
    """Draw the services that were looked for, to be put into a reply.

    Posted and not asked for by address, because what staff look for may be a contact's words.
    """
    view, head = await load(request)
    tools = tools_for(request, view, await search_of(request))
    return await page(
        request,
        "services.html",
        head=head,
        view=view,
        case=view.case,
        tools=tools,
        COUNCILS=COUNCILS,
    )


async def back(request: web.Request) -> web.Response:
    """Go back to the case from the address of one of its forms."""
    raise web.HTTPSeeOther(request.app.router["case"].url_for(case_id=case_id_of(request)))


async def live(request: web.Request) -> web.StreamResponse:
    """Tell an open case page when it has changed."""
    everything = "all" in request.query

    async def version() -> str:
        try:
            return version_of(*await load(request, everything=everything, by_itself=True))
        except web.HTTPNotFound:
            return "gone"

    return await stream(request, desk_of(request).feed, version, lambda: still_signed_in(request))


async def load(
    request: web.Request, *, everything: bool = False, by_itself: bool = False
) -> tuple[CaseView, Heading]:
    """Read a case with its conversation. Raises HTTPNotFound when there is none."""
    desk, me, case_id = desk_of(request), signed_in(request).staff, case_id_of(request)
    casebook = desk.outside.casebook
    case: Case | None = await casebook.case(case_id)
    conversation = await casebook.conversation(case.conversation_id) if case else None
    if case is None or conversation is None:
        raise web.HTTPNotFound
    entries = await whole_transcript(desk, case.conversation_id)
    head, _ = await heading(desk, me, by_itself=by_itself)
    packs = request.app.get(PACKS)
    beside = Beside(
        others=await other_cases(casebook, case, conversation),
        sent=sent(entries, desk.outside.directory),
        safe=safe_contact(conversation),
        writers=await request.app[WRITERS].others(case_id, me),
        on_shift=head.on_shift,
        typing=await contact_types(desk, case),
        read=await desk.presence.read_to(case.conversation_id) if desk.presence else None,
        tries=await desk.ledger.of_case(case_id) if desk.ledger else (),
        packs=await packs.of_case(case_id) if packs else None,
    )
    keep = len(entries) + 1 if everything else LINES_SHOWN
    return case_view(case, conversation, entries, me, desk.now, beside, keep=keep), head


def case_id_of(request: web.Request) -> CaseId:
    """Return the case that the address names."""
    return CaseId(request.match_info["case_id"])


async def whole_transcript(desk: Desk, conversation_id: ConversationId) -> tuple[Entry, ...]:
    """Return every line of a conversation, oldest first."""
    found: list[Entry] = []
    while True:
        more = await desk.outside.casebook.transcript(
            conversation_id, after=found[-1].entry_id if found else "", limit=READ_AT_ONCE
        )
        found.extend(more)
        if len(more) < READ_AT_ONCE:
            return tuple(found)
