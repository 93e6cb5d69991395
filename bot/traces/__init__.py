"""Traces: one for each message's way through every process, sent to a collector when asked for.

Off unless TRACES_URL is set: then nothing here is built. redis-py imports OpenTelemetry by itself
where it is installed, which `make run` does only when it is set.
"""

from __future__ import annotations

from bot.traces.opening import MISSING, Tracer, endpoint, installed, open_tracer
from bot.traces.spans import Hop, Span, Trace, of_alert, of_message, of_reply

__all__ = [
    "MISSING",
    "Hop",
    "Span",
    "Trace",
    "Tracer",
    "endpoint",
    "installed",
    "of_alert",
    "of_message",
    "of_reply",
    "open_tracer",
]
