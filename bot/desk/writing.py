"""Who is writing on a case just now, so that two people do not answer past each other."""

from __future__ import annotations

import json

from aiohttp import web

from bot.casework.cases import Case
from bot.casework.messages import CaseId, Channel, StaffName
from bot.casework.records import Author
from bot.desk.context import Desk
from bot.desk.drawer import Drawer
from bot.ports import Clock

# Seconds that one sign of writing counts; the page's script gives one every few seconds.
COUNTS_FOR = 8
WHERE = {"reply": "a reply", "note": "a note"}


class Writers:
    """Signs of writing, kept for seconds. Losing one loses nothing but the line on the page."""

    def __init__(self, drawer: Drawer, clock: Clock) -> None:
        """Keep the signs in `drawer`, where every copy of the desk sees them."""
        self._drawer = drawer
        self._clock = clock

    async def sign(self, case_id: CaseId, staff: StaffName, where: str) -> None:
        """Note that somebody writes a reply or a note (`where`)."""
        now = self._clock.now().timestamp()
        fresh = {who: sign for who, sign in (await self._read(case_id)).items() if sign[1] > now}
        fresh[staff] = (where, now + COUNTS_FOR)
        await self._drawer.write(_key(case_id), json.dumps(fresh), seconds=COUNTS_FOR + 2)

    async def stop(self, case_id: CaseId, staff: StaffName) -> None:
        """Note that somebody has sent what they wrote."""
        kept = await self._read(case_id)
        if kept.pop(staff, None):
            await self._drawer.write(_key(case_id), json.dumps(kept), seconds=COUNTS_FOR + 2)

    async def others(self, case_id: CaseId, me: StaffName) -> tuple[tuple[str, str], ...]:
        """Return who else writes, and what in words."""
        now = self._clock.now().timestamp()
        return tuple(
            (who, WHERE[where])
            for who, (where, until) in sorted((await self._read(case_id)).items())
            if who != me and until > now and where in WHERE
        )

    async def _read(self, case_id: CaseId) -> dict[str, tuple[str, float]]:
        kept = await self._drawer.read(_key(case_id))
        return {who: (str(at[0]), float(at[1])) for who, at in json.loads(kept or "{}").items()}


WRITERS: web.AppKey[Writers] = web.AppKey("writers", Writers)


def _key(case_id: CaseId) -> str:
    return f"writing:{case_id}"


async def contact_types(desk: Desk, case: Case) -> bool:
    """Whether the contact types just now, where the channel tells."""
    if desk.presence is None or not case.open:
        return False
    return await desk.presence.typing(case.conversation_id, Author.CONTACT)


async def show_typing(desk: Desk, case_id: CaseId, me: StaffName) -> None:
    """Let the contact's page show that a worker types.

    Only for who has the case, and only when nobody may be watching the contact.
    """
    case = await may_tell(desk, case_id, me)
    if case is not None and desk.presence is not None:
        await desk.presence.types(case.conversation_id, Author.STAFF, seconds=COUNTS_FOR)


async def may_tell(desk: Desk, case_id: CaseId, me: StaffName) -> Case | None:
    """Return the case if the contact's page may show what its holder does just now.

    Never on a channel without signs, after /stop, or when someone may be watching the contact.
    """
    casebook = desk.outside.casebook
    case = await casebook.case(case_id) if desk.presence is not None else None
    if case is None or case.monitored or not case.held_by(me, desk.now):
        return None
    conversation = await casebook.conversation(case.conversation_id)
    hushed = conversation is None or conversation.monitored or conversation.paused
    return None if hushed or case.channel is not Channel.WEBCHAT else case


async def stop_typing(desk: Desk, case: Case) -> None:
    """Take the sign away: what was typed has been sent."""
    if desk.presence is not None:
        await desk.presence.stops(case.conversation_id, Author.STAFF)
