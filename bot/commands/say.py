"""`python -m bot say "text"`: a conversation in the terminal, through the flows that run live.

Nothing is stored: the store is in memory, and staff are not told. Rasa is asked when a copy
runs on WAYMARK_HOME or RASA_URL is set; without it you see what contacts get when it is down.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from dataclasses import dataclass, field

from bot.casework.messages import (
    Channel,
    Choice,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
)
from bot.flows.receive import receive
from bot.home import Home
from bot.ports import Outside
from bot.rasa_client import RasaClient
from bot.settings import Settings
from bot.stores.directory_file import load_directory
from bot.stores.memory import MemoryStore
from bot.wiring.clock import SystemClock

# Nothing listens on the discard port of loopback: the model is away at once.
NOWHERE = "http://127.0.0.1:9"


@dataclass
class Terminal:
    """One conversation typed at a terminal. A number presses the button of that number."""

    outside: Outside
    store: MemoryStore
    buttons: tuple[Choice, ...] = ()
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def say(self, words: str) -> str:
        """Send one line and return what comes back, for people."""
        message = self._message(words)
        await receive(self.outside, message)
        replies, self.store.outbound = self.store.outbound, []
        told, self.store.alerts = self.store.alerts, []
        self.buttons = replies[-1].choices if replies else ()
        lines = [f"waymark> {reply.text}" for reply in replies]
        lines += [f"  [{n}] {choice.label}" for n, choice in enumerate(self.buttons, start=1)]
        lines += [f"(staff: {a.kind.value}, {a.tier.value} {a.route.value})" for a in told]
        lines += await self._read_as(message)
        return "\n".join(lines)

    async def _read_as(self, message: InboundMessage) -> list[str]:
        entries = await self.store.transcript(message.conversation_id)
        entry = next((e for e in reversed(entries) if e.ref == message.message_id), None)
        if entry is None or entry.tier is None or entry.route is None:
            return []
        why = " ".join(entry.reasons)
        return [f"(read as {entry.tier.value} {entry.route.value}: {why})"]

    def _message(self, words: str) -> InboundMessage:
        now = self.outside.clock.now()
        kind, payload = MessageKind.TEXT, ""
        if words.isdigit() and 1 <= int(words) <= len(self.buttons):
            pressed = self.buttons[int(words) - 1]
            kind, words, payload = MessageKind.BUTTON, pressed.label, pressed.value
        elif words.startswith("/") and words[1:].isalpha():
            kind, payload = MessageKind.COMMAND, words[1:].lower()
        return InboundMessage(
            message_id=MessageId(f"say-{next(self._numbers)}"),
            conversation_id=ConversationId("say"),
            channel=Channel.WEBCHAT,
            address="terminal",
            kind=kind,
            sent_at=now,
            received_at=now,
            text=words,
            payload=payload,
        )


async def say(settings: Settings, first: str) -> None:
    """Say one line, then each line of standard input. Ends with an empty line or its end."""
    clock, store = SystemClock(), MemoryStore()
    running = Home(settings.home).running()
    url = settings.rasa_url or (running.rasa_url if running else "") or NOWHERE
    async with RasaClient(url, clock) as rasa:
        outside = Outside(store, rasa, store, clock, load_directory(), settings.week)
        if not await rasa.ready():
            print("(Rasa is not running: the word rules read alone)", file=sys.stderr)
        terminal = Terminal(outside, store)
        line = first
        while line:
            print(await terminal.say(line), flush=True)
            line = await asyncio.to_thread(_next_line)


def _next_line() -> str:
    if sys.stdin.isatty():
        print("you> ", end="", flush=True)
    return sys.stdin.readline().strip()
