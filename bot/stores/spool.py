"""Keeps messages on this machine's disk while the store is away, and hands them over in order.

A message is accepted once its record is synced to a file of this process. While any message of
a conversation waits here, later ones go behind it. When the store is back, all are added to the
inbox in the order in which they came; message ids make a second time harmless, so that a crash
in between needs no mark of how far it got.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.casework.errors import SpoolRefuses, StoreUnavailable
from bot.casework.messages import ConversationId, InboundMessage, MessageId
from bot.stores.spool_file import SpoolFile, adopt, bytes_waiting, create, files, reason
from bot.stores.spool_replay import Replay, Round

log = logging.getLogger(__name__)
# Seconds between tries while the store is away, and between looks at what others left.
AGAIN_AFTER = 0.5
LOOK_EVERY = 5.0
OTHERS_AFTER = 60.0  # seconds for which a file is left to its own part's next start
# What is handed over of a file must not fill the disk while the rest stays, nor be handed over
# again once its id is forgotten (48 hours): so many seconds, and the rest is written anew.
THIN_EVERY = 60.0
FULL = "it is full"


@dataclass(frozen=True)
class _Write:
    data: bytes
    message: InboundMessage
    done: asyncio.Future[None]


@dataclass
class Spool:
    """The spool of one process: `part` is its name, `limit` the bytes that the folder may hold."""

    folder: Path
    part: str
    replay: Replay
    limit: int
    monotonic: Callable[[], float] = time.monotonic
    _away: bool = False
    _refusing: str = ""
    _own: SpoolFile | None = None
    _left: list[SpoolFile] = field(default_factory=list)
    _others: dict[Path, float] = field(default_factory=dict)
    _waiting: Counter[ConversationId] = field(default_factory=Counter)
    _for_part: Counter[int] = field(default_factory=Counter)  # the same, by `Replay.part_of`
    _kept: dict[MessageId, asyncio.Future[None] | None] = field(default_factory=dict)
    _queue: list[_Write] = field(default_factory=list)
    _under_way: int = 0
    _thinned: float = 0.0
    _writing: asyncio.Task[None] | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def open(self, found: Callable[[InboundMessage], None] = lambda _: None) -> None:
        """Take over what a dead process of this part left. Call before anything is taken in.

        `found` hears of each message that waits in it.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for path in files(self.folder):
                if path.name.startswith(f"{self.part}-"):
                    self._adopt(path, found)
        except OSError as error:
            self._refusing = reason(error)
            log.error("the spool cannot be used: %s", self._refusing)  # noqa: TRY400

    def _adopt(self, path: Path, found: Callable[[InboundMessage], None] = lambda _: None) -> None:
        taken = adopt(path)
        if taken is None:
            return
        for message in self.replay.look_through(taken):
            self._count(message)
            self._kept[message.message_id] = None
            found(message)
        log.warning("%s was left by a process that is gone: %d bytes", path.name, taken.size)
        self._left.append(taken)
        # Until the first of it is in the store, nobody knows whether the store is there.
        self._away = True
        self._wake.set()

    def _count(self, message: InboundMessage) -> None:
        self._waiting[message.conversation_id] += 1
        self._for_part[self.replay.part_of(message.conversation_id)] += 1

    # What the intake asks

    def first(self, conversation_id: ConversationId) -> bool:
        """Whether a message must come here: the store is away, or earlier ones still wait."""
        # With nothing here there is nothing to try the store with: the next message does it.
        return bool(self._waiting) and (self._away or conversation_id in self._waiting)

    def lost(self) -> None:
        """Hear that the store could not be reached."""
        self._away = True

    def away(self) -> bool:
        """Whether the store, or a part of it, is away, as far as is known here."""
        return self._away

    async def keep(self, message: InboundMessage) -> bool:
        """Keep a message, on disk; False when it waits here already. Raises SpoolRefuses."""
        if message.message_id in self._kept:
            under_way = self._kept[message.message_id]
            if under_way is not None:
                await asyncio.shield(under_way)
            return False
        data = self.replay.encode(message)
        if bytes_waiting(self.folder) + self._under_way + len(data) > self.limit:
            raise self._refusal(FULL)
        self._under_way += len(data)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        # Whoever waits may be gone by the time that a failure is known.
        done.add_done_callback(lambda future: future.cancelled() or future.exception())
        self._kept[message.message_id] = done
        self._count(message)
        self._queue.append(_Write(data, message, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        await asyncio.shield(done)
        return True

    def state(self) -> str:
        """Say `ok`, how many wait, or why nothing more can be kept."""
        if self._refusing:
            return f"nothing can be kept: {self._refusing}"
        return f"{len(self._kept)} waiting for the store" if self._kept else "ok"

    def accepts(self) -> bool:
        """Whether a message could be kept, as far as is known."""
        return not self._refusing

    # Writing

    async def _write_all(self) -> None:
        """Write what waits, all at once: many messages share one wait for the disk."""
        while self._queue:
            batch, self._queue = self._queue, []
            data = b"".join(write.data for write in batch)
            try:
                async with self._lock:
                    await asyncio.to_thread(self._write, data)
            except OSError as error:
                for write in batch:
                    self._forget(write.message)
                    write.done.set_exception(self._refusal(reason(error)))
                continue
            finally:
                self._under_way -= len(data)
            if self._refusing != FULL:
                self._refusing = ""
            for write in batch:
                self._kept[write.message.message_id] = None
                write.done.set_result(None)
            self.replay.told("kept", len(batch))
            self._wake.set()

    def _write(self, data: bytes) -> None:
        if self._own is None:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._own = create(self.folder, self.part)
        self._own.append(data)

    def _refusal(self, why: str) -> SpoolRefuses:
        if self._refusing != why:
            log.error("the spool can keep nothing more: %s", why)
        self._refusing = why
        self.replay.told("refused", 1)
        return SpoolRefuses(f"the spool can keep nothing more: {why}")

    def _forget(self, message: InboundMessage) -> None:
        self._kept.pop(message.message_id, None)
        self._waiting[message.conversation_id] -= 1
        self._for_part[self.replay.part_of(message.conversation_id)] -= 1
        if self._waiting[message.conversation_id] <= 0:
            del self._waiting[message.conversation_id]

    # Handing over

    async def run(self, stop: asyncio.Event) -> None:
        """Hand over what waits whenever the store is there, until told to stop."""
        try:
            while not stop.is_set():
                self._wake.clear()
                try:
                    await self._round()
                except OSError as error:
                    log.error("the spool could not be read: %s", reason(error))  # noqa: TRY400
                await self._rest(stop)
        finally:
            await self.close()

    async def _round(self) -> None:
        there = False
        with suppress(StoreUnavailable):  # what stays is tried again
            await self.hand_over()
            there = True
        # Whatever is away: what others left may be for a server that is there.
        self._look_at_others()
        if there:
            await asyncio.to_thread(self._try_disk)

    async def _rest(self, stop: asyncio.Event) -> None:
        wakes = [asyncio.create_task(stop.wait())]
        if not self._kept:
            wakes.append(asyncio.create_task(self._wake.wait()))
        within = AGAIN_AFTER if self._kept else LOOK_EVERY
        await asyncio.wait(wakes, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        for wake in wakes:
            wake.cancel()

    async def hand_over(self) -> None:
        """Add all that waits to the inbox, oldest file first. Raises StoreUnavailable, OSError.

        What is for a part of the store that is away stays, and holds up nothing else.
        """
        so_far, now = Round(), self.monotonic()
        thin = now - self._thinned >= THIN_EVERY
        self._thinned = now if thin else self._thinned
        for file in self._files():
            at = file.position
            while at < file.size and self._goes_on(so_far):
                at, messages = await self.replay.chunk(file, at, so_far)
                for message in messages:
                    self._forget(message)
                self._away = bool(so_far.away) or (self._away and not messages)
            async with self._lock:
                if not file.done:  # some stays, or more came meanwhile
                    if thin and file.begun:
                        await self._thin(file)
                    continue
                if file is self._own:
                    self._own = None
                else:
                    self._left.remove(file)
                await asyncio.to_thread(file.remove)
        if so_far.away or so_far.held:
            self._away = True
            raise StoreUnavailable("some of what waits could not be handed over")

    async def _thin(self, file: SpoolFile) -> None:
        try:
            await asyncio.to_thread(file.thin)
        except OSError:
            if file is self._own:  # new messages go to a file of their own
                self._own = None
                self._left.append(file)
            raise
        await asyncio.to_thread(self._try_disk)

    def _goes_on(self, so_far: Round) -> bool:
        """Whether anything waits that could be handed over in this round."""
        waiting = (part for part, count in self._for_part.items() if count)
        return not so_far.away or any(part not in so_far.away for part in waiting)

    def _look_at_others(self) -> None:
        """Adopt what another part left behind, once that part has not come back for it."""
        now = self.monotonic()
        mine = {file.path for file in self._files()}
        self._others = {
            path: self._others.get(path, now) for path in files(self.folder) if path not in mine
        }
        for path, since in self._others.items():
            if now - since >= OTHERS_AFTER:
                self._adopt(path)

    def _try_disk(self) -> None:
        """After trouble, find out by itself whether messages can be kept again."""
        if self._refusing and bytes_waiting(self.folder) < self.limit:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            trial = create(self.folder, self.part)
            try:
                trial.append(b"\0" * 4096)
            finally:
                trial.remove()
            self._refusing = ""

    def _files(self) -> list[SpoolFile]:
        return [*self._left, *([self._own] if self._own else [])]

    async def close(self) -> None:
        """Give the files up. What is not handed over stays for the next start."""
        async with self._lock:
            for file in self._files():
                with suppress(OSError):
                    file.leave()
            self._left, self._own = [], None
