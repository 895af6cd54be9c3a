"""What was refused: tried again, reopened in its form, or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.gesture_words import mid_sentence
from triage_tui.inbox.actions import AddNote, CreateTask, Entry, Status
from triage_tui.inbox.safe_text import SafeText, digits, fill, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.delivery.reopen_form import ReopenForm
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices


class Refused:
    """The answers to a refusal, on the open lead map first."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        reopen_form: ReopenForm,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._store = model.store
        self._apply = apply
        self._reopen_form = reopen_form
        self._notices = notices
        self._dialogs = dialogs

    def retry(self) -> None:
        """Try what was refused again; words come back in their form.

        Of the open lead map, else the newest anywhere.
        """
        everywhere = [e for e in self._store.state.entries.values() if e.status is Status.REFUSED]
        entry = next(iter(self._here()), everywhere[-1] if everywhere else None)
        if entry is None:
            self._notices.notify(own("Nothing was rejected."))
        elif isinstance(entry.action, CreateTask | AddNote):
            self._reopen_form.refused(entry, self._model.naming)
        else:
            self._apply.take(
                self._store.retrying(entry.action_id),
                lambda was: self._again(entry, was=was),
                about=(entry.lead_map_id,),
            )

    def _again(self, entry: Entry, *, was: bool) -> None:
        """Say what is tried again, if it was there to be tried."""
        if was:
            state, naming = self._store.state, self._model.naming
            what, whom = naming.describe(state, entry), naming.who(state, entry)
            self._notices.notify(fill("{}: retrying ({}).", whom, mid_sentence(what)))

    def dismiss(self) -> None:
        """Take the refused marks off the open lead map; words go only after `y`."""
        refused = self._here()
        written = [entry for entry in refused if isinstance(entry.action, CreateTask | AddNote)]
        self._drop([entry for entry in refused if entry not in written])
        if not written:
            return
        what = self._model.naming.describe(self._store.state, written[0])
        self._dialogs.confirm(
            own("Discard this text?"),
            fill("Smartlead rejected this: {}. It isn't there.", what),
            yes=own("discard"),
            no=own("keep"),
            then=lambda yes: self._drop(written if yes else []),
        )

    def give_back(self, written: CreateTask | AddNote, why: SafeText) -> None:
        """Words that were not taken come back in their form, with the reason."""
        lead_map = self._store.state.lead_map(written.lead_map_id)
        lead = digits(written.lead_map_id) if lead_map is None else self._model.name_of(lead_map)
        self._reopen_form.not_taken(lead, written, why=why, then=self._apply.submit)

    def _here(self) -> list[Entry]:
        """What was refused on the open lead map, the newest first."""
        cursor = self._model.cursor
        mine = self._store.state.entries_of(cursor) if cursor is not None else ()
        return [entry for entry in reversed(mine) if entry.status is Status.REFUSED]

    def _drop(self, entries: list[Entry]) -> None:
        if entries:
            dropping = self._store.giving_up(*(entry.action_id for entry in entries))
            about = [entry.lead_map_id for entry in entries]
            self._apply.take(dropping, lambda _was: None, about=about)
