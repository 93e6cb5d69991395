"""Which rows an open queue page has already: only what changed is drawn again.

The page says which version it shows; the rows of the last versions are remembered here. A
version that is not remembered (another copy of the desk drew it) gets every row.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

# A version a page and a few news: enough for a desk of fifty, small in memory.
REMEMBERED = 256


@dataclass
class DrawnRows:
    """For each version of a queue page, the version of each row on it."""

    _rows: OrderedDict[str, dict[str, str]] = field(default_factory=OrderedDict)

    def had(self, version: str) -> dict[str, str]:
        """Return the rows of a version by case; empty when it is not remembered."""
        return self._rows.get(version, {})

    def drawn(self, version: str, rows: dict[str, str]) -> None:
        """Remember what was drawn: each row's version by case."""
        self._rows[version] = rows
        self._rows.move_to_end(version)
        while len(self._rows) > REMEMBERED:
            self._rows.popitem(last=False)
