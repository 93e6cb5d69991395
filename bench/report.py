"""The comparison as one HTML page without anything from elsewhere: a table and three drawings."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

WIDE, BAR, GAP, LEFT = 640, 26, 12, 210
OURS, THEIRS = "#0b6e6e", "#8a5a00"
SHADES = ("#0b6e6e", "#3f8f8f", "#74b0b0", "#8a5a00", "#b08a4a", "#5a5a8a", "#999999")

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid #8886; text-align: right; }
th:first-child, td:first-child { text-align: left; }
svg { width: 100%; height: auto; } svg text { fill: currentColor; font-size: 13px; }
"""

# Name in the result, what it is called, digits after the point.
ROWS = (
    ("per_core", "messages a second of one core, all processes", 1),
    ("per_second", "messages a second on this machine", 1),
    ("p50_ms", "half load, median (ms)", 1),
    ("p95_ms", "half load, 95th percentile (ms)", 1),
    ("p99_ms", "half load, 99th percentile (ms)", 1),
    ("ready_s", "from start to the first answer (s)", 1),
    ("idle_mb", "resident memory at the start (MB)", 0),
    ("loaded_mb", "resident memory after load (MB)", 0),
    ("pounds_per_million", "cost of a million messages (£)", 2),
)


def page(result: Mapping[str, Any]) -> str:
    """Return the whole page."""
    ours, theirs = result["waymark"], result["stock"]
    asked, machine = result["asked"], result["machine"]
    rows = [
        _row(title, f"{ours[name]:.{digits}f}", f"{theirs[name]:.{digits}f}")
        for name, title, digits in ROWS
    ]
    rows += [_row("a long conversation: first and last turn (ms)", _turns(ours), _turns(theirs))]
    parts = (
        "<!doctype html><html lang=en><meta charset=utf-8>",
        "<meta name=viewport content='width=device-width'><title>Waymark beside stock Rasa</title>",
        f"<style>{STYLE}</style><main><h1>Waymark beside stock Rasa</h1>",
        f"<p>{escape(result['at'])}, {machine['cores']} cores, load {machine['load_before'][0]} "
        f"before and {machine['load_after'][0]} after; {asked['rounds']} rounds of "
        f"{asked['seconds']:.0f} s for each load, medians. A core hour at £{asked['price']}.</p>",
        "<table><tr><th>measure<th>Waymark<th>stock Rasa 3.6.21</tr>",
        *rows,
        "</table>",
        "<h2>Messages a second of one core</h2>",
        bars([("Waymark", ours["per_core"], OURS), ("stock Rasa", theirs["per_core"], THEIRS)]),
        "<h2>Milliseconds at half of each one's own load</h2>",
        bars(_latencies(ours, theirs)),
        "<h2>Processor time a message, by process (ms)</h2>",
        bars([(part, spent, SHADES[0]) for part, spent in sorted(ours["cpu_ms"].items())]),
        "<h2>Danger that the screen sees (ms)</h2>",
        _urgent(ours["urgent"]),
        "</main></html>",
    )
    return "\n".join(parts) + "\n"


def bars(values: list[tuple[str, float, str]]) -> str:
    """Draw one bar a value, with its number beside it."""
    most = max(value for _, value, _ in values) or 1.0
    height = len(values) * (BAR + GAP)
    drawn = [f'<svg viewBox="0 0 {WIDE} {height}" role="img">']
    for at, (name, value, colour) in enumerate(values):
        top, length = at * (BAR + GAP), (WIDE - LEFT - 80) * value / most
        middle = top + BAR * 0.7
        drawn += [
            f'<text x="0" y="{middle:.0f}">{escape(name)}</text>',
            f'<rect x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR}" fill="{colour}"/>',
            f'<text x="{LEFT + length + 6:.1f}" y="{middle:.0f}">{value:.1f}</text>',
        ]
    return "".join([*drawn, "</svg>"])


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}" for cell in cells) + "</tr>"


def _turns(side: Mapping[str, Any]) -> str:
    told = side["turns"]
    return f"{told['first_ms']:.0f}, {told['last_ms']:.0f} at turn {told['turns']:.0f}"


def _latencies(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[tuple[str, float, str]]:
    return [
        (f"{name}, {cut}", side[f"{cut}_ms"], colour)
        for cut in ("p50", "p95", "p99")
        for name, side, colour in (("Waymark", ours, OURS), ("stock Rasa", theirs, THEIRS))
    ]


def _urgent(found: Mapping[str, Any]) -> str:
    rows = [
        _row(
            name.replace("_", " "),
            f"{one['queued_p50']:.0f} / {one['queued_p99']:.0f}",
            f"{one['answered_p50']:.0f} / {one['answered_p99']:.0f}",
        )
        for name, one in found.items()
    ]
    head = "<tr><th>while<th>on the queue, p50 / p99<th>answered, p50 / p99</tr>"
    return "".join(["<table>", head, *rows, "</table>"])
