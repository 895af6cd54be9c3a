"""The outbox or the history in front of the handlers, without a screen."""

from __future__ import annotations

from triage_tui.commands.command import Place
from triage_tui.inbox.open_decisions import Decision
from triage_tui.sync.history.past import PastGesture


class RecordingList:
    """Says what was done to it, in words; the cursor is on `under`."""

    def __init__(self, place: Place, under: Decision | PastGesture | None = None) -> None:
        self.place = place
        self.under = under
        self.done: list[str] = []

    def under_cursor(self) -> Decision | PastGesture | None:
        return self.under

    def step(self, rows: int) -> None:
        self.done.append(f"step {rows}")

    def page(self, pages: int) -> None:
        self.done.append(f"page {pages}")

    def first(self) -> None:
        self.done.append("first")

    def last(self) -> None:
        self.done.append("last")

    def go_to_reply(self) -> None:
        self.done.append("go to reply")

    def leave(self) -> None:
        self.done.append("leave")

    def look_again(self) -> None:
        self.done.append("look again")
