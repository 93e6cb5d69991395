"""A night without us: what Telegram kept is read, danger first, and who waited is told so once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.casework.messages import Channel
from bot.casework.triage import Tier
from bot.channels.send_limits import SendLimits
from bot.channels.telegram_update import conversation_id_for
from bot.settings import Settings
from bot.stores.embedded import EmbeddedServer
from bot.stores.redis_stores import RedisStores
from bot.wiring.core import Core, open_core
from bot.workers.runner import run_worker
from tests.fakes import FakeRasa
from tests.flows.scene import calm
from tests.telegram_standin import running
from tests.telegram_standin.kit import KEY, Edge, edge
from tests.waiting import until

AWAY = "we were away"
MACHETE = "theyre outside mine with a machete"
NIGHT = 6 * 3600
CONTACTS = range(1001, 1101)
IN_DANGER, WATCHED = 2001, 2002


@asynccontextmanager
async def a_worker(core: Core, tg: Edge) -> AsyncIterator[None]:
    """Run a whole worker whose model is calm about everything."""
    stop = asyncio.Event()
    working = asyncio.create_task(
        run_worker(
            replace(core.outside, rasa=FakeRasa(says=calm())),
            core.stores,
            {Channel.TELEGRAM: tg.sender},
            [],
            stop,
            partitions=core.settings.partitions,
            link=core.case_link,
        )
    )
    try:
        yield
    finally:
        stop.set()
        await working


def write_through_the_night(tg: Edge) -> list[int]:
    """Each contact writes twice, hours ago; the one in danger writes last of all."""
    world, began = tg.standin.world, int(time.time()) - NIGHT
    ids = [
        world.says(contact, f"{line} {contact}", date=began + at)
        for at, contact in enumerate(CONTACTS)
        for line in ("what do you do", "is anybody there, question")
    ]
    ids.append(world.says(WATCHED, "cant talk hes here", date=began + 500))
    ids.append(world.says(IN_DANGER, MACHETE, date=began + 600))
    return ids


async def test_the_morning_after(
    redis_server: EmbeddedServer, stores: RedisStores, tmp_path: Path
) -> None:
    """All are stored and confirmed; danger is answered before most; each is told once."""
    assert await stores.inbound.backlog() == 0
    settings = Settings(
        WAYMARK_HOME=tmp_path, REDIS_URL=redis_server.url, RASA_URL="http://127.0.0.1:9"
    )
    limits = SendLimits(overall_per_s=2000)
    async with (
        open_core(settings, "telegram") as core,
        running() as standin,
        edge(standin, limits=limits) as tg,
    ):
        core.spool.open()
        tg.door.take_in = core.take_in()
        ids = write_through_the_night(tg)
        world = standin.world
        async with tg.polling():
            await world.until(lambda: set(world.confirmed) == set(ids))
        async with a_worker(core, tg):

            async def done() -> bool:
                backlog = [core.stores.inbound.backlog(), core.stores.outbound.backlog()]
                return sum(await asyncio.gather(*backlog)) == 0

            await until(done)
        order = [message.chat_id for message in world.sent]
        assert order.index(IN_DANGER) < len(order) / 2
        for contact in CONTACTS:
            assert sum(AWAY in text for text in world.texts_to(contact)) == 1
        urgent = world.texts_to(IN_DANGER)
        assert "999" in urgent[0].split(".")[0] and AWAY in urgent[1]
        assert not any(AWAY in text or "999" in text for text in world.texts_to(WATCHED))
        case = {c.conversation_id: c for c in await core.stores.casebook.open_cases()}
        assert case[conversation_id_for(IN_DANGER, KEY)].tier is Tier.P1
        await core.spool.close()
