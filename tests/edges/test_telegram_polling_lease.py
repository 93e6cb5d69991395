"""One poller at a time: two back off, the lease decides, trouble passes."""

from __future__ import annotations

import pytest

from tests.edges.telegram_tg import tg
from tests.telegram_standin import Fault
from tests.telegram_standin.kit import Edge, OneLease

__all__ = ["tg"]


async def test_two_pollers_back_off_and_lose_nothing(tg: Edge) -> None:
    """Telegram answers 409 to one of two; both go on, and each message is stored once."""
    world = tg.standin.world
    async with tg.polling(), tg.polling():
        await world.until(lambda: "conflict" in tg.states)
        world.says(1001, "hello")
        world.says(1001, "again")
        taken = await tg.store.until(2)
        assert sorted(m.text for m in taken) == ["again", "hello"]


async def test_a_poller_without_the_lease_keeps_quiet(tg: Edge) -> None:
    """It asks Telegram nothing until the lease is its own, and gives it up at the end."""
    world = tg.standin.world
    lease = OneLease(held_by_other=True)
    world.says(1001, "hello")
    async with tg.polling(lease):
        await world.until(lambda: tg.states.count("waiting_for_lease") >= 3)
        assert world.calls == []
        lease.held_by_other = False
        await tg.store.until(1)
    assert lease.released == 1


async def test_a_poller_that_loses_the_lease_stops_asking(tg: Edge) -> None:
    """Even in the middle of a long poll."""
    world = tg.standin.world
    lease = OneLease()
    async with tg.polling(lease):
        await world.until(lambda: world.count("getUpdates") > 0)
        lease.held_by_other = True
        await world.until(lambda: "waiting_for_lease" in tg.states)
        asked = world.count("getUpdates")
        world.says(1001, "hello")
        await world.until(lambda: tg.states.count("waiting_for_lease") >= 5)
        assert world.count("getUpdates") == asked
        assert tg.store.taken == []


async def test_with_the_store_away_it_polls_without_a_lease(tg: Edge) -> None:
    """The lease is in the store: a P1 must be answered without it."""
    tg.store.away = True
    world = tg.standin.world
    world.says(1001, "he has a machete")
    async with tg.polling(OneLease(away=True)):
        await world.wait_for(1001, "999")
        assert world.confirmed == []


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (Fault("status", "getUpdates", status=502, times=3), "server"),
        (Fault("cut", "getUpdates", times=3), "unreachable"),
        (Fault("garbage", "getUpdates", times=2), "server"),
        (Fault("429", "getUpdates", times=1), "server"),
        (Fault("status", "deleteWebhook", status=500, times=2), "server"),
    ],
    ids=["502", "cut", "garbage", "429", "500 before polling"],
)
async def test_trouble_with_telegram_passes(tg: Edge, fault: Fault, state: str) -> None:
    """After a fault the poller goes on, says what was wrong, and loses nothing."""
    world = tg.standin.world
    world.faults.append(fault)
    number = world.says(1001, "hello")
    async with tg.polling():
        await tg.store.until(1)
        await world.until(lambda: world.confirmed == [number] and "ok" in tg.states)
    assert state in tg.states
    assert len(tg.store.taken) == 1


async def test_a_rejected_token_is_said_and_asked_again(tg: Edge) -> None:
    """The state names it; when Telegram takes the token again, polling goes on."""
    world = tg.standin.world
    world.token = "another"
    async with tg.polling():
        await world.until(lambda: "token_rejected" in tg.states)
        world.token = None
        world.says(1001, "hello")
        await tg.store.until(1)


async def test_stopping_is_prompt_and_confirms_nothing_unstored(tg: Edge) -> None:
    """A stop in the middle of a long poll ends it; what comes then waits at Telegram."""
    world = tg.standin.world
    async with tg.polling(long_poll_s=50):
        await world.until(lambda: world.count("getUpdates") > 0)
    number = world.says(1001, "later")
    assert list(world.pending) == [number]
    async with tg.polling():
        await tg.store.until(1)
