"""Cross-validate the triage over the training messages: `python -m nlu.measure`.

By sitting and by writer, so that no figure rests on words that the model had learnt. The
figures that the lines of `nlu.grading` were chosen by; the evaluation set is `nlu.evaluate`'s.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from nlu.crossing import Reading, Unseen, cross_validate, raised_at, urgent_chance
from nlu.domain_intents import domain_intents
from nlu.encoder.splits import author_of
from nlu.evaluate.shares import Share
from nlu.sittings import TrainingMessage, read_sittings, sitting_files

LINES = (0.03, 0.05, 0.07, 0.09, 0.115, 0.14, 1 / 6, 0.2, 0.25, 0.3, 0.4, 0.5)
MEASURES = ("urgent recall", "P1 read as urgent", "P3 raised", "P4 raised", "route acceptable")


def shares(messages: Sequence[TrainingMessage], readings: Sequence[Reading]) -> list[Share]:
    """One share for each of MEASURES."""
    ranks = np.asarray([message.tier.rank for message in messages])
    raised = np.asarray([reading.tier.urgent for reading in readings])
    fits = [r.route in m.routes for m, r in zip(messages, readings, strict=True)]
    groups = (ranks <= 2, ranks == 1, ranks == 3, ranks == 4)
    counted = [Share(int(raised[group].sum()), int(group.sum())) for group in groups]
    return [*counted, Share(sum(fits), len(fits))]


def in_words(share: Share) -> str:
    """The share, its interval, and of how many."""
    low, high = share.interval
    return f"{share.value:.3f} ({low:.3f} to {high:.3f}) of {share.of}"


def curve(messages: Sequence[TrainingMessage], unseen: Unseen) -> list[str]:
    """Recall against alarms as the line for urgent moves, screen and model together."""
    ranks = np.asarray([message.tier.rank for message in messages])
    area = roc_auc_score(ranks <= 2, urgent_chance(unseen))
    lines = [f"urgent, model alone: area under the curve {area:.3f}"]
    lines.append("line: " + ", ".join(MEASURES[:4]))
    for line in LINES:
        raised = raised_at(unseen, line)
        parts = [raised[rows].mean() for rows in (ranks <= 2, ranks == 1, ranks == 3, ranks == 4)]
        lines.append(f"  {line:.3f}: " + "  ".join(f"{part:.3f}" for part in parts))
    return lines


def by_writer(messages: Sequence[TrainingMessage], readings: Sequence[Reading]) -> list[str]:
    """A line a writer."""
    writers = [author_of(message.sitting) for message in messages]
    lines = ["writer: " + ", ".join(MEASURES)]
    for writer in sorted(set(writers)):
        rows = [at for at, name in enumerate(writers) if name == writer]
        found = shares([messages[at] for at in rows], [readings[at] for at in rows])
        lines.append(f"  {writer}: " + "  ".join(f"{s.value:.3f} of {s.of}" for s in found))
    return lines


def crossed(messages: Sequence[TrainingMessage], groups: Sequence[str]) -> list[str]:
    """Figures and curve of one cross-validation; no group is on both sides."""
    unseen = cross_validate(messages, groups)
    lines = []
    for way, readings in (
        ("screen alone", unseen.screens()),
        ("model alone", unseen.models()),
        ("together", unseen.together()),
    ):
        found = zip(MEASURES, shares(messages, readings), strict=True)
        lines += [way, *(f"  {name}: {in_words(share)}" for name, share in found)]
    return [*lines, *curve(messages, unseen), *by_writer(messages, unseen.together())]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures for the sittings as they are."""
    argparse.ArgumentParser(prog="python -m nlu.measure", description=__doc__).parse_args(arguments)
    messages = read_sittings(sitting_files(), domain_intents())
    print(f"{len(messages)} messages, no sitting on both sides")
    print("\n".join(crossed(messages, [message.sitting for message in messages])))
    print("no writer on both sides")
    print("\n".join(crossed(messages, [author_of(message.sitting) for message in messages])))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
