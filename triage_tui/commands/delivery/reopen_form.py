"""Words that were refused, by Smartlead or by the disk, come back in their form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import structs
from textual.screen import Screen

from triage_tui.commands.delivery.form_drafts import paper_name
from triage_tui.commands.discretion import Discretion
from triage_tui.inbox.actions import AddNote, CreateTask, Entry, Status
from triage_tui.inbox.dates.time_zone import LocalZone
from triage_tui.inbox.safe_text import SafeText, fill
from triage_tui.sync.storage.journal import JournalError

if TYPE_CHECKING:
    from triage_tui.session.session import Session
    from triage_tui.sync.storage.drafts import Slip, Words
    from triage_tui.ui.dialogs.task_form import TaskMade

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
            slip = _slip(session, entry, paper, is_new=True)
            slip.keep(words_of(paper))  # nothing else has them now
            open_form(screen, session, lead, paper, why=error.reason, then=again, slip=slip)

    why = fill(
        "Refused by Smartlead: {}", discretion.words(session.store.state, entry, entry.reason)
    )
    slip = _slip(session, entry, action, is_new=discretion.is_masked)
    open_form(screen, session, lead, action, why=why, then=again, slip=slip)
    return True


def _slip(session: Session, entry: Entry, paper: Paper, *, is_new: bool) -> Slip:
    """Where what is changed in the form of a refused paper is kept."""
    return session.drafts().slip(paper_name(paper, f"again {entry.action_id}"), is_new=is_new)


def words_of(paper: Paper) -> Words:
    """What stands in the form of this task or note."""
    if isinstance(paper, AddNote):
        return {"note": paper.note}
    return {
        "name": paper.name,
        "description": paper.description,
        "priority": paper.priority.value,
        "due": _due(paper),
    }


def _due(task: CreateTask) -> str:
    return f"{datetime.fromtimestamp(task.due_at, UTC).astimezone(LocalZone()):%Y-%m-%d %H:%M}"


def open_form(
    screen: Screen[Any],
    session: Session,
    lead: SafeText,
    paper: Paper,
    *,
    why: SafeText,
    then: Callable[[Paper], object],
    slip: Slip,
) -> None:
    """Open a form over `screen` with every word of `paper` in it, and why it is back."""
    if isinstance(paper, AddNote):
        _open_note(screen, lead, paper, why=why, then=then, slip=slip)
    else:
        _open_task(screen, session, lead, paper, why=why, then=then, slip=slip)


def _open_task(
    screen: Screen[Any],
    session: Session,
    lead: SafeText,
    task: CreateTask,
    *,
    why: SafeText,
    then: Callable[[Paper], object],
    slip: Slip,
) -> None:
    from triage_tui.ui.dialogs.task_form import TaskDraft, TaskForm  # late: not in the first paint

    def made(filled: TaskMade | None) -> None:
        if filled is not None:
            then(
                structs.replace(
                    task,
                    name=filled.name,
                    description=filled.description,
                    priority=filled.priority,
                    due_at=filled.due_at,
                )
            )

    draft = TaskDraft(task.name, task.description, task.priority, _due(task), why)
    now = datetime.fromtimestamp(session.clock.wall()).astimezone()
    form = TaskForm(lead, draft, now)
    form.slip = slip
    screen.app.push_screen(form, form.then(made))


def _open_note(
    screen: Screen[Any],
    lead: SafeText,
    note: AddNote,
    *,
    why: SafeText,
    then: Callable[[Paper], object],
    slip: Slip,
) -> None:
    from triage_tui.ui.dialogs.note_form import NoteDraft, NoteForm  # late: not in the first paint

    def made(text: str | None) -> None:
        if text is not None:
            then(AddNote(note.lead_map_id, text))

    form = NoteForm(lead, NoteDraft(note.note, why))
    form.slip = slip
    screen.app.push_screen(form, form.then(made))
