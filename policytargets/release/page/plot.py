"""The plot of an indicator: its target values over the deadlines, as a small SVG of our own.

Drawn here and not by Vega, for there are as many of these as indicators and Vega takes 50 ms each.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup, escape

WIDTH: Final = 420
HEIGHT: Final = 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 48, 36, 36

Point = tuple[date, float, str]
"""Deadline, value, and the words written beside it."""


def series(points: Sequence[Point]) -> Markup:
    """``points`` as an SVG: time to the right, value upwards; a line joins them in order of time."""
    ordered = sorted(points)
    days = [point[0].toordinal() for point in ordered]
    values = [point[1] for point in ordered]
    placed = [
        (_scale(at, days, _LEFT, WIDTH - _RIGHT), _scale(value, values, HEIGHT - _BOTTOM, _TOP))
        for at, value in zip(days, values, strict=True)
    ]
    parts = [f'<line class="axis" x1="{_LEFT - 24}" y1="{HEIGHT - 28}" x2="{WIDTH - _RIGHT + 24}" y2="{HEIGHT - 28}"/>']
    if len({x for x, _ in placed}) > 1:
        parts.append(f'<polyline class="line" points="{" ".join(f"{x:g},{y:g}" for x, y in placed)}"/>')
    for (x, y), (at, _, words) in zip(placed, ordered, strict=True):
        parts.append(f'<circle class="dot" cx="{x:g}" cy="{y:g}" r="5"/>')
        parts.append(f'<text x="{x:g}" y="{y - 12:g}">{escape(words)}</text>')
        parts.append(f'<text class="tick" x="{x:g}" y="{HEIGHT - 10}">{at.isoformat()[:7]}</text>')
    body = "".join(dict.fromkeys(parts))
    return Markup(  # noqa: S704 - the words were escaped above
        f'<svg class="plot" aria-hidden="true" focusable="false" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">{body}</svg>'
    )


def _scale(value: float, values: Sequence[float], low: float, high: float) -> float:
    """``value`` moved from the range of ``values`` to ``low`` … ``high``; the middle where they are all the same."""
    first, last = min(values), max(values)
    if first == last:
        return (low + high) / 2
    return round(low + (value - first) / (last - first) * (high - low), 1)
