"""What the encoder's columns mean, in both the building and the serving environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TIERS = ("P1", "P2", "P3", "P4")
# "Is it at least this urgent?", asked of every message; beside the four tiers as a choice,
# because the lines that decide are drawn between tiers.
LADDER = ("P1", "P1-P2", "P1-P3")


@dataclass(frozen=True)
class Labels:
    """The columns of the logits: tiers, ladder, routes, intents, in this order."""

    routes: tuple[str, ...]
    intents: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.intent.stop

    @property
    def tier(self) -> slice:
        """The four tiers, as logits of a choice."""
        return slice(0, len(TIERS))

    @property
    def ladder(self) -> slice:
        """The three questions of LADDER, as log odds."""
        return slice(self.tier.stop, self.tier.stop + len(LADDER))

    @property
    def route(self) -> slice:
        """The routes, as logits of a choice."""
        return slice(self.ladder.stop, self.ladder.stop + len(self.routes))

    @property
    def intent(self) -> slice:
        """The intents, as logits of a choice."""
        return slice(self.route.stop, self.route.stop + len(self.intents))

    def as_json(self) -> dict[str, list[str]]:
        """For encoder.json."""
        return {"routes": list(self.routes), "intents": list(self.intents)}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Labels:
        """The reverse of `as_json`."""
        return cls(tuple(body["routes"]), tuple(body["intents"]))
