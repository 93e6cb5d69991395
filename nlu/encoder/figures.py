"""The few figures by which encoders are compared, from logits and labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from nlu.encoder.labels import Labels
from nlu.sittings import TrainingMessage

RECALL = 0.97
MUST_SURVIVE = ("urgent_area", "recall_at_fixed_line")


def measure(
    logits: np.ndarray, messages: Sequence[TrainingMessage], labels: Labels
) -> dict[str, float]:
    """Areas under the curve, what is raised at RECALL, and shares of labels right."""
    ranks = np.asarray([message.tier.rank for message in messages])
    ladder, urgent = logits[:, labels.ladder], ranks <= 2
    score = ladder[:, 1]
    line = np.quantile(score[urgent], 1 - RECALL)
    routes = [[route.value for route in message.routes] for message in messages]
    found_routes = [labels.routes[at] for at in logits[:, labels.route].argmax(axis=1)]
    found_intents = [labels.intents[at] for at in logits[:, labels.intent].argmax(axis=1)]
    given = [message.intent for message in messages]
    return {
        "urgent_area": _area(urgent, score),
        "now_area": _area(ranks <= 1, ladder[:, 0]),
        "concern_area": _area(ranks <= 3, ladder[:, 2]),
        "recall_at_fixed_line": float(np.mean(score[urgent] >= 0.0)),
        "p1_caught": float(np.mean(score[ranks == 1] >= line)),
        "p3_raised": float(np.mean(score[ranks == 3] >= line)),
        "p4_raised": float(np.mean(score[ranks == 4] >= line)),
        "route": float(np.mean([f in r for f, r in zip(found_routes, routes, strict=True)])),
        "intent": float(np.mean([f == g for f, g in zip(found_intents, given, strict=True)])),
    }


def in_words(figures: Mapping[str, float]) -> str:
    """One line."""
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


def _area(truth: np.ndarray, score: np.ndarray) -> float:
    return float(roc_auc_score(truth, score)) if 0 < truth.sum() < len(truth) else float("nan")
