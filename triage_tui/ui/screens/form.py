"""What every form has: one key hands it over, and leaving it never loses words unasked."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from triage_tui.inbox.text import SafeText, own
from triage_tui.ui.draw import draw
from triage_tui.ui.screens.confirm import Confirm

T = TypeVar("T")


class Form(ModalScreen[T | None]):
    """Tab moves, ctrl+s or the button hands over, Esc leaves (and asks, if words would be lost)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "create", "Create", show=False, priority=True),
        Binding("escape", "leave", "Leave", show=False),
        # With priority the focus moves before the next key is handed on: fast typing keeps order.
        Binding("tab", "app.focus_next", "Next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Previous", show=False, priority=True),
    ]

    def is_touched(self) -> bool:
        """True when leaving would lose something that was typed."""
        raise NotImplementedError

    def action_create(self) -> None:
        """Check the form and hand it over; what is wrong is said at its field."""
        raise NotImplementedError

    def say_at(self, place: str, words: SafeText) -> None:
        """Say at a field what is wrong with it; no words take that back, and its line away."""
        fault = self.query_one(place, Static)
        fault.update(draw((words, "$text-error")))
        fault.set_class(bool(words), "-said")

    def action_leave(self) -> None:
        """Close; ask first when something was typed."""
        if not self.is_touched():
            self.dismiss(None)
            return
        question = Confirm(
            own("Leave the form?"),
            own("What was typed here will be gone."),
            yes=own("leave"),
            no=own("go on writing"),
        )
        self.app.push_screen(question, self._left)

    def _left(self, leave: bool | None) -> None:
        if leave:
            self.dismiss(None)
