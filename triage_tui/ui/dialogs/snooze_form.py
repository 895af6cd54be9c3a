"""Until when a lead map is put aside on this machine."""

from __future__ import annotations

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from triage_tui.commands.questions import Snooze
from triage_tui.inbox.dates.due import When, WhenError, read
from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.ui.dialogs.form import Form
from triage_tui.ui.dialogs.understood import notes_on, stamp_of
from triage_tui.ui.widgets.content import Part, draw


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
        parts: list[Part] = [(own("= until the lead writes again"), "$text-success")]
        if isinstance(until, WhenError):
            parts = [(line(str(until)), "$text-error")]
        elif until is not None:
            said = fill("= {}, or a new reply before that", stamp_of(until))
            parts = [(said, "$text-success"), *notes_on(until)]
        self.query_one("#snooze-words", Static).update(draw(*parts))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_create()

    def action_create(self) -> None:
        """Hand the time over; what cannot be read is said below the field."""
        until = self._until()
        if not isinstance(until, WhenError):
            self.dismiss(Snooze(None if until is None else until.at.timestamp()))

    def is_touched(self) -> bool:
        """False: a time is typed again in a moment."""
        return False

    def _until(self) -> When | WhenError | None:
        typed = self.query_one("#snooze-until", Input).value
        if not typed.strip():
            return None
        try:
            return read(typed, self._now)
        except WhenError as error:
            return error
