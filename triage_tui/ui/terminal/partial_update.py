"""What is on the terminal already is not sent again: a clock that ticks costs its own cells."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.control import Control
from textual._compositor import CompositorUpdate
from textual.strip import Strip

from triage_tui.ui.terminal.line_filters import OTHER_SIGNS
from triage_tui.ui.widgets.glyphs import UNICODE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.segment import Segment
    from textual._compositor import ChopsUpdate

_PICTURES = frozenset("☐☑⚠")
_SIGNS = "".join({*UNICODE, *OTHER_SIGNS} - _PICTURES)

Pieces = dict[int, "list[Segment]"]
Shown = dict[int, tuple[tuple[int, ...], Pieces]]
"""Of each line that was sent in parts: the columns at which its parts begin, and what they show."""


class PartUpdate(CompositorUpdate):
    """The changed parts of the screen, less what the terminal is known to show."""

    def __init__(self, update: ChopsUpdate) -> None:
        self._update = update
        self.shown: Shown = {}
        """What the terminal shows; kept up by this. Empty, everything is sent."""

    def render_segments(self, console: Console) -> str:
        """The changes as the terminal is sent them; empty when there are none."""
        update, sent = self._update, []
        for y, left, right in update.spans:
            line, ends = update.chops[y], update.chop_ends[y]
            pieces = self._pieces(y, tuple(line))
            for end, (x, strip) in zip(ends, line.items(), strict=True):
                if strip is not None and x < right and end > left:
                    sent += _changes(pieces, x, y, strip, console)
        return "".join(sent)

    def _pieces(self, y: int, starts: tuple[int, ...]) -> Pieces:
        """What is known of a line; nothing, once its parts begin elsewhere."""
        known = self.shown.get(y)
        if known is None or known[0] != starts:
            known = self.shown[y] = starts, {}
        return known[1]


def _changes(pieces: Pieces, x: int, y: int, strip: Strip, console: Console) -> list[str]:
    new, old = list(strip), pieces.get(x)
    pieces[x] = new
    if old == new:
        return []
    if old is None or _is_unsure(old) or _is_unsure(new):
        return [_at(x, y), strip.render(console)]
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        x += cell_len(new[same].text)
        same += 1
    rest, before = new[same:], old[same:]
    is_as_wide = _cells(rest) == _cells(before)  # else equal ends stand at different places
    while is_as_wide and len(rest) > 1 and len(before) > 1 and rest[-1] == before[-1]:
        rest.pop()
        before.pop()
    return [_at(x, y), Strip(rest).render(console)]


def _cells(segments: list[Segment]) -> int:
    return sum(cell_len(each.text) for each in segments)


@cache
def _unsure() -> re.Pattern[str]:
    """Signs that terminals give other widths than we do; compiled with the first change.

    What follows them on a line may have moved, and only a line that is sent whole looks as it did.
    """
    return re.compile(f"[^ -~\xa1-\xac\xae-\u02ff{_SIGNS}]")


def _is_unsure(segments: list[Segment]) -> bool:
    return any(not each.text.isascii() and _unsure().search(each.text) for each in segments)


def _at(x: int, y: int) -> str:
    return Control.move_to(x, y).segment.text
