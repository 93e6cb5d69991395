"""Charts as inline SVG that take their colours from the page: light, dark and print alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from nlu.evaluate.html import Markup

WIDTH, HEIGHT = 560, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 52


@dataclass
class Chart:
    """Axes from `low` to `high` in both directions, with marks added one by one.

    `name` is unique on the page; `title` and `words` are what a screen reader says.
    """

    name: str
    title: str
    words: str
    across: str
    up: str
    x_range: tuple[float, float] = (0.0, 1.0)
    y_range: tuple[float, float] = (0.0, 1.0)
    percent_across: bool = True
    _marks: list[str] = field(default_factory=list)

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        """A line through points."""
        places = " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in points)
        self._marks.append(f'<polyline class="{kind}" points="{places}"/>')

    def dot(self, x: float, y: float, kind: str, hint: str) -> None:
        """A dot with a hint."""
        self._marks.append(
            f'<circle class="{kind}" cx="{self._x(x):.1f}" cy="{self._y(y):.1f}" r="4">'
            f"<title>{escape(hint)}</title></circle>"
        )

    def whisker(self, x: float, low: float, high: float) -> None:
        """An interval that stands upright."""
        at = f"{self._x(x):.1f}"
        self._marks.append(
            f'<line class="whisker" x1="{at}" x2="{at}" y1="{self._y(low):.1f}" '
            f'y2="{self._y(high):.1f}"/>'
        )

    def bar(self, left: float, right: float, height: float, kind: str) -> None:
        """A bar from the ground."""
        x, top = self._x(left), self._y(height)
        wide, tall = self._x(right) - x - 1, self._y(self.y_range[0]) - top
        self._marks.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{top:.1f}" width="{max(wide, 0.5):.1f}" '
            f'height="{max(tall, 0):.1f}"/>'
        )

    def label(self, x: float, y: float, words: str) -> None:
        """Words beside a mark."""
        self._marks.append(
            f'<text class="note" x="{self._x(x) + 8:.1f}" y="{self._y(y) + 4:.1f}">'
            f"{escape(words)}</text>"
        )

    def draw(self) -> Markup:
        """The finished chart."""
        return Markup(
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'aria-labelledby="{self.name}-t {self.name}-d">'
            f'<title id="{self.name}-t">{escape(self.title)}</title>'
            f'<desc id="{self.name}-d">{escape(self.words)}</desc>'
            f"{self._axes()}{''.join(self._marks)}</svg>"
        )

    def _axes(self) -> str:
        left, right, top, ground = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM
        parts = []
        for step in range(6):
            x = self.x_range[0] + (self.x_range[1] - self.x_range[0]) * step / 5
            y = self.y_range[0] + (self.y_range[1] - self.y_range[0]) * step / 5
            said = f"{x * 100:.0f} %" if self.percent_across else f"{x:.1f}"
            parts.append(
                f'<line class="grid" x1="{left}" x2="{right}" y1="{self._y(y):.1f}" '
                f'y2="{self._y(y):.1f}"/>'
                f'<text x="{left - 8}" y="{self._y(y) + 4:.1f}" class="end">{y * 100:.0f} %</text>'
                f'<text x="{self._x(x):.1f}" y="{ground + 18}" class="mid">{said}</text>'
            )
        middle = (top + ground) / 2
        parts.append(
            f'<text x="{(left + right) / 2}" y="{HEIGHT - 10}" class="mid axis">'
            f"{escape(self.across)}</text>"
            f'<text transform="translate(14 {middle}) rotate(-90)" class="mid axis">'
            f"{escape(self.up)}</text>"
        )
        return "".join(parts)

    def _x(self, value: float) -> float:
        low, high = self.x_range
        return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def _y(self, value: float) -> float:
        low, high = self.y_range
        kept = min(max(value, low), high)
        return HEIGHT - BOTTOM - (kept - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def strip(share: float, low: float, high: float, target: float) -> Markup:
    """A small line from 0 to 1: the interval, the share, and a mark where the target is."""
    spot = [f"{value * 156 + 2:.1f}" for value in (low, high, share, target)]
    return Markup(
        '<svg class="strip" viewBox="0 0 160 16" aria-hidden="true">'
        '<line class="grid" x1="2" x2="158" y1="8" y2="8"/>'
        f'<line class="aim" x1="{spot[3]}" x2="{spot[3]}" y1="1" y2="15"/>'
        f'<line class="whisker" x1="{spot[0]}" x2="{spot[1]}" y1="8" y2="8"/>'
        f'<circle class="main" cx="{spot[2]}" cy="8" r="4"/></svg>'
    )
