"""The practice room: opening a practice contact and playing its part."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.casework.cases import Case
from bot.casework.errors import MoveRefused
from bot.casework.messages import Choice, ConversationId, StaffName
from bot.casework.records import Author, Entry
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.doors import Doors, Kind
from bot.desk.drawer import Drawer
from bot.desk.feed import stream
from bot.desk.heading import heading
from bot.desk.making import PRESS, word_of
from bot.desk.pages import page
from bot.desk.practice import LONGEST, Practice, PracticeBook, words_of
from bot.desk.practice_scripts import BY_KEY, FREE, SCRIPTS
from bot.desk.queue_pages import still_signed_in
from bot.desk.queue_view import version_of
from bot.desk.roles import May
from bot.desk.witness import remark
from bot.flows.erase import erase_practice
from bot.ports import Inbox
from bot.ports.erasing import Eraser

PATH = "/practice"
ONE = PATH + "/{conversation}"
BOOK: web.AppKey[PracticeBook] = web.AppKey("practice", PracticeBook)
ERASER: web.AppKey[Eraser] = web.AppKey("practice eraser", Eraser)
INBOX: web.AppKey[Inbox] = web.AppKey("practice inbox", Inbox)


@dataclass(frozen=True)
class Listed:
    """A practice contact and its case, if one was opened."""

    practice: Practice
    case: Case | None


@dataclass(frozen=True)
class Seen:
    """What the contact would see. `choices` are the buttons under the last thing said."""

    practice: Practice
    entries: tuple[Entry, ...]
    choices: tuple[Choice, ...]
    case: Case | None


def prepare(
    app: web.Application, drawer: Drawer, inbox: Inbox, eraser: Eraser | None = None
) -> None:
    """Give the application what these pages need: `inbox` is where channels put what arrives.

    Without an `eraser` nothing can be erased.
    """
    app[BOOK], app[INBOX] = PracticeBook(drawer), inbox
    if eraser is not None:
        app[ERASER] = eraser


def add(doors: Doors) -> None:
    """Add the room."""
    doors.get(PATH, show, May.WORK, "practice.view")
    doors.post(PATH, start, May.WORK, "practice.start")
    doors.get(ONE, show_one, May.WORK, "practice.view")
    doors.get(f"{ONE}/live", live, May.WORK, "practice.view", kind=Kind.STREAM)
    doors.post(f"{ONE}/say", say, May.WORK, "practice.say")
    doors.post(f"{ONE}/erase", erase, May.ERASE, "practice.erase")
    # The address of a refused press, when somebody reloads it.
    doors.get(ONE + "/{move:say|erase}", back, May.WORK, kind=Kind.NOTHING)


async def show(request: web.Request, *, wrong: str = "") -> web.Response:
    """Draw the list, and what can be played."""
    desk, me = desk_of(request), signed_in(request).staff
    head, _ = await heading(desk, me)
    contacts = await request.app[BOOK].all()
    rows = [Listed(one, await _case_of(desk, one.conversation_id)) for one in contacts]
    scripts = (*SCRIPTS, FREE)
    return await page(
        request,
        "practice.html",
        status=422 if wrong else 200,
        head=head,
        rows=rows,
        scripts=scripts,
        wrong=wrong,
    )


async def start(request: web.Request) -> web.Response:
    """Open a practice contact and go to it."""
    desk, me = desk_of(request), signed_in(request).staff
    script = BY_KEY.get(await word_of(request, "script"))
    if script is None:
        return await show(request, wrong="Choose who you want to play.")
    made = await request.app[BOOK].start(me, script, desk.now)
    raise web.HTTPSeeOther(f"{PATH}/{made.conversation_id}")


async def show_one(request: web.Request) -> web.Response:
    """Draw a practice contact as its phone would show it."""
    return await _draw(request)


async def live(request: web.Request) -> web.StreamResponse:
    """Tell an open practice page when it has changed."""

    async def version() -> str:
        try:
            return version_of(await _seen(request))
        except web.HTTPNotFound:
            return "gone"

    return await stream(request, desk_of(request).feed, version, lambda: still_signed_in(request))


async def say(request: web.Request) -> web.Response:
    """Send something as the contact: the script's next line, own words, or a button."""
    practice = await _practice(request)
    press = await word_of(request, "press")
    if not PRESS.fullmatch(press):
        raise web.HTTPForbidden
    text, payload = (await word_of(request, "text")).strip(), await word_of(request, "payload")
    scripted = await word_of(request, "line") == "next"
    if scripted:
        text = practice.next_line
    if not text and not payload:
        return await _draw(request, wrong="Write something for the contact to say.")
    if len(text) > LONGEST or len(payload.encode()) > 64:
        return await _draw(request, wrong=f"Write at most {LONGEST:,} characters.", typed=text)
    message = words_of(practice, press, desk_of(request).now, text=text, payload=payload)
    if await request.app[INBOX].add(message) and scripted:
        await request.app[BOOK].stepped(practice)
    raise web.HTTPSeeOther(f"{PATH}/{practice.conversation_id}?said=practised")


async def erase(request: web.Request) -> web.Response:
    """Take everything out that is kept of a practice contact; nobody can bring it back."""
    practice, eraser = await _practice(request), request.app.get(ERASER)
    remark(request).about = practice.conversation_id
    if eraser is None:
        raise web.HTTPNotFound
    if await word_of(request, "sure") != "yes":
        return await _draw(request, wrong="Tick the box to say that you are sure.", place="erase")
    casebook = desk_of(request).outside.casebook
    try:
        await erase_practice(casebook, eraser, practice.conversation_id)
    except MoveRefused as why:
        return await _draw(request, wrong=str(why), place="erase")
    await request.app[BOOK].remove(practice.conversation_id)
    raise web.HTTPSeeOther(f"{PATH}?said=erased")


async def back(request: web.Request) -> web.Response:
    """Go back to the practice contact from the address of its form."""
    raise web.HTTPSeeOther(f"{PATH}/{(await _practice(request)).conversation_id}")


async def _draw(
    request: web.Request, *, wrong: str = "", typed: str = "", place: str = "say"
) -> web.Response:
    desk, me = desk_of(request), signed_in(request).staff
    head, _ = await heading(desk, me)
    seen = await _seen(request)
    return await page(
        request,
        "practice_contact.html",
        status=422 if wrong else 200,
        head=head,
        seen=seen,
        version=version_of(seen),
        wrong=wrong,
        typed=typed,
        place=place,
        erases=ERASER in request.app,
        LONGEST=LONGEST,
    )


async def _seen(request: web.Request) -> Seen:
    desk, practice = desk_of(request), await _practice(request)
    entries = await desk.outside.casebook.transcript(practice.conversation_id)
    heard = tuple(entry for entry in entries if entry.author is not Author.SYSTEM)
    choices = heard[-1].choices if heard and heard[-1].author is not Author.CONTACT else ()
    return Seen(practice, heard, choices, await _case_of(desk, practice.conversation_id))


async def _practice(request: web.Request) -> Practice:
    named = ConversationId(request.match_info["conversation"])
    found = await request.app[BOOK].find(named)
    if found is not None:
        return found
    # An older one, that is on the list no more.
    kept = await desk_of(request).outside.casebook.conversation(named)
    if kept is None or not kept.practice:
        raise web.HTTPNotFound
    return Practice(named, StaffName(""), kept.opened_at, FREE)


async def _case_of(desk: Desk, conversation_id: ConversationId) -> Case | None:
    casebook = desk.outside.casebook
    conversation = await casebook.conversation(conversation_id)
    case_id = conversation.case_id or conversation.last_case_id if conversation else None
    return await casebook.case(case_id) if case_id else None
