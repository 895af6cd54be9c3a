"""Done and snooze: kept on this machine, said to be, and ended by a newer reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from triage_tui.inbox.actions import Action, SetRead
from triage_tui.inbox.dates.ages import moment
from triage_tui.inbox.dates.time_zone import here, local_zone
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import LocalStatus
from triage_tui.inbox.reply_facts import snooze_text
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.commands.questions import Snooze
    from triage_tui.commands.repeat_guard import RepeatGuard
    from triage_tui.sync.storage.journal import JournalError


class DoneSnooze:
    """Puts lead maps aside, and brings them back."""

    def __init__(
        self,
        model: InboxModel,
        apply: Apply,
        guard: RepeatGuard,
        keymap: Keymap,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._store = model.store
        self._apply = apply
        self._guard = guard
        self._keymap = keymap
        self._notices = notices
        self._dialogs = dialogs

    def done(self) -> None:
        """Done: mark read, leave the queue, advance. On one that is done: bring it back."""
        targets = self._model.targets()
        if not targets:
            return
        if self._are_all(targets, LocalStatus.DONE):
            self._bring_back(targets)
        elif not self._guard.is_repeat("done"):
            self._asked(own("Mark as done on this machine:"), targets, self._done)

    def _done(self, targets: Sequence[LeadMapId]) -> None:
        shown = self._store.state.lead_map
        reads = [
            SetRead(each, is_read=True)
            for each in targets
            if (lead_map := shown(each)) is not None and not lead_map.is_read
        ]
        self._put(targets, LocalStatus.DONE, reads)

    def snooze(self) -> None:
        """Snooze here until a time or a new reply. On one that is snoozed: bring it back."""
        targets = self._model.targets()
        if not targets:
            return
        if self._are_all(targets, LocalStatus.SNOOZED):
            self._bring_back(targets)
            return
        now = here(self._model.session.clock.wall())

        def chosen(snooze: Snooze) -> None:
            self._asked(
                own("Snooze on this machine:"),
                targets,
                lambda ids: self._put(ids, LocalStatus.SNOOZED, (), until=snooze.until),
            )

        lead_map = None if self._model.marks else self._model.current
        typed = snooze_text(None if lead_map is None else lead_map.back_on, now.date())
        self._dialogs.snooze(self._apply.whom(), now, typed, chosen)

    def _are_all(self, targets: Sequence[LeadMapId], kind: LocalStatus) -> bool:
        marks = self._store.state.local_statuses
        return all((mark := marks.get(each)) is not None and mark.kind is kind for each in targets)

    def _asked(
        self,
        verb: SafeText,
        targets: Sequence[LeadMapId],
        do: Callable[[Sequence[LeadMapId]], None],
    ) -> None:
        """Do it; for more lead maps than the setting says, once the user said yes."""
        if len(targets) <= self._model.settings.bulk_confirm_above:
            do(targets)
            return
        self._dialogs.confirm(
            fill("{} {} lead maps?", verb, number(len(targets))),
            own("Smartlead learns of it only that they are read; z takes the whole run back."),
            yes=own("go"),
            no=own("leave them as they are"),
            then=lambda yes: do(targets) if yes else None,
        )

    def _put(
        self,
        targets: Sequence[LeadMapId],
        kind: LocalStatus,
        actions: Sequence[Action],
        *,
        until: float | None = None,
    ) -> None:
        model = self._model
        had_marks, following = bool(model.marks), model.following()
        putting = self._store.local_status.putting(targets, kind, *actions, until=until)
        words = self._put_words(kind, len(targets), until)

        def refused(error: JournalError) -> None:
            self._notices.notify(error.reason, title=own("Not taken"), severity="error")
            model.come_back(targets, None if had_marks else following)

        if not self._apply.take(putting, lambda _: self._notices.notify(words), refused):
            return
        model.mark_handled(targets)
        if had_marks:
            model.marks.set(())
        else:
            model.advance_to(following)

    def _put_words(self, kind: LocalStatus, count: int, until: float | None) -> SafeText:
        which = own("Done here") if kind is LocalStatus.DONE else own("Snoozed here")
        how_many = fill(" ({})", number(count)) if count > 1 else own("")
        end = own("a new reply brings it back")
        if until is not None:
            now = self._model.session.clock.wall()
            end = fill("back {}, or with a new reply", moment(until, now=now, zone=local_zone()))
        undo = line(self._keymap.keys_of("action.undo"))
        return fill("{}{}, kept on this machine: {}. {} undoes.", which, how_many, end, undo)

    def _bring_back(self, targets: Sequence[LeadMapId]) -> None:
        def back(_gesture: object) -> None:
            self._notices.notify(own("Back in the queue."))
            self._model.unmark_handled(targets)

        self._apply.take(self._store.local_status.putting(targets, None), back)

    def wake(self) -> None:
        """Bring back what was snoozed until now, and say so."""
        if not self._store.state.local_statuses:
            return
        woken = self._store.local_status.wake()
        if woken:
            self._model.unmark_handled(woken)
            self._notices.notify(
                own("1 snoozed lead map is back.")
                if len(woken) == 1
                else fill("{} snoozed lead maps are back.", number(len(woken)))
            )
