"""The oracle's report: as markdown for the documentation, as one page of HTML for people."""

from __future__ import annotations

import html
import os
import platform
import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bench.chaos.evidence import Contact, Evidence, Said
from bench.chaos.oracle import Verdict
from bench.chaos.orders import Orders
from bot.casework.triage import Tier

STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;
border-bottom:1px solid #8886;text-align:left;vertical-align:top}.no{font-weight:700}"""


@dataclass(frozen=True)
class Waits:
    """Seconds from writing to the next answer. `none`: how many were answered by no words."""

    name: str
    count: int
    median: float
    p99: float
    most: float


def waits(contacts: Iterable[Contact]) -> list[Waits]:
    """Return how long contacts waited, by what they wrote."""
    every: dict[str, list[float]] = {"P1": [], "P2 and P3": [], "P4": []}
    for contact in contacts:
        for said in contact.said:
            wait = _wait(contact, said)
            if wait is not None:
                every[_group(said)].append(wait)
    return [
        Waits(name, len(found), statistics.median(found), _p99(found), max(found))
        for name, found in every.items()
        if found
    ]


def _group(said: Said) -> str:
    tier = said.line.tier
    return tier.value if tier in (Tier.P1, Tier.P4) else "P2 and P3"


def _wait(contact: Contact, said: Said) -> float | None:
    """Return the wait for the answer that quotes the mark, or for the next words at all."""
    later = [heard for heard in contact.heard if heard.at > said.at]
    if said.line.tier is Tier.P4:
        later = [heard for heard in later if said.line.mark in heard.text] or later
    return later[0].at - said.at if later else None


def _p99(found: list[float]) -> float:
    return sorted(found)[min(len(found) - 1, int(len(found) * 0.99))]


def machine() -> str:
    """Return the machine in words: processors, load and Python."""
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), load"
        f" {load:.0f} at the end, Python {platform.python_version()}"
    )


def tables(orders: Orders, evidence: Evidence, verdicts: tuple[Verdict, ...]) -> list[Table]:
    """Return everything that is reported, as tables."""
    return [
        Table(
            "Promises",
            ("promise", "held", "counted"),
            [(v.promise, "yes" if v.held else "NO", v.counted) for v in verdicts],
        ),
        Table(
            "What broke it",
            ("promise", "example"),
            [(v.promise, line) for v in verdicts for line in v.broken],
        ),
        Table(
            "Seconds until an answer",
            ("words", "answered", "median", "p99", "longest"),
            [
                (w.name, str(w.count), f"{w.median:.2f}", f"{w.p99:.2f}", f"{w.most:.2f}")
                for w in waits(evidence.contacts)
            ],
        ),
        Table("The run", ("what", "how much"), _size(orders, evidence)),
    ]


def _size(orders: Orders, evidence: Evidence) -> list[tuple[str, ...]]:
    hits = Counter(f"{blow.kind}: {blow.on}" for blow in evidence.blows)
    written = sum(len(contact.said) for contact in evidence.contacts)
    begun, web = sum(bool(c.said) for c in evidence.contacts), f"{orders.web_share:.0%}"
    return [
        ("seed", str(orders.seed)),
        ("broken on purpose", orders.broken or "nothing"),
        ("conversations", f"{begun} of {orders.conversations}, {web} on the web chat"),
        ("messages", f"{written}, each different"),
        ("seconds", f"{evidence.took:.0f} ({written / max(1.0, evidence.took):.0f} a second)"),
        ("blows while contacts wrote", f"{evidence.blows_while_writing} of {len(evidence.blows)}"),
        ("answers seen by contacts", str(sum(len(c.heard) for c in evidence.contacts))),
        ("cases that staff answered", str(len(evidence.replies))),
        ("Redis", orders.redis),
        *((name, str(count)) for name, count in sorted(hits.items())),
        ("machine", machine()),
    ]


@dataclass(frozen=True)
class Table:
    """One table of the report."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def markdown(self) -> str:
        """Return it as markdown."""
        lines = [self.head, tuple("---" for _ in self.head), *self.rows]
        body = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        return f"## {self.title}\n\n{body}\n"

    def html(self) -> str:
        """Return it as HTML."""

        def row(cells: tuple[str, ...], tag: str) -> str:
            inner = "".join(
                f"<{tag}{' class=no' if cell == 'NO' else ''}>{html.escape(cell)}</{tag}>"
                for cell in cells
            )
            return f"<tr>{inner}</tr>"

        body = "".join(row(cells, "td") for cells in self.rows)
        return f"<h2>{self.title}</h2><table>{row(self.head, 'th')}{body}</table>"


def markdown(orders: Orders, found: list[Table]) -> str:
    """Return the report as markdown."""
    when = datetime.now(UTC).strftime("%d %B %Y")
    head = f"# Crash laboratory, seed {orders.seed}\n\n{when}.\n\n"
    return head + "\n".join(table.markdown() for table in found if table.rows)


def page(orders: Orders, found: list[Table]) -> str:
    """Return the report as one page of HTML."""
    body = "".join(table.html() for table in found if table.rows)
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Crash laboratory, seed'
        f" {orders.seed}</title><style>{STYLE}</style><h1>Crash laboratory, seed"
        f" {orders.seed}</h1>{body}</html>\n"
    )
