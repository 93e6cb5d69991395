"""Times away are measured by what reads, kept, and shown; a clock that is set is none."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestServer

from bot.casework.gaps import GAP_FROM, Gap, Part
from bot.stores.embedded import EmbeddedServer
from bot.stores.partitions import GAPS, LAST_READ
from bot.stores.redis_gaps import KEPT
from bot.stores.redis_stores import RedisStores
from bot.wiring.reading import Reading
from tests.edges.desk_kit import DeskKit, a_worker
from tests.fakes import START

HOUR = timedelta(hours=1)


@dataclass
class Timer:
    """A process's own count of seconds, which tests move."""

    at: float = 100.0

    def __call__(self) -> float:
        """Return it."""
        return self.at


@dataclass
class Channel:
    """One process that reads Telegram; `well` is set by the test."""

    stores: RedisStores
    timer: Timer = field(default_factory=Timer)
    well: bool = True
    part: Part = Part.TELEGRAM

    def __post_init__(self) -> None:
        self.reading = Reading(
            self.stores.gaps,
            self.part,
            lambda: self.well,
            needs_store=self.part is Part.WORKERS,
            monotonic=self.timer,
        )


async def silent(stores: RedisStores, length: timedelta, part: Part = Part.TELEGRAM) -> None:
    """Make the last word of a part older, as if so much time had passed."""
    at = int(await stores.redis.hget(LAST_READ, part.value) or 0)
    await stores.redis.hset(LAST_READ, part.value, at - length // timedelta(milliseconds=1))


async def test_a_process_that_was_dead_for_an_hour_leaves_a_gap(stores: RedisStores) -> None:
    """The next start measures it from the last word of the one before."""
    await Channel(stores).reading.tick()
    await silent(stores, HOUR)
    await Channel(stores).reading.tick()
    (gap,) = await stores.gaps.gaps()
    assert gap.part is Part.TELEGRAM
    assert HOUR <= gap.length < HOUR + GAP_FROM


async def test_a_restart_is_no_gap_and_neither_is_the_first_start(stores: RedisStores) -> None:
    """Seconds are not an outage."""
    await Channel(stores).reading.tick()
    await silent(stores, GAP_FROM / 2)
    await Channel(stores).reading.tick()
    assert await stores.gaps.gaps() == ()


async def test_telegram_out_of_reach_is_a_gap_when_it_is_back(stores: RedisStores) -> None:
    """The process lived and read nothing: both counts say so."""
    channel = Channel(stores)
    await channel.reading.tick()
    channel.well = False
    channel.timer.at += 3600
    await silent(stores, HOUR)
    await channel.reading.tick()
    assert await stores.gaps.gaps() == ()
    channel.well = True
    await channel.reading.tick()
    (gap,) = await stores.gaps.gaps()
    assert gap.length == pytest.approx(HOUR, abs=GAP_FROM)


async def test_a_clock_set_forward_is_no_gap(stores: RedisStores) -> None:
    """Redis' clock says an hour, the process counted five seconds: the shorter is believed."""
    channel = Channel(stores)
    await channel.reading.tick()
    channel.timer.at += 5
    await silent(stores, HOUR)
    await channel.reading.tick()
    assert await stores.gaps.gaps() == ()


async def test_a_clock_set_back_is_no_gap_and_ends_none(stores: RedisStores) -> None:
    """A last word that lies in the future is simply written anew."""
    channel = Channel(stores)
    await channel.reading.tick()
    await silent(stores, -HOUR)
    channel.timer.at += 5
    await channel.reading.tick()
    assert await stores.gaps.gaps() == ()
    assert (await stores.gaps.last_read())[Part.TELEGRAM] < GAP_FROM


@pytest.fixture
async def own(own_redis: EmbeddedServer) -> RedisStores:
    """Return stores on a Redis that the test may kill."""
    from bot.stores.redis_stores import open_stores

    return open_stores(own_redis.url)


async def test_what_reads_into_the_spool_has_no_gap_and_what_cannot_has(
    own_redis: EmbeddedServer, own: RedisStores
) -> None:
    """An hour without the store: the channel took everything in, the workers handled nothing."""
    channel, worker = Channel(own), Channel(own, part=Part.WORKERS)
    for one in (channel, worker):
        await one.reading.tick()
    own_redis.kill()
    for one in (channel, worker):
        one.timer.at += 3600
    channel.timer.at -= 3595
    for one in (channel, worker):
        await one.reading.tick()
    await asyncio.to_thread(own_redis.restart)
    for part in (Part.TELEGRAM, Part.WORKERS):
        await silent(own, HOUR, part)
    for one in (channel, worker):
        one.timer.at += 5
        await one.reading.tick()
    assert [gap.part for gap in await own.gaps.gaps()] == [Part.WORKERS]
    await own.close()


async def test_no_more_are_kept_than_a_page_can_show(stores: RedisStores) -> None:
    """The newest stay."""
    for number in range(KEPT + 5):
        await stores.redis.lpush(GAPS, f"workers {number}000 {number}500")
    await stores.redis.hset(LAST_READ, "workers", 1)
    await Channel(stores, part=Part.WORKERS).reading.tick()
    gaps = await stores.gaps.gaps()
    assert len(gaps) == KEPT
    assert gaps[0].length > HOUR


class Kept:
    """Gaps as a test sets them."""

    async def gaps(self) -> tuple[Gap, ...]:
        """Return two: one of this night, one of last week."""
        night = Gap(Part.TELEGRAM, START - 3 * HOUR, START - 1.5 * HOUR)
        return (night, Gap(Part.WORKERS, START - 170 * HOUR, START - 169 * HOUR))


async def test_the_desk_says_what_was_missed_this_night_and_lists_all() -> None:
    """Whoever comes on shift reads it on top of the queue; the page has the older ones too."""
    kit = DeskKit(gaps=Kept())
    async with TestServer(kit.app()) as server:
        worker = await a_worker(kit, server)
        await worker.signs_in(await kit.staff("Amina Khan"))
        await worker.opens("/")
        assert "Telegram was not read from 07:00 to 08:30" in worker.words
        assert "was not handled" not in worker.words
        await worker.opens("/gaps")
        assert worker.status == 200
        assert "What contacts wrote was not handled" in worker.words
        assert "1 h 30 min" in worker.words
        await worker.client.close()
