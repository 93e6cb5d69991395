"""Fine-tuning: one pass over the messages after another, every label at once."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from nlu.encoder.augment import joined, roughen
from nlu.encoder.labels import TIERS, Labels
from nlu.encoder.network import Encoder
from nlu.encoder.taught import Taught
from nlu.encoder.teacher_network import Teacher
from nlu.encoder.text import prepared
from nlu.sittings import TrainingMessage

Network = Encoder | Teacher
BUCKET = 20  # batches that are sorted by length together, so that little is padding
WARM_UP = 0.06
WEIGHT_DECAY = 0.01
FIRST_ROUTE = 0.65  # share of the best route where several are acceptable
SMOOTHING = 0.05


@dataclass(frozen=True)
class Recipe:
    """How to train. The figures that chose these stand in docs/triage.md."""

    epochs: int = 7
    rate: float = 1.6e-4
    layer_decay: float = 1.0  # each layer below the last learns this much more slowly
    head_rate: float = 10.0  # times `rate`
    batch: int = 16
    dropout: float = 0.1
    intent_weight: float = 1.0
    roughen: bool = True
    join: bool = True
    freeze_words: bool = True
    averaging: float = 0.998  # decay of the running mean of the weights; 0 for none
    taught: float = 1.0  # weight of the teacher's reading beside the label's 1


@dataclass(frozen=True)
class Targets:
    """What each message should give, as tensors of one row a message."""

    tier: Tensor
    ladder: Tensor
    route: Tensor
    intent: Tensor

    @classmethod
    def of(cls, messages: Sequence[TrainingMessage], labels: Labels) -> Targets:
        """From the labels as composed."""
        ranks = np.asarray([TIERS.index(message.tier.value) for message in messages])
        ladder = np.stack([ranks <= 0, ranks <= 1, ranks <= 2], axis=1).astype("float32")
        route = np.zeros((len(messages), len(labels.routes)), dtype="float32")
        for row, message in enumerate(messages):
            others = len(message.routes) - 1
            for place, name in enumerate(message.routes):
                first = FIRST_ROUTE if others else 1.0
                share = (1 - FIRST_ROUTE) / max(1, others) if place else first
                route[row, labels.routes.index(name.value)] = share
        intent = np.asarray([labels.intents.index(message.intent) for message in messages])
        return cls(*(torch.from_numpy(part) for part in (ranks, ladder, route, intent)))

    def loss(self, logits: Tensor, rows: list[int], labels: Labels, recipe: Recipe) -> Tensor:
        """The four losses together."""
        device = logits.device
        tier = functional.cross_entropy(
            logits[:, labels.tier], self.tier[rows].to(device), label_smoothing=SMOOTHING
        )
        ladder = functional.binary_cross_entropy_with_logits(
            logits[:, labels.ladder], self.ladder[rows].to(device)
        )
        route = functional.cross_entropy(logits[:, labels.route], self.route[rows].to(device))
        intent = functional.cross_entropy(
            logits[:, labels.intent], self.intent[rows].to(device), label_smoothing=SMOOTHING
        )
        return tier + ladder + route + recipe.intent_weight * intent


@dataclass(frozen=True)
class Lesson:
    """What the teacher made of each message; `known` is 0 where it made nothing of it."""

    logits: Tensor
    known: Tensor

    @classmethod
    def of(cls, messages: Sequence[TrainingMessage], taught: Taught) -> Lesson:
        """In the order of the messages."""
        logits, known = taught.rows([message.text for message in messages])
        return cls(torch.from_numpy(logits), torch.from_numpy(known))

    def loss(self, logits: Tensor, rows: list[int], labels: Labels) -> Tensor:
        """How far the network is from the teacher: Kullback-Leibler for choices.

        Not for intents: of 83 names the teacher, in its few passes, learns fewer than the
        small network does.
        """
        given, known = self.logits[rows].to(logits.device), self.known[rows].to(logits.device)
        found = logits.new_zeros(len(rows))
        for choice in (labels.tier, labels.route):
            own = functional.log_softmax(logits[:, choice], 1)
            found += functional.kl_div(
                own, functional.softmax(given[:, choice], 1), reduction="none"
            ).sum(1)
        found += functional.binary_cross_entropy_with_logits(
            logits[:, labels.ladder], torch.sigmoid(given[:, labels.ladder]), reduction="none"
        ).mean(1)
        return (found * known).mean()


def device_and_speed() -> tuple[torch.device, bool]:
    """The GPU when there is one; and whether this machine multiplies bfloat16 quickly."""
    if torch.cuda.is_available():
        return torch.device("cuda"), True
    quick = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)()
    return torch.device("cpu"), bool(quick)


def batches(lengths: Sequence[int], size: int, dice: random.Random | None) -> list[list[int]]:
    """Rows by batch, each of messages of about one length; in order when no dice are given."""
    rows = list(range(len(lengths)))
    if dice is None:
        rows.sort(key=lambda row: lengths[row])
        return [rows[at : at + size] for at in range(0, len(rows), size)]
    dice.shuffle(rows)
    found: list[list[int]] = []
    for start in range(0, len(rows), size * BUCKET):
        bucket = sorted(rows[start : start + size * BUCKET], key=lambda row: lengths[row])
        found += [bucket[at : at + size] for at in range(0, len(bucket), size)]
    dice.shuffle(found)
    return found


def padded(ids: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask, messages by the longest of them."""
    longest = max(len(row) for row in ids)
    found = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest, dtype=torch.long)
    for at, row in enumerate(ids):
        found[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return found, mask


class Trainer:
    """One training from the published weights, seeded. `kind` is the network to make."""

    def __init__(
        self,
        labels: Labels,
        recipe: Recipe,
        weights: Path,
        tokenizer: Tokenizer,
        seed: int,
        kind: type[Network] = Encoder,
    ) -> None:
        torch.manual_seed(seed)
        self.labels, self.recipe, self.tokenizer = labels, recipe, tokenizer
        self.dice = random.Random(seed)  # noqa: S311 - not for secrets
        self.device, self.quick = device_and_speed()
        self.network = kind(labels.width, recipe.dropout)
        self.network.load_published(weights)
        self.network.to(self.device)
        if recipe.freeze_words:
            self.network.words.weight.requires_grad_(False)
        self.mean: dict[str, Tensor] = {}

    def fit(
        self,
        messages: list[TrainingMessage],
        taught: Taught | None = None,
        after: Callable[[int], None] | None = None,
    ) -> Network:
        """Train on every message, `after` each pass calling back; gives the network."""
        recipe = self.recipe
        targets = Targets.of(messages, self.labels)
        lesson = Lesson.of(messages, taught) if taught and recipe.taught else None
        calm = [message for message in messages if message.tier.rank == 4]
        steps = math.ceil(len(messages) / recipe.batch) * recipe.epochs
        optimiser = torch.optim.AdamW(self._groups(), weight_decay=WEIGHT_DECAY)
        pace = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min((step + 1) / (WARM_UP * steps), 1.0) * (1 - step / steps)
        )
        for epoch in range(recipe.epochs):
            self.network.train()
            ids = self._seen(messages, calm)
            for rows in batches([len(row) for row in ids], recipe.batch, self.dice):
                logits = self._logits([ids[row] for row in rows])
                loss = targets.loss(logits, rows, self.labels, recipe)
                if lesson is not None:
                    own = lesson.loss(logits, rows, self.labels)
                    loss = (loss + recipe.taught * own) / (1 + recipe.taught)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                optimiser.step()
                pace.step()
                self._average()
            if after is not None:
                after(epoch)
        if self.mean:
            self.network.load_state_dict(self.mean, strict=False)
        return self.network.eval()

    def read(self, texts: Sequence[str]) -> np.ndarray:
        """Logits of each text as the network stands, messages by labels."""
        self.network.eval()
        ids = [row.ids for row in self.tokenizer.encode_batch([prepared(t) for t in texts])]
        found = np.zeros((len(ids), self.labels.width), dtype=np.float32)
        with torch.no_grad():
            for rows in batches([len(row) for row in ids], 64, None):
                found[rows] = self._logits([ids[row] for row in rows]).cpu().numpy()
        return found

    def _seen(
        self, messages: list[TrainingMessage], calm: list[TrainingMessage]
    ) -> list[list[int]]:
        texts = []
        for message in messages:
            shown = joined(message, calm, self.dice) if self.recipe.join else message
            text = roughen(shown.text, self.dice) if self.recipe.roughen else shown.text
            texts.append(prepared(text))
        return [row.ids for row in self.tokenizer.encode_batch(texts)]

    def _logits(self, ids: list[list[int]]) -> Tensor:
        found, mask = padded(ids)
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.quick):
            logits = self.network(found.to(self.device), mask.to(self.device))
        return logits.float()

    def _groups(self) -> list[dict[str, object]]:
        recipe, network = self.recipe, self.network
        groups: list[dict[str, object]] = [
            {"params": list(network.heads.parameters()), "lr": recipe.rate * recipe.head_rate}
        ]
        below = len(network.layers)
        for depth, layer in enumerate(network.layers):
            rate = recipe.rate * recipe.layer_decay ** (below - 1 - depth)
            groups.append({"params": list(layer.parameters()), "lr": rate})
        parameters = [
            weights
            for name, weights in network.named_parameters()
            if weights.requires_grad and not name.startswith(("heads.", "layers."))
        ]
        groups.append({"params": parameters, "lr": recipe.rate * recipe.layer_decay**below})
        return groups

    def _average(self) -> None:
        decay = self.recipe.averaging
        if not decay:
            return
        learning = {
            name: weights.detach()
            for name, weights in self.network.named_parameters()
            if weights.requires_grad
        }
        if not self.mean:
            self.mean = {name: weights.clone() for name, weights in learning.items()}
        for name, weights in learning.items():
            self.mean[name].lerp_(weights, 1 - decay)
