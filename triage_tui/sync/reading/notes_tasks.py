"""A lead's notes and tasks: read when asked for or when requests are plentiful, then kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_tui.inbox.lead_map import LeadId
from triage_tui.inbox.safe_text import block, line
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.inbox.notes_tasks import NotesTasks
    from triage_tui.smartlead.client import Smartlead

KEPT = 500
"""Leads whose notes and tasks are remembered."""


class NotesTasksReader:
    """Asks once for each lead; two requests, `GET /crm/leads/notes/` and `.../tasks/`."""

    def __init__(self, connect: Callable[[], Smartlead]) -> None:
        self._connect = connect
        self._known: OrderedDict[LeadId, NotesTasks] = OrderedDict()
        self.is_missing = False
        """True once the server did not answer: it is then asked only by key."""

    def known(self, lead_id: LeadId | None) -> NotesTasks | None:
        """What was read before; `None` when it was not."""
        return None if lead_id is None else self._known.get(lead_id)

    @property
    def with_task(self) -> frozenset[LeadId]:
        """The leads that are known to have a task."""
        return frozenset(
            lead_id for lead_id, notes_tasks in self._known.items() if notes_tasks.tasks
        )

    @property
    def with_note(self) -> frozenset[LeadId]:
        """The leads that are known to have a note."""
        return frozenset(
            lead_id for lead_id, notes_tasks in self._known.items() if notes_tasks.notes
        )

    def forget(self, lead_id: LeadId) -> None:
        """Something was added: what is known is out of date."""
        self._known.pop(lead_id, None)

    async def read(self, lead_id: LeadId, *, is_wanted: bool) -> NotesTasks:
        """Ask for both lists; `is_wanted` when the user waits for them. Raises ReadError."""
        from triage_tui.inbox.notes_tasks import LeadNote, LeadTask, in_order  # late: not at first
        from triage_tui.smartlead.priority import Priority
        from triage_tui.sync.gateway import gateway

        priority = Priority.CONVERSATION if is_wanted else Priority.REST
        client = self._connect()
        try:
            with gateway.explained(ReadError):
                notes = await client.lead_notes(lead_id, priority=priority)
                tasks = await client.lead_tasks(lead_id, priority=priority)
        except ReadError:
            self.is_missing = True
            raise
        self.is_missing = False
        notes_tasks = in_order(
            tuple(LeadNote(block(n.note), n.created_at, line(n.created_by)) for n in notes),
            tuple(
                LeadTask(
                    line(task.name),
                    block(task.description),
                    line(task.priority),
                    task.due_at,
                    line(task.status),
                )
                for task in tasks
            ),
        )
        self._known[lead_id] = notes_tasks
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return notes_tasks
