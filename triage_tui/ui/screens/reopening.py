"""Words that Smartlead refused come back in their form, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from triage_tui.inbox.actions import Action, AddNote, CreateTask, Entry, Status
from triage_tui.inbox.text import SafeText, fill
from triage_tui.sync.journal import JournalError
from triage_tui.ui.action_words import lead_of
from triage_tui.when import LocalZone

if TYPE_CHECKING:
    from triage_tui.sync.session import Session
    from triage_tui.ui.screens.task_form import TaskDraft, TaskMade


def reopen(screen: Screen[Any], session: Session, entry: Entry) -> bool:
    """Open the form of a refused task or note over `screen`; false for any other action.

    The refused one stays in the outbox until the form is handed over.
    """
    if entry.status is not Status.REFUSED:
        return False

    def again(action: Action) -> None:
        try:
            if not session.store.replace(entry.action_id, action):
                session.store.submit(action)  # dropped meanwhile: the words still count
        except JournalError as error:
            screen.notify(error.reason, title="Not taken", severity="error", markup=False)

    match entry.action:
        case CreateTask():
            _reopen_task(screen, session, entry, entry.action, again)
        case AddNote():
            _reopen_note(screen, session, entry, entry.action, again)
        case _:
            return False
    return True


def _reopen_task(
    screen: Screen[Any],
    session: Session,
    entry: Entry,
    task: CreateTask,
    again: Callable[[Action], None],
) -> None:
    from triage_tui.ui.screens.task_form import TaskForm  # late: not in the first paint

    def made(task_made: TaskMade | None) -> None:
        if task_made is not None:
            again(
                replace(
                    task,
                    name=task_made.name,
                    description=task_made.description,
                    priority=task_made.priority,
                    due_at=task_made.due_at,
                )
            )

    draft = draft_of(task, fill("Refused by Smartlead: {}", entry.reason))
    now = datetime.fromtimestamp(session.clock.wall()).astimezone()
    screen.app.push_screen(TaskForm(lead_of(session.store.state, entry), draft, now), made)


def _reopen_note(
    screen: Screen[Any],
    session: Session,
    entry: Entry,
    note: AddNote,
    again: Callable[[Action], None],
) -> None:
    from triage_tui.ui.screens.note_form import NoteDraft, NoteForm  # late: not in the first paint

    def made(text: str | None) -> None:
        if text is not None:
            again(AddNote(note.lead_map_id, text))

    draft = NoteDraft(note.note, fill("Refused by Smartlead: {}", entry.reason))
    screen.app.push_screen(NoteForm(lead_of(session.store.state, entry), draft), made)


def draft_of(task: CreateTask, error: SafeText) -> TaskDraft:
    """The form as it was when the task was handed over, and why it is back."""
    from triage_tui.ui.screens.task_form import TaskDraft  # late: not in the first paint

    return TaskDraft(task.name, task.description, task.priority, due_text(task.due_at), error)


def due_text(due_at: float) -> str:
    """A due time as the form reads it."""
    return f"{datetime.fromtimestamp(due_at, UTC).astimezone(LocalZone()):%Y-%m-%d %H:%M}"
