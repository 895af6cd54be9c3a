"""Notes: the form, and what is pinned to the open lead already."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from triage_tui.commands.decide.read_status import Decisions
from triage_tui.inbox.actions import AddNote, Kind, Status
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.store import Change

RESTS = 1.0
"""Seconds the cursor rests before notes and tasks are asked for unasked."""
PLENTY = 25
"""Requests that must be left for that: notes are two requests a lead."""


class Paperwork(Decisions):
    """Notes are written by a form; notes and tasks are shown above the conversation."""

    def action_note(self) -> None:
        """Open the note form for the lead map under the cursor."""
        from triage_tui.ui.dialogs.note_form import NoteDraft, NoteForm  # late: not in first paint

        lead_map = self.current
        if lead_map is None or self.is_blocked():
            return
        from triage_tui.commands.delivery.form_drafts import give_slip, held, note_name

        lead_map_id = lead_map.lead_map_id

        def made(note: str | None) -> None:
            if note is None:
                return
            forget = held(form.slip) if self.marks else None
            if not self.on_marks(
                own("Put the note on"), lambda each: [AddNote(each.lead_map_id, note)], then=forget
            ):
                self.submit(AddNote(lead_map_id, note))

        form = NoteForm(self.marked_words() if self.marks else self.name_of(lead_map), NoteDraft())
        name = note_name(None if self.marks else lead_map_id)
        give_slip(form, self.session, name, is_masked=self.is_masked)
        self.app.push_screen(form, form.then(made))

    def remind_of_drafts(self) -> None:
        """At the start: say whose forms were not handed over, and what brings them back."""
        from triage_tui.commands.delivery.form_drafts import (
            unfinished_words,  # late: not in the first paint
        )

        task, note = (line(self.keymap.keys_of(f"action.{each}")) for each in ("task", "note"))
        words = unfinished_words(self.session.drafts().unfinished(), self._whom)
        if words:
            self.say(
                fill(
                    "Not handed over when triage-tui ended: {}. {} and {} there open them again, "
                    "with every word.",
                    words,
                    task,
                    note,
                )
            )

    def _whom(self, lead_map_id: LeadMapId) -> SafeText:
        lead_map = self.store.state.shown(lead_map_id)
        return own("a lead") if lead_map is None else self.name_of(lead_map)

    def action_papers(self) -> None:
        """Show all notes and tasks of the open lead, reading them first where need be."""
        lead_map = self.current
        if lead_map is None:
            return
        if lead_map.lead_id is None:
            self.say(own("This row names no lead, so its notes cannot be asked for."))
            return
        self.conversation.toggle_papers()
        if self.session.papers.known(lead_map.lead_id) is None:
            self.show_conversation(lead_map, own("Reading notes and tasks…"))
            self.read_papers(lead_map, is_wanted=True)

    def rest_on(self, lead_map: LeadMap) -> None:
        """The cursor came here: its papers are read should it stay."""
        papers = self.session.papers
        if not papers.is_missing and papers.known(lead_map.lead_id) is None:
            self.read_papers(lead_map)

    @work(exclusive=True, group="papers")
    async def read_papers(self, lead_map: LeadMap, *, is_wanted: bool = False) -> None:
        """Read the papers of a lead: by key at once, else only where requests are plentiful."""
        papers, lead_id = self.session.papers, lead_map.lead_id
        if lead_id is None or papers.known(lead_id) is not None:
            return
        if not is_wanted:
            await asyncio.sleep(RESTS)  # a newer call cancels this one: no request spent
            if self.rows.cursor != lead_map.lead_map_id or not self._has_plenty():
                return
        try:
            await papers.read(lead_id, is_wanted=is_wanted)
        except ReadError as error:
            if is_wanted:
                self.show_conversation(
                    lead_map, fill("Could not read notes and tasks: {}", line(error))
                )
            return
        if is_wanted or papers.known(lead_id):
            self.show_conversation(lead_map, NOTHING)

    def _has_plenty(self) -> bool:
        budget = self.session.budget()
        return budget is None or budget.left is None or budget.left >= PLENTY

    def state_changed(self, state: InboxState, change: Change) -> None:
        """A task or note of ours arrived: what is known of its lead is out of date."""
        super().state_changed(state, change)
        for entry in change.entries:
            if entry.kind in {Kind.TASK, Kind.NOTE} and entry.status is Status.DONE:
                lead_id = entry.facts.lead_id
                if lead_id is not None:
                    self.session.papers.forget(lead_id)
                current = self.current
                if current is not None and current.lead_id == lead_id:
                    self.read_papers(current)
