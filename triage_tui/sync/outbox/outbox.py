"""Where actions wait, leave from, and come back to: one dispatcher, a few deliveries at once.

The dispatcher runs only while something waits, and sleeps until the next time that matters: an
idle outbox costs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from triage_tui.inbox.actions import ActionId, Entry, Status
from triage_tui.inbox.events import Pause, Paused, PauseKind
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import SafeText
from triage_tui.sync.journaled_state import JournaledState
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.outbox.schedule import Schedule
from triage_tui.sync.protocols import AfterSleep, Gateway, Spawn
from triage_tui.sync.sleep_detector import SleepDetector
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.sync.outbox.delivery import Delivery, Next
    from triage_tui.sync.outbox.lookback import LookBack

GROUP = "outbox"
_FAILURES_BEFORE_HURRY = 3
_TICK = 0.001
"""Seconds: what is due this soon is due, or the rounding of a sleep would make it spin."""


class Outbox:
    """Sends what the ledger holds, in order; knows nothing of presses and undo."""

    def __init__(
        self,
        journaled: JournaledState,
        clock: Clock,
        rules: OutboxRules,
        gateway: Gateway,
        spawn: Spawn,
        *,
        jitter: Callable[[], float],
        after_sleep: AfterSleep | None,
    ) -> None:
        self._journaled = journaled
        journaled.on_moved = self.take_in
        self._clock = clock
        self._rules = rules
        self._spawn = spawn
        self._schedule: Schedule[LeadMapId] = Schedule()
        self._looks: Schedule[ActionId] = Schedule()
        self._gateway = gateway
        self._jitter = jitter
        self._after_sleep = after_sleep
        self._gaps = SleepDetector(clock, rules.sleep_gap)
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._is_running = False
        self._is_over = False
        self._at_work = 0
        self._bulk_at_work = 0
        self._failures = 0
        self._holds_bulk = False

    @cached_property
    def _delivery(self) -> Delivery:
        from triage_tui.sync.outbox.delivery import (
            Delivery,  # late: nothing leaves before a first paint
        )

        return Delivery(self._journaled, self._clock, self._rules, self._gateway, self._jitter)

    @cached_property
    def _looking(self) -> LookBack:
        from triage_tui.sync.outbox.lookback import LookBack  # late, as above

        return LookBack(self._journaled, self._clock, self._rules, self._gateway, self._jitter)

    # -- what waits ----------------------------------------------------------------------------

    def take_in(self, entries: Iterable[Entry]) -> None:
        """Let changed entries wait, or wait no longer, as their status says by now.

        They may have moved on since: whoever hands them over may have waited for the disk.
        """
        self._place(entries)
        self.kick()

    def _place(self, entries: Iterable[Entry]) -> None:
        for action_id in [entry.action_id for entry in entries]:
            entry = self._journaled.state.entries.get(action_id)
            if entry is not None and entry.status.is_unsent:
                self._looks.remove(action_id)
                at = entry.leaves_at if entry.next_try_at is None else entry.next_try_at
                self._schedule.put(action_id, entry.lead_map_id, at, is_bulk=entry.is_bulk)
            elif entry is not None and entry.status is Status.UNKNOWN:
                self._schedule.remove(action_id)
                self._looks.put(action_id, action_id, entry.next_try_at or 0.0)
            elif entry is None or entry.status is not Status.IN_FLIGHT:
                self._schedule.remove(action_id)
                self._looks.remove(action_id)

    def hurry(self) -> None:
        """Let everything go now that may: the network is back, or the user quits."""
        if self.pause is not None and self.pause.kind is PauseKind.NETWORK:
            self._resume()
        now = self._clock.monotonic()
        self._schedule.hurry(now)
        held = [e for e in self._journaled.state.entries.values() if e.status is Status.HELD]
        self._place(held)  # their undo windows stay
        self._looks.hurry(now)
        self.kick()

    @property
    def is_empty(self) -> bool:
        return not (self._schedule or self._looks or self._at_work)

    async def until_idle(self) -> None:
        """Return when nothing waits, or when what waits waits for the user."""
        await self._idle.wait()

    # -- bulk runs -----------------------------------------------------------------------------

    @property
    def holds_bulk(self) -> bool:
        """True while bulk runs stand still; single keys go on."""
        return self._holds_bulk

    def hold_bulk(self, hold: bool) -> None:
        """Let bulk runs stand still, or go on."""
        self._holds_bulk = hold
        self.kick()

    # -- pauses --------------------------------------------------------------------------------

    @property
    def pause(self) -> Pause | None:
        return self._journaled.state.pause

    def stop(self, kind: PauseKind, reason: SafeText, until: float | None = None) -> None:
        """Send nothing more until `until`, or until the user has acted."""
        known = self.pause
        if known is not None and known.until is None:
            return  # already waiting for the user
        if known is not None and until is not None and known.until is not None:
            until = max(until, known.until)
        self._journaled.tell(Paused(Pause(kind, reason, until)))
        self.kick()

    def go_on(self) -> None:
        """Send again after a pause: there is another key, or the user says so."""
        self._delivery.forget_plan()
        if self.pause is not None:
            self._resume()
        self.kick()

    def _resume(self) -> None:
        self._journaled.tell(Paused(None))

    # -- the dispatcher ------------------------------------------------------------------------

    def kick(self) -> None:
        """Look again at what may go."""
        if self.is_empty:
            self._idle.set()
        else:
            self._idle.clear()
            if not (self._is_running or self._is_over):
                self._is_running = True
                self._spawn(self._dispatch(), name="outbox dispatcher", group=GROUP)
        self._wake.set()

    async def _dispatch(self) -> None:
        try:
            while not (self.is_empty or self._is_over):
                self._wake.clear()
                if self._after_sleep is not None and self._gaps.has_slept():
                    await self._after_sleep()
                self._start_due()
                self._tell_idle()
                await self._rest_until(self._next_at())
        finally:
            self._is_running = False
            self._tell_idle()

    def _start_due(self) -> None:
        now = self._clock.monotonic() + _TICK
        if self.pause is not None and self.pause.until is not None and self.pause.until <= now:
            self._resume()
        while self._at_work < self._rules.parallel:
            look = self._looks.take(now) if self._may_look() else None
            if look is not None:
                self._begin(look, is_look=True)
                continue
            if self.pause is not None:
                return
            # One place is kept for single keys while a bulk run is on.
            room = self._bulk_at_work < max(1, self._rules.parallel - 1)
            bulk_too = room and not self._holds_bulk
            action_id = self._schedule.take(now, bulk_too=bulk_too)
            if action_id is None:
                return
            self._begin(action_id, is_look=False)

    def _may_look(self) -> bool:
        """Looks go on while the network is away: they change nothing, and notice its return."""
        return self.pause is None or self.pause.kind is PauseKind.NETWORK

    def _begin(self, action_id: ActionId, *, is_look: bool) -> None:
        entry = self._journaled.state.entries[action_id]
        self._at_work += 1
        self._bulk_at_work += entry.is_bulk
        verb = "look for" if is_look else "send"
        self._spawn(
            self._work(entry, is_look=is_look),
            name=f"{verb} {entry.kind} {entry.lead_map_id}",
            group=GROUP,
        )

    async def _work(self, entry: Entry, *, is_look: bool) -> None:
        """One delivery or one look.

        Workers are canceled only when the app ends: then nothing more is begun, and what was in
        flight is taken up at the next start.
        """
        step = self._looking if is_look else self._delivery
        try:
            after = await step.run(entry.action_id)
        except BaseException:
            self._is_over = True
            raise
        self._follow(after)
        self._at_work -= 1
        self._bulk_at_work -= entry.is_bulk
        if is_look:
            self._looks.release(entry.action_id)
        else:
            self._schedule.release(entry.lead_map_id)
        self.kick()

    def _follow(self, after: Next) -> None:
        """Do what an outcome asks of the queue."""
        self._place(after.moved)
        if after.pause is not None:
            self.stop(after.pause.kind, after.pause.reason, after.pause.until)
            return
        if after.is_failure:
            self._failures += 1
            return
        failures, self._failures = self._failures, 0
        is_away = self.pause is not None and self.pause.kind is PauseKind.NETWORK
        if (is_away and after.moved) or failures >= _FAILURES_BEFORE_HURRY:
            self.hurry()

    def _next_at(self) -> float | None:
        looks_at = self._looks.next_at() if self._may_look() else None
        if self._at_work >= self._rules.parallel:
            return self.pause.until if self.pause is not None else None
        go_at = self._schedule.next_at() if self.pause is None else self.pause.until
        times = (go_at, looks_at)
        return min((at for at in times if at is not None), default=None)

    async def _rest_until(self, at: float | None) -> None:
        if at is None:
            await self._wake.wait()
            return
        sleeper = asyncio.ensure_future(self._clock.sleep(at - self._clock.monotonic()))
        waker = asyncio.ensure_future(self._wake.wait())
        try:
            await asyncio.wait({sleeper, waker}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeper.cancel()
            waker.cancel()

    def _tell_idle(self) -> None:
        waits_for_user = self.pause is not None and self.pause.until is None and not self._at_work
        stands_still = (
            self._holds_bulk
            and not self._at_work
            and not self._looks
            and self._schedule.is_bulk_only
        )
        if self.is_empty or waits_for_user or stands_still:
            self._idle.set()
