"""Score the evaluation set: `python -m nlu.evaluate` (`make evaluate`).

Writes reports/evaluation.html and .json, and compares with the committed figures. Exit status 1
when urgent recall fell by more than the tolerance or a settled regression case is read wrongly, 2
when something cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from nlu.domain_intents import domain_intents
from nlu.evaluate import baseline, stock_kept
from nlu.evaluate.baseline import BadBaseline, Comparison
from nlu.evaluate.examples import SET_FOLDER, BadExample, Example, read_set, set_files
from nlu.evaluate.faithful import faithfulness
from nlu.evaluate.figures import Figures, count, plain
from nlu.evaluate.likeness import likeness
from nlu.evaluate.report import render
from nlu.evaluate.scoring import Scored, score
from nlu.evaluate.shares import MEASURES
from nlu.fingerprint import ROOT, model_path
from nlu.misses.regressions import FOLDER, SETTLED, judge, read_folder
from nlu.reader import ModelReader
from nlu.sittings import read_sittings, sitting_files

REPORTS = ROOT / "reports"
NOTHING_YET = "There are no committed figures to compare with yet."


def main(arguments: list[str] | None = None) -> int:
    """Score, report, compare."""
    options = _options(arguments)
    model = options.model or model_path()
    if not model.exists():
        _say(f"no model at {model}: run `make train`")
        return 2
    try:
        examples = read_set(set_files(options.set))
        cases = read_folder(options.regressions)
        _say(f"loading {model.name}")
        reader = ModelReader(model)
        figures, scored = _scored(examples, reader, model.name, quick=options.check)
        judged = judge(cases, reader)
        print("\n".join(summary(figures)))
        comparison = _compared(figures, options.baseline, renew=options.save)
    except (BadExample, BadBaseline) as error:
        _say(str(error))
        return 2
    if comparison:
        print("\n".join(baseline.said(comparison)))
    broken = [one for one in judged if one.regression.state == SETTLED and not one.right]
    for one in broken:
        print(f"READ WRONGLY AGAIN: regression case {one.regression.example.name}")
    if not options.check:
        page = render(figures, scored, comparison or NOTHING_YET, stock_kept.load(), judged)
        _write(figures, scored, page, options.out)
    if options.save:
        baseline.save(figures, options.baseline)
        print(f"saved {options.baseline.name}")
        return 0
    return 1 if broken or (comparison and comparison.fell) else 0


def _compared(figures: Figures, path: Path, *, renew: bool) -> Comparison | None:
    """The comparison with the figures kept; those about to be renewed may be of an old form."""
    if not path.exists():
        return None
    try:
        return baseline.compare(figures, baseline.load(path))
    except BadBaseline:
        if renew:
            return None
        raise


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, help="model file (default: by fingerprint)")
    parser.add_argument("--set", type=Path, default=SET_FOLDER, help="folder of *.jsonl")
    parser.add_argument("--regressions", type=Path, default=FOLDER, help="folder of *.jsonl")
    parser.add_argument("--out", type=Path, default=REPORTS, help="folder for the report")
    parser.add_argument(
        "--baseline", type=Path, default=baseline.COMMITTED, help="figures to compare with"
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--save", action="store_true", help="renew the figures compared with")
    either.add_argument("--check", action="store_true", help="score and compare; no report")
    return parser.parse_args(arguments)


def _scored(
    examples: Sequence[Example], reader: ModelReader, model: str, *, quick: bool
) -> tuple[Figures, list[Scored]]:
    scored = score(examples, reader, _say)
    if quick:
        return count(scored, model), scored
    _say("comparing with the training messages")
    nearness = likeness(scored, read_sittings(sitting_files(), domain_intents()))
    _say("taking the cited words out")
    return count(scored, model, nearness, faithfulness(scored, reader)), scored


def summary(figures: Figures) -> list[str]:
    """The measures of the live path, a line each."""
    lines = [f"{sum(figures.tiers.values())} messages, {figures.model}"]
    for measure in MEASURES:
        share = figures.ways["together"][measure.key]
        low, high = share.interval
        lines.append(
            f"  {measure.title:<44} {share.value:6.3f}  [{low:.3f}, {high:.3f}]"
            f"  {share.hits}/{share.of}"
        )
    for name, share in (figures.faithful or {}).items():
        title = f"cited words out, score falls ({name})"
        lines.append(f"  {title:<44} {share.value:6.3f}  {share.hits}/{share.of}")
    if figures.timing:
        times = figures.timing
        lines.append(
            f"  milliseconds: screen {times.screen_median:.2f}, model {times.model_median:.1f}"
            f" (95 %: {times.model_95:.1f})"
        )
    return lines


def _write(figures: Figures, scored: Sequence[Scored], page: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "evaluation.html").write_text(page, encoding="utf-8")
    body = {"figures": plain(figures), "messages": [_message(one) for one in scored]}
    (folder / "evaluation.json").write_text(
        json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(f"wrote {folder / 'evaluation.html'} and evaluation.json")


def _message(one: Scored) -> dict[str, object]:
    verdicts = {way: [v.tier.value, v.route.value] for way, v in one.verdicts.items()}
    return {
        "id": one.example.name,
        "tier": one.example.tier.value,
        "routes": [route.value for route in one.example.routes],
        "verdicts": verdicts,
        "urgent": round(one.chance, 4),
        "reasons": list(one.verdicts["together"].reasons),
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
