"""Until when a lead map is put aside on this machine."""

from __future__ import annotations

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from triage_tui.commands.questions import Snooze
from triage_tui.inbox.dates.ages import stamp
from triage_tui.inbox.dates.due import WhenError, read
from triage_tui.inbox.dates.time_zone import LocalZone
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.dialogs.form import Form
from triage_tui.ui.widgets.content import draw


class SnoozeForm(Form[Snooze]):
    """One field; Enter snoozes, and empty means until a new reply."""

    def __init__(self, lead: SafeText, now: datetime, typed: str = "tomorrow 9am") -> None:
        super().__init__()
        self._lead = lead
        self._now = now
        self._typed = typed

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog form"):
            yield Static(
                draw((own("Snooze on this machine: "), ""), (self._lead, "bold")),
                classes="dialog-title",
            )
            yield Input(self._typed, id="snooze-until", placeholder="until a new reply")
            yield Static("", id="snooze-words", classes="field-note")
            yield Static(
                draw(
                    (
                        own("Enter snoozes   empty: until a new reply   Esc leaves"),
                        "$text-muted",
                    )
                ),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#snooze-until", Input))
        self._say_until()

    @on(Input.Changed)
    def _say_until(self) -> None:
        """Show the time as it was understood."""
        until = self._until()
        style = "$text-success"
        if isinstance(until, WhenError):
            words, style = line(str(until)), "$text-error"
        elif until is None:
            words = own("= until the lead writes again")
        else:
            words = fill("= {}, or a new reply before that", stamp(until, zone=LocalZone()))
        self.query_one("#snooze-words", Static).update(draw((words or NOTHING, style)))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_create()

    def action_create(self) -> None:
        """Hand the time over; what cannot be read is said below the field."""
        until = self._until()
        if not isinstance(until, WhenError):
            self.dismiss(Snooze(until))

    def is_touched(self) -> bool:
        """False: a time is typed again in a moment."""
        return False

    def _until(self) -> float | WhenError | None:
        typed = self.query_one("#snooze-until", Input).value
        if not typed.strip():
            return None
        try:
            return read(typed, self._now).at.timestamp()
        except WhenError as error:
            return error
