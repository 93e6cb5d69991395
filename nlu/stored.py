"""Keeping arrays in Rasa's model storage: plain numpy files, nothing that can run code."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage


def save(
    storage: ModelStorage, resource: Resource, arrays: Mapping[str, Mapping[str, np.ndarray]]
) -> None:
    """Write groups of arrays under a component's resource."""
    with storage.write_to(resource) as folder:
        for group, members in arrays.items():
            np.savez(folder / f"{group}.npz", **members)


def load(storage: ModelStorage, resource: Resource, group: str) -> dict[str, np.ndarray]:
    """Read one group of arrays back."""
    with (
        storage.read_from(resource) as folder,
        np.load(folder / f"{group}.npz", allow_pickle=False) as found,
    ):
        return {name: found[name] for name in found.files}
