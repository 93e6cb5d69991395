"""The open cases as they were read last: a record that has not changed is not decoded again.

Every page of the desk reads the whole queue, and few of its cases change from one page to the
next. Of 2,000 open cases, unsealing and decoding took nine tenths of a page's time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.casework.cases import Case

Row = list[bytes | None]


class LastLook:
    """Holds what the last look saw and nothing else, so that what was erased does not stay."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Row, Case]] = {}

    def read(
        self, rows: Sequence[tuple[str, Row]], as_case: Callable[[str, Row], Case | None]
    ) -> list[Case]:
        """Return the cases of (key, stored row); `as_case` gives None for one that is broken."""
        before, now = self._seen, {}
        for key, row in rows:
            known = before.get(key)
            case = known[1] if known and known[0] == row else as_case(key, row)
            if case is not None:
                now[key] = (row, case)
        self._seen = now
        return [case for _, case in now.values()]
