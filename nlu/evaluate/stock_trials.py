"""What stock Rasa and Waymark are both taught and asked, drawn with a fixed seed."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.casework.triage import Tier
from nlu.evaluate.intents import SEED, few
from nlu.evaluate.public_sets import Labelled, PublicSet, banking77, clinc150
from nlu.sittings import TrainingMessage

SHOTS = 10
HELD_OUT = 6  # every sixth sitting, by name, is asked about and never taught
FEWEST = 4  # messages an intent keeps in a sample, so that none is unknown

PUBLIC = {"clinc150": clinc150, "banking77": banking77}
NAMES = ("own", *(f"{name}-{size}" for name in PUBLIC for size in ("few", "full")))


@dataclass(frozen=True)
class Trial:
    """`about` says in words what both were taught and asked."""

    name: str
    about: str
    train: tuple[Labelled, ...]
    asked: tuple[Labelled, ...]


def split(
    messages: Sequence[TrainingMessage],
) -> tuple[list[TrainingMessage], list[TrainingMessage]]:
    """Taught and asked; no sitting is on both sides."""
    sittings = sorted({message.sitting for message in messages})
    held = set(sittings[HELD_OUT - 1 :: HELD_OUT])
    return (
        [message for message in messages if message.sitting not in held],
        [message for message in messages if message.sitting in held],
    )


def stratified(messages: Sequence[TrainingMessage], size: int) -> list[TrainingMessage]:
    """About `size` messages, each intent and tier by its share, FEWEST an intent at least."""
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    if size >= len(messages):
        return list(messages)
    layers: dict[tuple[str, Tier], list[TrainingMessage]] = defaultdict(list)
    for message in messages:
        layers[message.intent, message.tier].append(message)
    chosen: list[TrainingMessage] = []
    left: dict[str, list[TrainingMessage]] = defaultdict(list)
    for (intent, _), inside in sorted(layers.items()):
        mixed = draw.sample(inside, len(inside))
        wanted = round(len(inside) * size / len(messages))
        chosen += mixed[:wanted]
        left[intent] += mixed[wanted:]
    kept = Counter(message.intent for message in chosen)
    for intent, rest in sorted(left.items()):
        chosen += rest[: max(0, FEWEST - kept[intent])]
    return chosen


def labelled(messages: Sequence[TrainingMessage]) -> tuple[Labelled, ...]:
    """Texts with their intents."""
    return tuple((message.text, message.intent) for message in messages)


def majority_tiers(messages: Sequence[TrainingMessage]) -> dict[str, Tier]:
    """Each intent's commonest tier; of equally common ones the more urgent."""
    counts: dict[str, Counter[Tier]] = defaultdict(Counter)
    for message in messages:
        counts[message.intent][message.tier] += 1
    return {
        intent: min(tiers, key=lambda tier: (-tiers[tier], tier.rank))
        for intent, tiers in counts.items()
    }


def public_trial(name: str, folder: Path, most: int) -> Trial | None:
    """A public set, few or full; None when its files are not in the folder."""
    key, _, size = name.partition("-")
    found: PublicSet | None = PUBLIC[key](folder)
    if found is None:
        return None
    train = few(found.train, SHOTS) if size == "few" else found.train
    asked = sample(found.test, most)
    how = f"{SHOTS} examples an intent" if size == "few" else "all of its training examples"
    return Trial(name, f"{key.upper()}, {how}: {len(train)} texts", train, asked)


def sample(texts: Sequence[Labelled], most: int) -> tuple[Labelled, ...]:
    """At most so many, drawn with a fixed seed."""
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    return tuple(draw.sample(list(texts), most)) if len(texts) > most else tuple(texts)
