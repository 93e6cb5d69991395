"""Logs: JSON lines with ids and tiers; words of contacts have no way in."""

from __future__ import annotations

import json
import logging
from typing import Any

from bot.logging_setup import JsonLines


def logged(name: str, message: str, *args: object, **more: Any) -> dict[str, Any]:
    """Format one record as the processes do."""
    extra = more.pop("extra", {})
    record = logging.getLogger(name).makeRecord(
        name, logging.ERROR, "file.py", 7, message, args, more.get("exc_info"), extra=extra
    )
    line: dict[str, Any] = json.loads(JsonLines("web").format(record))
    return line


def test_our_own_line_is_json_with_ids() -> None:
    """A line says when, how bad, which process, what happened, and to which case."""
    line = logged("bot.flows", "claimed", extra={"case_id": "tg-1.a", "tier": "P1"})
    assert line["event"] == "claimed"
    assert line["process"] == "web"
    assert (line["case_id"], line["tier"]) == ("tg-1.a", "P1")


def test_extras_that_are_no_names_are_left_out() -> None:
    """A slip that passes words as an extra does not print them."""
    assert "canary" not in json.dumps(logged("bot.flows", "read", extra={"text": "canary"}))


def test_what_libraries_say_is_left_out() -> None:
    """Of a library's record only its place is kept: it may quote anything."""
    line = logged("aiohttp.server", "Error handling %s", "canary words")
    assert line["event"] == "file.py:7"
    assert "canary" not in json.dumps(line)


def test_an_error_keeps_its_class_and_places_alone() -> None:
    """The text of an error may hold what a contact wrote; where it passed may not."""
    try:
        raise ValueError("canary words")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    line = logged("bot.workers", "broke", exc_info=info)
    assert line["error"] == "ValueError"
    assert any("test_logging_setup.py" in place for place in line["trace"])
    assert "canary" not in json.dumps(line)
