"""MPNet in plain torch: twelve layers, which learn once and are never served.

Five times the weights of the network that serves: it reads better and too slowly. What it makes
of the training messages teaches the small one (`nlu.encoder.teach`).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from nlu.encoder.network import INNER_DROPOUT, Layer, Shape, renamed, take

MPNET = Shape(layers=12, width=768, inner=3072, attention_heads=12, norm_epsilon=1e-5)
VOCABULARY, POSITIONS = 30527, 514
FIRST_POSITION = 2  # the places before it stand for padding
# How far apart two tokens are, in steps that grow with the distance (Raffel et al. 2020).
NEARNESS, FARTHEST = 32, 128

_RENAMED = (
    ("encoder.relative_attention_bias", "nearness"),
    ("encoder.layer.", "layers."),
    ("attention.attn.q", "query"),
    ("attention.attn.k", "key"),
    ("attention.attn.v", "value"),
    ("attention.attn.o", "attended"),
    ("attention.LayerNorm", "attended_norm"),
    ("intermediate.dense", "inner"),
    ("output.dense", "outer"),
    ("output.LayerNorm", "outer_norm"),
    ("embeddings.LayerNorm", "embedded_norm"),
    ("embeddings.word_embeddings", "words"),
    ("embeddings.position_embeddings", "positions"),
)
_LEFT_OUT = ("pooler.", "embeddings.position_ids")


class Teacher(nn.Module):
    """From token ids to one logit a label."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, MPNET.width)
        self.positions = nn.Embedding(POSITIONS, MPNET.width)
        self.embedded_norm = nn.LayerNorm(MPNET.width, eps=MPNET.norm_epsilon)
        self.nearness = nn.Embedding(NEARNESS, MPNET.attention_heads)
        self.layers = nn.ModuleList(Layer(MPNET) for _ in range(MPNET.layers))
        self.inner_dropout, self.dropout = nn.Dropout(INNER_DROPOUT), nn.Dropout(dropout)
        self.heads = nn.Linear(MPNET.width, labels)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits, messages by labels."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places + FIRST_POSITION)
        states = self.inner_dropout(self.embedded_norm(states))
        closed = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        near = self.nearness(steps_apart(places)).permute(2, 0, 1)[None]
        for layer in self.layers:
            states = layer(states, near + closed)
        weights = mask[:, :, None].float()
        pooled = (states.float() * weights).sum(1) / weights.sum(1)
        return self.heads(self.dropout(pooled))

    def load_published(self, path: Path) -> None:
        """Take the published weights; RuntimeError when a name does not fit."""
        published = load_file(path)
        kept = {name: body for name, body in published.items() if not name.startswith(_LEFT_OUT)}
        take(self, {renamed(name, _RENAMED): tensor for name, tensor in kept.items()})


def steps_apart(places: Tensor) -> Tensor:
    """The row of `nearness` for each pair of places, places by places."""
    apart = places[:, None] - places[None, :]
    half = NEARNESS // 2
    after = (apart < 0).long() * half
    distance = apart.abs()
    exact = half // 2
    ratio = torch.log(distance.clamp_min(1).float() / exact) / math.log(FARTHEST / exact)
    far = (exact + (ratio * (half - exact)).long()).clamp_max(half - 1)
    return after + torch.where(distance < exact, distance, far)
