"""Rasa component: how likely each tier and each route is, and which words say so."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.casework.triage import Route, Tier
from nlu.components import HeadsClassifier
from nlu.features import columns, vector, vector_of, vectors, word_rows
from nlu.grading import QUESTIONS, Grading, grade
from nlu.heads import Heads, fit_choice, fit_heads, log_odds
from nlu.importer import ROUTES, SITTING, TIER
from nlu.normaliser import plain
from nlu.proof import Proof
from nlu.reasons import cited, reason, set_apart, strongest

RISK = "risk"  # key of the output
ROUTE_NAMES = tuple(route.value for route in Route)
# Intents of who is watched, and of who writes on another's phone.
WATCHED = frozenset({"covert", "takeover"})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class RiskClassifier(HeadsClassifier):
    """Three heads ask how urgent, one who may see the answer; a choice says what it is about."""

    KEPT = ("tiers", "routes", "watched")

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`tier_strength` is the support vector machine's C."""
        return {"tier_strength": 0.2}

    def train(self, training_data: TrainingData) -> Resource:
        """Fit every head on each message that carries tier and routes, and store them."""
        messages = [m for m in training_data.training_examples if m.get(TIER)]
        features = vectors(messages)
        sittings = [message.get(SITTING, "") for message in messages]
        given = [message.get(TIER) for message in messages]
        strength = self._config["tier_strength"]
        tiers = fit_tiers(features, given, sittings, strength=strength)
        routes = fit_routes(features, [message.get(ROUTES) for message in messages])
        intents = [message.get(INTENT) for message in messages]
        watched = fit_watched(features, given, intents, sittings, strength=strength)
        return self.keep(tiers=tiers, routes=routes, watched=watched)

    def process(self, messages: list[Message]) -> list[Message]:
        """Put the risk reading on each message."""
        for message in messages:
            message.set(RISK, self._read(message), add_to_output=True)
        return messages

    def _read(self, message: Message) -> dict[str, Any]:
        tiers, routes = self.heads("tiers"), self.heads("routes")
        features = vector(message)
        grading = grade(tiers.probabilities(features)[0])
        odds = routes.shares(features)[0]
        best = int(np.argmax(odds))
        return {
            "tier": grading.tier.value,
            "route": ROUTE_NAMES[best],
            "tier_probabilities": _rounded(grading.probabilities),
            "route_probabilities": _rounded(dict(zip(ROUTE_NAMES, odds.tolist(), strict=True))),
            "watched": round(float(self.heads("watched").probabilities(features)[0, 0]), 4),
            "reasons": self._reasons(message, grading, best, float(odds[best])),
        }

    def _reasons(
        self, message: Message, grading: Grading, route: int, route_chance: float
    ) -> list[str]:
        """What staff read; a calm reading needs no reason."""
        if grading.tier is Tier.P4:
            return []
        rows = word_rows(message)
        tiers, routes = self.heads("tiers"), self.heads("routes")
        asked = range(grading.asked)
        pulls = np.sum([tiers.pull(rows, at) * grading.weight(at) for at in asked], axis=0)

        def tier_score(text: str) -> float:
            chances = tiers.probabilities(vector_of(text))[0, : grading.asked]
            return float(log_odds(chances.prod()))

        higher = "" if grading.tier is Tier.P1 else " or higher"
        name = ROUTE_NAMES[route].replace("_", " ")
        words = plain(message)
        # What raised the tier is proven, at the price of one more reading; what the route rests
        # on is told as it was read.
        proof = Proof(words, float(log_odds(np.asarray(grading.at_least))), tier_score)
        by_tier = proof.proven(strongest(words, set_apart(pulls)))
        by_route = strongest(words, set_apart(routes.pull(rows, route)))
        return [
            reason(f"{grading.tier.value}{higher}", grading.at_least, cited(words, by_tier)),
            reason(f"about {name}", route_chance, cited(words, by_route)),
        ]


def fit_tiers(
    features: csr_matrix, given: list[str], sittings: list[str], *, strength: float
) -> Heads:
    """One head a question of `nlu.grading`, each on the messages that reach it.

    They read the encoder's tiers, the shares of what it would choose, and the screen's tier. With
    the logits of routes and intents in place of their shares they were better at writers they knew
    and worse at others (area under the curve 0.897 against 0.901, 8,131 messages).
    """
    where = columns()
    ranks = np.asarray([Tier(name).rank for name in given])
    kept = features[:, where.tier]
    fitted = []
    for reaching, question, yes in zip((4, 3, 2), QUESTIONS, (3, 2, 1), strict=True):
        rows = np.flatnonzero(ranks <= reaching)
        wanted = (ranks[rows] <= yes)[:, None]
        groups = [sittings[row] for row in rows]
        heads = fit_heads(kept[rows], wanted, (question,), groups, strength=strength)
        fitted.append(heads.widened(where.tier, where.width))
    return fitted[0].beside(fitted[1]).beside(fitted[2])


def fit_routes(features: csr_matrix, given: list[tuple[str, ...]]) -> Heads:
    """The encoder's routes, and what the screen's route adds to its own."""
    where = columns()
    wanted = np.asarray([ROUTE_NAMES.index(names[0]) for names in given])
    return fit_choice(features, wanted, ROUTE_NAMES, [where.route, where.screen_route])


def fit_watched(
    features: csr_matrix,
    given: list[str],
    intents: list[str],
    sittings: list[str],
    *,
    strength: float,
) -> Heads:
    """Whether somebody may see the answer, or writes in the contact's place.

    Learnt from every message: it is asked of calm ones too, those that follow a danger ("yeah
    police are here now"). Learnt from the urgent alone it took six in seven of such for watched.
    From every feature, since what is said of watchers stands in all of them. It sees more than
    the intent does (docs/triage.md).
    """
    pairs = zip(intents, given, strict=True)
    wanted = np.asarray([intent in WATCHED and Tier(tier).urgent for intent, tier in pairs])
    return fit_heads(features, wanted[:, None], ("watched",), sittings, strength=strength)


def _rounded(chances: dict[str, float]) -> dict[str, float]:
    return {name: round(chance, 4) for name, chance in chances.items()}
