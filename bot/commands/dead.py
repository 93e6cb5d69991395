"""`python -m bot dead`: what was given up, looked at and put back from the terminal."""

from __future__ import annotations

import argparse
import json

from bot.casework.dead import DeadEntry
from bot.commands.reaching import stores_of
from bot.settings import Settings

# More than any list that a person reads; `replay all` goes round by round.
LIMIT = 1000
ALL = "all"


async def dead(settings: Settings, asked: argparse.Namespace) -> int:
    """Do what was asked; the exit status."""
    if asked.what == "list":
        await list_dead(settings, as_json=asked.json)
        return 0
    return await replay_dead(settings, asked.which)


async def list_dead(settings: Settings, *, as_json: bool) -> None:
    """Print every dead entry, those that nobody has seen first; never the words."""
    async with stores_of(settings) as stores:
        entries = await stores.dead.entries(LIMIT)
    if as_json:
        print(json.dumps([row(entry) for entry in entries], indent=1))
        return
    for entry in entries:
        seen = f"  seen by {entry.seen_by}" if entry.seen_by else ""
        print(
            f"{entry.dead_id:<30} {entry.at:%d %b %H:%M} UTC  {entry.error:<20}"
            f" {entry.conversation_id or '-'}  handed out {entry.deliveries} times{seen}"
        )
    if not entries:
        print("There are no dead entries.")


async def replay_dead(settings: Settings, which: str) -> int:
    """Put one entry, or all that are there now, back on their streams; 1 when there is none."""
    async with stores_of(settings) as stores:
        if which != ALL:
            done = await stores.dead.replay(which)
            print(f"{which} is back on its stream." if done else f"There is no entry {which}.")
            return 0 if done else 1
        count = 0
        # Listed before the first is put back: one that dies again is not put back again.
        for entry in await stores.dead.entries(LIMIT):
            count += await stores.dead.replay(entry.dead_id)
    print(f"{count} entries are back on their streams.")
    return 0


def row(entry: DeadEntry) -> dict[str, object]:
    """One entry for other programs."""
    return {
        "dead_id": entry.dead_id,
        "stream": entry.stream,
        "at": entry.at.isoformat(),
        "error": entry.error,
        "conversation_id": entry.conversation_id,
        "deliveries": entry.deliveries,
        "seen_by": entry.seen_by,
        "seen_at": entry.seen_at.isoformat() if entry.seen_at else None,
    }
