"""Logs as JSON lines with ids, tiers and codes; a contact's words are never among them.

Our own modules log sentences of our own with ids in them. Other people's libraries may put
anything into theirs (a traceback's last line quotes its input), so of their records only
where they came from and the class of the error are kept.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from types import TracebackType

# What our modules may pass as `extra`: names of things, never things said.
EXTRAS = frozenset(
    "case_id channel code conversation_id count entry_id error kind message_id part partition"
    " reply_id route seconds state tier update_id worker".split()
)
OURS = "bot"


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def __init__(self, process: str) -> None:
        """`process` names the part that logs, for example `web`."""
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON, without words of others."""
        ours = record.name == OURS or record.name.startswith(f"{OURS}.")
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "process": self._process,
            "logger": record.name,
            "event": record.getMessage() if ours else f"{record.filename}:{record.lineno}",
        }
        line.update({key: record.__dict__[key] for key in EXTRAS if key in record.__dict__})
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            line["error"] = kind.__name__
            line["trace"] = places(trace)
        return json.dumps(line, ensure_ascii=False, default=str)


def places(trace: TracebackType | None) -> list[str]:
    """Where an error passed, without what it said or held."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found


def set_up(process: str, level: str) -> None:
    """Send every log of this process to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(process))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)
    # A task that failed with nobody waiting is worth a line; asyncio's slow-callback
    # warnings print arguments, and those can be words.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    logging.captureWarnings(capture=True)
