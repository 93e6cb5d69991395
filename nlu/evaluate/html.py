"""Small pieces of HTML. Everything that is not a piece itself is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from nlu.evaluate.shares import Share

STYLE = Path(__file__).parent / "report.css"


class Markup(str):
    """HTML that is ready to stand in a page."""

    __slots__ = ()


def safe(value: object) -> Markup:
    """A piece as it is, anything else escaped."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))


def join(*pieces: object) -> Markup:
    """Pieces one after another, a line each."""
    return Markup("\n".join(safe(piece) for piece in pieces))


def paragraph(words: object) -> Markup:
    """A paragraph."""
    return Markup(f"<p>{safe(words)}</p>")


def bullets(items: Iterable[object]) -> Markup:
    """An unordered list."""
    return Markup("<ul>" + "".join(f"<li>{safe(item)}</li>" for item in items) + "</ul>")


def section(name: str, heading: str, *body: object) -> Markup:
    """A part of the page with its heading; `name` is its anchor."""
    inside = join(*body)
    return Markup(
        f'<section aria-labelledby="{name}"><h2 id="{name}">{escape(heading)}</h2>'
        f"\n{inside}\n</section>"
    )


def folded(summary: str, *body: object) -> Markup:
    """A part that opens on demand (and in print)."""
    return Markup(f"<details><summary>{escape(summary)}</summary>\n{join(*body)}\n</details>")


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """A table whose first column heads its rows. It scrolls by itself when it is wide."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "\n".join(f"<tr>{_row(row)}</tr>" for row in rows)
    return Markup(
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[object]) -> str:
    first, *rest = cells
    others = "".join(
        str(cell)
        if isinstance(cell, Markup) and cell.startswith("<td")
        else f"<td>{safe(cell)}</td>"
        for cell in rest
    )
    return f'<th scope="row">{safe(first)}</th>{others}'


def shaded(value: object, share: float) -> Markup:
    """A cell whose background grows with a share; the number stands in it for all to read."""
    return Markup(f'<td class="shade" style="--share:{share:.3f}">{safe(value)}</td>')


def message(text: str) -> Markup:
    """A composed message, in its own script and direction."""
    return Markup(f'<span class="message" dir="auto">{escape(text)}</span>')


def percent(share: float) -> str:
    """A share in per cent with one decimal."""
    return f"{share * 100:.1f}\u00a0%"


def span(share: Share) -> str:
    """The 95 % interval of a share."""
    low, high = share.interval
    return f"{low * 100:.1f}–\u2060{high * 100:.1f}\u00a0%" if share.of else "–"


def counted(share: Share) -> str:
    """A share in per cent with its counts; a dash when nothing was asked."""
    return f"{percent(share.value)} ({share.hits}/{share.of})" if share.of else "–"


def page(title: str, lead: object, sections: Sequence[Markup], contents: Markup) -> str:
    """The whole document, which needs nothing from outside."""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n"
        f'</head>\n<body>\n<a class="skip" href="#main">Skip to the figures</a>\n'
        f"<header><h1>{escape(title)}</h1>{safe(lead)}{contents}</header>\n"
        f'<main id="main">\n{join(*sections)}\n</main>\n</body>\n</html>\n'
    )
