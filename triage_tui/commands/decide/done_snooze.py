"""Done and snooze: kept on this machine, said to be, and ended by a newer reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from triage_tui.commands.decide.read_status import Decisions
from triage_tui.inbox.actions import Action, SetRead
from triage_tui.inbox.dates.ages import moment
from triage_tui.inbox.dates.time_zone import LocalZone
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import MarkKind
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own
from triage_tui.sync.storage.journal import JournalError

if TYPE_CHECKING:
    from triage_tui.ui.dialogs.snooze_form import Snooze


class PuttingAside(Decisions):
    """Keys that put lead maps aside, and bring them back."""

    def action_done(self) -> None:
        """Done: mark read, leave the queue, advance. On one that is done: bring it back."""
        if self.is_blocked() or not self._targets():
            return
        targets = self._targets()
        if self._are_all(targets, MarkKind.DONE):
            self._bring_back(targets)
        elif not self._is_held_down("done"):
            self._asked(own("Mark as done on this machine:"), targets, self._done)

    def _done(self, targets: Sequence[LeadMapId]) -> None:
        shown = self.store.state.shown
        reads = [
            SetRead(each, is_read=True)
            for each in targets
            if (lead_map := shown(each)) is not None and not lead_map.is_read
        ]
        self._put(targets, MarkKind.DONE, reads)

    def action_snooze(self) -> None:
        """Snooze here until a time or a new reply. On one that is snoozed: bring it back."""
        from triage_tui.ui.dialogs.snooze_form import SnoozeForm  # late: not in the first paint

        lead_map = self.current
        if lead_map is None or self.is_blocked():
            return
        targets = self._targets()
        if self._are_all(targets, MarkKind.SNOOZED):
            self._bring_back(targets)
            return
        now = datetime.fromtimestamp(self.session.clock.wall()).astimezone()
        whom = self.marked_words() if self.marks else self.name_of(lead_map)

        def chosen(snooze: Snooze | None) -> None:
            if snooze is not None:
                self._asked(
                    own("Snooze on this machine:"),
                    targets,
                    lambda ids: self._put(ids, MarkKind.SNOOZED, (), until=snooze.until),
                )

        self.app.push_screen(SnoozeForm(whom, now), chosen)

    def _targets(self) -> tuple[LeadMapId, ...]:
        """The marked rows, else the one under the cursor."""
        if self.marks:
            return tuple(self.marks_in_order())
        return () if self.current is None else (self.current.lead_map_id,)

    def _are_all(self, targets: Sequence[LeadMapId], kind: MarkKind) -> bool:
        marks = self.store.state.marks
        return all((mark := marks.get(each)) is not None and mark.kind is kind for each in targets)

    def _asked(
        self,
        verb: SafeText,
        targets: Sequence[LeadMapId],
        do: Callable[[Sequence[LeadMapId]], None],
    ) -> None:
        """Do it; for more lead maps than the setting says, once the user said yes."""
        from triage_tui.ui.dialogs.confirm import Confirm  # late: not in the first paint

        if len(targets) <= self.settings.bulk_confirm_above:
            do(targets)
            return
        question = Confirm(
            fill("{} {} lead maps?", verb, number(len(targets))),
            own("Smartlead learns of it only that they are read; z takes the whole run back."),
            yes=own("go"),
            no=own("leave them as they are"),
        )
        self.app.push_screen(question, lambda yes: do(targets) if yes else None)

    def _put(
        self,
        targets: Sequence[LeadMapId],
        kind: MarkKind,
        actions: Sequence[Action],
        *,
        until: float | None = None,
    ) -> None:
        had_marks, following = bool(self.marks), self._following()
        try:
            self.store.aside.put(targets, kind, *actions, until=until)
        except JournalError as error:
            self.say(line(error), title=own("Not taken"), severity="error")
            return
        self.handled.update(targets)
        if had_marks:
            self.set_marks(frozenset())
        else:
            self.advance_to(following)
        self.say(self._put_words(kind, len(targets), until))
        self.paint_header()

    def _put_words(self, kind: MarkKind, count: int, until: float | None) -> SafeText:
        which = own("Done here") if kind is MarkKind.DONE else own("Snoozed here")
        how_many = fill(" ({})", number(count)) if count > 1 else own("")
        end = own("a new reply brings it back")
        if until is not None:
            now = self.session.clock.wall()
            end = fill("back {}, or with a new reply", moment(until, now=now, zone=LocalZone()))
        undo = line(self.keymap.keys_of("action.undo"))
        return fill("{}{}, kept on this machine: {}. {} undoes.", which, how_many, end, undo)

    def _bring_back(self, targets: Sequence[LeadMapId]) -> None:
        try:
            self.store.aside.put(targets, None)
        except JournalError as error:
            self.say(line(error), title=own("Not taken"), severity="error")
            return
        self.handled.difference_update(targets)
        self.say(own("Back in the queue."))
        self.paint_header()

    def wake(self) -> None:
        """Bring back what was snoozed until now, and say so."""
        if not self.store.state.marks:
            return
        woken = self.store.aside.wake()
        if woken:
            self.handled.difference_update(woken)
            self.say(
                own("1 snoozed lead map is back.")
                if len(woken) == 1
                else fill("{} snoozed lead maps are back.", number(len(woken)))
            )
