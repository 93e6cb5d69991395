"""Regression cases: messages that were once read wrongly, kept so that it does not come back.

One JSON line each under `nlu/regressions`, in the form of the evaluation set with who confirmed
it and when. Nothing leads from a line to a case or a contact. An **open** case is not read rightly
yet: it is reported and fails nothing. Once it is read rightly it is **settled**, and from then on
the check fails when it is not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.casework.triage import Route, Tier
from nlu.evaluate.examples import BadExample, Example, read_example
from nlu.evaluate.scoring import Reader, Scored, score
from nlu.fingerprint import ROOT
from nlu.lint import words_hash

FOLDER = ROOT / "nlu" / "regressions"
OPEN, SETTLED = "open", "settled"
NAME_LENGTH = 12  # hex digits of the hash of the words: two messages never share a name


@dataclass(frozen=True)
class Regression:
    """One case. `mark` is missed or false_alarm; `taught`: its words are training data now."""

    example: Example
    mark: str
    state: str
    confirmed_by: str
    confirmed_at: str
    taught: bool = False


@dataclass(frozen=True)
class Judged:
    """A case with how the live path reads it now."""

    regression: Regression
    scored: Scored

    @property
    def right(self) -> bool:
        """Missed: now urgent (or seen by a person) as it should be. False alarm: no higher."""
        given = self.scored.verdicts["together"].tier
        wanted = self.regression.example.tier
        if self.regression.mark == "false_alarm":
            return given.rank >= wanted.rank
        return given.urgent if wanted.urgent else given.rank <= wanted.rank


def case_name(text: str) -> str:
    """A name made of the plain words alone."""
    return f"rg-{words_hash(text)[:NAME_LENGTH]}"


def new_case(
    text: str, mark: str, tier: Tier, routes: Sequence[Route], by: str, at: str
) -> Regression:
    """A case as a person confirmed it; BadExample when words or name are missing."""
    if not by.strip():
        raise BadExample("a regression case needs the name of who confirmed it")
    body = {
        "id": case_name(text),
        "text": text.strip(),
        "tier": tier.value,
        "routes": [route.value for route in routes],
        "groups": [mark],
    }
    example = read_example(json.dumps(body), "a new regression case")
    return Regression(example, mark, OPEN, by.strip(), at)


def read_folder(folder: Path = FOLDER) -> list[Regression]:
    """Every case, by file and line; BadExample where one breaks the form or stands twice."""
    found: dict[str, Regression] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if raw.strip():
                where = f"{path.name}:{number}"
                one = _read(raw, where)
                if one.example.name in found:
                    raise BadExample(f"{where}: these words already stand in the folder")
                found[one.example.name] = one
    return list(found.values())


def _read(raw: str, where: str) -> Regression:
    example = read_example(raw, where)
    body = json.loads(raw)
    try:
        one = Regression(
            example, str(body["mark"]), str(body["state"]), str(body["confirmed_by"]),
            str(body["confirmed_at"]), taught=body.get("taught", False) is True,
        )  # fmt: skip
    except KeyError as error:
        raise BadExample(f"{where}: lacks {error}") from error
    if one.mark not in ("missed", "false_alarm") or one.state not in (OPEN, SETTLED):
        raise BadExample(f"{where}: mark or state is not one of those allowed")
    if not one.confirmed_by.strip():
        raise BadExample(f"{where}: nobody confirmed it")
    return one


def as_line(one: Regression) -> str:
    """The JSON line of a case."""
    example = one.example
    body: dict[str, Any] = {
        "id": example.name,
        "text": example.text,
        "tier": example.tier.value,
        "routes": [route.value for route in example.routes],
        "groups": list(example.groups),
        "mark": one.mark,
        "state": one.state,
        "confirmed_by": one.confirmed_by,
        "confirmed_at": one.confirmed_at,
    }
    if one.taught:
        body["taught"] = True
    return json.dumps(body, ensure_ascii=False)


def add(cases: Iterable[Regression], folder: Path = FOLDER) -> list[Regression]:
    """Append those whose words are new, in the file of their month; return them."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {one.example.name for one in read_folder(folder)}
    fresh: list[Regression] = []
    for one in cases:
        if one.example.name not in known:
            known.add(one.example.name)
            fresh.append(one)
            with (folder / f"{one.confirmed_at[:7]}.jsonl").open("a", encoding="utf-8") as file:
                file.write(as_line(one) + "\n")
    return fresh


def change(name: str, folder: Path = FOLDER, **fields: Any) -> None:
    """Write one case anew with other fields; the other lines stay as they are."""
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [
            as_line(replace(one, **fields)) if one and one.example.name == name else raw
            for number, raw in enumerate(lines, start=1)
            for one in [_read(raw, f"{path.name}:{number}") if raw.strip() else None]
        ]
        if kept != lines:
            path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def judge(cases: Sequence[Regression], reader: Reader) -> list[Judged]:
    """Read each by the live path: screen, model, and the higher of both."""
    scored = score([one.example for one in cases], reader)
    return [Judged(one, found) for one, found in zip(cases, scored, strict=True)]
