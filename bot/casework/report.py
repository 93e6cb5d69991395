"""A report of some days, read from their numbers alone: counts, times and shares.

Whoever exports one gives it to people outside the desk, so `guarded` hides what is small: a
count of one to four is shown as `<5`, and where a single small count could be worked out from
the others, the next smallest is hidden with it. Five is what the Office for National Statistics
and NHS England use for tables about people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.casework.spans import share
from bot.casework.tally import DIMENSIONS, TIMED, Measure

SMALL = 5
MEDIAN, NINETY = 0.5, 0.9
# What somebody took in their shift is for the live board alone.
SHOWN_MEASURES = tuple(m for m in Measure if m is not Measure.P1_TAKEN)
NO_STEP = -1
# (measure, dimension, value): how many of each length in seconds.
Sums = dict[tuple[str, str, str], dict[int, int]]


@dataclass(frozen=True)
class Cell:
    """One number: how many, and for what takes time the median and nine in ten, in seconds.

    After `guarded`, `small` says that `count` is not to be shown (it is one to four), and
    `hidden` that it is left out beside such a one.
    """

    count: int = 0
    median: int | None = None
    ninety: int | None = None
    small: bool = False
    hidden: bool = False

    @property
    def words(self) -> str:
        """The count as it is shown."""
        return "hidden" if self.hidden else f"<{SMALL}" if self.small else str(self.count)


@dataclass(frozen=True)
class Row:
    """One value of a dimension, with a cell for each measure."""

    value: str
    cells: Mapping[Measure, Cell]


@dataclass(frozen=True)
class Report:
    """The numbers of some days. `rows` holds the values of each dimension, in order."""

    days: tuple[str, ...]
    totals: Mapping[Measure, Cell]
    rows: Mapping[str, tuple[Row, ...]]
    by_day: tuple[Row, ...]


def report_of(kept: Mapping[str, Mapping[str, int]], days: Iterable[str]) -> Report:
    """Return the report of these days, in order; days without numbers count as quiet."""
    days = tuple(days)
    whole: Sums = {}
    each = []
    for day in days:
        sums = _sums(kept.get(day, {}))
        each.append(Row(day, _totals(sums)))
        for place, steps in sums.items():
            mine = whole.setdefault(place, {})
            for step, count in steps.items():
                mine[step] = mine.get(step, 0) + count
    return Report(
        days,
        _totals(whole),
        {dimension: _rows(whole, dimension) for dimension in DIMENSIONS},
        tuple(each),
    )


def guarded(report: Report) -> Report:
    """Return the report as it may leave the desk: small counts hidden, and their neighbours.

    A total is hidden too when it is small itself.
    """
    return replace(
        report,
        totals={measure: _hushed(cell) for measure, cell in report.totals.items()},
        rows={dimension: _guarded(rows) for dimension, rows in report.rows.items()},
        by_day=_guarded(report.by_day),
    )


def _guarded(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    columns: dict[Measure, list[Cell]] = {}
    for measure in SHOWN_MEASURES:
        cells = [_hushed(row.cells[measure]) for row in rows]
        if sum(cell.small for cell in cells) == 1:
            others = [n for n, cell in enumerate(cells) if not cell.small and cell.count > 0]
            if others:
                least = min(others, key=lambda n: cells[n].count)
                cells[least] = Cell(cells[least].count, hidden=True)
        columns[measure] = cells
    return tuple(
        Row(row.value, {measure: columns[measure][n] for measure in SHOWN_MEASURES})
        for n, row in enumerate(rows)
    )


def _hushed(cell: Cell) -> Cell:
    return Cell(cell.count, small=True) if 0 < cell.count < SMALL else cell


def _sums(counts: Mapping[str, int]) -> Sums:
    """Read the names under which numbers are kept; those of a person are no part of a report."""
    found: Sums = {}
    for name, count in counts.items():
        measure, dimension, value, *step = name.split("|")
        if dimension in DIMENSIONS:
            steps = found.setdefault((measure, dimension, value), {})
            seconds = int(step[0]) if step else NO_STEP
            steps[seconds] = steps.get(seconds, 0) + count
    return found


def _rows(sums: Sums, dimension: str) -> tuple[Row, ...]:
    values = sorted({value for _, named, value in sums if named == dimension})
    return tuple(
        Row(
            value,
            {m: _cell(m, sums.get((m.value, dimension, value), {})) for m in SHOWN_MEASURES},
        )
        for value in values
    )


def _totals(sums: Sums) -> dict[Measure, Cell]:
    """Sum over the tiers: each fact of a case or a message has exactly one."""
    found: dict[Measure, dict[int, int]] = {measure: {} for measure in SHOWN_MEASURES}
    for (name, dimension, _), steps in sums.items():
        if dimension == DIMENSIONS[0]:
            mine = found[Measure(name)]
            for step, count in steps.items():
                mine[step] = mine.get(step, 0) + count
    return {measure: _cell(measure, steps) for measure, steps in found.items()}


def _cell(measure: Measure, steps: Mapping[int, int]) -> Cell:
    count = sum(steps.values())
    if measure not in TIMED:
        return Cell(count)
    return Cell(count, share(steps, MEDIAN), share(steps, NINETY))
