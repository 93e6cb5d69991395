"""No contact's words in any log of the back of house, at any level that runs.

Rasa logs parsed text, slots and events at DEBUG and quotes values in some warnings; rasa_sdk
logs events; tracebacks may quote their input. So nothing at INFO or below is ever made into a
record, whatever level a process asks for, and once messages arrive the records of the
libraries that handle them keep where they came from and lose what they say.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import MutableMapping
from typing import Any

import structlog

# Everything that may be handed a contact's words on its way through the process.
LOUD = frozenset(
    "rasa rasa_sdk sanic asyncio aiohttp dask nlu actions py.warnings jsonschema".split()
)

_plain_factory = logging.getLogRecordFactory()
_sealed = False


def hush() -> None:
    """Hold every logger of this process above INFO. Safe to call more than once."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    # `disable` beats every setLevel, also those that come after it (rasa run --debug).
    logging.disable(logging.INFO)
    logging.setLogRecordFactory(_discreet_record)
    # Rasa's newer modules log through structlog, which prints every level until configured.
    structlog.configure(
        processors=[_event_alone],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    warnings.showwarning = _bare_warning


def seal() -> None:
    """From now on messages arrive: the libraries' warnings lose their words and tracebacks."""
    global _sealed  # noqa: PLW0603 - one process, one state, never undone
    _sealed = True


def _discreet_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _plain_factory(*args, **kwargs)
    if _sealed and record.name.split(".")[0] in LOUD:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        record.msg = f"{record.name}:{record.lineno} {kind}".rstrip() + " (words left out)"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
    return record


def _event_alone(_: Any, __: str, event: MutableMapping[str, Any]) -> str:
    """Of a structured log entry, its name alone."""
    return str(event.get("event", ""))


def _bare_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """Warnings too: the libraries' own about their age are noise here, and filters get reset."""
    if not issubclass(category, (DeprecationWarning, PendingDeprecationWarning, FutureWarning)):
        logging.getLogger("py.warnings").warning("%s: %s", category.__name__, message)
