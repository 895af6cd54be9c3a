"""The figures as a table, as JSON, as Markdown, and as a picture of the latencies."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from math import log10
from pathlib import Path

from benchmarks.figures import Figure, middle, p99

WIDTH, LINE, LEFT, TOP = 900, 30, 350, 68
MARKS = (0.3, 1, 3, 10, 30, 100, 300)
"""Milliseconds at the lines of the picture; what is beyond its edges is drawn on them."""
STYLE = """
text { font: 13px -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #57606a }
.head { font-size: 15px; font-weight: 600; fill: #1f2328 }
.name { text-anchor: end } .own { fill: #1f2328; font-weight: 600 } .note { text-anchor: middle }
.ground { fill: #ffffff } .grid { stroke: #d8dee4 } .key { fill: #0969da; opacity: .3 }
.median { stroke: #1f2328; stroke-width: 2.5 } .tail { stroke: #cf222e; stroke-width: 2.5 }
.budget { stroke: #1a7f37; stroke-width: 2; stroke-dasharray: 3 2 }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 } .head, .own { fill: #f0f6fc } .ground { fill: #0d1117 }
.grid { stroke: #30363d } .key { fill: #58a6ff } .median { stroke: #f0f6fc }
.tail { stroke: #ff7b72 } .budget { stroke: #3fb950 } }
"""


def cells(figure: Figure) -> tuple[str, ...]:
    """A line of the table."""
    ratio = f"{figure.ratio:.2f} x {figure.against}" if figure.ratio is not None else ""
    held = {True: "held", False: "MISSED", None: ""}[figure.is_held]
    digits = 0 if figure.value >= 100 else 1
    value = f"{figure.value:.{digits}f} {figure.unit}"
    return figure.budget, figure.what, value, ratio, figure.promised, held


HEAD = ("", "what", "figure", "ratio", "budget", "")


def table(figures: Sequence[Figure]) -> str:
    """For a terminal."""
    lines = [HEAD, *map(cells, figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def markdown(figures: Sequence[Figure]) -> str:
    """For the documentation."""
    lines = [HEAD, ("---",) * len(HEAD), *map(cells, figures)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def picture(figures: Sequence[Figure]) -> str:
    """Latencies as one row of dots for each kind of key, with median, p99 and budget."""
    rows = [figure for figure in figures if figure.samples and not figure.what.startswith("start")]
    bottom = TOP + LINE * len(rows)
    height = bottom + 34
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        f"<title>Milliseconds from key to screen</title><style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>',
        '<text class="head" x="20" y="28">From key to screen, in milliseconds</text>',
        f'<g transform="translate({LEFT} 46)">{_legend()}</g>',
    ]
    for mark in MARKS:
        x = _across(mark)
        parts.append(f'<path class="grid" d="M{x:.1f} {TOP - 4} V{bottom}"/>')
        parts.append(f'<text class="note" x="{x:.1f}" y="{bottom + 20}">{mark:g} ms</text>')
    for number, figure in enumerate(rows):
        parts += _row(figure, TOP + LINE * (number + 0.5))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _row(figure: Figure, y: float) -> list[str]:
    label = escape(figure.what.removesuffix(": median").removesuffix(": p99"))
    words = "name own" if figure.budget else "name"
    parts = [f'<text class="{words}" x="{LEFT - 16}" y="{y + 4:.1f}">{label}</text>']
    parts += [
        f'<circle class="key" cx="{_across(each):.1f}" cy="{y + (at % 5 - 2) * 2:.1f}" r="2"/>'
        for at, each in enumerate(figure.samples)
    ]
    marks = [(middle(figure.samples), "median"), (p99(figure.samples), "tail")]
    if figure.bound is not None:
        marks.append((figure.bound, "budget"))
    for value, kind in marks:
        parts.append(f'<path class="{kind}" d="M{_across(value):.1f} {y - 10:.1f} v20"/>')
    return parts


def _legend() -> str:
    kinds = (("median", "median"), ("tail", "p99"), ("budget", "budget of the p99"))
    marks = [
        f'<path class="{kind}" d="M{at * 80 + 90} -10 v14"/>'
        f'<text class="legend" x="{at * 80 + 98}" y="1">{words}</text>'
        for at, (kind, words) in enumerate(kinds)
    ]
    dot = (
        '<circle class="key" cx="4" cy="-3" r="3"/><text class="legend" x="12" y="1">one key</text>'
    )
    return dot + "".join(marks)


def _across(milliseconds: float) -> float:
    """Equal steps for equal ratios: neomutt and a plain list are two powers of ten apart."""
    share = log10(min(max(milliseconds, MARKS[0]), MARKS[-1]) / MARKS[0])
    return LEFT + (WIDTH - LEFT - 30) * share / log10(MARKS[-1] / MARKS[0])


def write(figures: Sequence[Figure], folder: Path) -> None:
    """Everything into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {"python": platform.python_version(), "figures": [asdict(each) for each in figures]}
    (folder / "bench.json").write_text(json.dumps(values, indent=1))
    (folder / "bench.md").write_text(markdown(figures) + "\n")
    (folder / "latency.svg").write_text(picture(figures))
