"""What processes of this machine wrote down of a send, living or dead: read, and left alone."""

from __future__ import annotations

from pathlib import Path

from bot.casework.errors import RecordVersionWrong
from bot.casework.messages import ReplyId
from bot.stores.codec import Codec, RecordBroken
from bot.stores.notes import Noted
from bot.stores.spool_file import files
from bot.stores.spool_format import Found, records

ABOUT = "journal"


def noted_send(folder: Path, codec: Codec, reply_id: ReplyId) -> Noted | None:
    """Return what is written down of a reply in any file of a journal's folder.

    It waits for the disk: call it in a thread. No lock is asked for: a file is removed or
    emptied only when the store has all of it, so who finds nothing here asks the store after.
    """
    for path in files(folder):
        try:
            # Not mapped into memory: its owner may empty it meanwhile.
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        for record in records(data):
            if isinstance(record, Found) and reply_id.encode() in record.payload:
                noted = _decoded(codec, record.payload)
                if noted and noted.reply and noted.reply.reply_id == reply_id:
                    return noted
    return None


def _decoded(codec: Codec, payload: bytes) -> Noted | None:
    try:
        return codec.decode(Noted, payload, about=ABOUT)
    except (RecordBroken, RecordVersionWrong, ValueError):
        return None  # who takes the file over says so, and keeps it for a person
