"""Each channel with the store away: accepted at once, kept on disk, helped, and handled later."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.telegram_webhook import SECRET_HEADER, webhook_routes
from bot.channels.webchat import webchat_routes
from bot.flows.take_in import TakeIn
from bot.stores.codec import Codec
from bot.stores.memory import MemoryStore
from bot.stores.spool import Spool
from bot.stores.spool_file import files
from bot.stores.spool_replay import Replay
from tests.edges.webchat_kit import DIRECTORY, EXIT_URL, SECRET
from tests.fakes import FakeClock
from tests.telegram_standin import running
from tests.telegram_standin.kit import Edge, edge
from tests.waiting import until

MACHETE = "theyre outside mine with a machete"
CALM = "is there a mentor for my lad"


@dataclass
class House:
    """A store that is away, a spool, and the one way in."""

    folder: Path
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: FakeClock = field(default_factory=FakeClock)
    spool: Spool = field(init=False)
    take_in: TakeIn = field(init=False)

    def __post_init__(self) -> None:
        self.store.away = True
        self.spool = Spool(self.folder, "web", Replay(self.folder, self.store, Codec()), 1_000_000)
        self.take_in = TakeIn(self.store, DIRECTORY, self.clock, self.spool)

    @asynccontextmanager
    async def handing_over(self) -> AsyncIterator[None]:
        """Let the spool run, as its process does."""
        stop = asyncio.Event()
        task = asyncio.create_task(self.spool.run(stop))
        yield
        stop.set()
        await task


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a house whose store is away."""
    return House(tmp_path / "spool")


@asynccontextmanager
async def telegram(house: House) -> AsyncIterator[Edge]:
    """Run the Telegram edge on the house's way in."""
    async with running() as standin, edge(standin) as tg:
        tg.door.take_in = house.take_in
        yield tg


async def test_polling_confirms_what_is_on_disk_and_helps(house: House) -> None:
    """Telegram may forget it: it is kept; once the store is back it is there, in order."""
    async with telegram(house) as tg, tg.polling():
        world = tg.standin.world
        ids = [world.says(1001, CALM), world.says(1001, MACHETE), world.says(1002, CALM)]
        await world.until(lambda: world.confirmed == ids)
        await world.until(lambda: len(world.texts_to(1001)) == 2)
        await world.wait_for(1002)
        assert house.store.inbound == []
        assert len(files(house.folder)) == 1
        async with house.handing_over():
            house.store.away = False
            await until(lambda: len(house.store.inbound) == 3)
            await until(lambda: files(house.folder) == ())
    said = list(world.texts_to(1001))
    assert any("999" in text.split(".")[0] for text in said)
    assert not any("not kept" in text or "could not keep" in text for text in said)
    assert [m.text for m in house.store.inbound if m.address == "1001"] == [CALM, MACHETE]


async def test_the_webhook_answers_200_for_what_is_on_disk(house: House) -> None:
    """And the same update posted again is kept once."""
    update = {
        "update_id": 7,
        "message": {
            "message_id": 1,
            "date": 1790000000,
            "text": CALM,
            "chat": {"id": 1001, "type": "private"},
            "from": {"id": 1001, "is_bot": False},
        },
    }
    async with telegram(house) as tg:
        app = web.Application()
        app.add_routes(webhook_routes("/hook", "a-secret", tg.door))
        async with TestServer(app) as server, aiohttp.ClientSession() as http:
            for _ in range(2):
                url, headers = server.make_url("/hook"), {SECRET_HEADER: "a-secret"}
                async with http.post(url, data=json.dumps(update), headers=headers) as answer:
                    assert answer.status == 200
        house.store.away = False
        await house.spool.hand_over()
    assert [m.text for m in house.store.inbound] == [CALM]


async def test_the_web_chat_shows_help_and_stored(house: House) -> None:
    """200 with the numbers beside it; the same message sent again needs no second help."""
    chat = webchat_routes(
        take_in=house.take_in,
        casebook=house.store,
        events=house.store,
        clock=house.clock,
        directory=DIRECTORY,
        secret=SECRET,
        exit_url=EXIT_URL,
    )
    app = web.Application()
    app.add_subapp("/chat", chat)
    async with TestClient(TestServer(app)) as client:
        key = (await (await client.post("/chat/start")).json())["key"]
        headers = {"Authorization": f"Bearer {key}"}
        body = {"id": str(uuid4()), "text": MACHETE}
        answer = await client.post("/chat/messages", json=body, headers=headers)
        said = await answer.json()
        assert (answer.status, said["stored"]) == (200, True)
        assert {"text": "999", "href": "tel:999"} in said["help"]["parts"]
        again = await client.post("/chat/messages", json=body, headers=headers)
        assert (again.status, await again.json()) == (200, {"stored": True})
        house.store.away = False
        await house.spool.hand_over()
    assert [m.text for m in house.store.inbound] == [MACHETE]
