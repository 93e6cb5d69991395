"""Sends replies: in order for each conversation, danger first, at least once, never blindly twice.

A send has three steps: its beginning is marked on disk, the channel is asked, the outcome is
stored and the entry taken off the stream in one piece. After a crash between the last two it is
sent again; that is the only way to a second copy. While the store is away none begins, and what
had been sent is written to this machine's disk for whoever reads the partition next (0047).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.casework.hops import Hop
from bot.casework.messages import Channel, Delivery, Reply
from bot.casework.records import Sent
from bot.ports import Clock, Sender
from bot.ports.turns import STILL_OURS, NoLongerOurs
from bot.workers.hops import Checkpoints, SendRecords, Sleep, Stream, Unmarked, set_unread_aside
from bot.workers.keeper import Keeper
from bot.workers.patience import surely

log = logging.getLogger(__name__)
Result = TypeVar("Result")
# Seconds to wait for an alert to be confirmed before the words that claim nothing are sent:
# with the rest of the way it keeps a P1's answer within its second.
TOLD_WITHIN = 0.4
LOOK_EVERY = 0.02
# Seconds that a worker which lost the partition while its send was in the air has to record it.
# Nobody answered before: a lease has run out or its worker was killed, so it is rare.
OTHERS_RECORD_WITHIN = 2.0
# Seconds since the store answered, after which it is asked again before a send.
ANSWERED_WITHIN = 0.25


class OutboundWork:
    """What is done with one entry of the outbound stream."""

    def __init__(
        self,
        records: SendRecords,
        stream: Stream[Reply],
        senders: Mapping[Channel, Sender],
        keeper: Keeper,
        *,
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        timer: Callable[[], float] = time.monotonic,
        checkpoints: Checkpoints | None = None,
    ) -> None:
        """Send with the sender of each reply's channel. `timer` counts seconds."""
        self._records = records
        self._stream = stream
        self._senders = senders
        self._keeper = keeper
        self._clock = clock
        self._sleep = sleep
        self._timer = timer
        self._checkpoints = checkpoints or Unmarked()

    def place(self, hop: Hop[Reply]) -> tuple[str, int]:
        """Return an entry's lane (its conversation) and its rank (its tier)."""
        if hop.item is None:
            return hop.about or hop.entry_id, 1
        return hop.item.conversation_id, hop.item.tier.rank

    async def __call__(self, hop: Hop[Reply]) -> None:
        """Send one reply and record what became of it. Waits as long as the store is away.

        Raises NoLongerOurs when it was not sent because another worker may have it now.
        """
        self._checkpoints.reach("outbound.read")
        try:
            await self._handle(hop)
        except NoLongerOurs:
            raise
        except Exception as error:  # noqa: BLE001 - one that breaks must not stop the others
            why = type(error).__name__
            log.error("entry %s of {p%02d} broke (%s)", hop.entry_id, hop.partition, why)  # noqa: TRY400
            await self._surely(lambda: self._stream.bury(hop, why, self._clock.now()))

    async def _handle(self, hop: Hop[Reply]) -> None:
        reply = hop.item
        if reply is None:
            now = self._clock.now()
            await self._surely(lambda: set_unread_aside(self._stream, hop, now, "reply"))
            return
        worded = await self._worded(reply)
        # Asked together: a mark beside a record of the end says nothing and does no harm.
        done, again = await asyncio.gather(
            self._surely(lambda: self._records.delivery(reply)),
            self._surely(lambda: self._records.attempted(reply)),
        )
        if done is None and again:
            recalled = await self._surely(lambda: self._records.recalled(reply))
            if recalled is not None:
                log.warning("reply %s had been sent and is recorded now", reply.reply_id)
                await self._record(hop, *recalled)
                return
            # What lay there until a moment ago is stored by now.
            done = await self._recorded_by_others(reply)
        if done is not None:
            await self._surely(lambda: self._stream.finish(hop))
        else:
            await self._send(hop, worded, again=again)

    async def _send(self, hop: Hop[Reply], reply: Reply, *, again: bool) -> None:
        if again:
            log.warning("reply %s is sent again: its first send was not recorded", reply.reply_id)
        self._checkpoints.reach("outbound.begun")
        if not self._keeper.holds(hop.partition):
            raise NoLongerOurs  # another worker has the partition now and sends it
        STILL_OURS.set(self._still_ours(hop.partition))
        sent = await self._ask(reply)
        self._checkpoints.reach("outbound.sent")
        await self._record(hop, reply, sent)
        self._checkpoints.reach("outbound.recorded")

    async def _record(self, hop: Hop[Reply], reply: Reply, sent: Sent) -> None:
        at = self._clock.now()
        await self._surely(lambda: self._records.delivered(reply, sent, at, hop=hop))

    def _still_ours(self, partition: int) -> Callable[[], Awaitable[bool]]:
        """Return a question that the store answered just now, and is asked again when it is old."""
        answered = self._timer()

        async def ask() -> bool:
            nonlocal answered
            if self._timer() - answered <= ANSWERED_WITHIN:
                return self._keeper.holds(partition)
            ours = await self._surely(lambda: self._keeper.confirms(partition))
            answered = self._timer()
            return ours

        return ask

    async def _ask(self, reply: Reply) -> Sent:
        sender = self._senders.get(reply.channel)
        if sender is None:
            return Sent(Delivery.FAILED, detail="the channel is not connected")
        try:
            return await sender.send(reply)
        except NoLongerOurs:
            raise
        except Exception as error:  # noqa: BLE001 - it may have arrived: never sent blindly again
            why = type(error).__name__
            log.error("reply %s: its sender broke (%s)", reply.reply_id, why)  # noqa: TRY400
            return Sent(Delivery.UNCONFIRMED, detail=why)

    async def _worded(self, reply: Reply) -> Reply:
        """Choose the words: only a confirmed alert lets them say that a worker has been told."""
        if not reply.text_if_told:
            return reply
        told = reply.case_id is not None and await self._told(reply)
        return replace(reply, text=reply.text_if_told if told else reply.text, text_if_told="")

    async def _recorded_by_others(self, reply: Reply) -> Delivery | None:
        """Wait for who began the send: it may live, and hear from its channel only now."""
        until = self._timer() + OTHERS_RECORD_WITHIN
        while True:
            done = await self._surely(lambda: self._records.delivery(reply))
            if done is not None or self._timer() >= until:
                return done
            await self._sleep(LOOK_EVERY * 5)

    async def _told(self, reply: Reply) -> bool:
        case_id = reply.case_id
        until = self._timer() + TOLD_WITHIN
        while case_id is not None:
            if await self._surely(lambda: self._records.told(case_id, reply.tier)):
                return True
            if self._timer() >= until:
                break
            await self._sleep(LOOK_EVERY)
        return False

    async def _surely(self, step: Callable[[], Awaitable[Result]]) -> Result:
        return await surely(step, what="an outbound entry", sleep=self._sleep)
