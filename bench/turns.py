"""What turn 300 of a conversation costs against turn 2, through Redis, Rasa and the action server.

    make bench        (or: WAYMARK_HOME=... python -m bench.turns --turns 300)

Uses the copy that runs on WAYMARK_HOME. Each turn is one different calm message through
`flows.receive`: read the conversation, screen, ask Rasa (which asks the action server), decide,
store in one transaction. Several conversations run one after another and medians are compared,
so that a busy machine does not decide. Writes one JSON object to standard output.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import statistics
import sys
import time
from datetime import UTC, datetime

from bot.casework.messages import (
    Channel,
    ConversationId,
    InboundMessage,
    MessageId,
    MessageKind,
)
from bot.flows.receive import receive
from bot.home import Home
from bot.settings import Settings, load
from bot.wiring import open_core

# Calm and plain, so that no case opens and every turn does the same work; the number makes
# each text different, so that no cache helps.
CALM = (
    "what does the unit do, page {n}",
    "is there a youth club in Dudley, week {n}",
    "who funds the violence reduction unit, question {n}",
    "what is mentors in violence prevention, slide {n}",
)
WINDOW = 10  # turns that are compared on each side: 2 to 11 and the last ten


async def one_conversation(turns: int) -> list[float]:
    """Return what each turn of one conversation took, in milliseconds."""
    name = ConversationId(f"web-bench{secrets.token_hex(6)}")
    took = []
    async with open_core(settings_of_the_copy(), "bench") as core:
        for turn in range(1, turns + 1):
            message = a_message(name, turn, CALM[turn % len(CALM)].format(n=turn))
            begun = time.perf_counter()
            await receive(core.outside, message)
            took.append((time.perf_counter() - begun) * 1000)
    return took


def settings_of_the_copy() -> Settings:
    """Return the settings with the addresses of the copy that runs; exits when none does."""
    running = Home(load().home).running()
    if running is None:
        sys.exit("no copy of Waymark runs on WAYMARK_HOME: start one with `make run`")
    os.environ.update(REDIS_URL=running.redis_url, RASA_URL=running.rasa_url)
    return load()


def a_message(name: ConversationId, turn: int, text: str) -> InboundMessage:
    """Return a message of a practice conversation, so that nobody is alerted."""
    now = datetime.now(UTC)
    return InboundMessage(
        message_id=MessageId(f"{name}-{turn}"),
        conversation_id=name,
        channel=Channel.WEBCHAT,
        address="0",
        kind=MessageKind.TEXT,
        sent_at=now,
        received_at=now,
        text=text,
        practice=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=300)
    parser.add_argument("--conversations", type=int, default=5)
    asked = parser.parse_args()
    early, late = [], []
    for number in range(asked.conversations):
        took = asyncio.run(one_conversation(asked.turns))
        early += took[1 : 1 + WINDOW]
        late += took[-WINDOW:]
        print(f"conversation {number + 1} of {asked.conversations} done", file=sys.stderr)
    first, last = statistics.median(early), statistics.median(late)
    print(
        json.dumps(
            {
                "turns": asked.turns,
                "turn_2_ms": round(first, 2),
                f"turn_{asked.turns}_ms": round(last, 2),
                "ratio": round(last / first, 3),
                "allowed": 1.3,
            }
        )
    )


if __name__ == "__main__":
    main()
