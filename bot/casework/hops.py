"""One thing on its way between machines: what a stream hands to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Hop(Generic[Item]):
    """An entry of a stream. `item` is None when its bytes could not be read.

    `entry_id` is the stream's own name for it. `deliveries` counts how often it was handed
    to a worker, this time included. `error` is the class of what went wrong when decoding.
    `about` is the id of the conversation it belongs to, known even when `item` is not.
    """

    partition: int
    entry_id: str
    item: Item | None
    deliveries: int = 1
    error: str = ""
    about: str = ""
