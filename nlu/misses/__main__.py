"""Turn what staff marked into regression cases: `python -m nlu.misses` (docs/misses.md).

    python -m bot misses --json > marked.json                  on the front's Python
    python -m nlu.misses review marked.json --by "Your Name"   in the terminal, one by one
    python -m nlu.misses sheet marked.json > sheet.txt         or as a file to edit, and then
    python -m nlu.misses take sheet.txt --by "Your Name"
    python -m nlu.misses check                                 read every case by the live path
    python -m nlu.misses settle                                hold those that are read rightly
    python -m nlu.misses teach rg-... --intent suicide --voice teen

Nothing here is trained on until `teach` is called for a case by its name. Delete the export and
the sheet afterwards: they hold what contacts wrote.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, timezone
from pathlib import Path

from nlu.domain_intents import domain_intents
from nlu.evaluate.examples import BadExample
from nlu.fingerprint import model_path
from nlu.misses import regressions, sheet, teaching, terminal
from nlu.misses.marked import BadExport, drafts
from nlu.misses.regressions import FOLDER, OPEN, SETTLED, Judged, Regression
from nlu.misses.sheet import BadSheet, Decision
from nlu.sittings import DATA_FOLDER, BadLine


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 when a settled case is read wrongly, 2 when something cannot be read."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except (BadExport, BadSheet, BadExample, BadLine, OSError) as error:
        print(str(error), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="python -m nlu.misses",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--folder", type=Path, default=FOLDER, help="where the cases are kept")
    whats = top.add_subparsers(dest="what", required=True)
    review = whats.add_parser("review", help="confirm, edit or drop each in the terminal")
    review.add_argument("export", type=Path)
    review.add_argument("--by", required=True, help="your name: you confirm that nobody is named")
    review.set_defaults(run=_review)
    write = whats.add_parser("sheet", help="the same as a file to edit, on standard output")
    write.add_argument("export", type=Path)
    write.set_defaults(run=_sheet)
    take = whats.add_parser("take", help="take what the edited sheet confirms")
    take.add_argument("sheet", type=Path)
    take.add_argument("--by", required=True, help="your name: you confirm that nobody is named")
    take.set_defaults(run=_take)
    for name, run, words in (
        ("check", _check, "read every case by screen and model"),
        ("settle", _settle, "from now on hold the open cases that are read rightly"),
    ):
        one = whats.add_parser(name, help=words)
        one.add_argument("--model", type=Path, help="model file (default: by fingerprint)")
        one.set_defaults(run=run)
    teach = whats.add_parser("teach", help="put cases into the training data, by name")
    teach.add_argument("names", nargs="+", metavar="NAME")
    teach.add_argument("--intent", required=True)
    teach.add_argument("--voice", required=True, help="tags joined by +, as in nlu/data/README.md")
    teach.add_argument("--data", type=Path, default=DATA_FOLDER, help="folder of sittings")
    teach.set_defaults(run=_teach)
    return top


def _review(asked: argparse.Namespace) -> int:
    found = drafts(asked.export.read_text(encoding="utf-8"))
    decisions = terminal.review(found, input, print)
    return _keep(decisions, asked.by, asked.folder)


def _sheet(asked: argparse.Namespace) -> int:
    print(sheet.write(drafts(asked.export.read_text(encoding="utf-8"))), end="")
    return 0


def _take(asked: argparse.Namespace) -> int:
    return _keep(sheet.read(asked.sheet.read_text(encoding="utf-8")), asked.by, asked.folder)


def _keep(decisions: list[Decision], by: str, folder: Path) -> int:
    today = datetime.now(timezone.utc).date().isoformat()
    yes = sheet.confirmed(decisions)
    made = [
        regressions.new_case(one.text, one.mark, one.tier, one.routes, by, today) for one in yes
    ]
    fresh = regressions.add(made, folder)
    later = sum(one.confirm == "no" for one in decisions)
    print(
        f"{len(fresh)} new, {len(made) - len(fresh)} known already, {later} left for later, "
        f"{len(decisions) - len(yes) - later} dropped"
    )
    return 0


def _judged(asked: argparse.Namespace) -> list[Judged]:
    cases = regressions.read_folder(asked.folder)
    if not cases:
        return []
    from nlu.reader import ModelReader  # Rasa is slow to import: only where it reads

    return regressions.judge(cases, ModelReader(asked.model or model_path()))


def _check(asked: argparse.Namespace) -> int:
    judged = _judged(asked)
    for one in judged:
        print(_line(one))
    wrong = sum(not one.right and one.regression.state == SETTLED for one in judged)
    print(f"{len(judged)} cases, {wrong} settled ones are read wrongly")
    return 1 if wrong else 0


def _line(one: Judged) -> str:
    case, given = one.regression, one.scored.verdicts["together"].tier.value
    verdict = "right" if one.right else "WRONG"
    return (
        f"{verdict}  {case.example.name}  {case.mark}, {case.state}: wanted "
        f"{case.example.tier.value}, read as {given}"
    )


def _settle(asked: argparse.Namespace) -> int:
    ready = [one for one in _judged(asked) if one.right and one.regression.state == OPEN]
    for one in ready:
        regressions.change(one.regression.example.name, asked.folder, state=SETTLED)
    print(f"{len(ready)} settled")
    return 0


def _teach(asked: argparse.Namespace) -> int:
    known = {one.example.name: one for one in regressions.read_folder(asked.folder)}
    strange = [name for name in asked.names if name not in known]
    if strange:
        raise BadExample(f"no such case: {', '.join(strange)}")
    chosen: list[Regression] = [known[name] for name in asked.names]
    taught = teaching.teach(chosen, asked.intent, asked.voice, asked.data, domain_intents())
    for one in taught:
        regressions.change(one.example.name, asked.folder, taught=True)
    print(f"{len(taught)} put into {teaching.SITTING}; now run `make train` (or `make encoder`)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
