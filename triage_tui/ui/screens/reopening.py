"""Words that were refused, by Smartlead or by the disk, come back in their form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from triage_tui.inbox.actions import AddNote, CreateTask, Entry, Status
from triage_tui.inbox.text import SafeText, fill
from triage_tui.late_dataclass import replace
from triage_tui.sync.journal import JournalError
from triage_tui.ui.discretion import Discretion
from triage_tui.when import LocalZone

if TYPE_CHECKING:
    from triage_tui.sync.session import Session
    from triage_tui.ui.screens.task_form import TaskMade

Paper = CreateTask | AddNote
"""The actions that carry words."""


def reopen(screen: Screen[Any], session: Session, entry: Entry, discretion: Discretion) -> bool:
    """Open the form of a refused task or note over `screen`; false for any other action.

    The refused one stays in the outbox until the form is handed over.
    """
    action = entry.action
    if entry.status is not Status.REFUSED or not isinstance(action, CreateTask | AddNote):
        return False
    lead = discretion.who(session.store.state, entry)

    def again(paper: Paper) -> None:
        try:
            if not session.store.replace(entry.action_id, paper):
                session.store.submit(paper)  # dropped meanwhile: the words still count
        except JournalError as error:
            open_form(screen, session, lead, paper, why=error.reason, then=again)

    why = fill("Refused by Smartlead: {}", entry.reason)
    open_form(screen, session, lead, action, why=why, then=again)
    return True


def open_form(
    screen: Screen[Any],
    session: Session,
    lead: SafeText,
    paper: Paper,
    *,
    why: SafeText,
    then: Callable[[Paper], object],
) -> None:
    """Open a form over `screen` with every word of `paper` in it, and why it is back."""
    if isinstance(paper, AddNote):
        _open_note(screen, lead, paper, why=why, then=then)
    else:
        _open_task(screen, session, lead, paper, why=why, then=then)


def _open_task(
    screen: Screen[Any],
    session: Session,
    lead: SafeText,
    task: CreateTask,
    *,
    why: SafeText,
    then: Callable[[Paper], object],
) -> None:
    from triage_tui.ui.screens.task_form import TaskDraft, TaskForm  # late: not in the first paint

    def made(filled: TaskMade | None) -> None:
        if filled is not None:
            then(
                replace(
                    task,
                    name=filled.name,
                    description=filled.description,
                    priority=filled.priority,
                    due_at=filled.due_at,
                )
            )

    due = f"{datetime.fromtimestamp(task.due_at, UTC).astimezone(LocalZone()):%Y-%m-%d %H:%M}"
    draft = TaskDraft(task.name, task.description, task.priority, due, why)
    now = datetime.fromtimestamp(session.clock.wall()).astimezone()
    screen.app.push_screen(TaskForm(lead, draft, now), made)


def _open_note(
    screen: Screen[Any],
    lead: SafeText,
    note: AddNote,
    *,
    why: SafeText,
    then: Callable[[Paper], object],
) -> None:
    from triage_tui.ui.screens.note_form import NoteDraft, NoteForm  # late: not in the first paint

    def made(text: str | None) -> None:
        if text is not None:
            then(AddNote(note.lead_map_id, text))

    screen.app.push_screen(NoteForm(lead, NoteDraft(note.note, why)), made)
