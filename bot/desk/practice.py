"""Practice contacts: who opened which, and how far its script has come.

Their conversations go through the same stream, flows and stores as real ones, marked from the
first message on: they alert nobody, count in no report and stay off the queue.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import (
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
    StaffName,
)
from bot.desk.drawer import Drawer
from bot.desk.practice_scripts import BY_KEY, FREE, Script

RECORD = "practice"
# Older ones leave the list; their conversations stay, and are reached from their cases.
LISTED = 30
TRIES = 20
# As the web chat's own limit for one message.
LONGEST = 4000


@dataclass(frozen=True)
class Practice:
    """One practice contact. `step` counts the lines of its script that were sent."""

    conversation_id: ConversationId
    by: StaffName
    began: datetime
    script: Script
    step: int = 0

    @property
    def next_line(self) -> str:
        """What the script says next; empty at its end."""
        return self.script.lines[self.step] if self.step < len(self.script.lines) else ""


class PracticeBook:
    """The list of practice contacts, newest first. Each method raises StoreUnavailable."""

    def __init__(self, drawer: Drawer) -> None:
        """Keep the list in `drawer`."""
        self._drawer = drawer

    async def all(self) -> tuple[Practice, ...]:
        """Return the newest practice contacts."""
        return _read(await self._drawer.read(RECORD))

    async def find(self, conversation_id: str) -> Practice | None:
        """Return one of them, or None."""
        return next((p for p in await self.all() if p.conversation_id == conversation_id), None)

    async def start(self, by: StaffName, script: Script, at: datetime) -> Practice:
        """Open a practice contact that has not written yet."""
        named = ConversationId(f"practice-{secrets.token_hex(6)}")
        made = Practice(named, by, at, script)
        for _ in range(TRIES):
            old = await self._drawer.read(RECORD)
            if await self._drawer.swap(RECORD, old, _write((made, *_read(old))[:LISTED])):
                return made
        raise StoreUnavailable("the list of practice contacts keeps changing")

    async def stepped(self, practice: Practice) -> None:
        """Remember that the script's next line was sent, once."""
        for _ in range(TRIES):
            old = await self._drawer.read(RECORD)
            kept = tuple(
                replace(one, step=practice.step + 1)
                if one.conversation_id == practice.conversation_id and one.step == practice.step
                else one
                for one in _read(old)
            )
            if await self._drawer.swap(RECORD, old, _write(kept)):
                return
        raise StoreUnavailable("the list of practice contacts keeps changing")

    async def remove(self, conversation_id: ConversationId) -> None:
        """Take a practice contact off the list; not being on it is as good."""
        for _ in range(TRIES):
            old = await self._drawer.read(RECORD)
            kept = tuple(one for one in _read(old) if one.conversation_id != conversation_id)
            if await self._drawer.swap(RECORD, old, _write(kept)):
                return
        raise StoreUnavailable("the list of practice contacts keeps changing")


def words_of(
    practice: Practice, press: str, now: datetime, *, text: str = "", payload: str = ""
) -> InboundMessage:
    """Return what the practice contact sends. `press` makes a double click one message."""
    return InboundMessage(
        message_id=MessageId(f"practice:{press}"),
        conversation_id=practice.conversation_id,
        channel=Channel.WEBCHAT,
        address=practice.conversation_id,
        kind=MessageKind.BUTTON if payload else MessageKind.TEXT,
        sent_at=now,
        received_at=now,
        text=text,
        payload=payload,
        practice=True,
    )


def _write(contacts: tuple[Practice, ...]) -> str:
    return json.dumps(
        [
            {**asdict(one), "began": one.began.isoformat(), "script": one.script.key}
            for one in contacts
        ]
    )


def _read(text: str) -> tuple[Practice, ...]:
    rows = json.loads(text) if text else []
    return tuple(
        Practice(
            ConversationId(row["conversation_id"]),
            StaffName(row["by"]),
            datetime.fromisoformat(row["began"]),
            BY_KEY.get(row["script"], FREE),  # a script that was taken out since
            int(row["step"]),
        )
        for row in rows
    )
