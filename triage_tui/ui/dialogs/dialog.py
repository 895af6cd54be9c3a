"""What every dialog has: it knows when there is little room."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events, on
from textual.screen import ModalScreen

from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.widgets.more_below import MoreBelow, more_below

T = TypeVar("T")
SLIM, SHORT = 50, 16
"""Columns and rows under which a dialog has no room to be comfortable."""
TALL = 32
"""Rows from which a dialog leaves some of the screen free."""


class Dialog(ModalScreen[T]):
    """Under 50 columns fields stand one below the other; under 16 rows nothing is said twice."""

    AROUND: ClassVar[tuple[int, int] | None] = None
    """Lines that a dialog with a list has around it, and on a short screen; the list has the
    others. `None` where the style sheet says how long a list is."""
    LONGEST: ClassVar[int] = 14
    """Lines that a list has at most."""

    @on(LineInput.Cut)
    def say_cut(self, event: LineInput.Cut) -> None:
        """Say what a field did not take as it came."""
        words = event.words
        self.app.notify(words, markup=False)

    @on(MoreBelow)
    def say_more(self, event: MoreBelow) -> None:
        """Say at the lower edge how much of its list is out of sight."""
        event.stop()
        for frame in self.query(".dialog"):
            frame.border_subtitle = more_below(event.lines)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")
        self.set_class(event.size.height < SHORT, "-short")
        if self.AROUND is None:
            return
        height = event.size.height
        least = self.AROUND[height < SHORT] + (height * 8 // 100 if height >= TALL else 0)
        for each in self.query("OptionList, ScrolledLines"):
            each.styles.max_height = max(3, min(self.LONGEST, height - least))
