"""The form for a task: name, description, priority, due date."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Label, Static, TextArea

from triage_tui.commands.questions import DESCRIPTION_LIMIT, TASK_NAME_LIMIT, TaskDraft, TaskMade
from triage_tui.inbox.actions import Priority
from triage_tui.inbox.dates.due import When, WhenError, read
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own, whole_block
from triage_tui.ui.dialogs.form import Form, form_keys
from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.dialogs.priority_field import PriorityField
from triage_tui.ui.dialogs.understood import notes_on, stamp_of
from triage_tui.ui.widgets.content import draw

if TYPE_CHECKING:
    from triage_tui.sync.storage.drafts import Words


class TaskForm(Form[TaskMade]):
    """Every field at once; the due date is said back as it was understood."""

    def __init__(self, lead: SafeText, draft: TaskDraft, now: datetime) -> None:
        super().__init__()
        self._lead = lead
        self._draft = draft
        self._now = now

    def compose(self) -> ComposeResult:
        draft = self._draft
        with Vertical(classes="dialog form"):
            title = fill("Task for {}", self._lead)
            yield Static(draw((title, "bold")), classes="dialog-title")
            yield Static("", classes="form-note")
            if draft.error:
                yield Static(draw((draft.error, "$text-error")), classes="form-refused")
            yield Label("Name", classes="field")
            yield LineInput(
                draft.name,
                id="task-name",
                placeholder="what to do, e.g. call about pricing",
                max_length=TASK_NAME_LIMIT,
            )
            yield Static("", id="task-name-error", classes="field-error")
            yield Label("Description", classes="field")
            yield TextArea(
                draft.description,
                id="task-description",
                tab_behavior="focus",
                placeholder="what it is about (optional)",
            )
            yield Static("", id="task-description-error", classes="field-error")
            with Horizontal(id="task-row"):
                with Vertical():
                    yield Label("Priority", classes="field")
                    yield PriorityField(draft.priority, id="task-priority")
                with Vertical():
                    yield Label("Due", classes="field")
                    yield LineInput(
                        draft.due, id="task-due", placeholder="due when, e.g. tomorrow 9am"
                    )
                    yield Static("", id="task-due-words", classes="field-note")
            with Horizontal(classes="buttons"):
                yield Button("Create task", variant="primary", id="task-create")
                yield form_keys(own("create"))

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#task-name", Input))
        self._say_due()

    @on(Input.Changed, "#task-due")
    def _say_due(self) -> None:
        """Show the date as it was understood, before anything is sent."""
        due = self._due()
        words = self.query_one("#task-due-words", Static)
        if isinstance(due, WhenError):
            words.update(draw((line(str(due)), "$text-error")))
        else:
            said = fill("= {}", stamp_of(due, self._now))
            words.update(draw((said, "$text-success"), *notes_on(due)))

    @on(Input.Changed, "#task-name")
    def _clear_name_error(self) -> None:
        self.say_at("#task-name-error", NOTHING)

    @on(TextArea.Changed, "#task-description")
    def _say_length(self) -> None:
        self.say_at("#task-description-error", self._too_long())

    def _too_long(self) -> SafeText:
        length = len(self.query_one("#task-description", TextArea).text)
        if length <= DESCRIPTION_LIMIT:
            return NOTHING
        most = number(DESCRIPTION_LIMIT)
        return fill("{} of {} characters: shorten it.", number(length), most)

    @on(LineInput.Cut, "#task-name")
    def _say_at_name(self, event: LineInput.Cut) -> None:
        event.prevent_default()  # it has a place of its own
        self.say_at("#task-name-error", event.words)

    @on(Button.Pressed, "#task-create")
    @on(Input.Submitted)
    def _pressed(self) -> None:
        self.action_create()

    def action_create(self) -> None:
        """Check the form and hand it over; what is wrong is said at its field."""
        name = line(self.query_one("#task-name", Input).value, limit=TASK_NAME_LIMIT)
        due = self._due()
        if not name:
            self._fault("#task-name", "#task-name-error", own("Add a name."))
            return
        if self._too_long():
            self.query_one("#task-description", TextArea).focus()
            return
        if isinstance(due, WhenError):
            self.query_one("#task-due", Input).focus()
            self._say_due()
            return
        self.dismiss(
            TaskMade(
                name=name,
                description=whole_block(self.query_one("#task-description", TextArea).text),
                priority=self.query_one(PriorityField).priority,
                due_at=due.at.timestamp(),
            )
        )

    def is_touched(self) -> bool:
        """True when a field holds something else than the form opened with."""
        draft = self._draft
        return (
            self.query_one("#task-name", Input).value != draft.name
            or self.query_one("#task-description", TextArea).text != draft.description
            or self.query_one("#task-due", Input).value != draft.due
            or self.query_one(PriorityField).priority is not draft.priority
        )

    def words(self) -> Words:
        """What stands in the fields, as typed."""
        return {
            "name": self.query_one("#task-name", Input).value,
            "description": self.query_one("#task-description", TextArea).text,
            "priority": self.query_one(PriorityField).priority.value,
            "due": self.query_one("#task-due", Input).value,
        }

    def put(self, words: Words) -> None:
        """Put words into the fields, as they were typed before."""
        draft = self._draft
        name = self.query_one("#task-name", Input)
        name.value = line(words.get("name", draft.name))
        name.cursor_position = len(name.value)
        description = self.query_one("#task-description", TextArea)
        description.text = whole_block(words.get("description", draft.description))
        description.move_cursor(description.document.end)
        self.query_one("#task-due", Input).value = line(words.get("due", draft.due))
        chosen = words.get("priority")
        self.query_one(PriorityField).priority = next(
            (each for each in Priority if each.value == chosen), draft.priority
        )

    def _due(self) -> When | WhenError:
        try:
            return read(self.query_one("#task-due", Input).value, self._now)
        except WhenError as error:
            return error

    def _fault(self, field: str, place: str, words: SafeText) -> None:
        self.say_at(place, words)
        self.query_one(field, Input).focus()
