"""What is pinned to a lead besides mail: notes and tasks."""

from __future__ import annotations

from msgspec import Struct

from triage_tui.inbox.safe_text import NOTHING, SafeText


class LeadNote(Struct, frozen=True, gc=False):
    """A note on a lead."""

    note: SafeText
    at: float | None = None
    """Seconds since 1970, UTC."""
    by: SafeText = NOTHING


class LeadTask(Struct, frozen=True, gc=False):
    """A task on a lead."""

    name: SafeText
    description: SafeText = NOTHING
    priority: SafeText = NOTHING
    due_at: float | None = None
    """Seconds since 1970, UTC."""
    status: SafeText = NOTHING
    """The server's word, such as "pending"."""

    @property
    def is_done(self) -> bool:
        return self.status.casefold() in {"completed", "complete", "done"}


class NotesTasks(Struct, frozen=True, eq=False, gc=False):
    """The notes and tasks of one lead, newest note first, next task first."""

    notes: tuple[LeadNote, ...] = ()
    tasks: tuple[LeadTask, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.notes or self.tasks)


def in_order(notes: tuple[LeadNote, ...], tasks: tuple[LeadTask, ...]) -> NotesTasks:
    """Both as they are read: open tasks by their date, then newest notes."""
    far = float("inf")
    return NotesTasks(
        tuple(sorted(notes, key=lambda note: -(note.at or 0.0))),
        tuple(sorted(tasks, key=lambda task: (task.is_done, task.due_at or far))),
    )
