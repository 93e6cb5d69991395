"""What was acknowledged and the replicas may not have: on this disk until they do.

Replication is asynchronous: a replica that takes over can lack the last moments. A process
writes down what it takes in, what staff change and what was sent; a look at each master, ten
times a second while something is open, asks how far its replicas are (`Masters`), and closes
what they have. When a master serves another line of history than the one a record was stored
in, the record is stored again. See `docs/decisions/0030-journal.md`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from redis.exceptions import ResponseError

from bot.casework.errors import StoreUnavailable
from bot.casework.messages import Delivery, InboundMessage, Reply, ReplyId
from bot.casework.records import Change, Sent
from bot.ports import Clock
from bot.stores.codec import Codec
from bot.stores.doubts import Doubts
from bot.stores.journal_file import JournalFiles, Written
from bot.stores.journal_left import Left
from bot.stores.journal_replay import Again
from bot.stores.masters import Look, Masters
from bot.stores.notes import JournalNote, Noted, about, first_of, in_order
from bot.stores.partitions import Partitions
from bot.stores.sends_left import ABOUT, noted_send
from bot.stores.spool_format import record_of

log = logging.getLogger(__name__)
# Seconds between looks while something is open, and while nothing is.
LOOK_SOON, LOOK_LATE = 0.1, 0.5
OTHERS_AFTER = 60.0  # seconds for which a file is left to its own part's next start
AT_MOST = 100_000  # records in memory; past it nothing more is noted
SLOW = 30.0  # seconds that a record may be open before it is said
# Seconds for which a record is kept that replicas have: master and replica may both be put
# aside for another, and throw away 11 seconds (seen in the crash laboratory; decision 30).
KEPT_FOR = 30.0


@dataclass
class Journal:
    """The journal of one process."""

    files: JournalFiles
    masters: Masters
    again: Again
    codec: Codec
    partitions: Partitions
    clock: Clock
    told: Callable[[str, int], None] = lambda _what, _count: None
    timer: Callable[[], float] = time.monotonic
    doubts: Doubts = field(init=False)
    _lineage: dict[int, str] = field(default_factory=dict)
    _open: dict[JournalNote, None] = field(default_factory=dict)
    _sent: dict[ReplyId, JournalNote] = field(default_factory=dict)
    _began: float = 0.0
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _left: Left = field(init=False)

    def __post_init__(self) -> None:
        self._left = Left(self.files, self.again, self.codec, self.clock, self.told)
        self.doubts = Doubts(self.partitions.all(), self.timer, self._wake.set)

    def open(self) -> None:
        """Take over what a dead process of this part left. Call before anything is stored."""
        self._began = self.timer()
        for noted, written in self._left.at_start():
            self._found(noted, written)

    def _found(self, noted: Noted, written: Written) -> None:
        partition = self.partitions.of(about(noted))
        self._add(JournalNote(noted, partition, "", self.timer(), written, stored=True))

    # What the stores say

    def taking_in(self, partition: int, message: InboundMessage) -> JournalNote | None:
        """Begin to write down a message that is about to be stored."""
        return self._written(self._note(partition, Noted(self.clock.now(), message=message)))

    def changing(self, partition: int, change: Change) -> JournalNote | None:
        """Prepare to write down a change; staff are told that it failed when it does."""
        return self._note(partition, Noted(self.clock.now(), change=change))

    def sending(self, partition: int, reply: Reply, sent: Sent) -> JournalNote | None:
        """Write down what became of a reply, once: its store may be tried many times."""
        if reply.reply_id in self._sent:
            return self._sent[reply.reply_id]
        noted = Noted(self.clock.now(), reply=reply, sent=sent)
        return self._written(self._note(partition, noted))

    def _note(self, partition: int, noted: Noted) -> JournalNote | None:
        if len(self._open) >= AT_MOST:
            return None
        note = JournalNote(noted, partition, self._lineage.get(partition, ""), self.timer())
        self._add(note)
        return note

    def _add(self, note: JournalNote) -> None:
        self._open[note] = None
        if note.noted.reply is not None:
            self._sent[note.noted.reply.reply_id] = note

    def _written(self, note: JournalNote | None) -> JournalNote | None:
        if note is not None and note.written is None and not note.closed:
            try:
                data = record_of(self.codec.encode(note.noted, about=ABOUT))
            except ValueError:
                log.error("a record is too long for the journal")  # noqa: TRY400
                self._close(note)
                return note
            note.written = self.files.write(data)
        return note

    async def kept(self, note: JournalNote | None) -> None:
        """Hear that the store has it; return once it is on this machine's disk too."""
        if note is None:
            return
        note.stored = True
        self._written(note)
        self._wake.set()
        if note.written is not None:
            await asyncio.shield(note.written.done)

    def refused(self, note: JournalNote | None) -> None:
        """Hear that the store did not take it. What was sent was sent all the same."""
        if note is not None and note.noted.reply is None:
            self._close(note)

    def sent(self, reply_id: ReplyId) -> Delivery | None:
        """Return what became of a reply of which the store may not know."""
        note = self._sent.get(reply_id)
        return note.noted.sent.delivery if note is not None and note.noted.sent else None

    async def unrecorded(self, note: JournalNote | None) -> None:
        """Hear that the store is away; return once what was sent is on this machine's disk."""
        if note is not None and note.written is not None:
            await asyncio.shield(note.written.done)

    async def left(self, reply_id: ReplyId) -> Noted | None:
        """Return what any process of this machine wrote down of a reply, living or dead."""
        return await asyncio.to_thread(noted_send, self.files.folder, self.codec, reply_id)

    async def settled(self, partition: int, within: float) -> None:
        """Wait, at most `within` seconds, until what a takeover lost is stored again, by all."""
        await self.doubts.settled(partition, within)

    async def caught_up(self, partition: int, within: float) -> bool:
        """Wait until no message that this process took in is missing; False when one still is."""
        return await self.doubts.caught_up(partition, within)

    def unsure(self, keys: Collection[str]) -> None:
        """Hear that the store failed for these keys: another server may take them over now."""
        self.doubts.unsure(self.masters.beside(keys))
        self._wake.set()

    # Looking

    async def run(self, stop: asyncio.Event) -> None:
        """Look again and again, until told to stop."""
        while not stop.is_set():
            self._wake.clear()
            try:
                await self.look()
                if self.timer() - self._began > OTHERS_AFTER:
                    for noted, written in self._left.records(others=True):
                        self._found(noted, written)
                await self.files.tidy()
            except StoreUnavailable:
                self.doubts.unsure(self.partitions.all())
            except ResponseError as error:
                # INFO and WAIT may be forbidden: then nothing is known of replicas.
                self.files.trouble = f"the store refuses to be asked ({type(error).__name__})"
                self.doubts.unknowable()
            except OSError as error:
                log.error("the journal's files: %s", error.strerror)  # noqa: TRY400
            await self._rest(stop)

    async def _rest(self, stop: asyncio.Event) -> None:
        """A short rest, so that many records share a look; a long one while nothing is open."""
        if self.open_records > 0 or not self.doubts.none:
            await first_of((stop,), LOOK_SOON)
        else:
            await first_of((stop, self._wake), LOOK_LATE)

    async def look(self) -> None:
        """Look at every master: store again what was lost, close what its replicas have.

        Each by itself: what one that is away lacks waits, and the others are done with. Raises
        StoreUnavailable when none can be reached.
        """
        doubts = self.doubts.raised()
        before = [note for note in self._open if note.stored]
        looks = await self.masters.look({note.partition for note in before})
        self.doubts.unsure(looks.away)
        ended = await asyncio.gather(
            *(self._after(look, before, doubts) for look in looks.found), return_exceptions=True
        )
        for error in filter(None, ended):  # once all are done: the next look goes on from there
            raise error

    async def _after(
        self, look: Look, before: Collection[JournalNote], doubts: Mapping[int, int]
    ) -> None:
        """Do what one look calls for; `before` and `doubts` are of the moment when it began."""
        self._notice(look)
        self._lineage |= dict.fromkeys(look.partitions, look.lineage)
        for note in before if look.confirmed else ():
            has = note.partition in look.partitions and note.lineage == look.lineage
            if has and note.safe_for(self.timer()) >= KEPT_FOR:
                self._close(note)
        try:
            await self._store_again(look)
        except StoreUnavailable:
            self.doubts.unsure(look.partitions)
            return
        lacking = {n.partition for n in self._lost(look) if n.stored and n.noted.message}
        self.doubts.settle(look.partitions, doubts, lacking)

    def _notice(self, look: Look) -> None:
        known = {p: self._lineage.get(p, look.lineage) for p in look.partitions}
        changed = [p for p, lineage in known.items() if lineage != look.lineage]
        if changed:
            log.warning("another server has taken over, or it began anew: storing again")
            self.told("takeovers", 1)
            self.doubts.taken_over(changed)

    async def _store_again(self, look: Look) -> None:
        """Messages and sends first, then changes, each partition's in their order."""
        outcomes: Counter[str] = Counter()
        waits = set[int]()
        try:
            for note in in_order(self._lost(look)):
                if note.partition in waits and note.noted.change is not None:
                    continue
                outcome = await self._stored_again(note)
                outcomes[outcome] += 1
                if outcome == "later":
                    waits.add(note.partition)
                    continue
                # From now on it is in this line of history, and the next look may close it.
                note.stored_in(look.lineage, self.timer())
        finally:
            for outcome in outcomes.keys() - {"later"}:
                self.told(outcome, outcomes[outcome])

    def _lost(self, look: Look) -> list[JournalNote]:
        here = [note for note in self._open if note.partition in look.partitions]
        return [note for note in here if note.lineage != look.lineage and note.to_store]

    async def _stored_again(self, note: JournalNote) -> str:
        outcome = await self._left.stored(note.noted)
        if outcome == "damaged":
            self._close(note)
        return outcome

    def _close(self, note: JournalNote) -> None:
        if note.closed:
            return
        note.closed = True
        self._open.pop(note, None)
        if note.noted.reply is not None:
            self._sent.pop(note.noted.reply.reply_id, None)
        if note.written is not None:
            self.files.close_record(note.written)

    @property
    def open_records(self) -> int:
        """How many records the replicas are not known to have."""
        return sum(note.safe_since is None for note in self._open)

    def state(self) -> str:
        """Say `ok`, or in a few words what is not covered."""
        if self.files.trouble:
            return f"cannot be written: {self.files.trouble}"
        oldest = next((note for note in self._open if note.safe_since is None), None)
        if oldest is not None and self.timer() - oldest.began > SLOW:
            return f"{self.open_records} records wait for a replica"
        return "ok"

    async def close(self) -> None:
        """Look a last time and give the files up. What is open stays for the next start."""
        with suppress(StoreUnavailable, ResponseError, TimeoutError):
            async with asyncio.timeout(1.0):
                await self.look()
        for note in [note for note in self._open if note.safe_since is not None]:
            self._close(note)
        await self.files.close()
        await self.masters.close()
