"""Cross-validation of the heads over readings by encoders that had not learnt the messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import LeaveOneGroupOut

from bot.casework.assessing import SURE_OF_ROUTE, TOPICLESS
from bot.casework.screen import screen
from bot.casework.triage import Route, Screening, Tier, most_urgent
from nlu.encoder.artefact import open_artefact, text_key
from nlu.encoder.component import shared_reader
from nlu.features import row
from nlu.grading import grade, urgency
from nlu.heads import folds
from nlu.risk import ROUTE_NAMES, fit_routes, fit_tiers
from nlu.sittings import TrainingMessage

STRENGTH = 0.2


@dataclass(frozen=True)
class Reading:
    """What a message was read as, one way or another."""

    tier: Tier
    route: Route | None
    sure: bool = True  # of the route


@dataclass(frozen=True)
class Unseen:
    """For each message, what heads that saw nothing of its sitting or writer made of it."""

    answers: np.ndarray  # messages by the three questions of nlu.grading
    routes: tuple[Route, ...]
    chances: np.ndarray  # of each of these routes
    screenings: tuple[Screening, ...]

    def models(self) -> list[Reading]:
        """The model alone."""
        return [
            Reading(grade(answer).tier, route, chance >= SURE_OF_ROUTE)
            for answer, route, chance in zip(
                self.answers, self.routes, self.chances.tolist(), strict=True
            )
        ]

    def screens(self) -> list[Reading]:
        """The screen alone."""
        return [Reading(found.tier, found.route) for found in self.screenings]

    def together(self) -> list[Reading]:
        """The higher of both; the route of the one that leads, as `assess` has it."""
        return [
            Reading(
                most_urgent(seen.tier, read.tier),
                seen.route if _leads(seen, read) else read.route,
            )
            for seen, read in zip(self.screens(), self.models(), strict=True)
        ]


def _leads(seen: Reading, read: Reading) -> bool:
    return seen.route is not None and (read.route in TOPICLESS or not read.sure)


def features_of(messages: Sequence[TrainingMessage], screenings: Sequence[Screening]) -> csr_matrix:
    """The classifiers' features, with unseen readings of what the encoder learnt from."""
    unseen = open_artefact().unseen()
    rows = []
    for message, screening in zip(messages, screenings, strict=True):
        logits = unseen.get(text_key(message.text))
        if logits is None:
            logits = shared_reader().read(message.text).logits
        rows.append(row(logits, screening))
    return csr_matrix(np.concatenate(rows))


def cross_validate(messages: Sequence[TrainingMessage], groups: Sequence[str]) -> Unseen:
    """Fit on the other groups and read each; groups are sittings or writers."""
    screenings = tuple(screen(message.text) for message in messages)
    features = features_of(messages, screenings)
    answers = np.zeros((len(messages), 3))
    shares = np.zeros((len(messages), len(ROUTE_NAMES)))
    few = len(set(groups)) <= 12
    splits = LeaveOneGroupOut().split(features, groups=groups) if few else folds(groups, 5)
    for seen, held in splits:
        known = [messages[at] for at in seen]
        sittings = [message.sitting for message in known]
        tiers = fit_tiers(
            features[seen], [m.tier.value for m in known], sittings, strength=STRENGTH
        )
        names = [tuple(route.value for route in message.routes) for message in known]
        answers[held] = tiers.probabilities(features[held])
        shares[held] = fit_routes(features[seen], names).shares(features[held])
    routes = tuple(Route(ROUTE_NAMES[at]) for at in shares.argmax(axis=1))
    return Unseen(answers, routes, shares.max(axis=1), screenings)


def urgent_chance(unseen: Unseen) -> np.ndarray:
    """The probability of P1 or P2, message by message."""
    return np.asarray(unseen.answers[:, :2].prod(axis=1))


def raised_at(unseen: Unseen, line: float) -> np.ndarray:
    """Which messages screen and model together raise to urgent with the line drawn there."""
    screened = np.asarray([found.tier in (Tier.P1, Tier.P2) for found in unseen.screenings])
    return np.asarray(screened | (urgency(unseen.answers) >= line))
