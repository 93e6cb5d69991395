"""The desk's page of dead entries: what was given up, to be looked at and tried again.

Never the words: they stand on the case's page, if there is a case.
"""

from __future__ import annotations

from aiohttp import web

from bot.casework.dead import DeadEntry
from bot.casework.messages import CaseId, ConversationId, StaffName
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.doors import Doors, Kind
from bot.desk.heading import heading
from bot.desk.pages import page
from bot.desk.roles import May
from bot.desk.witness import remark
from bot.ports import DeadEntries

PATH = "/dead"
DEAD: web.AppKey[DeadEntries] = web.AppKey("dead", DeadEntries)
STREAMS = {
    "in": "A contact's message",
    "out": "A reply to a contact",
    "alerts": "An alert to staff",
}
SAID = {
    "replayed": ("good", "It is back on its way. If it fails again, it comes back here."),
    "seen": ("good", "Marked as seen."),
    "gone": ("bad", "That entry is not there any more."),
}


def add(app: web.Application, doors: Doors, dead: DeadEntries) -> None:
    """Add the page and its two buttons to the desk."""
    app[DEAD] = dead
    one = PATH + "/{dead_id}"
    doors.get(PATH, show, May.SEE, "dead.view", name="dead")
    doors.post(f"{one}/replay", replay, May.WORK, "dead.replay")
    doors.post(f"{one}/seen", seen, May.WORK, "dead.seen")
    # The address of a refused press, when somebody reloads it.
    doors.get(one + "/{move:replay|seen}", back, May.SEE, kind=Kind.NOTHING)


async def show(request: web.Request) -> web.Response:
    """Draw the list."""
    desk, me = desk_of(request), signed_in(request).staff
    head, _ = await heading(desk, me)
    entries = await request.app[DEAD].entries()
    return await page(
        request,
        "dead.html",
        head=head,
        entries=entries,
        cases=await _cases(desk, entries),
        unseen=sum(entry.seen_by is None for entry in entries),
        STREAMS=STREAMS,
        said=SAID.get(request.query.get("said", "")),
    )


async def replay(request: web.Request) -> web.Response:
    """Put one entry back on its stream."""
    dead_id = request.match_info["dead_id"]
    done = await request.app[DEAD].replay(dead_id)
    if done:
        remark(request).about = dead_id
    raise web.HTTPSeeOther(f"{PATH}?said={'replayed' if done else 'gone'}")


async def seen(request: web.Request) -> web.Response:
    """Mark one entry as seen."""
    desk, me = desk_of(request), signed_in(request).staff
    dead_id = request.match_info["dead_id"]
    done = await request.app[DEAD].seen(dead_id, StaffName(me), desk.now)
    if done:
        remark(request).about = dead_id
    raise web.HTTPSeeOther(f"{PATH}?said={'seen' if done else 'gone'}")


async def back(_: web.Request) -> web.Response:
    """Go to the list."""
    raise web.HTTPSeeOther(PATH)


async def _cases(desk: Desk, entries: tuple[DeadEntry, ...]) -> dict[ConversationId, CaseId]:
    """Return the open case of each conversation that has one."""
    found: dict[ConversationId, CaseId] = {}
    for conversation_id in {entry.conversation_id for entry in entries}:
        if conversation_id is None:
            continue
        conversation = await desk.outside.casebook.conversation(conversation_id)
        if conversation is not None and conversation.case_id is not None:
            found[conversation_id] = conversation.case_id
    return found
