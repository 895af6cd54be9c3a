"""The figures as a table, as JSON, as Markdown, and as a picture of the latencies."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path

from benchmarks.figures import Figure, middle, p99

WIDTH, LINE, LEFT = 760, 26, 250
MOST = 60.0
"""Milliseconds at the right edge of the picture."""


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
    """Latencies as one row of dots for each kind of key, with its median and p99."""
    rows = [figure for figure in figures if figure.samples and not figure.what.startswith("start")]
    height = LINE * (len(rows) + 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">',
        '<g font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for mark in range(0, int(MOST) + 1, 10):
        x = _across(mark)
        parts.append(f'<path d="M{x:.0f} {LINE} V{height - LINE}" stroke="#dddddd"/>')
        parts.append(f'<text x="{x:.0f}" y="{height - 8}" text-anchor="middle">{mark} ms</text>')
    for number, figure in enumerate(rows):
        y = LINE * (number + 1.5)
        label = escape(figure.what.removesuffix(": median").removesuffix(": p99"))
        parts.append(f'<text x="{LEFT - 14}" y="{y + 4:.0f}" text-anchor="end">{label}</text>')
        parts += [
            f'<circle cx="{_across(each):.1f}" cy="{y:.0f}" r="2.5" fill="#1f6feb" opacity="0.25"/>'
            for each in figure.samples
        ]
        for value, colour in (
            (middle(figure.samples), "#111111"),
            (p99(figure.samples), "#cf222e"),
        ):
            x = _across(value)
            parts.append(
                f'<path d="M{x:.1f} {y - 8:.0f} V{y + 8:.0f}" stroke="{colour}" stroke-width="2"/>'
            )
    note = "each dot a key press; black: median, red: p99"
    parts.append(f'<text x="{LEFT}" y="16" fill="#555555">{note}</text></g></svg>')
    return "\n".join(parts) + "\n"


def _across(milliseconds: float) -> float:
    return LEFT + (WIDTH - LEFT - 24) * min(milliseconds, MOST) / MOST


def write(figures: Sequence[Figure], folder: Path) -> None:
    """Everything into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {"python": platform.python_version(), "figures": [asdict(each) for each in figures]}
    (folder / "bench.json").write_text(json.dumps(values, indent=1))
    (folder / "bench.md").write_text(markdown(figures) + "\n")
    (folder / "latency.svg").write_text(picture(figures))
