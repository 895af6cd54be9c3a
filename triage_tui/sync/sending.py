"""The queue as a whole: what it waits for, when it goes on, and when it is empty."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from msgspec import structs

from triage_tui.inbox.actions import Status
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.open_decisions import count
from triage_tui.inbox.safe_text import SafeText
from triage_tui.inbox.state import InboxState
from triage_tui.sync.journaled_state import JournaledState, Listener
from triage_tui.sync.outbox.outbox import Outbox
from triage_tui.sync.storage.journal import JournalError
from triage_tui.sync.storage.turns import Turns, Writing
from triage_tui.system.clock import Clock

_ABOUT_THE_KEY = frozenset({PauseKind.KEY, PauseKind.PLAN})
_LONGEST_COMMIT = 1.0
"""Seconds that the end waits for the disk: a signal has to be over in two."""


class Sending:
    """The state, and what may be done with all that waits to be sent; what is pressed is in
    `Store`."""

    def __init__(
        self, journaled: JournaledState, outbox: Outbox, turns: Turns, clock: Clock
    ) -> None:
        self._journaled = journaled
        self._outbox = outbox
        self._turns = turns
        self._clock = clock

    @property
    def state(self) -> InboxState:
        return self._journaled.state

    @property
    def refusal(self) -> SafeText:
        """Why no action is taken (a second instance, a disk that cannot be written), or nothing."""
        return self._journaled.journal.refusal

    @property
    def report(self) -> SafeText:
        """What the user has to know about how the journal was found, or nothing."""
        return self._journaled.journal.report

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(state, change)` after every change; returns what ends that."""
        return self._journaled.subscribe(listener)

    # -- what it waits for ---------------------------------------------------------------------

    @property
    def holds_runs(self) -> bool:
        """True while bulk runs stand still."""
        return self._outbox.holds_bulk

    @property
    def paused(self) -> int:
        """How many decisions wait in runs that stand still."""
        if not self.holds_runs:
            return 0
        return count(e for e in self.state.entries.values() if e.is_bulk and e.status.is_unsent)

    @property
    def replies_paused(self) -> int:
        """On how many replies they wait."""
        if not self.holds_runs:
            return 0
        open_ones = self.state.entries.values()
        return len({e.lead_map_id for e in open_ones if e.is_bulk and e.status.is_unsent})

    def hold_runs(self, hold: bool) -> None:
        """Let bulk runs stand still, or go on; single keys are never held."""
        self._outbox.hold_bulk(hold)

    def key_changed(self) -> None:
        """There is another key: go on in order."""
        if self.state.pause is not None and self.state.pause.kind in _ABOUT_THE_KEY:
            self._outbox.go_on()

    def go_on(self) -> None:
        """Try again at once, whatever the queue waits for."""
        self._outbox.go_on()

    def hurry(self) -> None:
        """Let everything go now that waits for its time: undo windows stay."""
        self._outbox.hurry()

    def pause_for_key(self, reason: SafeText) -> None:
        """A read met a 401: send nothing until there is another key."""
        self._outbox.stop(PauseKind.KEY, reason)

    def pause_for_account(self, reason: SafeText) -> None:
        """What waits may belong to another account: send nothing until the user has said."""
        self._outbox.stop(PauseKind.ACCOUNT, reason)

    def network_is_back(self) -> None:
        """A read got through: what waits for the network goes now."""
        if self.state.pause is None:
            return
        if self.state.pause.kind is PauseKind.NETWORK:
            self._outbox.hurry()
        elif self.state.pause.kind is PauseKind.PLAN:
            self._outbox.go_on()

    def catch_up(self) -> None:
        """Write down what a failing disk did not take before: to be called before the end."""
        self._journaled.catch_up()  # behind what waits for the disk
        self._turns.finish(seconds=_LONGEST_COMMIT)

    async def saved(self) -> None:
        """Return when every key pressed so far is on disk, or was refused."""
        await self._turns.done(_nothing())

    async def idle(self) -> None:
        """Return when nothing is left to do, or only what waits for the user."""
        await self.saved()
        await self._outbox.until_idle()

    async def drain(self, timeout: float) -> int:  # noqa: ASYNC109  # what is left is counted
        """Send what waits without its undo window; returns how many decisions are still open.

        Runs that are paused stay so: they are neither sent nor counted.
        """
        await self._turns.done(self._journaled.catching_up())
        now = self._clock.monotonic()
        held = [
            structs.replace(entry, status=Status.PENDING, leaves_at=now)
            for entry in self.state.entries.values()
            if entry.status is Status.HELD and not (entry.is_bulk and self.holds_runs)
        ]
        if held:
            with suppress(JournalError):
                self._outbox.take_in(await self._turns.done(self._journaled.writing(held)))
        self._outbox.hurry()
        waits = [
            asyncio.ensure_future(self.idle()),
            asyncio.ensure_future(self._clock.sleep(timeout)),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        return self.state.queued + self.state.checking - self.paused


def _nothing() -> Writing[None]:
    """A change of nothing: over once those before it are."""
    yield from ()
