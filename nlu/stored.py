"""Keeping arrays in Rasa's model storage: plain numpy files, nothing that can run code."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage


def save(
    storage: ModelStorage,
    resource: Resource,
    arrays: Mapping[str, Mapping[str, np.ndarray]],
    names: list[str] | None = None,
) -> None:
    """Write groups of arrays, and optionally a list of words, under a component's resource."""
    with storage.write_to(resource) as folder:
        for group, members in arrays.items():
            np.savez(folder / f"{group}.npz", **members)
        if names is not None:
            (folder / "names.json").write_text(json.dumps(names), encoding="utf-8")


def load(storage: ModelStorage, resource: Resource, group: str) -> dict[str, np.ndarray]:
    """Read one group of arrays back."""
    with (
        storage.read_from(resource) as folder,
        np.load(folder / f"{group}.npz", allow_pickle=False) as found,
    ):
        return {name: found[name] for name in found.files}


def load_names(storage: ModelStorage, resource: Resource) -> list[str]:
    """Read the list of words back."""
    with storage.read_from(resource) as folder:
        return list(json.loads((folder / "names.json").read_text(encoding="utf-8")))
