"""What the keys of the outbox do to the decision under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from triage_tui.inbox.actions import AddNote, Assign, CreateTask, Entry, Status
from triage_tui.inbox.open_decisions import Decision
from triage_tui.inbox.safe_text import SafeText, fill, joined, number, own
from triage_tui.sync.storage.journal import JournalError
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.screens.outbox_lines import deed_of

if TYPE_CHECKING:
    from triage_tui.sync.history.undo import UndoReport
    from triage_tui.ui.screens.outbox import OutboxScreen


class OutboxAnswers:
    """Each says in a line what came of it; what is discarded can be restored."""

    def __init__(self, screen: OutboxScreen, reopen: Callable[[Entry], bool]) -> None:
        self._screen = screen
        self._store = screen.store
        self._reopen = reopen
        self.discarded: list[Decision] = []
        """What was given up here, the last one last."""

    def retry(self) -> None:
        """Send what waits now; try what was rejected again."""
        decision = self._changeable()
        if decision is None:
            return
        status = decision.first.status
        if status in (Status.HELD, Status.PENDING, Status.REFUSED):
            self._do(lambda: self._retry_each(decision))
        elif status is Status.ASK:
            send, drop = self._screen.key("outbox.send"), self._screen.key("outbox.drop")
            self._screen.say(
                fill("This one needs an answer: {} send again, {} discard.", send, drop)
            )
        else:
            self._screen.say(own("Already on its way."))

    def _retry_each(self, decision: Decision) -> bool:
        for entry in decision.entries:
            self._store.retry(entry.action_id)
        return True

    def retry_all(self) -> None:
        """Wait no longer: everything that may go goes now."""
        if not self._screen.is_blocked():
            self._store.go_on()
            self._store.hurry()
            self._screen.say(own("Retrying everything that waits."))
            self._screen.paint()

    def send(self) -> None:
        """The answer to a question: send it; a task or note only after `y`."""
        decision = self._changeable()
        if decision is None:
            return
        entry = decision.first
        if entry.status is not Status.ASK:
            key = self._screen.key("outbox.retry")
            self._screen.say(fill("This one needs no answer. {} sends it now.", key))
        elif isinstance(entry.action, Assign):
            self._do(lambda: self._store.send_again(entry.action_id))
        else:
            self._ask(
                own("Send it again?"),
                own("If the first one arrived after all, you'll have two."),
                own("send again"),
                lambda: self._store.send_again(entry.action_id),
            )

    def it_is_there(self) -> None:
        """The answer to a question: it arrived."""
        decision = self._changeable()
        if decision is None:
            return
        if self._do(lambda: self._store.it_is_there(decision.key)):
            self._screen.say(fill("Marked as sent: {}.", self._named([decision])))
        else:
            self._screen.say(own("Only a task or note that needs an answer can be marked as sent."))

    def edit(self) -> None:
        """A rejected task or note comes back in its form."""
        decision = self._changeable()
        if decision is not None and not self._reopen(decision.first):
            self._screen.say(own("Only a rejected task or note can be edited."))

    # -- giving up and bringing back -----------------------------------------------------------

    def drop(self) -> None:
        """Give a decision up; words and questions only after `y`. It can be restored."""
        decision = self._changeable()
        if decision is None:
            return
        entry = decision.first
        if entry.status is Status.IN_FLIGHT:
            self._screen.say(own("Already on its way: too late to discard."))
        elif entry.status in (Status.ASK, Status.UNKNOWN) or is_written(entry):
            words = fill("{}.", self._named([decision]))
            self._ask(own("Discard it?"), words, own("discard"), partial(self._give_up, [decision]))
        else:
            self._do(partial(self._give_up, [decision]))

    def drop_refused(self) -> None:
        """Dismiss everything that was rejected, after `y`."""
        refused = [e for e in self._screen.decisions.values() if e.first.status is Status.REFUSED]
        if self._screen.is_blocked() or not refused:
            return
        words = fill("{} rejected changes, with their texts.", number(len(refused)))
        self._ask(
            own("Discard everything rejected?"),
            words,
            own("discard"),
            partial(self._give_up, refused),
        )

    def _give_up(self, given_up: Sequence[Decision]) -> bool:
        """Give decisions up, and keep them for `z`."""
        named = self._named(given_up)
        dropped = [
            structs.replace(each, entries=gone)
            for each in given_up
            if (gone := tuple(e for e in each.entries if self._store.drop(e.action_id)))
        ]
        self.discarded += dropped
        if dropped:
            self._screen.say(
                fill("Discarded: {}. {} restores.", named, self._screen.key("outbox.restore"))
            )
            self._screen.paint_more()
        return bool(dropped)

    def restore(self) -> None:
        """Bring back what was discarded last; else undo the decision under the cursor."""
        if self._screen.is_blocked():
            return
        if self.discarded:
            back = self.discarded.pop()
            if self._do(lambda: self._store.restore(back.entries)):
                self._screen.say(fill("Restored: {}.", self._named([back])))
            else:
                self._screen.say(own("A later change took its place."), severity="warning")
            self._screen.paint_more()
        elif self._screen.decision is not None:
            undoing = self._store.undoing(self._screen.decision.first.gesture_id)
            self._store.begin(undoing).then(self._undone, self._not_taken)

    def _undone(self, report: UndoReport | None) -> None:
        if report is not None:
            self._screen.say(report.words(), severity="warning" if report.cannot else "information")

    def _not_taken(self, error: JournalError) -> None:
        self._screen.say(error.reason, severity="error")

    # -- what they share -----------------------------------------------------------------------

    def _named(self, named: Sequence[Decision]) -> SafeText:
        """ "Assign to Dana (Grace Whitcombe)", and how many more."""
        first, state = named[0], self._store.state
        who = self._screen.naming.who(state, first.first)
        words = fill("{} ({})", deed_of(self._screen.session, first, self._screen.naming), who)
        rest = len(named) - 1
        return joined(" ", [words, fill("and {} more", number(rest))]) if rest else words

    def _changeable(self) -> Decision | None:
        return None if self._screen.is_blocked() else self._screen.decision

    def _ask(
        self, title: SafeText, words: SafeText, yes: SafeText, then: Callable[[], bool]
    ) -> None:
        def answered(answer: bool | None) -> None:
            if answer and not self._do(then):
                self._screen.say(own("Nothing done: it moved on meanwhile."))

        self._screen.app.push_screen(Confirm(title, words, yes=yes, no=own("cancel")), answered)

    def _do(self, deed: Callable[[], bool]) -> bool:
        """Do what changes the journal; a disk that refuses is said."""
        try:
            return deed()
        except JournalError as error:
            self._not_taken(error)
            return True


def is_written(entry: Entry) -> bool:
    """True for a task or a note: words that somebody wrote."""
    return isinstance(entry.action, CreateTask | AddNote)
