"""MiniLM in plain torch: six layers, and heads that read the mean of its tokens.

Written out rather than taken from a library, so that building needs little beside torch and
the exported graph holds what stands here and nothing else. Checked against the published
weights: a name that is missing or left over stops the loading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

VOCABULARY, POSITIONS, TOKEN_TYPES = 30522, 512, 2
INNER_DROPOUT = 0.1


@dataclass(frozen=True)
class Shape:
    """The sizes of a network."""

    layers: int
    width: int
    inner: int
    attention_heads: int
    norm_epsilon: float


MINILM = Shape(layers=6, width=384, inner=1536, attention_heads=12, norm_epsilon=1e-12)

# Names in the published file, and here.
_RENAMED = (
    ("encoder.layer.", "layers."),
    ("attention.self.", ""),
    ("attention.output.dense", "attended"),
    ("attention.output.LayerNorm", "attended_norm"),
    ("intermediate.dense", "inner"),
    ("output.dense", "outer"),
    ("output.LayerNorm", "outer_norm"),
    ("embeddings.LayerNorm", "embedded_norm"),
    ("embeddings.word_embeddings", "words"),
    ("embeddings.position_embeddings", "positions"),
    ("embeddings.token_type_embeddings", "token_types"),
)
_LEFT_OUT = ("pooler.", "embeddings.position_ids")


class Layer(nn.Module):
    """Attention and a feed-forward step, each added to what came in and normalised."""

    def __init__(self, shape: Shape = MINILM) -> None:
        super().__init__()
        width, self.shape = shape.width, shape
        self.query, self.key, self.value, self.attended = (
            nn.Linear(width, width) for _ in range(4)
        )
        self.attended_norm = nn.LayerNorm(width, eps=shape.norm_epsilon)
        self.inner, self.outer = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.outer_norm = nn.LayerNorm(width, eps=shape.norm_epsilon)
        self.dropout = nn.Dropout(INNER_DROPOUT)

    def forward(self, states: Tensor, closed: Tensor) -> Tensor:
        """`closed` is added to the attention scores: very negative at padding."""
        batch, length, width = states.shape
        each = width // self.shape.attention_heads
        split = (batch, length, self.shape.attention_heads, each)
        query = self.query(states).view(split).transpose(1, 2)
        key = self.key(states).view(split).transpose(1, 2)
        value = self.value(states).view(split).transpose(1, 2)
        scores = query @ key.transpose(2, 3) / each**0.5 + closed
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2)
        attended = self.dropout(self.attended(mixed.reshape(batch, length, width)))
        states = self.attended_norm(states + attended)
        return self.outer_norm(
            states + self.dropout(self.outer(functional.gelu(self.inner(states))))
        )


class Encoder(nn.Module):
    """From token ids to one logit a label, and to what each token gave to it.

    The logits are exactly the mean of the tokens' own, so reasons can be read off.
    """

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, MINILM.width)
        self.positions = nn.Embedding(POSITIONS, MINILM.width)
        self.token_types = nn.Embedding(TOKEN_TYPES, MINILM.width)
        self.embedded_norm = nn.LayerNorm(MINILM.width, eps=MINILM.norm_epsilon)
        self.layers = nn.ModuleList(Layer() for _ in range(MINILM.layers))
        self.inner_dropout, self.dropout = nn.Dropout(INNER_DROPOUT), nn.Dropout(dropout)
        self.heads = nn.Linear(MINILM.width, labels)

    def tokens(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The last layer's states, messages by tokens by width."""
        places = torch.arange(ids.shape[1], device=ids.device)
        summed = self.words(ids) + self.positions(places) + self.token_types.weight[0]
        states = self.inner_dropout(self.embedded_norm(summed))
        closed = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, closed)
        return states

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits, messages by labels."""
        weights = mask[:, :, None].float()
        pooled = (self.tokens(ids, mask).float() * weights).sum(1) / weights.sum(1)
        return self.heads(self.dropout(pooled))

    def load_published(self, path: Path) -> None:
        """Take the published MiniLM weights; RuntimeError when a name does not fit."""
        found = {
            renamed(name, _RENAMED): tensor
            for name, tensor in load_file(path).items()
            if not name.startswith(_LEFT_OUT)
        }
        take(self, found)


def take(network: nn.Module, found: Mapping[str, Tensor]) -> None:
    """Load all but the heads; RuntimeError when a name does not fit."""
    missing, extra = network.load_state_dict(found, strict=False)
    if extra or set(missing) != {"heads.weight", "heads.bias"}:
        raise RuntimeError(f"the weights do not fit: missing {missing}, left over {extra}")


def renamed(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A weight's name here, from its published one."""
    for theirs, ours in pairs:
        name = name.replace(theirs, ours)
    return name
