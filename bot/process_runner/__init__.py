"""Everything on one machine: starts the parts, watches them, and stops them cleanly.

The `supervisor` package keeps the parts running; this decides what they are, waits until
they work, says so, and passes on what happens to them.
"""

from __future__ import annotations

from bot.process_runner.start import run_all

__all__ = ["run_all"]
