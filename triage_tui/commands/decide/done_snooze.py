"""Done and snooze: kept on this machine, said to be, and ended by a newer reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from triage_tui.commands.wording import replies
from triage_tui.inbox.actions import Action, SetRead
from triage_tui.inbox.dates.ages import moment
from triage_tui.inbox.dates.time_zone import here, local_zone
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import LocalStatus
from triage_tui.inbox.reply_facts import snooze_text
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.apply import Apply
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
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._store = model.store
        self._apply = apply
        self._guard = guard
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
            self._asked(own("Mark done:"), targets, self._done)

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
                own("Snooze"),
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
            fill("{} {}?", verb, replies(len(targets))),
            own(
                "On this computer only: Smartlead just gets the read status. One undo reverts all."
            ),
            yes=line(verb.lower().rstrip(":")),
            no=own("cancel"),
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
        words = self._put_words(kind, targets, until)

        def refused(_error: JournalError) -> None:
            model.come_back(targets, None if had_marks else following)

        def taken(_gesture: object) -> None:
            self._notices.decided(words)

        if not self._apply.take(putting, taken, refused, about=targets):
            return
        model.mark_handled(targets)
        if had_marks:
            model.marks.set(())
        else:
            model.advance_to(following)

    def _put_words(
        self, kind: LocalStatus, targets: Sequence[LeadMapId], until: float | None
    ) -> SafeText:
        lead_map = self._store.state.lead_map(targets[0]) if len(targets) == 1 else None
        whom = replies(len(targets)) if lead_map is None else self._model.name_of(lead_map)
        if kind is LocalStatus.DONE:
            words = "{}: done (on this computer only). Reopens on a new reply"
            return fill(words, whom)
        if until is None:
            return fill("{}: snoozed until they reply (on this computer only)", whom)
        now = self._model.session.clock.wall()
        back = moment(until, now=now, zone=local_zone())
        return fill("{}: snoozed, back {} or on a new reply (on this computer only)", whom, back)

    def _bring_back(self, targets: Sequence[LeadMapId]) -> None:
        def back(_gesture: object) -> None:
            self._notices.notify(own("Back in the queue."))
            self._model.unmark_handled(targets)

        putting = self._store.local_status.putting(targets, None)
        self._apply.take(putting, back, about=targets)

    def wake(self) -> None:
        """Bring back what was snoozed until now, and say so."""
        if not self._store.state.local_statuses:
            return
        woken = self._store.local_status.wake()
        if woken:
            self._model.unmark_handled(woken)
            self._notices.notify(
                own("1 snoozed reply is back.")
                if len(woken) == 1
                else fill("{} snoozed replies are back.", number(len(woken)))
            )
