"""Both sides of a trial: taught the same, asked the same, in one process on one thread."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.casework.triage import Tier
from nlu.encoder.artefact import open_artefact, text_key
from nlu.evaluate.examples import SET_FOLDER, Example, read_set, set_files
from nlu.evaluate.intents import Learnt, learn, share_right
from nlu.evaluate.public_sets import Labelled
from nlu.evaluate.scoring import score
from nlu.evaluate.shares import BY_KEY, Share
from nlu.evaluate.stock_model import Cost, Told, ask, best, stock_of
from nlu.evaluate.stock_trials import Trial, majority_tiers
from nlu.features import columns
from nlu.reader import ModelReader
from nlu.sittings import TrainingMessage

TRIAGE = ("urgent_recall", "p1_urgent", "p3_raised", "p4_raised")


def both(
    trial: Trial,
    taught: Sequence[TrainingMessage],
    model: Path,
    ours: Path,
    evaluation: Path = SET_FOLDER,
    epochs: int | None = None,
) -> dict[str, Any]:
    """Every figure of a trial; those of tiers and of our own pipeline for our own messages.

    `model` is where stock's stands or will be written, `ours` our trained model. `epochs` is
    how often stock reads what it is taught; None: its own 100 times.
    """
    cost = stock_of(trial.train, model, epochs)
    stock = ModelReader(model)
    told, pace = ask(stock.parse, [text for text, _ in trial.asked])
    learnt, learning = _learnt(trial.train)
    body: dict[str, Any] = {
        "taught": len(trial.train),
        "stock": {
            "accuracy": share_right([one.intent for one in told], trial.asked),
            "unsure": Share(sum(one.fallback for one in told), len(told)),
            "learning": cost,
            "pace": pace,
        },
        "ngrams": {
            "accuracy": share_right(learnt.names([text for text, _ in trial.asked]), trial.asked),
            "learning": learning,
        },
    }
    if taught:
        _triage(body, taught, read_set(set_files(evaluation)), stock, learnt)
        _ours(body, trial.asked, ours, evaluation)
    return body


def _learnt(train: Sequence[Labelled]) -> tuple[Learnt, Cost]:
    began, worked = time.monotonic(), time.process_time()
    learnt = learn(train)
    return learnt, Cost(time.monotonic() - began, time.process_time() - worked)


def _triage(
    body: dict[str, Any],
    taught: Sequence[TrainingMessage],
    examples: Sequence[Example],
    stock: ModelReader,
    learnt: Learnt,
) -> None:
    """What intents alone say of tiers: each message gets its intent's commonest tier."""
    usual = majority_tiers(taught)
    texts = [example.text for example in examples]
    told = [best(stock.parse(text)) for text in texts]
    body["stock"]["triage"] = triage(examples, [_tier(one, usual, None) for one in told])
    body["stock"]["triage_unsure_up"] = triage(
        examples, [_tier(one, usual, Tier.P2) for one in told]
    )
    named = [usual[name] for name in learnt.names(texts)]
    body["ngrams"]["triage"] = triage(examples, named)


def _tier(told: Told, usual: Mapping[str, Tier], unsure: Tier | None) -> Tier:
    """`unsure` is what a fallback counts as; None takes the likeliest intent all the same."""
    if told.fallback and unsure is not None:
        return unsure
    return usual.get(told.intent, Tier.P4)


def triage(examples: Sequence[Example], given: Sequence[Tier]) -> dict[str, Share]:
    """The measures of `nlu.evaluate.shares` that need no more than tiers."""
    asked = {
        "urgent_recall": (Tier.P1, Tier.P2),
        "p1_urgent": (Tier.P1,),
        "p3_raised": (Tier.P3,),
        "p4_raised": (Tier.P4,),
    }
    return {
        key: Share(sum(tier.urgent for tier in found), len(found))
        for key, tiers in asked.items()
        for found in [
            [tier for one, tier in zip(examples, given, strict=True) if one.tier in tiers]
        ]
    }


def _ours(body: dict[str, Any], asked: Sequence[Labelled], ours: Path, evaluation: Path) -> None:
    """Our pipeline: intents by encoders that had not learnt the sitting, tiers and pace live."""
    unseen, labels = open_artefact().unseen(), columns().labels.intents
    place = columns().intent
    known = [(logits, one) for one in asked for logits in [unseen.get(text_key(one[0]))]]
    named = [
        (labels[int(np.argmax(logits[place.start : place.stop]))], one)
        for logits, one in known
        if logits is not None
    ]
    reader = ModelReader(ours)
    scored = score(read_set(set_files(evaluation)), reader)
    _, pace = ask(reader.parse, [text for text, _ in asked])
    body["waymark"] = {
        "accuracy": share_right([name for name, _ in named], [one for _, one in named]),
        "pace": pace,
        "triage": {key: BY_KEY[key].of(scored, "together") for key in TRIAGE},
        "triage_model_alone": {key: BY_KEY[key].of(scored, "model") for key in TRIAGE},
    }
