"""The form for a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static, TextArea

from triage_tui.commands.questions import NOTE_LIMIT, NoteDraft
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, number, own, whole_block
from triage_tui.ui.dialogs.form import Form, form_keys
from triage_tui.ui.widgets.content import draw

if TYPE_CHECKING:
    from triage_tui.sync.storage.drafts import Words


class NoteForm(Form[str]):
    """One field; what it hands over is the note's text as it will be sent."""

    def __init__(self, lead: SafeText, draft: NoteDraft) -> None:
        super().__init__()
        self._lead = lead
        self._draft = draft

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog form"):
            title = fill("Note on {}", self._lead)
            yield Static(draw((title, "bold")), classes="dialog-title")
            yield Static("", classes="form-note")
            if self._draft.error:
                yield Static(draw((self._draft.error, "$text-error")), classes="form-refused")
            yield TextArea(self._draft.note, id="note-text", tab_behavior="focus")
            yield Static("", id="note-error", classes="field-error")
            with Horizontal(classes="buttons"):
                yield Button("Add note", variant="primary", id="note-create")
                yield form_keys(own("add"))

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#note-text", TextArea))

    @on(TextArea.Changed, "#note-text")
    def _say_length(self) -> None:
        """Say it while it is typed or pasted; any other error is gone with a change."""
        length = len(self.query_one("#note-text", TextArea).text)
        words = fill("{} of 10,000 characters: shorten it.", number(length))
        self.say_at("#note-error", words if length > NOTE_LIMIT else NOTHING)

    @on(Button.Pressed, "#note-create")
    def _pressed(self) -> None:
        self.action_create()

    def action_create(self) -> None:
        """Hand the note over; an empty or too long one is said below the field."""
        text = self.query_one("#note-text", TextArea).text
        if not text.strip():
            self._fault(own("The note is empty."))
        elif len(text) > NOTE_LIMIT:
            self._fault(own("A note can have 10,000 characters: shorten it."))
        else:
            self.dismiss(whole_block(text).strip())

    def is_touched(self) -> bool:
        """True when the text is another than the form opened with."""
        return self.query_one("#note-text", TextArea).text != self._draft.note

    def words(self) -> Words:
        """What stands in the form, as typed."""
        return {"note": self.query_one("#note-text", TextArea).text}

    def put(self, words: Words) -> None:
        """Put the note's text into its field, as it was typed before."""
        field = self.query_one("#note-text", TextArea)
        field.text = whole_block(words.get("note", self._draft.note))
        field.move_cursor(field.document.end)

    def _fault(self, words: SafeText) -> None:
        self.say_at("#note-error", words)
        self.query_one("#note-text", TextArea).focus()
