"""Actions to the row under the cursor, or to all marks as one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from triage_tui.commands.bulk import ActionsFor, Said
from triage_tui.commands.part import Part
from triage_tui.commands.wording import replies, selected_replies
from triage_tui.inbox.actions import Action, AddNote, CreateTask
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.sync.storage.journal import JournalError
from triage_tui.sync.storage.turns import Result, Writing

if TYPE_CHECKING:
    from triage_tui.commands.bulk import Bulk
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices
    from triage_tui.commands.saving import Saving
    from triage_tui.inbox.lead_map import LeadMapId

GiveBack = Callable[[CreateTask | AddNote, SafeText], None]
"""Brings words that were not taken back into their form, with the reason."""


class Apply:
    """The way of decisions from a key to the store; what the disk refuses is said, and nothing
    moves."""

    def __init__(
        self,
        model: InboxModel,
        bulk: Bulk,
        *,
        notices: Notices,
        give_back: GiveBack,
    ) -> None:
        self._model = model
        self._store = model.store
        self._bulk = bulk
        self._notices = notices
        self._give_back = give_back

    def to_targets(
        self,
        ask: Said,
        actions_for: ActionsFor,
        *,
        said: Said,
        already: Said = lambda whom: fill("{}: no change, already set", whom),
        advance: bool = False,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Do it to the marked rows, else to the one under the cursor; `said` then says so.

        With `advance` the lead maps count as handled, and the cursor goes on. `then` is called
        once the actions were taken. What would change nothing is no gesture: `already` says so.
        """
        if self._model.marks:
            self.to_marks(ask, actions_for, said=said, advance=advance, then=then)
            return
        lead_map, following = self._model.current, self._model.following() if advance else None
        if lead_map is None or self.is_blocked():
            return
        actions = actions_for(lead_map)
        name = self._model.name_of(lead_map)
        words = said(name)
        if self._store.changes_nothing(*actions):
            self._notices.notify(already(name))
            if advance:
                self._model.advance_to(following)
            return
        if not self.submit(*actions, said=words, then=then, following=following):
            return
        if advance:
            self._model.mark_handled((lead_map.lead_map_id,))
            self._model.advance_to(following)

    def to_marks(
        self,
        ask: Said,
        actions_for: ActionsFor,
        *,
        said: Said,
        advance: bool = False,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Do it to the marked rows as one run, which asks first, by `ask`, when they are many."""
        if self.is_blocked():
            return
        model = self._model
        marked = model.marks.in_order(model.window.order)
        rows = [row for each in marked if (row := self._store.state.lead_map(each)) is not None]
        planned = {row.lead_map_id: self._changing(actions_for(row)) for row in rows}
        changed = [each for each, actions in planned.items() if actions]

        def begun() -> None:
            model.marks.set(())
            self._notices.decided(said(replies(len(changed))))
            if advance:
                model.mark_handled(changed)
                model.advance_from(marked)
            if then is not None:
                then()

        self._bulk.run(changed, lambda each: planned[each.lead_map_id], ask, begun)

    def _changing(self, actions: Sequence[Action]) -> Sequence[Action]:
        """The actions on a lead map; none where all of them would change nothing."""
        return () if self._store.changes_nothing(*actions) else actions

    def to(self, lead_map_id: LeadMapId, ask: Said, actions_for: ActionsFor, *, said: Said) -> None:
        """Do it to the marked rows, else to this lead map, wherever the cursor is by now."""
        lead_map = self._model.store.state.lead_map(lead_map_id)
        if self._model.marks:
            self.to_marks(ask, actions_for, said=said)
        elif lead_map is not None and not self.is_blocked():
            actions = self._changing(actions_for(lead_map))
            if actions:
                self.submit(*actions, said=said(self._model.name_of(lead_map)))

    def submit(
        self,
        *actions: Action,
        said: SafeText = NOTHING,
        then: Callable[[], object] | None = None,
        following: LeadMapId | None = None,
    ) -> bool:
        """Hand actions to the store, and say what they do; False when the disk refused them.

        A slow disk holds up nothing: they show, and `then` is called, once they are on it. What it
        refuses by then is told, the cursor comes back from `following`, and words to their form.
        """

        def refused(_error: JournalError) -> None:
            self._model.come_back([each.lead_map_id for each in actions], following)
            if isinstance(actions[0], CreateTask | AddNote):
                why = own("Not saved: the journal can't be written.")
                self._give_back(actions[0], why)

        def taken(_gesture: object) -> None:
            if said:
                self._notices.decided(said)
            if then is not None:
                then()

        about = [each.lead_map_id for each in actions]
        return self.take(self._store.submitting(*actions), taken, refused, about=about)

    def take(
        self,
        change: Writing[Result],
        taken: Callable[[Result], object],
        refused: Callable[[JournalError], object] | None = None,
        *,
        about: Iterable[LeadMapId] = (),
    ) -> bool:
        """Let a key's change have its turn; False, and the reason said, when it was refused.

        The rows of `about` say that it is being saved, where a slow disk makes it wait.
        """
        return self._saving.take(change, taken, refused, about=about)

    @cached_property
    def _saving(self) -> Saving:
        from triage_tui.commands.saving import Saving, notify_by  # late: not for the first paint

        told, model = notify_by(self._notices), self._model
        return Saving(self._store, told, lambda: model.changed(Part.SAVING))

    def whom(self) -> SafeText:
        """What a form or picker says it will act on."""
        model = self._model
        if model.marks:
            return selected_replies(len(model.marks))
        return own("nobody") if model.current is None else model.name_of(model.current)

    def is_blocked(self) -> bool:
        """True, with the reason said, when nothing may be changed under the cursor."""
        return self._said(self._model.blocked_reason())

    def is_read_only(self) -> bool:
        """True, with the reason said, when nothing may be changed anywhere."""
        return self._said(self._model.read_only_reason())

    def _said(self, reason: SafeText) -> bool:
        if reason:
            self._notices.notify(reason, severity="warning")
        return bool(reason)
