"""The composition root: the one place that knows every room. Its arguments are tests' seams."""

from __future__ import annotations

from bot.wiring.core import Core, open_core
from bot.wiring.telegram import run_telegram
from bot.wiring.web import run_web
from bot.wiring.worker import run_worker_process

__all__ = ["Core", "open_core", "run_telegram", "run_web", "run_worker_process"]
