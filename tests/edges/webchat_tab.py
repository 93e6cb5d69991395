"""One tab of a browser on the web chat, over real HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.casework.messages import ConversationId
from bot.channels.webchat_keys import conversation_of
from tests.edges.webchat_kit import SECRET, Kit
from tests.waiting import PATIENCE

Client = TestClient[web.Request, web.Application]


@dataclass
class Tab:
    """One tab of a browser: its key, and what it does."""

    client: Client
    key: str

    @property
    def conversation(self) -> ConversationId:
        """The conversation that the tab's key opens."""
        return conversation_of(self.key, SECRET)

    @property
    def headers(self) -> dict[str, str]:
        """The header that carries the key."""
        return {"Authorization": f"Bearer {self.key}"}

    async def send(self, text: str, **more: Any) -> ClientResponse:
        """Post one message."""
        body = {"id": str(uuid4()), "text": text, **more}
        return await self.client.post("/chat/messages", json=body, headers=self.headers)

    async def stream(self, after: str = "") -> ClientResponse:
        """Open the transcript."""
        headers = {**self.headers, **({"Last-Event-ID": after} if after else {})}
        return await self.client.get("/chat/stream", headers=headers)


@pytest.fixture
def kit() -> Kit:
    """Return a web chat on the memory store."""
    return Kit()


@pytest.fixture
async def client(kit: Kit) -> AsyncIterator[Client]:
    """Serve the chat on loopback."""
    async with TestClient(TestServer(kit.application())) as opened:
        yield opened


@pytest.fixture
async def tab(client: Client) -> Tab:
    """Open a tab, with its key."""
    answer = await client.post("/chat/start")
    return Tab(client, (await answer.json())["key"])


async def events(response: ClientResponse, many: int) -> list[tuple[str, str, Any]]:
    """Read so many events off a stream: id, name, data."""
    found: list[tuple[str, str, Any]] = []
    async with asyncio.timeout(PATIENCE):
        while len(found) < many:
            block = (await response.content.readuntil(b"\n\n")).decode()
            fields = dict(line.split(": ", 1) for line in block.strip().splitlines())
            if "event" in fields:
                data = json.loads(fields["data"])
                found.append((fields.get("id", ""), fields["event"], data))
    return found


def words(found: list[tuple[str, str, Any]]) -> list[str]:
    """Return the words of the entries among events."""
    return [
        "".join(part if isinstance(part, str) else part["text"] for part in data["parts"])
        for _, name, data in found
        if name == "entry"
    ]
