"""What the keys of the outbox do to the decision under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from triage_tui.inbox.actions import AddNote, Assign, CreateTask, Entry, Status
from triage_tui.inbox.open_decisions import Decision
from triage_tui.inbox.safe_text import SafeText, fill, joined, number, own
from triage_tui.sync.storage.turns import Result
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.screens.outbox_lines import deed_of

if TYPE_CHECKING:
    from triage_tui.sync.history.undo import UndoReport
    from triage_tui.sync.storage.journal import JournalError
    from triage_tui.sync.storage.turns import Writing
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
            ids = [entry.action_id for entry in decision.entries]
            self._take(self._store.retrying(*ids), lambda _was: None, [decision])
        elif status is Status.ASK:
            send, drop = self._screen.key("outbox.send"), self._screen.key("outbox.drop")
            self._screen.say(
                fill("This one needs an answer: {} send again, {} discard.", send, drop)
            )
        else:
            self._screen.say(own("Already on its way."))

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
            change = self._store.sending_again(entry.action_id)
            self._take(change, lambda _was: None, [decision])
        else:
            self._ask(
                own("Send it again?"),
                own("If the first one arrived after all, you'll have two."),
                own("send again"),
                lambda: self._take(
                    self._store.sending_again(entry.action_id), self._said_if_not, [decision]
                ),
            )

    def it_is_there(self) -> None:
        """The answer to a question: it arrived."""
        decision = self._changeable()
        if decision is None:
            return
        named = self._named([decision])

        def said(was_asked: bool) -> None:
            self._screen.say(
                fill("Marked as sent: {}.", named)
                if was_asked
                else own("Only a task or note that needs an answer can be marked as sent.")
            )

        self._take(self._store.accepting(decision.first.action_id), said, [decision])

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
            self._give_up([decision])

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

    def _give_up(self, given_up: Sequence[Decision]) -> None:
        """Give decisions up, and keep them for `z`."""
        named = self._named(given_up)

        def gone(entries: Sequence[Entry]) -> None:
            if not entries:
                self._said_if_not(False)
                return
            for each in given_up:
                mine = tuple(entry for entry in each.entries if entry in entries)
                if mine:
                    self.discarded.append(structs.replace(each, entries=mine))
            key = self._screen.key("outbox.restore")
            self._screen.say(fill("Discarded: {}. {} restores.", named, key))
            self._paint_more()

        ids = [entry.action_id for each in given_up for entry in each.entries]
        self._take(self._store.giving_up(*ids), gone, given_up)

    def restore(self) -> None:
        """Bring back what was discarded last; else undo the decision under the cursor."""
        if self._screen.is_blocked():
            return
        if self.discarded:
            self._bring_back(self.discarded.pop())
        elif (decision := self._screen.decision) is not None:
            undoing = self._store.undoing(decision.first.gesture_id)
            self._take(undoing, self._undone, [decision])

    def _bring_back(self, back: Decision) -> None:
        named = self._named([back])

        def said(is_back: bool) -> None:
            if is_back:
                self._screen.say(fill("Restored: {}.", named))
            else:
                self._screen.say(own("A later change took its place."), severity="warning")
            self._paint_more()

        def refused(_error: JournalError) -> None:
            self.discarded.append(back)
            self._paint_more()

        about = [entry.lead_map_id for entry in back.entries]
        self._screen.take(self._store.restoring(back.entries), said, refused, about=about)

    def _undone(self, report: UndoReport | None) -> None:
        if report is not None:
            self._screen.say(report.words(), severity="warning" if report.cannot else "information")

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
        self, title: SafeText, words: SafeText, yes: SafeText, then: Callable[[], object]
    ) -> None:
        def answered(answer: bool | None) -> None:
            if answer:
                then()

        self._screen.app.push_screen(Confirm(title, words, yes=yes, no=own("cancel")), answered)

    def _take(
        self,
        change: Writing[Result],
        taken: Callable[[Result], object],
        decisions: Sequence[Decision],
    ) -> None:
        about = [entry.lead_map_id for each in decisions for entry in each.entries]
        self._screen.take(change, taken, about=about)

    def _said_if_not(self, is_done: bool) -> None:
        if not is_done:
            self._screen.say(own("Nothing done: it changed meanwhile."))

    def _paint_more(self) -> None:
        if self._screen.is_attached:  # a slow disk may answer after it was left
            self._screen.paint_more()


def is_written(entry: Entry) -> bool:
    """True for a task or a note: words that somebody wrote."""
    return isinstance(entry.action, CreateTask | AddNote)
