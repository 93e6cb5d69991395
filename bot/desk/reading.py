"""What the holder of a case has read, told to the contact's page of a channel that tells."""

from __future__ import annotations

import re

from aiohttp import web

from bot.casework.messages import ConversationId
from bot.casework.records import Author
from bot.desk.case_pages import case_id_of
from bot.desk.context import Desk, desk_of, signed_in
from bot.desk.writing import may_tell
from bot.ports import ReadTo

# An entry's id in the transcript: always within the 64 bits of each half of a stream id.
_ENTRY_ID = re.compile(r"(\d{1,19})-(\d{1,19})")
_LAST = 2**64 - 1


async def seen(request: web.Request) -> web.Response:
    """Note what stood on the holder's screen while they were at it (`static/reading.js`)."""
    entry_id = str((await request.post()).get("entry", ""))
    desk, me = desk_of(request), signed_in(request).staff
    case = await may_tell(desk, case_id_of(request), me)
    if case is not None and await _written_by_contact(desk, case.conversation_id, entry_id):
        read = ReadTo(entry_id, desk.now)
        if desk.presence is not None:
            await desk.presence.has_read(case.conversation_id, read, Author.STAFF)
    return web.json_response({})


async def _written_by_contact(desk: Desk, conversation_id: ConversationId, entry_id: str) -> bool:
    """Whether the conversation has such an entry: a mark too far ahead would hold for ever."""
    parts = _ENTRY_ID.fullmatch(entry_id)
    if parts is None:
        return False
    first, second = int(parts[1]), int(parts[2])
    if (first, second) == (0, 0):
        return False
    before = f"{first}-{second - 1}" if second else f"{first - 1}-{_LAST}"
    found = await desk.outside.casebook.transcript(conversation_id, after=before, limit=1)
    return any(entry.entry_id == entry_id and entry.author is Author.CONTACT for entry in found)
