"""Words that were refused, by Smartlead or by the disk, come back in their form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage_tui.commands.form_drafts import form_of
from triage_tui.commands.questions import KeptForm, NoteDraft, TaskDraft, TaskMade
from triage_tui.inbox.actions import AddNote, CreateTask, Entry, Status
from triage_tui.inbox.dates.time_zone import here
from triage_tui.inbox.safe_text import SafeText, fill
from triage_tui.sync.storage.journal import JournalError

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.naming import NamePolicy
    from triage_tui.commands.protocols import Dialogs
    from triage_tui.session.session import Session
    from triage_tui.sync.storage.drafts import DraftSlot, Words
    from triage_tui.sync.storage.turns import Writing

Written = CreateTask | AddNote
"""The actions that carry words."""


class ReopenForm:
    """Opens the form of a task or note again, every word in it, and says why it is back."""

    def __init__(
        self,
        session: Session,
        apply: Apply,
        *,
        dialogs: Dialogs,
    ) -> None:
        self._session = session
        self._apply = apply
        self._dialogs = dialogs

    def refused(self, entry: Entry, naming: NamePolicy) -> bool:
        """Open the form of a refused task or note; False for any other action.

        The refused one stays in the outbox until the form is handed over.
        """
        action, state = entry.action, self._session.store.state
        if entry.status is not Status.REFUSED or not isinstance(action, CreateTask | AddNote):
            return False
        lead = naming.who(state, entry)

        def again(written: Written) -> None:
            store = self._session.store

            def handing_over() -> Writing[None]:
                if not (yield from store.replacing(entry.action_id, written)):
                    yield from store.submitting(written)  # dropped meanwhile: words still count

            def not_taken(error: JournalError) -> None:
                slot = self._slot(entry, written, is_new=True)
                slot.keep(words_of(written))  # nothing else has them now
                self.open(lead, written, why=error.reason, then=again, slot=slot)

            about = (entry.lead_map_id,)
            self._apply.take(handing_over(), lambda _: None, not_taken, about=about)

        why = fill("Rejected by Smartlead: {}", naming.words(state, entry, entry.reason))
        slot = self._slot(entry, action, is_new=naming.is_masked)
        self.open(lead, action, why=why, then=again, slot=slot)
        return True

    def not_taken(
        self, lead: SafeText, written: Written, *, why: SafeText, then: Callable[[Written], object]
    ) -> None:
        """Open the form of what never reached the journal."""
        slot = self._session.drafts().slot(form_of(written), is_new=True)
        slot.keep(words_of(written))  # nothing else has them now
        self.open(lead, written, why=why, then=then, slot=slot)

    def _slot(self, entry: Entry, written: Written, *, is_new: bool) -> DraftSlot:
        """Where what is changed in the form of something refused is kept."""
        form = form_of(written, f"again {entry.action_id}")
        return self._session.drafts().slot(form, is_new=is_new)

    def open(
        self,
        lead: SafeText,
        written: Written,
        *,
        why: SafeText,
        then: Callable[[Written], object],
        slot: DraftSlot,
    ) -> None:
        """Open the form with every word of `written` in it; `then` gets what it hands over."""
        kept = KeptForm(slot)
        if isinstance(written, AddNote):
            self._dialogs.write_note(
                lead,
                NoteDraft(written.note, why),
                kept,
                lambda note: _do(then, AddNote(written.lead_map_id, note)),
            )
            return
        draft = TaskDraft(written.name, written.description, written.priority, _due(written), why)
        now = here(self._session.clock.wall())
        self._dialogs.write_task(
            lead, draft, now, kept, lambda made: _do(then, _rewritten(written, made))
        )


def _do(then: Callable[[Written], object], written: Written) -> None:
    then(written)


def _rewritten(task: CreateTask, made: TaskMade) -> CreateTask:
    return replace(
        task,
        name=made.name,
        description=made.description,
        priority=made.priority,
        due_at=made.due_at,
    )


def words_of(written: Written) -> Words:
    """What stands in the form of this task or note."""
    if isinstance(written, AddNote):
        return {"note": written.note}
    return {
        "name": written.name,
        "description": written.description,
        "priority": written.priority.value,
        "due": _due(written),
    }


def _due(task: CreateTask) -> str:
    at = here(task.due_at)
    # An hour that comes twice needs its offset, to be the same one when it is read again.
    return f"{at:%Y-%m-%d %H:%M%z}" if at.fold else f"{at:%Y-%m-%d %H:%M}"
