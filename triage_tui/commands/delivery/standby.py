"""At the start: what the journal holds; and the second window, which only reads until its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.actions import counted
from triage_tui.inbox.safe_text import fill, own
from triage_tui.sync.storage.journal_file import LOCKED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from triage_tui.commands.bulk import Bulk
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices


class Standby:
    """Goes on with what was left: at the start, or when the other window has ended."""

    def __init__(
        self,
        model: InboxModel,
        bulk: Bulk,
        reminders: Sequence[Callable[[], None]],
        read_again: Callable[[], None],
        *,
        notices: Notices,
    ) -> None:
        """`reminders` say what else waits for the user; `read_again` reads the view in front."""
        self._session = model.session
        self._store = model.store
        self._bulk = bulk
        self._reminders = reminders
        self._read_again = read_again
        self._notices = notices

    def take_up(self) -> None:
        """Go on with what the journal holds, and say how much that is."""
        if self._session.notice and not self._is_said_all_along:
            self._notices.in_turn(self._session.notice, severity="warning")
        self._store.local_status.take_up()  # read before what is resumed is written
        resumed = self._store.resume()
        self._bulk.begin()
        for remind in self._reminders:
            remind()
        waiting, asking = resumed.waiting + resumed.checking, resumed.asking + resumed.refused
        if waiting:
            self._notices.in_turn(fill("Picking up from last time: {}.", counted(waiting)))
        if asking:
            words = fill("Waiting for a decision: {}.", counted(asking))
            self._notices.in_turn(words, severity="warning")

    @property
    def _is_said_all_along(self) -> bool:
        """True where the notice is why nothing may be changed until another window has ended."""
        session = self._session
        return session.take_over is not None and session.notice == session.read_only_reason

    def look_for_the_other(self) -> bool:
        """Go on in its place once it has ended, with everything that it left; True then."""
        take_over, reason = self._session.take_over, self._session.read_only_reason
        if take_over is None or not take_over():
            return False
        if self._session.read_only_reason:  # it has ended, but the journal cannot be written now
            self._notices.notify(self._session.read_only_reason, severity="warning")
            return True
        self._notices.notify(
            own("The journal is free again: changes are saved and sent from now on.")
            if reason == LOCKED
            else own("The other window closed: this one works now.")
        )
        self._bulk.end()
        self.take_up()
        self._read_again()
        return True
