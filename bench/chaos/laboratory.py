"""One run: start everything, let contacts write while the storm goes on, gather the evidence."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.chaos import sink
from bench.chaos.contacts import FIRST_CHAT, Crowd
from bench.chaos.copy_that_runs import Copy, running
from bench.chaos.evidence import Contact, Evidence
from bench.chaos.oracle import judge
from bench.chaos.orders import Orders
from bench.chaos.redis_house import RedisHouse, house_of, servers
from bench.chaos.staff import Staff
from bench.chaos.storm import Storm
from bench.chaos.telegram_world import ChaosWorld
from bench.chaos.words import scripts
from bot.process_runner.plan import ROOT
from tests.telegram_standin import running as telegram_running

SAY_EVERY = 10.0
# What is still on its way when contacts have stopped is looked for again, so many times.
LOOKS = 4
LOOK_AGAIN_AFTER = 10.0
# Seconds in which nothing comes, after which nothing is waited for: longer than anything that is
# late takes. With a guarantee broken on purpose something may never come.
QUIET, QUIET_WHEN_BROKEN = 60.0, 30.0


def say(line: str) -> None:
    """Progress, for the person at the terminal."""
    print(f"chaos: {line}", file=sys.stderr, flush=True)


@asynccontextmanager
async def rasa() -> AsyncIterator[str]:
    """Run the stand-in for Rasa in a process of its own; yield its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.chaos.rasa_standin"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


async def run(orders: Orders, home: Path) -> Evidence:
    """Do one run in `home` and return what was sent, seen and shown."""
    evidence = Evidence(tuple(Contact(script) for script in scripts(orders)))
    world = ChaosWorld(dice=random.Random(f"telegram {orders.seed}"))
    world.known.update(range(FIRST_CHAT, FIRST_CHAT + orders.conversations))
    async with (
        sink.listening(evidence.told) as alerts,
        rasa() as rasa_url,
        telegram_running(world=world) as telegram,
        servers(orders.redis, home / "servers") as started,
        running(
            orders,
            home,
            TELEGRAM_API_URL=telegram.url,
            RASA_URL=rasa_url,
            ALERT_WEBHOOK_URL=alerts,
            **(started.environment if started else {}),
        ) as copy,
    ):
        say(f"the copy runs; seed {orders.seed}")
        house = house_of(started, copy, orders.seed)
        await _storm(orders, evidence, world, copy, house)
    return evidence


async def _storm(
    orders: Orders, evidence: Evidence, world: ChaosWorld, copy: Copy, house: RedisHouse
) -> None:
    written = 0

    def wrote() -> None:
        nonlocal written
        written += 1

    def heard() -> int:
        return sum(len(contact.heard) for contact in evidence.contacts)

    dice = random.Random(f"contacts {orders.seed}")
    until = time.monotonic() + orders.within * 60 if orders.within else float("inf")
    crowd = Crowd(evidence.contacts, world, copy.web, dice, wrote, until)
    world.hears = crowd.hear
    staff = Staff(copy, random.Random(f"staff {orders.seed}"))
    await staff.sign_in()
    done = asyncio.Event()
    storm = Storm(copy, house, world, orders, lambda: written, heard, done.is_set, staff.next_act)
    began = time.monotonic()

    async def progress() -> None:
        while True:
            await asyncio.sleep(SAY_EVERY)
            passed = time.monotonic() - began
            say(f"{passed:.0f} s: {written} written, {heard()} heard, {len(storm.blows)} blows")

    telling = asyncio.create_task(progress())
    try:
        async with crowd.listening() as http:
            async with asyncio.TaskGroup() as together:
                together.create_task(storm.run())
                together.create_task(staff.work(orders.claims, done))
                await crowd.write(http, orders.at_once)
                evidence.began, evidence.took = began, time.monotonic() - began
                done.set()
            world.calm = True
            await crowd.settle(QUIET_WHEN_BROKEN if orders.broken else QUIET)
            crowd.note_confirmed()
            evidence.blows, evidence.replies = storm.blows, staff.replies
            await _look(evidence, staff, looks=2 if orders.broken else LOOKS)
    finally:
        telling.cancel()
        await staff.close()


async def _look(evidence: Evidence, staff: Staff, *, looks: int) -> None:
    """Read the desk, again while something is wanting that may still be on its way."""
    for number in range(looks):
        evidence.cases = await staff.cases()
        evidence.desk = await staff.read(evidence.cases)
        wanting = [verdict.key for verdict in judge(evidence) if not verdict.held]
        say(f"read {len(evidence.desk)} conversations at the desk; not held: {wanting or 'none'}")
        if not wanting or number == looks - 1:
            return
        await asyncio.sleep(LOOK_AGAIN_AFTER)
