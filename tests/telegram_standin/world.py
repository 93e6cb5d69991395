"""What the stand-in remembers: contacts, updates that wait, messages that the bot sent."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.waiting import PATIENCE

BOT = {"id": 990001, "is_bot": True, "first_name": "Waymark", "username": "waymark_standin_bot"}
JSON = dict[str, Any]


@dataclass
class Fault:
    """What goes wrong with a call.

    `kind`: "429" (`seconds` is retry_after), "status" (an HTTP `status`), "lost" (done, but the
    connection is cut before the answer), "cut" (cut and not done), "slow" (`seconds`, or until
    `let_go` is set), "garbage" (done, and the answer is not JSON).
    """

    kind: str
    method: str = "sendMessage"
    chat_id: int | None = None
    times: int = 1
    seconds: float = 1.0
    status: int = 500
    let_go: asyncio.Event | None = None

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is the one that goes wrong."""
        named = self.chat_id is None or self.chat_id == chat_id
        return self.times > 0 and self.method == method and named


@dataclass
class SentMessage:
    """A message that the bot sent. `buttons` are (label, value); `params` as the bot sent them."""

    message_id: int
    chat_id: int
    text: str
    buttons: tuple[tuple[str, str], ...]
    params: JSON
    at: float
    raw: JSON
    deleted: bool = False


@dataclass
class Rates:
    """Telegram's limits on sends, over sliding windows. Off unless a test puts it on a world.

    30 a second over all chats, and in one chat four in three seconds.
    """

    overall: int = 30
    chat: int = 4
    chat_s: float = 3.0
    _times: list[tuple[float, int]] = field(default_factory=list)

    def refuses(self, chat_id: int) -> bool:
        """Count one send; True when it is one too many."""
        now = time.monotonic()
        self._times = [each for each in self._times if now - each[0] < self.chat_s]
        last_second = sum(1 for at, _ in self._times if now - at < 1.0)
        here = sum(1 for _, chat in self._times if chat == chat_id)
        if last_second >= self.overall or here >= self.chat:
            return True
        self._times.append((now, chat_id))
        return False


@dataclass
class World:
    """All state of the stand-in. Contacts act through methods; tests wait on `until`."""

    token: str | None = None
    pending: dict[int, JSON] = field(default_factory=dict)
    confirmed: list[int] = field(default_factory=list)
    given: Counter[int] = field(default_factory=Counter)
    sent: list[SentMessage] = field(default_factory=list)
    calls: list[tuple[str, JSON]] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    presses_open: set[str] = field(default_factory=set)
    presses_answered: list[str] = field(default_factory=list)
    written: dict[tuple[int, int], JSON] = field(default_factory=dict)
    webhook: JSON = field(default_factory=dict)
    rates: Rates | None = None
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _update_ids: itertools.count[int] = field(default_factory=lambda: itertools.count(5001))
    _message_ids: Counter[int] = field(default_factory=Counter)
    _press_ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _errands: set[asyncio.Task[None]] = field(default_factory=set)

    # What contacts do. Each returns the update's id.

    def says(self, chat_id: int, text: str, **more: Any) -> int:
        """A contact types a message; `more` are further fields of the Bot API's Message."""
        return self.sends(chat_id, text=text, **more)

    def sends(self, chat_id: int, **fields: Any) -> int:
        """A contact sends anything: the fields are those of the Bot API's Message."""
        message = {**self.frame(chat_id), **fields}
        self.written[chat_id, message["message_id"]] = message
        return self.update(message=message)

    def photo(self, chat_id: int, caption: str = "") -> int:
        """A contact sends a photo."""
        photo = [{"file_id": "p1", "file_unique_id": "u1", "width": 90, "height": 90}]
        return self.sends(chat_id, photo=photo, **({"caption": caption} if caption else {}))

    def voice(self, chat_id: int) -> int:
        """A contact sends a voice note of three seconds."""
        return self.sends(chat_id, voice={"file_id": "v1", "file_unique_id": "w1", "duration": 3})

    def edits(self, chat_id: int, message_id: int, text: str) -> int:
        """A contact edits an earlier message."""
        before = self.written[chat_id, message_id]
        message = {**before, "text": text, "edit_date": int(time.time())}
        self.written[chat_id, message_id] = message
        return self.update(edited_message=message)

    def presses(self, chat_id: int, wanted: str, *, inaccessible: bool = False) -> int:
        """A contact presses the newest button with this label or value."""
        for message in reversed(self.sent_to(chat_id)):
            for label, value in message.buttons:
                if wanted in (label, value):
                    return self._press(message, value, inaccessible=inaccessible)
        raise LookupError(f"no such button was sent to {chat_id}: {wanted}")

    def blocks(self, chat_id: int) -> int:
        """A contact blocks the bot."""
        self.blocked.add(chat_id)
        return self._membership(chat_id, "member", "kicked")

    def unblocks(self, chat_id: int) -> int:
        """A contact lets the bot in again."""
        self.blocked.discard(chat_id)
        return self._membership(chat_id, "kicked", "member")

    def update(self, **content: Any) -> int:
        """Put an update of any kind on the queue."""
        update_id = next(self._update_ids)
        self.pending[update_id] = {"update_id": update_id, **content}
        self.news()
        return update_id

    def frame(self, chat_id: int) -> JSON:
        """Return the fields that every message of a contact has."""
        self.known.add(chat_id)
        return {
            "message_id": self.next_message_id(chat_id),
            "from": self.person(chat_id),
            "chat": self.chat(chat_id),
            "date": int(time.time()),
        }

    def person(self, chat_id: int) -> JSON:
        """Return the contact behind a private chat."""
        return {"id": chat_id, "is_bot": False, "first_name": "Sam", "language_code": "en"}

    def chat(self, chat_id: int) -> JSON:
        """Return a chat: private, or a group when the id is below nought."""
        if chat_id < 0:
            return {"id": chat_id, "type": "supergroup", "title": "A group"}
        return {"id": chat_id, "type": "private", "first_name": "Sam"}

    def next_message_id(self, chat_id: int) -> int:
        """Return the next message id of a chat."""
        self._message_ids[chat_id] += 1
        return self._message_ids[chat_id]

    # What tests look at.

    def sent_to(self, chat_id: int) -> list[SentMessage]:
        """Return what the bot sent to a chat and did not delete, oldest first."""
        return [each for each in self.sent if each.chat_id == chat_id and not each.deleted]

    def texts_to(self, chat_id: int) -> list[str]:
        """Return the words that the bot sent to a chat, oldest first."""
        return [each.text for each in self.sent_to(chat_id)]

    def count(self, method: str) -> int:
        """Return how often a method was called."""
        return sum(1 for name, _ in self.calls if name == method)

    async def until(self, condition: Callable[[], bool], *, timeout: float = PATIENCE) -> None:
        """Wait until something holds; TimeoutError when it does not come about."""
        async with asyncio.timeout(timeout), self.changed:
            await self.changed.wait_for(condition)

    async def wait_for(
        self, chat_id: int, containing: str = "", *, count: int = 1, timeout: float = PATIENCE
    ) -> SentMessage:
        """Wait for the `count`-th message to a chat that contains some words."""

        def found() -> list[SentMessage]:
            return [each for each in self.sent_to(chat_id) if containing in each.text]

        await self.until(lambda: len(found()) >= count, timeout=timeout)
        return found()[count - 1]

    def news(self) -> None:
        """Wake everyone who waits for a change."""

        async def wake() -> None:
            async with self.changed:
                self.changed.notify_all()

        task = asyncio.get_running_loop().create_task(wake())
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    def fault(self, method: str, chat_id: int | None) -> Fault | None:
        """Use up one fault that fits this call."""
        for fault in self.faults:
            if fault.fits(method, chat_id):
                fault.times -= 1
                return fault
        return None

    def confirm_below(self, offset: int) -> None:
        """Forget updates before the offset; a negative one keeps only the last so many."""
        numbers = list(self.pending)
        gone = [n for n in numbers if n < offset] if offset >= 0 else numbers[:offset]
        self.forget(gone)

    def forget(self, numbers: list[int]) -> None:
        """Take updates off the queue: the bot has them."""
        for number in numbers:
            if self.pending.pop(number, None) is not None:
                self.confirmed.append(number)
        if numbers:
            self.news()

    def _press(self, message: SentMessage, value: str, *, inaccessible: bool) -> int:
        press_id = f"press-{next(self._press_ids)}"
        self.presses_open.add(press_id)
        chat = self.chat(message.chat_id)
        gone = {"chat": chat, "message_id": message.message_id, "date": 0}
        return self.update(
            callback_query={
                "id": press_id,
                "from": self.person(message.chat_id),
                "chat_instance": "1",
                "message": gone if inaccessible else message.raw,
                "data": value,
            }
        )

    def _membership(self, chat_id: int, before: str, after: str) -> int:
        return self.update(
            my_chat_member={
                "chat": self.chat(chat_id),
                "from": self.person(chat_id),
                "date": int(time.time()),
                "old_chat_member": {"status": before, "user": BOT},
                "new_chat_member": {"status": after, "user": BOT},
            }
        )
