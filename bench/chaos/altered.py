"""Waymark's own command line, as the laboratory runs it: itself, but for what is to be broken.

    CHAOS_BREAK=... python -m bench.chaos.altered all

Everything that is started is the product's own. One thing can be changed from outside: one
guarantee, when `CHAOS_BREAK` names it.
"""

from __future__ import annotations

import os
import sys

from bench.chaos import breaks
from bot import __main__ as command_line
from bot.process_runner import plan
from bot.process_runner.plan import Program
from bot.settings import Settings


def alter() -> None:
    """Change this process, and let those that it starts be started through here too."""
    ours = plan._front

    def front(settings: Settings, shared: dict[str, str]) -> list[Program]:
        return [
            Program(
                program.name,
                tuple("bench.chaos.altered" if word == "bot" else word for word in program.command),
                program.order,
            )
            for program in ours(settings, shared)
        ]

    plan._front = front
    breaks.BREAKS[os.environ.get("CHAOS_BREAK", "")].do()


if __name__ == "__main__":
    alter()
    raise SystemExit(command_line.main(sys.argv[1:]))
