"""Notes are written by a form; notes and tasks are shown above the conversation."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from triage_tui.commands.form_drafts import (
    attach_draft,
    held,
    note_form,
    unfinished_words,
)
from triage_tui.commands.questions import KeptForm, NoteDraft
from triage_tui.inbox.actions import AddNote, Kind, Status
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices, Panes, Tasks
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.store import Change

RESTS = 5.0
"""Seconds the cursor rests before notes and tasks are asked for unasked."""
UNASKED_EVERY = 120.0
"""Seconds between two leads whose notes and tasks are read unasked: two requests for each lead that
somebody looks at would be a third of what a calm day costs."""
PLENTY = 25
"""Requests that must be left for that, and none may wait: notes are two requests a lead."""


class Notes:
    """The form for a note, and what is pinned to the open lead already."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        keymap: Keymap,
        *,
        notices: Notices,
        dialogs: Dialogs,
        tasks: Tasks,
        panes: Panes,
    ) -> None:
        self._model = model
        self._session = model.session
        self._apply = apply
        self._keymap = keymap
        self._notices = notices
        self._dialogs = dialogs
        self._tasks = tasks
        self._panes = panes
        self._unasked_at = float("-inf")
        """When notes and tasks were read last without being asked for, on the monotonic clock."""

    # -- writing -------------------------------------------------------------------------------

    def write(self) -> None:
        """Open the form for the lead map under the cursor, or for the marked ones."""
        lead_map = self._model.current
        if lead_map is not None:
            self.open(lead_map, NoteDraft())

    def open(self, lead_map: LeadMap, draft: NoteDraft, variant: str = "") -> None:
        """Open the form with what stands in it already; `variant` names a template.

        A template is filled in for one lead: its note goes on that one, whatever is marked.
        """
        model = self._model
        is_for_marks = bool(model.marks) and not variant
        name = note_form(None if is_for_marks else lead_map.lead_map_id, variant)
        kept = attach_draft(self._session, name, is_masked=model.is_masked)
        self._dialogs.write_note(
            self._apply.whom() if is_for_marks else model.name_of(lead_map),
            draft,
            kept,
            lambda note: self._made(None if is_for_marks else lead_map.lead_map_id, note, kept),
        )

    def _made(self, lead_map_id: LeadMapId | None, note: str, kept: KeptForm) -> None:
        if lead_map_id is None:
            self._apply.to_marks(
                lambda whom: fill("Add the note to {}?", whom),
                lambda each: [AddNote(each.lead_map_id, note)],
                said=lambda whom: fill("Note for {} queued", whom),
                then=held(kept.slot),
            )
        else:
            said = fill("Note for {} queued", self._whom(lead_map_id))
            self._apply.submit(AddNote(lead_map_id, note), said=said)

    def remind_of_drafts(self) -> None:
        """At the start: say whose forms were not handed over, and what brings them back."""
        task, note = (line(self._keymap.keys_of(f"action.{each}")) for each in ("task", "note"))
        words = unfinished_words(self._session.drafts().unfinished(), self._whom)
        if words:
            self._notices.in_turn(
                fill(
                    "Unfinished from last time: {}. Press {} or {} there to pick it up.",
                    words,
                    task,
                    note,
                )
            )

    def _whom(self, lead_map_id: LeadMapId) -> SafeText:
        lead_map = self._model.store.state.lead_map(lead_map_id)
        return own("a lead") if lead_map is None else self._model.name_of(lead_map)

    # -- reading -------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Show all notes and tasks of the open lead, reading them first where need be."""
        lead_map = self._model.current
        if lead_map is None:
            return
        if lead_map.lead_id is None and not lead_map.email:
            self._notices.notify(own("This reply has no lead, so there are no notes to load."))
            return
        self._panes.reading.toggle_notes_tasks()
        known = self._session.notes_tasks.known(lead_map.lead_id)
        if known is None:
            self._model.show_conversation(lead_map, own("Loading notes and tasks…"))
            self._read(lead_map, is_wanted=True)
        elif not known:
            self._notices.notify(own("No notes or tasks for this lead."))

    def rest_on(self, lead_map: LeadMap) -> None:
        """The cursor came here: its notes and tasks are read should it stay."""
        notes_tasks = self._session.notes_tasks
        if lead_map.lead_id is None or notes_tasks.is_missing:
            return  # by key alone
        if notes_tasks.known(lead_map.lead_id) is None:
            self._read(lead_map)

    def _read(self, lead_map: LeadMap, *, is_wanted: bool = False, is_ours: bool = False) -> None:
        self._tasks.start(
            lambda: self._reading(lead_map, is_wanted=is_wanted, is_ours=is_ours),
            group="notes_tasks",
            exclusive=True,
        )

    async def _reading(self, lead_map: LeadMap, *, is_wanted: bool, is_ours: bool) -> None:
        """Read the notes and tasks of a lead: by key and after one of ours at once, else only
        where the cursor stays and requests are plentiful."""
        notes_tasks = self._session.notes_tasks
        if notes_tasks.known(lead_map.lead_id) is not None:
            return
        if not (is_wanted or is_ours):
            await asyncio.sleep(RESTS)  # a newer call cancels this one: no request spent
            if self._model.cursor != lead_map.lead_map_id or not self._has_plenty():
                return
            self._unasked_at = self._session.clock.monotonic()
        try:
            lead_id = await self._session.leads().lead_id_of(lead_map)
            await notes_tasks.read(lead_id, is_wanted=is_wanted)
        except ReadError as error:
            if is_wanted:
                words = fill("Couldn't load notes and tasks: {}", line(error))
                self._model.show_conversation(lead_map, words)
                self._notices.notify(words, severity="warning")  # the pane may say so already
            return
        if is_wanted or notes_tasks.known(lead_id):
            self._model.show_conversation(lead_map)

    def _has_plenty(self) -> bool:
        if self._session.clock.monotonic() - self._unasked_at < UNASKED_EVERY:
            return False
        budget = self._session.budget()
        if budget is None or budget.left is None:
            return True
        return budget.left >= PLENTY and not budget.waiting

    def state_changed(self, _state: InboxState, change: Change) -> None:
        """A task or note of ours arrived: what is known of its lead is out of date."""
        for entry in change.entries:
            if entry.kind in {Kind.TASK, Kind.NOTE} and entry.status is Status.DONE:
                lead_id = entry.facts.lead_id
                if lead_id is not None:
                    self._session.notes_tasks.forget(lead_id)
                current = self._model.current
                if current is not None and current.lead_map_id == entry.lead_map_id:
                    self._read(current, is_ours=True)
