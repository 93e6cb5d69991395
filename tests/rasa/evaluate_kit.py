"""Messages that were read, for the evaluation's tests."""

from __future__ import annotations

from pathlib import Path

from bot.casework.triage import Route, Tier, Understanding
from nlu.evaluate import baseline
from nlu.evaluate.examples import (
    Example,
)
from nlu.evaluate.figures import Figures
from nlu.evaluate.scoring import Scored, score
from nlu.sittings import TrainingMessage


class Told:
    """A reader that says what it was told to say of each text."""

    def __init__(self, chances: dict[str, float]) -> None:
        self._chances = chances

    def read(self, text: str) -> Understanding:
        """P2 from one half up, else P4."""
        chance = self._chances[text]
        return Understanding(
            intent="told",
            confidence=1.0,
            tier=Tier.P2 if chance >= 0.5 else Tier.P4,
            route=Route.VIOLENCE,
            tier_probabilities={"P1": 0.0, "P2": chance, "P3": 0.0, "P4": 1 - chance},
            reasons=(f"Told so <b>{chance}</b>.",),
        )


def example(name: str, tier: Tier, *, group: str = "teen") -> Example:
    """A message in words that the screen has no rule for."""
    return Example(name, f"zzq {name}", tier, (Route.VIOLENCE,), (group,), f"part.jsonl:{name}")


def told(chances: dict[str, tuple[Tier, float]]) -> list[Scored]:
    """Scored messages with these tiers and these probabilities of urgent."""
    examples = [example(name, tier) for name, (tier, _) in chances.items()]
    reader = Told({f"zzq {name}": chance for name, (_, chance) in chances.items()})
    return score(examples, reader)


def some(caught: int, missed: int, calm: int = 4) -> list[Scored]:
    """So many urgent messages caught and missed, and calm ones that stay calm."""
    urgent = {f"u{at}": (Tier.P2, 0.9 if at < caught else 0.1) for at in range(caught + missed)}
    return told({**urgent, **{f"c{at}": (Tier.P4, 0.05) for at in range(calm)}})


def saved(figures: Figures, folder: Path) -> dict[str, object]:
    """Figures as they come back from the file."""
    baseline.save(figures, folder / "figures.json")
    return baseline.load(folder / "figures.json")


def training(text: str, sitting: str, line: int) -> TrainingMessage:
    """One training line."""
    return TrainingMessage(
        text, Tier.P4, (Route.SMALLTALK,), "chitchat", frozenset(), sitting, line
    )
