"""Long polling that confirms an update to Telegram only once it is stored.

python-telegram-bot's own updater advances the offset after a put into memory; a kill then
loses what waited there. Here the offset never passes an update that is not stored.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.casework.errors import StoreUnavailable
from bot.channels.telegram import TelegramDoor
from bot.channels.telegram_bot import READ_S, AnswerTooDeep, TooManyRequests, raw_name
from bot.channels.telegram_content import mapping
from bot.channels.telegram_update import ALLOWED_UPDATES, update_id_of

log = logging.getLogger(__name__)
T = TypeVar("T")

# Seconds that Telegram keeps a poll open when there is nothing. 50 is its usual maximum;
# shorter notices a dead connection sooner.
LONG_POLL_S = 25
# getUpdates gives at most 100.
BATCH = 100
# Conversations that are stored side by side; each one's messages stay in order.
SIDE_BY_SIDE = 32
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
# With the store away each round still reads what is new for danger: never wait long.
LONGEST_STORE_PAUSE = 1.0
# Telegram may number updates afresh, and lower, after a week of silence: after a day of it
# (all is confirmed by then) the offset is forgotten.
QUIET_S = 86_400.0
# A rejected token does not mend itself; ask rarely, so that a new one is noticed.
TOKEN_PAUSE = 30.0
# How often the lease is renewed, in seconds: it should last at least three times as long.
RENEW_S = 5.0


class Lease(Protocol):
    """One poller at a time: Telegram answers 409 to two."""

    async def acquire(self) -> bool:
        """Take the lease when it is free or ours. May raise StoreUnavailable."""
        ...

    async def renew(self) -> bool:
        """Keep the lease; False when someone else has it. May raise StoreUnavailable."""
        ...

    async def release(self) -> None:
        """Give the lease up. May raise StoreUnavailable."""
        ...


async def _nobody(_state: str) -> None:
    """Tell no one."""


@dataclass
class TelegramPoller:
    """Fetches updates and hands each to the door until it is told to stop.

    `tell` hears, after each round, how it went: "ok" or a short code ("unreachable",
    "conflict", "token_rejected", "store_away", "server", "waiting_for_lease").
    """

    bot: ExtBot[Any]
    door: TelegramDoor
    lease: Lease
    tell: Callable[[str], Awaitable[None]] = _nobody
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    long_poll_s: int = LONG_POLL_S
    renew_s: float = RENEW_S
    _offset: int | None = None
    _batch: int = BATCH
    _trouble: int = 0
    _well: bool = False
    _last_came: float = 0.0
    _halt: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set. An update being stored is finished first."""
        while not stop.is_set():
            if not await self._have_lease():
                await self._say("waiting_for_lease")
                await self._unless(stop, self.sleep(self.renew_s))
                continue
            self._halt.clear()
            # A blip of ours must not replay what another poller confirmed meanwhile.
            self._offset, self._well = None, False
            guards = [
                asyncio.create_task(self._keep_lease()),
                asyncio.create_task(self._halt_on(stop)),
            ]
            try:
                await self._poll()
            finally:
                for guard in guards:
                    guard.cancel()
                await asyncio.gather(*guards, return_exceptions=True)
                await self._give_up_lease()
        await self.door.close()

    async def _poll(self) -> None:
        webhook_gone = False
        while not self._halt.is_set():
            try:
                if not webhook_gone:
                    await self._unless(self._halt, self._delete_webhook())
                    webhook_gone = True
                updates = await self._unless(self._halt, self._fetch())
            except AnswerTooDeep as error:
                await self._around(error)
                continue
            except TelegramError as error:
                # Someone may have set a webhook meanwhile: that too is a 409.
                webhook_gone = webhook_gone and not isinstance(error, Conflict)
                await self._back_off(error)
                continue
            if updates is None:
                continue
            if await self._take(updates):
                self._batch = BATCH
                self._trouble, self._well = 0, True
                await self._say("ok")
            else:
                await self._say("store_away")
                await self._pause(LONGEST_STORE_PAUSE if self._trouble > 1 else None)

    async def _delete_webhook(self) -> None:
        """Polling is refused while a webhook is set. What waits is kept."""
        await self.bot.do_api_request(raw_name("deleteWebhook"), {"drop_pending_updates": False})

    async def _fetch(self) -> list[object]:
        """Return raw updates; PTB's get_updates would parse the batch, and fail it whole."""
        wanted: dict[str, object] = {
            # At the start, and after trouble, ask briefly: then it is soon known that all is well.
            "timeout": self.long_poll_s if self._well else 0,
            "limit": self._batch,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if self._offset is not None:
            wanted["offset"] = self._offset
        answer = await self.bot.do_api_request(
            raw_name("getUpdates"), wanted, read_timeout=self.long_poll_s + READ_S
        )
        return answer if isinstance(answer, list) else []

    async def _around(self, error: AnswerTooDeep) -> None:
        """Nothing can be read of a batch: fetch one at a time, and set aside the one that it is."""
        if self._batch == 1 and error.numbers:
            await self.door.unreadable(error.payload, "too_deep")
            # An id that the nested part made up could only be larger.
            self._offset = min(error.numbers) + 1
        self._batch = 1
        await self._pause()

    async def _take(self, updates: list[object]) -> bool:
        """Store a batch and move the offset past what is stored; False when some is not."""
        now = asyncio.get_running_loop().time()
        if not updates:
            if now - self._last_came > QUIET_S:
                self._offset = None
            return True
        self._last_came = now
        chats: defaultdict[str, list[object]] = defaultdict(list)
        for raw in updates:
            chats[_chat_of(raw)].append(raw)
        room = asyncio.Semaphore(SIDE_BY_SIDE)
        outcomes = await asyncio.gather(*(self._one_chat(raws, room) for raws in chats.values()))
        waiting = [number for outcome in outcomes for number in outcome]
        numbers = [number for number in map(update_id_of, updates) if number is not None]
        if waiting:
            self._offset = min(waiting)
        elif numbers:
            self._offset = max(numbers) + 1
        # A server that sends only things without a number would be asked in a busy loop.
        return not waiting and bool(numbers)

    async def _one_chat(self, raws: list[object], room: asyncio.Semaphore) -> list[int]:
        """Store one chat's updates in order; return the numbers of those that are not stored.

        Later ones are tried even so: while the store is away each is still read for danger.
        """
        waiting: list[int] = []
        async with room:
            for raw in raws:
                stored = await self.door.deliver(raw)
                number = update_id_of(raw)
                if not stored and number is not None:
                    waiting.append(number)
        return waiting

    async def _have_lease(self) -> bool:
        try:
            return await self.lease.acquire()
        except StoreUnavailable:
            # The store is away: poll without it, because a P1 must be answered. What is
            # confirmed is on this machine's disk, and Telegram turns away a second poller.
            return True

    async def _keep_lease(self) -> None:
        while not self._halt.is_set():
            await self.sleep(self.renew_s)
            try:
                if await self.lease.renew() or await self.lease.acquire():
                    continue
            except StoreUnavailable:
                continue
            log.warning("another poller has the lease")
            self._halt.set()

    async def _give_up_lease(self) -> None:
        try:
            await self.lease.release()
        except StoreUnavailable:
            log.info("the lease could not be given up; it will run out")

    async def _halt_on(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._halt.set()

    async def _back_off(self, error: TelegramError) -> None:
        code = state_of(error)
        await self._say(code)
        log.warning("polling: %s (%s)", code, type(error).__name__)
        if isinstance(error, TooManyRequests):
            await self._pause(error.seconds)
        else:
            await self._pause(TOKEN_PAUSE if isinstance(error, InvalidToken) else None)

    async def _pause(self, seconds: float | None = None) -> None:
        if seconds is None:
            seconds = PAUSES[min(self._trouble, len(PAUSES) - 1)]
        self._trouble, self._well = self._trouble + 1, False
        await self._unless(self._halt, self.sleep(seconds))

    async def _say(self, state: str) -> None:
        try:
            await self.tell(state)
        except StoreUnavailable:
            log.debug("the state of polling could not be told")

    async def _unless(
        self, event: asyncio.Event, work: Coroutine[Any, Any, T] | Awaitable[T]
    ) -> T | None:
        """Do the work, or drop it when the event is set first."""
        doing = asyncio.ensure_future(work)
        told = asyncio.ensure_future(event.wait())
        try:
            await asyncio.wait((doing, told), return_when=asyncio.FIRST_COMPLETED)
            return doing.result() if doing.done() else None
        finally:
            told.cancel()
            if not doing.done():
                doing.cancel()
                await asyncio.gather(doing, return_exceptions=True)


def state_of(error: TelegramError) -> str:
    """Return a short code for why polling failed."""
    if isinstance(error, Conflict):
        return "conflict"
    if isinstance(error, InvalidToken):
        return "token_rejected"
    return "server" if error.__cause__ is None else "unreachable"


def _chat_of(raw: object) -> str:
    """Return what tells chats apart within a batch: the sender, or the update itself."""
    for body in mapping(raw).values():
        sender = mapping(mapping(body).get("from")).get("id")
        if sender is not None:
            return str(sender)[:40]
    return f"update {update_id_of(raw)}"
