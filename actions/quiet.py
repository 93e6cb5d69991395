"""No contact's words in the action server's log, at any level that runs.

rasa_sdk logs events at DEBUG, and an exception may quote its input. The same rule as in
`nlu.quiet`, which is not imported here because the two servers share nothing but casework.
"""

from __future__ import annotations

import logging
from typing import Any

LOUD = frozenset("rasa_sdk sanic asyncio actions py.warnings".split())

_plain_factory = logging.getLogRecordFactory()
_sealed = False


def hush() -> None:
    """Hold every logger of this process above INFO, whatever level is asked for later."""
    logging.disable(logging.INFO)
    logging.setLogRecordFactory(_discreet_record)


def seal() -> None:
    """From now on messages arrive: warnings keep their place and lose their words."""
    global _sealed  # noqa: PLW0603 - one process, one state, never undone
    _sealed = True


def _discreet_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _plain_factory(*args, **kwargs)
    if _sealed and record.name.split(".")[0] in LOUD:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        record.msg = f"{record.name}:{record.lineno} {kind}".rstrip() + " (words left out)"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
    return record
