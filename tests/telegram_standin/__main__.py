"""Run the stand-in as a process: `python -m tests.telegram_standin --port 8090`."""

from __future__ import annotations

import argparse
import asyncio
import signal

from tests.telegram_standin.server import running


async def main() -> None:
    """Serve until Ctrl-C, and say where."""
    parser = argparse.ArgumentParser(description="A stand-in for Telegram's Bot API.")
    parser.add_argument("--port", type=int, default=8090, help="0 picks a free one")
    asked = parser.parse_args()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    async with running(asked.port) as standin:
        print(f"Stand-in ready: TELEGRAM_API_URL={standin.url}", flush=True)  # noqa: T201 - it is run by people
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
