"""The outbox and the history, between the handlers and whoever shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from triage_tui.commands.command import Place
    from triage_tui.inbox.open_decisions import Decision
    from triage_tui.sync.history.past import PastGesture


class RecordList(Protocol):
    """The outbox or the history as it is shown."""

    @property
    def place(self) -> Place:
        """Whose keys work there."""
        ...

    def under_cursor(self) -> Decision | PastGesture | None:
        """A decision of the outbox, a gesture of the history; `None` while the list is empty."""
        ...

    def step(self, rows: int) -> None: ...

    def page(self, pages: int) -> None: ...

    def first(self) -> None: ...

    def last(self) -> None: ...

    def go_to_reply(self) -> None:
        """Leave for the reply that the record under the cursor is about."""
        ...

    def leave(self) -> None: ...

    def look_again(self) -> None:
        """Show what reads another way by now."""
        ...


class Front(Protocol):
    """What is told which list is in front of the inbox."""

    front: RecordList | None
    """Set by the list itself, for as long as it is shown."""


class Answers(Protocol):
    """What can be done about a decision of the outbox; each says what came of it."""

    @property
    def records(self) -> Front: ...

    @property
    def can_restore(self) -> bool:
        """True when there is something discarded to bring back."""
        ...

    def retry(self, decision: Decision) -> None: ...

    def send_again(self, decision: Decision) -> None: ...

    def mark_as_sent(self, decision: Decision) -> None: ...

    def edit(self, decision: Decision) -> None: ...

    def discard(self, decision: Decision) -> None: ...
