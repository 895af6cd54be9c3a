"""What every form has: one key hands it over, and words typed into it are never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from triage_tui.inbox.safe_text import NOTHING, SafeText, own
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import draw
from triage_tui.ui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete

    from triage_tui.sync.storage.drafts import DraftSlot, Words

T = TypeVar("T")
PAUSE = 0.5
"""Seconds between two looks at what was typed: so much of it a kill may cost."""


class Form(Dialog[T | None]):
    """Tab moves, ctrl+s or the button hands over, Esc cancels (and asks, if words would be lost).

    With a slip what was typed is kept on disk until the form was handed over or left; what was
    kept when the program ended stands in it when it is opened again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "create", "Create", show=False, priority=True),
        Binding("escape", "leave", "Cancel", show=False),
        # With priority the focus moves before the next key is handed on: fast typing keeps order.
        Binding("tab", "app.focus_next", "Next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Previous", show=False, priority=True),
    ]
    slot: DraftSlot | None = None
    """Where its words are kept; `None` for a form that is quickly filled in again."""
    note: SafeText = NOTHING
    """Said above the fields."""
    _was_touched = False

    def is_touched(self) -> bool:
        """True when leaving would lose something that was typed."""
        raise NotImplementedError

    def words(self) -> Words:
        """What stands in the fields, as typed."""
        return {}

    def put(self, words: Words) -> None:
        """Put words into the fields, as they were typed before."""

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
            own("Discard this draft?"),
            NOTHING,
            yes=own("discard"),
            no=own("keep editing"),
        )
        self.app.push_screen(question, self._left)

    def _left(self, leave: bool | None) -> None:
        if leave:
            if self.slot is not None:
                self.slot.forget()
                self.slot = None
            self.dismiss(None)

    # -- words that are kept -------------------------------------------------------------------

    def on_mount(self) -> None:
        if self.slot is None:
            return
        if self.slot.before is not None:
            self.put(self.slot.before.words)
        note = self.query_one(".form-note", Static)
        note.update(draw((self.note, "$text-warning")))
        note.set_class(bool(self.note), "-said")
        self.set_interval(PAUSE, self.keep_words)

    def keep_words(self) -> None:
        """Keep what was typed until now."""
        if self.slot is None or self not in self.app.screen_stack:
            return
        is_touched = self.is_touched()
        if is_touched:
            self.slot.keep(self.words())
        elif self._was_touched:
            self.slot.forget()  # all of it was deleted again
        self._was_touched = is_touched

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close; what is handed over is kept as it is now until somebody has it."""
        if result is not None:
            self.keep_words()
        return super().dismiss(result)

    def answered(self, result: T | None) -> None:
        """What was handed over has arrived: the words that were kept go."""
        if result is not None and self.slot is not None:
            self.slot.handed_over()
            self.slot = None


def form_keys(does: SafeText) -> KeyHints:
    """The keys of a form beside its button."""
    return KeyHints((own("Ctrl+S"), does), (own("Tab"), own("next")), (own("Esc"), own("cancel")))
