"""Counts by year as SVG: bars one upon the other, or a row for each holder with dots; each leads to its sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDE, HIGH, LEFT, BELOW, ROW = 900.0, 260.0, 48.0, 40.0, 26.0
NAMED = 130.0  # room for the name before a row
SHADES = ("#0072b2", "#56b4e9", "#cc79a7", "#d55e00", "#009e73", "#e69f00", "#f0e442", "#000000")  # Okabe & Ito 2008
OTHERS = "others"
STANCES = {"support": "#0072b2", "conditional": "#56b4e9", "neutral": "#999999", "oppose": "#d55e00"}


class Point(NamedTuple):
    """What a picture shows in one place: items counted in a year, by a value, and in a row where there are rows."""

    year: int
    value: str
    items: tuple[str, ...]
    row: str = ""

    def told(self) -> str:
        """The point in words."""
        return f"{self.year}, {self.row}{' ' if self.row else ''}{self.value}: {len(self.items):,}"


def bars(points: Sequence[Point], of: str) -> str:
    """A bar a year, divided by value; `points` are in order of years."""
    totals: dict[int, int] = {}
    for point in points:
        totals[point.year] = totals.get(point.year, 0) + len(point.items)
    step, scale = _step(points, LEFT), HIGH / max(totals.values())
    shade = _shades(points)
    up: dict[int, float] = {}
    drawn = [_opened(HIGH + BELOW + 30, of)]
    for number, point in enumerate(points):
        high = len(point.items) * scale
        up[point.year] = up.get(point.year, 0.0) + high
        drawn.append(
            f"<a href='#point-{number}'><rect x='{LEFT + (point.year - points[0].year) * step + 1:.1f}' "
            f"y='{HIGH - up[point.year] + 20:.1f}' width='{max(1.0, step - 2):.1f}' height='{high:.1f}' "
            f"fill='{shade[point.value]}'><title>{escape(point.told())}</title></rect></a>"
        )
    drawn += [*_years(points, LEFT, step, HIGH + 34), *_legend(shade, HIGH + 46)]
    drawn.append(f"<text x='{LEFT - 6:.0f}' y='24' text-anchor='end'>{max(totals.values()):,}</text>")
    drawn.append(f"<text x='{LEFT - 6:.0f}' y='{HIGH + 20:.0f}' text-anchor='end'>0</text>")
    return "".join([*drawn, "</svg>"])


def rows(points: Sequence[Point], of: str) -> str:
    """A row for each holder, the most frequent first, with a dot a year and value, as large as its count."""
    totals: dict[str, int] = {}
    for point in points:
        totals[point.row] = totals.get(point.row, 0) + len(point.items)
    place = {row: n for n, row in enumerate(sorted(totals, key=lambda row: (-totals[row], row)))}
    step, shade = _step(points, NAMED), _shades(points)
    most = max(len(point.items) for point in points)
    base = ROW * len(place)
    drawn = [_opened(base + BELOW + 10, of)]
    drawn += (
        f"<text x='{NAMED - 8:.0f}' y='{ROW * n + ROW / 2 + 4:.0f}' text-anchor='end'>{escape(row[:22])}</text>"
        for row, n in place.items()
    )
    values = {value: n for n, value in enumerate(shade)}
    for number, point in enumerate(points):
        aside = (values[point.value] - (len(values) - 1) / 2) * min(7.0, step / (len(values) + 1))
        x = NAMED + (point.year - points[0].year + 0.5) * step + aside
        drawn.append(
            f"<a href='#point-{number}'><circle cx='{x:.1f}' cy='{ROW * place[point.row] + ROW / 2:.1f}' "
            f"r='{2.5 + (ROW / 2 - 3) * math.sqrt(len(point.items) / most):.1f}' fill='{shade[point.value]}' "
            f"fill-opacity='.8'><title>{escape(point.told())}</title></circle></a>"
        )
    drawn += [*_years(points, NAMED, step, base + 14), *_legend(shade, base + 26)]
    return "".join([*drawn, "</svg>"])


def _opened(high: float, of: str) -> str:
    return f"<svg viewBox='0 0 {WIDE:.0f} {high:.0f}' role='img' aria-label='{escape(of)} by year'>"


def _step(points: Sequence[Point], left: float) -> float:
    return (WIDE - left) / (points[-1].year - points[0].year + 1)


def _shades(points: Sequence[Point]) -> dict[str, str]:
    """A shade a value: stances have the same in every picture."""
    values = [*dict.fromkeys(point.value for point in points if point.value != OTHERS)]
    if {*values} <= STANCES.keys():
        return {value: shade for value, shade in STANCES.items() if value in values}
    more = {OTHERS: "#bbbbbb"} if any(point.value == OTHERS for point in points) else {}
    return {value: SHADES[n % len(SHADES)] for n, value in enumerate(values)} | more


def _years(points: Sequence[Point], left: float, step: float, y: float) -> Iterator[str]:
    first, last = points[0].year, points[-1].year
    for year in range(first, last + 1, max(1, (last - first) // 12)):
        x = left + (year - first + 0.5) * step
        yield f"<text x='{x:.1f}' y='{y:.0f}' text-anchor='middle'>{year}</text>"


def _legend(shade: Mapping[str, str], y: float) -> Iterator[str]:
    for n, (value, colour) in enumerate(shade.items()):
        x = LEFT + n * (WIDE - LEFT) / len(shade)
        yield f"<rect x='{x:.0f}' y='{y:.0f}' width='10' height='10' fill='{colour}'/>"
        yield f"<text x='{x + 14:.0f}' y='{y + 9:.0f}'>{escape(value[:18])}</text>"
