"""What happens around the keys: at the start, with every second, and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.commands.handlers import Handlers
    from triage_tui.sync.journaled_state import Change, Listener

BETWEEN_LOOKS = 2
"""Seconds between two looks at whether the other window has ended."""


class Lifecycle:
    """Begins after the first paint, which needs none of it."""

    def __init__(self, handlers: Handlers) -> None:
        self._do = handlers
        self._session = handlers.model.session
        self._heard: list[Callable[[], None]] = []
        """Ends what is listened to."""
        self._has_begun = False
        self._seconds = 0
        self._stands_by = False

    def hear(self, *listeners: Listener) -> None:
        """Let these hear what the store has new, in this order, until the end."""
        self._heard += [self._session.store.subscribe(each) for each in listeners]

    def begin(self, kept: Change | None) -> None:
        """Take up what is left from the last time, of which `kept` is news, and read."""
        do, store = self._do, self._session.store
        self._has_begun = True
        self.hear(do.notes.state_changed, do.failures.state_changed, do.pauses.state_changed)
        if kept is not None:
            do.failures.state_changed(store.state, kept)
        self._stands_by = self._session.take_over is not None
        do.standby.take_up()
        do.pauses.offer()
        do.reference.begin()
        do.refresh.begin()

    def offer(self) -> None:
        """The inbox is in front again: ask what waits for that."""
        if self._has_begun:
            self._do.pauses.offer()

    def tick(self) -> None:
        """A second went by."""
        if not self._has_begun:
            return
        self._do.done_snooze.wake()
        self._do.pauses.look_for_sleep()
        self._seconds += 1
        if self._stands_by and self._seconds % BETWEEN_LOOKS == 0:
            self._stands_by = not self._do.standby.look_for_the_other()

    def end(self) -> None:
        """Stop listening."""
        for unsubscribe in self._heard:
            unsubscribe()
        self._do.bulk.end()
