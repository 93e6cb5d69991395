"""Contacts who write: on Telegram through the stand-in, on the web chat as its page does."""

from __future__ import annotations

import asyncio
import json
import random
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bench.chaos.evidence import Contact, Heard, Said
from bench.chaos.telegram_world import ChaosWorld
from bot.casework.messages import Channel

# Chats of the contacts begin here.
FIRST_CHAT = 100_000
# Seconds that a contact waits for an answer before writing on all the same: long enough for
# the traffic to go as fast as the copy does, killed processes and all, and no faster.
PATIENCE = 60.0
# Of the web chat's messages, how many are pressed twice.
DOUBLE = 0.1
AGAIN_AFTER = 0.3
WEB_GONE = (aiohttp.ClientError, TimeoutError, OSError)


@dataclass
class Crowd:
    """Every contact. `wrote` hears of each message as it is written."""

    contacts: tuple[Contact, ...]
    world: ChaosWorld
    web: str
    dice: random.Random
    wrote: Callable[[], None]
    # The moment (of time.monotonic) from which nobody begins anything new.
    until: float = float("inf")
    _came: dict[int, asyncio.Event] = field(default_factory=dict)
    _streams: list[asyncio.Task[None]] = field(default_factory=list)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[aiohttp.ClientSession]:
        """Keep the pages of the web chat open for as long as the block lasts."""
        every = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(trust_env=False, connector=every) as http:
            try:
                yield http
            finally:
                for stream in self._streams:
                    stream.cancel()
                await asyncio.gather(*self._streams, return_exceptions=True)

    async def write(self, http: aiohttp.ClientSession, at_once: int) -> None:
        """Let every contact write, so many at a time."""
        room = asyncio.Semaphore(at_once)
        await asyncio.gather(*(self._one(http, each, room) for each in self.contacts))

    async def settle(self, quiet: float, at_most: float = 1800.0) -> None:
        """Wait until all are answered, or nothing has come for `quiet` seconds."""
        began = time.monotonic()
        while time.monotonic() < began + at_most:
            last = max((c.heard[-1].at for c in self.contacts if c.heard), default=0.0)
            still = time.monotonic() - max(last, began) > quiet
            begun = [contact for contact in self.contacts if contact.said]
            if not self.world.pending and (still or all(map(answered, begun))):
                return
            await asyncio.sleep(0.2)

    @property
    def _late(self) -> bool:
        return time.monotonic() >= self.until

    def hear(self, chat: int, heard: Heard) -> None:
        """Take in what Telegram brought."""
        number = chat - FIRST_CHAT
        if 0 <= number < len(self.contacts):
            self._hear(self.contacts[number], heard)

    def _hear(self, contact: Contact, heard: Heard) -> None:
        contact.heard.append(heard)
        self._event(contact).set()

    def _event(self, contact: Contact) -> asyncio.Event:
        return self._came.setdefault(contact.script.number, asyncio.Event())

    async def _one(
        self, http: aiohttp.ClientSession, contact: Contact, room: asyncio.Semaphore
    ) -> None:
        async with room:
            if self._late:
                return
            if contact.script.channel is Channel.TELEGRAM:
                await self._writes(contact, self._on_telegram)
                return
            tab = Tab(http, self.web, contact, self.dice, lambda heard: self._hear(contact, heard))
            await tab.open()
            self._streams.append(asyncio.create_task(tab.listen()))
            await self._writes(contact, tab.post)

    async def _writes(self, contact: Contact, post: Callable[[Said], Any]) -> None:
        *lines, last = contact.script.lines
        # The last asks for a person: the desk shows who did.
        for line in (*lines, last):
            if self._late and line is not last:
                continue
            said = Said(line, time.monotonic())
            contact.said.append(said)
            self._event(contact).clear()
            self.wrote()
            outcome = post(said)
            if asyncio.iscoroutine(outcome):
                await outcome
            if not line.hasty:
                try:
                    await asyncio.wait_for(self._event(contact).wait(), PATIENCE)
                except TimeoutError:
                    continue

    def _on_telegram(self, said: Said) -> None:
        """Type it. Telegram keeps it until it is taken: then it counts as confirmed."""
        contact_chat = FIRST_CHAT + self._number_of[said.line.mark]
        update = self.world.says(contact_chat, said.line.text)
        self._updates[update] = said

    @property
    def _number_of(self) -> dict[str, int]:
        if not self._numbers:
            self._numbers.update(
                {line.mark: c.script.number for c in self.contacts for line in c.script.lines}
            )
        return self._numbers

    _numbers: dict[str, int] = field(default_factory=dict)
    _updates: dict[int, Said] = field(default_factory=dict)

    def note_confirmed(self) -> None:
        """Mark what Telegram was told that it may forget."""
        for number in self.world.confirmed:
            if number in self._updates:
                self._updates[number].confirmed = True


def answered(contact: Contact) -> bool:
    """Whether something came after the contact's last message."""
    if not contact.said or not contact.heard:
        return False
    return contact.heard[-1].at > contact.said[-1].at


@dataclass
class Tab:
    """One contact's page of the web chat: posts until it is taken, and reads the transcript."""

    http: aiohttp.ClientSession
    web: str
    contact: Contact
    dice: random.Random
    hear: Callable[[Heard], None]
    _headers: dict[str, str] = field(default_factory=dict)

    async def open(self) -> None:
        """Get a key."""
        while True:
            try:
                async with self.http.post(f"{self.web}/chat/start") as answer:
                    key = (await answer.json())["key"]
            except (*WEB_GONE, KeyError):
                await asyncio.sleep(AGAIN_AFTER)
                continue
            self._headers["Authorization"] = f"Bearer {key}"
            return

    async def post(self, said: Said) -> None:
        """Send a message with one id until it is taken; now and then twice at once."""
        body = {"id": str(uuid.UUID(int=self.dice.getrandbits(128))), "text": said.line.text}
        double = self.dice.random() < DOUBLE
        while not said.confirmed:
            copies = (self._once(body), self._once(body)) if double else (self._once(body),)
            said.confirmed = any(await asyncio.gather(*copies))
            if not said.confirmed:
                await asyncio.sleep(AGAIN_AFTER)

    async def _once(self, body: dict[str, str]) -> bool:
        timeout = aiohttp.ClientTimeout(total=10)
        try:
            async with self.http.post(
                f"{self.web}/chat/messages", json=body, headers=self._headers, timeout=timeout
            ) as answer:
                shown = await answer.json()
                taken = answer.status == 200
        except (*WEB_GONE, ValueError):
            return False
        if shown.get("help"):
            self.hear(Heard(time.monotonic(), words_of(shown["help"])))
        return taken

    async def listen(self) -> None:
        """Read the live transcript, from the last entry on when the line breaks."""
        last = ""
        while True:
            headers = {**self._headers, "Last-Event-ID": last}
            timeout = aiohttp.ClientTimeout(total=None, sock_read=30)
            try:
                async with self.http.get(
                    f"{self.web}/chat/stream", headers=headers, timeout=timeout
                ) as answer:
                    kind = entry_id = ""
                    async for raw in answer.content:
                        name, _, value = raw.decode().rstrip("\n").partition(": ")
                        if name == "event":
                            kind = value
                        elif name == "id":
                            entry_id = value
                        elif name == "data" and kind == "entry":
                            last = self._entry(json.loads(value), entry_id or last)
            except (*WEB_GONE, ValueError):
                await asyncio.sleep(AGAIN_AFTER)
            else:
                await asyncio.sleep(AGAIN_AFTER)

    def _entry(self, shown: dict[str, Any], entry_id: str) -> str:
        if shown["from"] != "you":
            self.hear(Heard(time.monotonic(), words_of(shown)))
        return entry_id


def words_of(shown: dict[str, Any]) -> str:
    """Return the words of an entry as the page shows it."""
    return "".join(part if isinstance(part, str) else part["text"] for part in shown["parts"])
