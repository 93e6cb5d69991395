"""One guarantee broken on purpose, to see whether the oracle names it. Patched in from outside."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.casework.hops import Hop
from bot.casework.messages import Delivery, InboundMessage, Reply
from bot.casework.records import Sent
from bot.casework.triage import Screening, Tier
from bot.channels.telegram_sender import TelegramSender
from bot.flows import words
from bot.flows.take_in import Intake
from bot.stores.redis_deliveries import RedisDeliveries
from bot.wiring.core import Core
from bot.workers.inbound import InboundWork
from bot.workers.keeper import Keeper
from bot.workers.outbound import OutboundWork

TakesIn = Callable[[InboundMessage], Awaitable[Intake]]
# Seconds between "received" and storing it, in which a kill loses it.
LATE = 0.5


@dataclass(frozen=True)
class Break:
    """What is done, in words, and the promises of which the oracle must name one."""

    what: str
    names: tuple[str, ...]
    do: Callable[[], None]


def _wrap_take_in(wrap: Callable[[TakesIn, InboundMessage], Awaitable[Intake]]) -> None:
    ours = Core.take_in

    def take_in(core: Core) -> TakesIn:
        inner = ours(core)

        async def altered(message: InboundMessage) -> Intake:
            return await wrap(inner, message)

        return altered

    setattr(Core, "take_in", take_in)  # noqa: B010 - a method is replaced on purpose


def accept_before_storing() -> None:
    """Say that a message was received, and store it half a second later."""
    errands: set[asyncio.Task[Intake]] = set()

    async def later(take_in: TakesIn, message: InboundMessage) -> Intake:
        async def store() -> Intake:
            await asyncio.sleep(LATE)
            return await take_in(message)

        task = asyncio.create_task(store())
        errands.add(task)
        task.add_done_callback(errands.discard)
        return Intake(stored=True)

    _wrap_take_in(later)


def no_handled_mark() -> None:
    """Give each arrival an id of its own, so that a second one looks like a new message."""

    async def afresh(take_in: TakesIn, message: InboundMessage) -> Intake:
        name = f"{message.message_id}.{secrets.token_hex(4)}"
        return await take_in(replace(message, message_id=type(message.message_id)(name)))

    _wrap_take_in(afresh)


def retry_on_timeout() -> None:
    """Send again whenever it is not known whether a message arrived."""
    ours = TelegramSender.send

    async def send(sender: TelegramSender, reply: Reply) -> Sent:
        sent = await ours(sender, reply)
        return await ours(sender, reply) if sent.delivery is Delivery.UNCONFIRMED else sent

    setattr(TelegramSender, "send", send)  # noqa: B010


def two_leases() -> None:
    """Let every worker read every partition, whoever has its lease."""
    ours = Keeper.tick

    async def tick(keeper: Keeper) -> None:
        await ours(keeper)
        keeper._held = frozenset(range(keeper.partitions))

    setattr(Keeper, "tick", tick)  # noqa: B010


def no_order() -> None:
    """Give each message a lane of its own, so that a conversation's run side by side."""
    ours = InboundWork.place

    def place(work: InboundWork, hop: Hop[InboundMessage]) -> tuple[str, int]:
        _, rank = ours(work, hop)
        return f"{hop.partition}:{hop.entry_id}", rank

    setattr(InboundWork, "place", place)  # noqa: B010


def blind_screen() -> None:
    """See no danger in any words."""
    ours: Callable[..., Screening] = vars(words)["screen"]

    def screen(*given: Any, **more: Any) -> Screening:
        return replace(ours(*given, **more), tier=Tier.P4, route=None, hits=())

    setattr(words, "screen", screen)  # noqa: B010


def forget_a_send() -> None:
    """Record one reply in twenty as sent without sending it."""
    ours = OutboundWork._ask
    count = 0

    async def ask(work: OutboundWork, reply: Reply) -> Sent:
        nonlocal count
        count += 1
        return Sent(Delivery.SENT, "0") if count % 20 == 0 else await ours(work, reply)

    setattr(OutboundWork, "_ask", ask)  # noqa: B010


def no_send_record() -> None:
    """Send each reply without keeping that it was sent, and leave it to be sent again."""
    ours = RedisDeliveries.delivered
    count = 0

    async def delivered(store: RedisDeliveries, reply: Reply, sent: Sent, *a: Any, **k: Any) -> Any:
        nonlocal count
        count += 1
        if count % 5 == 0 and k.get("hop") is not None:
            return None
        return await ours(store, reply, sent, *a, **k)

    setattr(RedisDeliveries, "delivered", delivered)  # noqa: B010


BREAKS = {
    "": Break("nothing is broken", (), lambda: None),
    "accept-before-storing": Break(
        "received is said before it is stored", ("kept",), accept_before_storing
    ),
    "no-handled-mark": Break("what came before is not known again", ("once",), no_handled_mark),
    "retry-on-timeout": Break("a send that timed out is sent again", ("blind",), retry_on_timeout),
    "two-leases": Break("two workers read one partition", ("order", "once", "copies"), two_leases),
    "no-order": Break("a conversation's messages run side by side", ("order",), no_order),
    "blind-screen": Break("the rules see no danger", ("queue",), blind_screen),
    "forget-a-send": Break("a reply is recorded and never sent", ("sent",), forget_a_send),
    "no-send-record": Break("a send is not recorded", ("copies",), no_send_record),
}
