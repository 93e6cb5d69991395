"""Opening what traces are given to, where TRACES_URL asks for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib.util import find_spec
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from bot.traces.spans import Span

log = logging.getLogger(__name__)
# Where a collector takes traces by OTLP over HTTP, when the address names no place there.
PLACE = "/v1/traces"
NEEDED = ("opentelemetry.sdk.trace", "opentelemetry.exporter.otlp.proto.http.trace_exporter")
MISSING = (
    "TRACES_URL is set, and OpenTelemetry is not installed: nothing is traced, all else works."
    " Install the extra `traces`: `scripts/environments bot traces`, or from"
    " requirements/traces.txt with pip."
)


class Tracer(Protocol):
    """Takes spans. It never raises and never waits."""

    def record(self, span: Span) -> int:
        """Take one span, to be sent later or dropped; return its id, or 0 when it was lost."""
        ...

    async def close(self) -> None:
        """Send what is left, for two seconds at most."""
        ...


def installed() -> bool:
    """Whether the packages of the extra `traces` are there. Imports part of them if so."""
    try:
        return all(find_spec(name) is not None for name in NEEDED)
    except ImportError:
        return False


def endpoint(url: str) -> str:
    """Return the whole address that spans are posted to: an address of a host alone gets one."""
    parts = urlsplit(url)
    return url if parts.path.strip("/") else urlunsplit(parts._replace(path=PLACE))


def open_tracer(url: str, part: str, counted: Callable[[str, int], None]) -> Tracer | None:
    """Return what takes spans; None where they cannot be sent, which is logged.

    `part` names the process. `counted` hears what became of spans: `sent`, `failed`, `dropped`,
    and how many; it may be called from another thread.
    """
    if not installed():
        log.warning(MISSING)
        return None
    try:
        from bot.traces.export import Exporting

        return Exporting(endpoint(url), part, counted)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, messages go on
        log.error("traces could not be begun: %s", type(error).__name__)  # noqa: TRY400
        return None
