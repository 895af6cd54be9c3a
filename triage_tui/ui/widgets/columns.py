"""Short items in columns: whole where they fit, and every column with an edge of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from triage_tui.ui.widgets.content import BLANK, cut

GAP, LEAST = 2, 1
"""Cells between two columns, and where there is no room for that."""
Columns = list[Sequence[Content]]


def in_columns(items: Sequence[Content], width: int, most: int) -> list[Content]:
    """Items below each other, in as many columns as fit whole, but no more than `most`."""
    for columns in _ways(items, most):
        cells = [_widest(each) for each in columns]
        if sum(cells) + LEAST * (len(cells) - 1) <= width:
            return _laid_out(columns, _spaced(cells, width))
    return _in_pairs(items, width)


def _ways(items: Sequence[Content], most: int) -> Iterator[Columns]:
    """From many columns to two; of two the first is the longer, else the shorter one."""
    for count in range(most, 1, -1):
        rows = max(1, -(-len(items) // count))
        yield [items[at : at + rows] for at in range(0, len(items), rows)]
    half = len(items) // 2
    yield [items[:half], items[half:]]


def _spaced(cells: list[int], width: int) -> list[int]:
    """The width of each column: the same for all where that holds the widest."""
    even = width // max(1, len(cells))
    if max(cells, default=0) + GAP <= even:
        return [even for _ in cells]
    spare = (width - sum(cells)) // max(1, len(cells) - 1)
    return [*(each + min(spare, 2 * GAP) for each in cells[:-1]), *cells[-1:]]


def _laid_out(columns: Columns, cells: list[int]) -> list[Content]:
    return [
        BLANK.join(cut(item, room) for item, room in zip(row, cells, strict=True))
        for row in zip_longest(*columns, fillvalue=BLANK)
    ]


def _in_pairs(items: Sequence[Content], width: int) -> list[Content]:
    """Two to a line, one after the other; an odd one has the last line for itself."""
    left, right = (_widest(items[at : len(items) // 2 * 2 : 2]) for at in (0, 1))
    edge = min(left + GAP, max(width - right, width // 2))
    pairs = zip(items[::2], items[1::2], strict=False)
    lines = [
        cut(first, edge - LEAST) + Content(" ") + cut(second, width - edge)
        for first, second in pairs
    ]
    return [*lines, *(cut(each, width) for each in items[2 * len(lines) :])]


def _widest(items: Sequence[Content]) -> int:
    return max((each.cell_length for each in items), default=0)


def flow(items: list[Content], width: int, *, gap: Content) -> list[Content]:
    """Items side by side, as many to a line as fit."""
    lines: list[Content] = []
    current = BLANK
    for item in items:
        if not current.cell_length:
            current = item
        elif current.cell_length + gap.cell_length + item.cell_length > width:
            lines.append(current)
            current = item
        else:
            current = current + gap + item
    return [*lines, current] if current.cell_length else lines
