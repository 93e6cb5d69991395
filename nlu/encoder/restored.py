"""The weights in the graph that serves, as numbers to learn on from.

Layers are in the graph in 8 bits, each output with its own scale: put back, they read a text
nearly as the graph does (`nlu.encoder.further` checks it).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

PREFIX = "network."


def restored_weights(path: Path) -> dict[str, Tensor]:
    """By their names in `nlu.encoder.network`. KeyError when the graph is not one of `export`."""
    graph = onnx.load(str(path)).graph
    held = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found = {
        name.removeprefix(PREFIX): numbers
        for name, numbers in held.items()
        if name.startswith(PREFIX) and not name.startswith(f"{PREFIX}words.")
    }
    found["words.weight"] = held[f"{PREFIX}words.table"] * held[f"{PREFIX}words.scale"]
    for node in graph.node:
        if node.op_type == "Add" and node.input[1] in held and PREFIX not in node.input[1]:
            # The exporter folded the row that is read away from the table; the other never is.
            row = held[node.input[1]]
            found["token_types.weight"] = np.stack([row, np.zeros_like(row)])
            continue
        if node.op_type not in {"MatMulInteger", "MatMul"} or node.input[1] not in held:
            continue
        given = held[node.input[1]].astype(np.float32)
        if node.op_type == "MatMulInteger":
            weight = node.input[1].removesuffix("_quantized")
            given = (given - held[f"{weight}_zero_point"]) * held[f"{weight}_scale"]
        found[_layer(node.name) + ".weight"] = given.T
    return {name: torch.from_numpy(np.array(each, np.float32)) for name, each in found.items()}


def _layer(node: str) -> str:
    """`/layers.0/query/MatMul_quant` is `layers.0.query`; `/heads/MatMul` is `heads`."""
    return ".".join(node.strip("/").split("/")[:-1]).removeprefix(PREFIX)
