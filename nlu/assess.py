"""Read messages and print tier and route, by the code and the model of the live path.

JSON Lines on standard input, `{"id", "text"}` with optional `"at"` (ISO 8601 with a zone) and
`"history"` (the contact's earlier texts, oldest first); one JSON line each on standard output.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from bot.casework.assessing import assess
from bot.casework.screen import ScreenContext, screen
from bot.casework.triage import Assessment, Tier, Unavailable, Understanding
from nlu.fingerprint import model_path
from nlu.reader import ModelReader

PROGRESS_EVERY = 500


class BadInput(ValueError):
    """Raised when a line of the input breaks the format; its text says why."""


@dataclass(frozen=True)
class Line:
    """One message to assess. `history` is oldest first; `at` is aware or None."""

    name: Any
    text: str
    at: datetime | None = None
    history: tuple[str, ...] = ()


def read_line(raw: str) -> Line:
    """Read one input line; BadInput says what is wrong with it."""
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise BadInput("not JSON") from error
    if not isinstance(body, dict):
        raise BadInput("not a JSON object")
    if "id" not in body or not isinstance(body.get("text"), str):
        raise BadInput("needs an id and a text that is a string")
    history = body.get("history") or []
    if not isinstance(history, list) or not all(isinstance(text, str) for text in history):
        raise BadInput("history must be a list of strings")
    return Line(body["id"], body["text"], _moment(body.get("at")), tuple(history))


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError as error:
        raise BadInput("at must be an ISO 8601 time") from error
    if moment.tzinfo is None:
        raise BadInput("at must carry a time zone")
    return moment


def judge(line: Line, reader: ModelReader | None) -> Assessment:
    """Screen and model together, as the front's `flows.words` has it."""
    context = ScreenContext(recent=line.history, case_tier=_tier_before(line), now=line.at)
    screening = screen(line.text, context=context)
    reading: Understanding | Unavailable = (
        reader.read(line.text) if reader is not None else Unavailable("screen only")
    )
    return assess(screening, reading)


def _tier_before(line: Line) -> Tier | None:
    """The tier of the case that the history would have opened, by the screen alone."""
    tier: Tier | None = None
    for place, text in enumerate(line.history):
        seen = screen(text, context=ScreenContext(recent=line.history[:place], case_tier=tier))
        if seen.tier is not Tier.P4 and (tier is None or seen.tier.rank < tier.rank):
            tier = seen.tier
    return tier


def run(lines: Iterable[str], out: TextIO, reader: ModelReader | None) -> int:
    """Assess every line; a bad one gets an error line and the rest go on. Returns how many."""
    began, done = time.monotonic(), 0
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            line = read_line(raw)
        except BadInput as error:
            print(json.dumps({"error": str(error), "line": number}), file=out, flush=True)
            continue
        verdict = judge(line, reader)
        answer = {
            "id": line.name,
            "tier": verdict.tier.value,
            "route": verdict.route.value,
            "reasons": list(verdict.reasons),
            "intent": verdict.intent,
            "confidence": verdict.confidence,
        }
        print(json.dumps(answer, ensure_ascii=False), file=out, flush=True)
        done += 1
        if done % PROGRESS_EVERY == 0:
            say(f"{done} messages, {done / (time.monotonic() - began):.0f} a second")
    return done


def main(arguments: list[str] | None = None) -> int:
    """Assess standard input."""
    parser = argparse.ArgumentParser(prog="python -m nlu.assess", description=__doc__)
    parser.add_argument("--model", type=Path, help="model file (default: by fingerprint)")
    parser.add_argument("--screen-only", action="store_true", help="leave the model out")
    options = parser.parse_args(arguments)
    reader = None
    if not options.screen_only:
        model = options.model or model_path()
        if not model.exists():
            say(f"no model at {model}: run `python -m nlu.train`")
            return 1
        say(f"loading {model.name}")
        reader = ModelReader(model)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    began = time.monotonic()
    done = run(sys.stdin, sys.stdout, reader)
    say(f"{done} messages in {time.monotonic() - began:.1f} s")
    return 0


def say(line: str) -> None:
    """Progress, where it does not mix with the output."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
