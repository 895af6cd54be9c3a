"""The list's scroll-bar: one column that the list draws itself, so that no layout runs."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from triage_tui.commands.list_window import ListWindow

Key = TypeVar("Key", bound=Hashable)


class ScrollColumn(Generic[Key]):
    """Where the thumb is, and what dragging it does. Lines are counted from the widget's top."""

    def __init__(self, window: ListWindow[Key]) -> None:
        self._window = window
        self._held: int | None = None
        """The thumb's line that the mouse holds."""

    @property
    def is_held(self) -> bool:
        return self._held is not None

    def thumb(self, lines: int) -> range:
        """The lines of the thumb; none when all rows are seen."""
        window = self._window
        rows, highest = len(window.order), window.highest_top
        if not highest or lines < 2:
            return range(0)
        size = max(1, round(lines * window.page / rows))
        way = lines - size
        top = min(max(0, window.top), highest)
        start = round(way * top / highest)
        if way > 1:  # an end is shown as the end only when it is
            start = min(max(start, 1 if top else 0), way if top == highest else way - 1)
        return range(start, start + size)

    def hold(self, line: int, lines: int) -> bool:
        """Take the thumb; beside it, it comes under the mouse. False when there is none."""
        thumb = self.thumb(lines)
        if thumb:
            self._held = line - thumb.start if line in thumb else len(thumb) // 2
        return bool(thumb)

    def drag(self, line: int, lines: int) -> bool:
        """Follow the mouse to a line; True when other rows are to be shown."""
        way = max(1, lines - len(self.thumb(lines)))
        start = min(max(0, line - (self._held or 0)), way)
        return self._window.scroll_to(round(self._window.highest_top * start / way))

    def release(self) -> None:
        """Let the thumb go."""
        self._held = None
