"""What every dialog has: it knows when there is little room."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, on
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from triage_tui.inbox.safe_text import SafeText
from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.widgets.content import STAYS, told
from triage_tui.ui.widgets.more_below import MoreBelow, ScrolledLines, more_below

if TYPE_CHECKING:
    from triage_tui.commands.protocols import Severity

T = TypeVar("T")
SLIM, SHORT = 50, 16
"""Columns and rows under which a dialog has no room to be comfortable."""
TALL = 32
"""Rows from which a dialog leaves some of the screen free."""


class Dialog(ModalScreen[T]):
    """Under 50 columns fields stand one below the other; under 16 rows nothing is said twice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "help_quit", "Leave", show=False, priority=True),
    ]

    AROUND: ClassVar[tuple[int, int] | None] = None
    """Lines that a dialog with a list has around it, and on a short screen; the list has the
    others. `None` where the style sheet says how long a list is."""
    LONGEST: ClassVar[int] = 14
    """Lines that a list has at most."""

    _said_count = 0
    """How much was said here."""

    @cached_property
    def _under(self) -> Static:
        """Stands where the inbox has its line for what is said."""
        return Static(id="dialog-said")

    def say(self, words: SafeText, *, severity: Severity = "information") -> None:
        """One line under the dialog, in place of the one before."""
        if not self._under.is_attached:
            self.mount(self._under)
        self._under.update(told(words, severity))
        self._under.display = True
        self._said_count += 1
        self.set_timer(STAYS[severity], partial(self._was_read, self._said_count))

    def _was_read(self, count: int) -> None:
        """It was there long enough, unless something else was said since."""
        if count == self._said_count:
            self.hush()

    async def action_help_quit(self) -> None:
        """Say how to leave, as everywhere; with something selected the key copies it."""
        if getattr(self.focused, "selected_text", "") or self.get_selected_text():
            raise SkipAction
        await self.run_action("app.help_quit")

    @on(LineInput.Cut)
    def say_cut(self, event: LineInput.Cut) -> None:
        """Say what a field did not take as it came."""
        self.say(event.words, severity="warning")

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines, where the screen is low."""
        self.query_one(ScrolledLines).scroll_relative(y=lines, animate=False)

    @on(Input.Changed)
    def hush(self) -> None:
        """Somebody went on: what was said of the state before is over."""
        self._under.display = False

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
