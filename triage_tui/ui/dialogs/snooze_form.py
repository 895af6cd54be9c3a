"""Until when a lead map is put aside on this machine."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from triage_tui.commands.questions import Snooze
from triage_tui.inbox.dates.due import When, WhenError, read
from triage_tui.inbox.dates.snooze_choices import SnoozeChoice, snooze_choices
from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.ui.dialogs.form import Form
from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.dialogs.understood import notes_on, stamp_of
from triage_tui.ui.widgets.content import BLANK, Part, draw
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.option_row import OptionRow
from triage_tui.ui.widgets.options import Options


class SnoozeForm(Form[Snooze]):
    """One field, with the usual times below it; empty means until a new reply."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "Next", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", "Previous", show=False, priority=True),
    ]

    def __init__(self, lead: SafeText, now: datetime, typed: str = "tomorrow 9am") -> None:
        super().__init__()
        self._lead = lead
        self._now = now
        self._typed = typed
        self._choices = snooze_choices(now, typed)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog form picker"):
            title = fill("Snooze {} (this computer only)", self._lead)
            yield Static(draw((title, "bold")), classes="dialog-title")
            yield LineInput(self._typed, id="snooze-until", placeholder="until they reply")
            yield Static("", id="snooze-words", classes="field-note")
            options = Options(*(Option(self._line(each)) for each in self._choices))
            options.can_focus = False
            yield options
            yield KeyHints(
                (own("Enter"), own("snooze")),
                (own("↑↓"), own("choose")),
                (own("Esc"), own("cancel")),
            )

    def on_mount(self) -> None:
        typed = [each.typed for each in self._choices]
        self.query_one(OptionList).highlighted = typed.index(self._typed)
        field = self.query_one("#snooze-until", Input)
        self.set_focus(field)
        self._say_until()

    def action_step(self, rows: int) -> None:
        """Put another of the usual times into the field."""
        options = self.query_one(OptionList)
        place = -1 if options.highlighted is None else options.highlighted
        last = len(self._choices) - 1
        self._take(min(max(0, place + rows), last))

    def _take(self, place: int) -> None:
        self.query_one(OptionList).highlighted = place
        field = self.query_one("#snooze-until", Input)
        field.value = self._choices[place].typed
        field.cursor_position = len(field.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)
        self.action_create()

    @on(Input.Changed)
    def _say_until(self) -> None:
        """Show the time as it was understood, and which of the usual ones that is."""
        typed = self.query_one("#snooze-until", Input).value.strip()
        same = [at for at, each in enumerate(self._choices) if each.typed == typed]
        self.query_one(OptionList).highlighted = same[0] if same else None
        until = self._until()
        parts: list[Part] = [(own("= until they reply"), "$text-success")]
        if isinstance(until, WhenError):
            parts = [(line(str(until)), "$text-error")]
        elif until is not None:
            said = fill("= {}, or when they reply", stamp_of(until, self._now))
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

    def _line(self, choice: SnoozeChoice) -> OptionRow:
        when = BLANK
        if choice.typed:
            at = read(choice.typed, self._now)
            when = draw((stamp_of(at, self._now), "$text-muted"))
        return OptionRow(draw(choice.label), when)

    def _until(self) -> When | WhenError | None:
        typed = self.query_one("#snooze-until", Input).value
        if not typed.strip():
            return None
        try:
            return read(typed, self._now)
        except WhenError as error:
            return error
