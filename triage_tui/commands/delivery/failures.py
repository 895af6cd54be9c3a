"""What becomes of actions after the key: refusals, questions, other people's changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from triage_tui.commands.decide.notes import Paperwork
from triage_tui.commands.wording import KINDS, contested
from triage_tui.inbox.actions import Action, ActionId, AddNote, CreateTask, Entry, Status
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.sync.storage.journal import JournalError

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.inbox.state import InboxState
    from triage_tui.session.session import Session
    from triage_tui.sync.storage.drafts import Slip
    from triage_tui.sync.store import Change
    from triage_tui.ui.dialogs.task_form import TaskMade

GATHERED = 0.1
"""Seconds in which news of several actions is gathered into one toast."""
NEEDS_USER = frozenset({Status.ASK, Status.REFUSED})


class Consequences(Paperwork):
    """Tells what came of actions, and brings back what was refused."""

    def __init__(self, session: Session, keymap: Keymap, note: SafeText) -> None:
        super().__init__(session, keymap, note)
        self._told: dict[ActionId, Status] = {}
        """What was said already, by action, for those that wait for the user or were contested."""
        self._news: dict[ActionId, Entry] = {}
        """What is to be said in the next toast."""

    def state_changed(self, state: InboxState, change: Change) -> None:
        """Something moved: say what the user has to know of it."""
        super().state_changed(state, change)
        for entry in change.entries or _entries_of(state, change.lead_map_ids):
            is_contested = entry.changed_by_other and entry.status.is_open
            if entry.status not in NEEDS_USER and not is_contested:
                self._told.pop(entry.action_id, None)
                continue
            said = entry.status if entry.status in NEEDS_USER else Status.PENDING
            if self._told.get(entry.action_id) is said:
                continue
            self._told[entry.action_id] = said
            if not self._news:
                self.set_timer(GATHERED, self._tell)
            self._news[entry.action_id] = entry

    def _tell(self) -> None:
        """One toast for each kind of news."""
        news, self._news = list(self._news.values()), {}
        self._tell_refused([entry for entry in news if entry.status is Status.REFUSED])
        self._tell_asking([entry for entry in news if entry.status is Status.ASK])
        self._tell_contested([entry for entry in news if entry.status not in NEEDS_USER])

    def _tell_refused(self, entries: list[Entry]) -> None:
        if not entries:
            return
        first, state, told = entries[0], self.store.state, self.discretion
        reason = told.words(state, first, first.reason)
        again, outbox = self._key("action.retry"), self._key("screen.outbox")
        if len(entries) > 1:
            words = fill("The first: {} {} lists them all.", reason, outbox)
            title = fill("{} actions refused", number(len(entries)))
        else:
            title = fill("{}: {} refused", told.who(state, first), KINDS[first.kind])
            what = fill("{} tries again", again)
            if isinstance(first.action, CreateTask | AddNote):
                what = fill("Every word is kept: {} opens the form", again)
            words = fill("{} {}, {} lists what waits.", reason, what, outbox)
        self.say(words, title=title, severity="error")

    def _tell_asking(self, entries: list[Entry]) -> None:
        if not entries:
            return
        first, state, told = entries[0], self.store.state, self.discretion
        title = fill("{}: {}", told.who(state, first), told.deed(state, first))
        if len(entries) > 1:
            title = fill("{} actions ask", number(len(entries)))
        reason = told.words(state, first, first.reason)
        words = fill("{} {} answers.", reason, self._key("screen.outbox"))
        self.say(words, title=title, severity="warning")

    def _tell_contested(self, entries: list[Entry]) -> None:
        if not entries:
            return
        first, state, told = entries[0], self.store.state, self.discretion
        title = fill("{}: {}", told.who(state, first), told.deed(state, first))
        if len(entries) > 1:
            title = fill("{} actions: someone else was there too", number(len(entries)))
        self.say(contested(state, first), title=title, severity="warning")

    # -- what was refused ----------------------------------------------------------------------

    def _refused(self) -> list[Entry]:
        """What was refused on the open lead map, the newest first."""
        cursor = self.rows.cursor
        mine = self.store.state.entries_of(cursor) if cursor is not None else ()
        return [entry for entry in reversed(mine) if entry.status is Status.REFUSED]

    def action_retry(self) -> None:
        """Try what was refused again; words come back in their form.

        Of the open lead map, else the newest anywhere.
        """
        if self.is_blocked():
            return
        everywhere = [e for e in self.store.state.entries.values() if e.status is Status.REFUSED]
        entry = next(iter(self._refused()), everywhere[-1] if everywhere else None)
        if entry is None:
            self.say(own("Nothing was refused."))
        elif isinstance(entry.action, CreateTask | AddNote):
            from triage_tui.commands.delivery.reopen_form import (
                reopen,  # late: not in the first paint
            )

            reopen(self, self.session, entry, self.discretion)
        elif self._took(lambda: self.store.retry(entry.action_id)):
            state, told = self.store.state, self.discretion
            self.say(fill("Again: {} for {}.", told.deed(state, entry), told.who(state, entry)))

    def action_drop_refused(self) -> None:
        """Take the refused marks off the open lead map; words go only after `y`."""
        from triage_tui.ui.dialogs.confirm import Confirm  # late: not in the first paint

        refused = self._refused()
        if self.is_blocked() or not refused:
            return
        papers = [entry for entry in refused if isinstance(entry.action, CreateTask | AddNote)]
        self._drop([entry for entry in refused if entry not in papers])
        if papers:
            words = fill(
                "{} was refused by Smartlead and is not there.",
                self.discretion.deed(self.store.state, papers[0]),
            )
            question = Confirm(
                own("Drop these words?"), words, yes=own("drop them"), no=own("keep them")
            )
            self.app.push_screen(question, lambda yes: self._drop(papers if yes else []))

    def _drop(self, entries: list[Entry]) -> None:
        for action_id in [entry.action_id for entry in entries]:
            self._took(partial(self.store.drop, action_id))

    def submit(self, *actions: Action) -> bool:
        """Hand actions to the store; words that the disk refuses come back in their form."""
        taken = super().submit(*actions)
        paper = actions[0] if actions else None
        if not taken and isinstance(paper, CreateTask | AddNote):
            self._words_back(paper, own("It was not taken: the journal could not be written."))
        return taken

    def _words_back(self, paper: CreateTask | AddNote, why: SafeText) -> None:
        from triage_tui.commands.delivery.form_drafts import paper_name
        from triage_tui.commands.delivery.reopen_form import (  # late: not in first paint
            open_form,
            words_of,
        )

        lead_map = self.store.state.shown(paper.lead_map_id)
        lead = self.name_of(lead_map) if lead_map is not None else number(paper.lead_map_id)
        slip = self.session.drafts().slip(paper_name(paper), is_new=True)
        slip.keep(words_of(paper))  # nothing else has them now
        open_form(self, self.session, lead, paper, why=why, then=self.submit, slip=slip)

    # -- the same task twice -------------------------------------------------------------------

    def create_task(self, lead_map_id: LeadMapId, task: TaskMade, slip: Slip | None = None) -> None:
        """Submit a task; one of the same name within the last minute asks first."""
        from triage_tui.ui.dialogs.confirm import Confirm  # late: not in the first paint

        action = CreateTask(lead_map_id, task.name, task.description, task.priority, task.due_at)
        if self.marks or self.store.twin_of(action) is None:
            super().create_task(lead_map_id, task, slip)
            return
        if slip is not None:
            slip.is_held = True

        def answered(twice: bool | None) -> None:
            if twice:
                self.submit(action)
            else:
                self._words_back(action, NOTHING)
            if slip is not None:
                slip.forget()

        words = fill(
            "“{}” was put on this lead map less than a minute ago.", line(task.name, limit=80)
        )
        question = Confirm(
            own("The same task again?"), words, yes=own("create it too"), no=own("back to the form")
        )
        self.app.push_screen(question, answered)

    # -- screens -------------------------------------------------------------------------------

    def action_outbox(self) -> None:
        """What waits, asks or was refused."""
        from triage_tui.ui.screens.outbox import OutboxScreen  # late: not in the first paint

        screen = OutboxScreen(self.session, self.keymap, self.blocked_reason(), self.discretion)
        self.app.push_screen(screen, self._go_to)

    def action_history(self) -> None:
        """What was done."""
        from triage_tui.ui.screens.history import HistoryScreen  # late: not in the first paint

        screen = HistoryScreen(self.session, self.keymap, self.blocked_reason(), self.discretion)
        self.app.push_screen(screen, self._go_to)

    def action_view(self, view_id: str) -> None:
        """Go to a view."""
        raise NotImplementedError

    def _go_to(self, lead_map_id: LeadMapId | None) -> None:
        """Put the cursor on a lead map, in this view or in the one that has everything."""
        if lead_map_id is None or self.rows.move_to(lead_map_id):
            return
        if lead_map_id in self.queues["all"]:
            self.action_view("all")
            self.rows.move_to(lead_map_id)
        else:
            self.say(
                fill(
                    "That lead map is not among the replies read so far; {} reads them all.",
                    self._key("view.all"),
                )
            )

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        if self.is_blocked():
            return
        try:
            gesture_id = self.store.redo()
        except JournalError as error:
            self.say(error.reason, title=own("Not taken"), severity="error")
            return
        self.say(own("Done again.") if gesture_id else own("There is nothing to do again."))

    # -- small things --------------------------------------------------------------------------

    def _took(self, change: Callable[[], bool]) -> bool:
        """Do what changes the journal; a disk that refuses is said."""
        try:
            return change()
        except JournalError as error:
            self.say(error.reason, title=own("Not taken"), severity="error")
            return False

    def _key(self, command_id: str) -> SafeText:
        return line(self.keymap.keys_of(command_id))


def _entries_of(state: InboxState, lead_map_ids: Collection[LeadMapId]) -> Iterator[Entry]:
    """The open and refused actions on lead maps that were just read: a read may change them."""
    for lead_map_id in lead_map_ids:
        if lead_map_id in state.entry_ids:
            yield from state.entries_of(lead_map_id)
