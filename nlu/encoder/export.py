"""From the trained network to the file that serves: an ONNX graph, quantised to 8 bits."""

from __future__ import annotations

import copy
import logging
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from nlu.encoder.network import Encoder

OPERATORS = ["MatMul", "Gemm"]
OPSET = 17


class RoundedWords(nn.Module):
    """Word embeddings in 8 bits, each word with its own scale.

    They are half of the weights. The quantiser would give all words one scale, and the rare
    ones, whose numbers are small, would lose most of what they say.
    """

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        table = words.weight.detach().float()
        scale = table.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (table / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """The embeddings of some ids."""
        return self.table[ids].float() * self.scale[ids]


class Served(nn.Module):
    """The network with what each token gave beside the mean."""

    def __init__(self, network: Encoder, *, rounded: bool) -> None:
        super().__init__()
        self.network = copy.deepcopy(network)
        if rounded:
            self.network.words = RoundedWords(network.words)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (messages by labels), and the same by token (messages by tokens by labels)."""
        given = self.network.heads(self.network.tokens(input_ids, attention_mask))
        weights = attention_mask[:, :, None].to(given.dtype)
        return (given * weights).sum(1) / weights.sum(1), given


def export(network: Encoder, target: Path, *, quantise: bool = True) -> None:
    """Write the graph."""
    served = Served(network, rounded=quantise).eval().cpu().float()
    ids = torch.ones(2, 7, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the exporter warns about itself
            torch.onnx.export(
                served,
                (ids, torch.ones_like(ids)),
                whole,
                input_names=["input_ids", "attention_mask"],
                output_names=["logits", "token_logits"],
                dynamic_axes={
                    "input_ids": {0: "messages", 1: "tokens"},
                    "attention_mask": {0: "messages", 1: "tokens"},
                    "logits": {0: "messages"},
                    "token_logits": {0: "messages", 1: "tokens"},
                },
                opset_version=OPSET,
                dynamo=False,
            )
        if quantise:
            logging.disable(logging.WARNING)  # the quantiser advises a step that changes nothing
            quantize_dynamic(
                whole,
                target,
                op_types_to_quantize=OPERATORS,
                per_channel=True,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=heads_of(whole),
            )
            logging.disable(logging.NOTSET)
        else:
            target.write_bytes(whole.read_bytes())


def heads_of(path: Path) -> list[str]:
    """The names of the heads' own nodes: left in full, since the reasons are read off them."""
    import onnx

    graph = onnx.load(str(path)).graph
    return [node.name for node in graph.node if "/heads/" in node.name]
