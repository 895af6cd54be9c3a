"""A sales rep at the keys of the whole app, a first start behind them, and what they wait for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from harness.triage import Triage, triage
from harness.virtual_time import run
from triage_tui.config.settings import Settings
from triage_tui.inbox.actions import Status
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.sandbox.handlers.answer import Shape
from triage_tui.sandbox.people.company import MEMBERS
from triage_tui.sandbox.request_log import Seen
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.system.clock import Clock

UNREAD = 400
PER_MINUTE, PER_HOUR = 60, 1000
"""What the server allows, as it is documented."""
LATENCY = 250
"""Milliseconds a request takes."""
LOOK_EVERY = 0.2
VERDICTS = ("1", "2", "3", "4", "5")
KINDS = {
    "item": "single leads",
    "message-history": "single histories",
    "lead-notes": "notes and tasks",
    "lead-tasks": "notes and tasks",
    "lead-by-email": "single leads",
    "update-category": "categories",
    "change-read-status": "read marks",
    "update-team-member": "assignments",
    "create-task": "new tasks",
    "create-note": "new notes",
}
Result = TypeVar("Result")


@dataclass
class Sitting:
    """What the rep saw, and what it took."""

    requests: Counter[str] = field(default_factory=Counter)
    """By kind."""
    refused: int = 0
    """Requests that the server turned away for its limit."""
    decisions: int = 0
    read_in_time: int = 0
    """Decisions whose conversation was on the screen before the key."""
    longest_without_words: float = 0.0
    """Seconds since its page that a row in view had no subject and no preview."""
    all_words_after: float = float("inf")
    """Seconds until every row of the view had its words."""
    oldest_action: float = 0.0
    """Seconds from its key that an action waited to leave."""
    longest_silence: float = 0.0
    """Seconds without a request while one waited for its turn."""

    @property
    def total(self) -> int:
        return self.requests.total()


@asynccontextmanager
async def backend(folder: Path, clock: Clock, shape: Shape = "live") -> AsyncIterator[Triage]:
    """The app on a first start, its list of unread replies long, the server at its real price."""
    sandbox = Sandbox(UNREAD, shape=shape, latency_ms=LATENCY, clock=clock)
    sandbox.limit(PER_MINUTE, (PER_HOUR, 3600.0))
    for lead_map_id in sandbox.truth.lead_map_ids:
        sandbox.change(lead_map_id, is_read=False)
    settings = Settings(me=MEMBERS[0].member_id)
    async with triage(
        folder, sandbox=sandbox, clock=clock, cache=folder / "cache", settings=settings, wait=False
    ) as it:
        yield it


class Watch:
    """Looks over the rep's shoulder five times a second."""

    def __init__(self, it: Triage, clock: Clock) -> None:
        self.sitting = Sitting()
        self._it = it
        self._clock = clock
        self._began = clock.monotonic()
        self._came_at: dict[LeadMapId, float] = {}
        self._wordless: set[LeadMapId] = set()
        self._waits_since: float | None = None
        self._task = asyncio.create_task(self._look_on())

    async def _look_on(self) -> None:
        while True:
            await self._clock.sleep(LOOK_EVERY)
            now = self._clock.monotonic()
            self._look_at_words(now)
            self._look_at_actions(now)
            self._look_at_pacer(now)

    def _look_at_words(self, now: float) -> None:
        store, window = self._it.session.store, self._it.screen.rows.window
        state = store.state
        listing = state.listings.get("unread")
        if listing is None:
            return
        for each in listing.members:
            if each not in self._came_at:
                self._came_at[each] = now
                self._wordless.add(each)
        for row in state.base.some(list(self._wordless)):
            if row.subject or row.preview:
                self._wordless.discard(row.lead_map_id)
        seen = window.order[max(0, window.top) : window.top + window.page]
        waits = [now - self._came_at[each] for each in seen if each in self._wordless]
        self.sitting.longest_without_words = max(self.sitting.longest_without_words, *waits, 0.0)
        is_all = len(self._came_at) >= UNREAD and not self._wordless
        if is_all and self.sitting.all_words_after == float("inf"):
            self.sitting.all_words_after = now - self._began

    def _look_at_actions(self, now: float) -> None:
        waiting = [
            now - each.created_at
            for each in self._it.session.store.state.entries.values()
            if each.status in {Status.HELD, Status.PENDING}
        ]
        self.sitting.oldest_action = max(self.sitting.oldest_action, *waiting, 0.0)

    def _look_at_pacer(self, now: float) -> None:
        budget = self._it.session.budget()
        if budget is None or not budget.waiting:
            self._waits_since = None
            return
        if self._waits_since is None:
            self._waits_since = now
        requests = self._it.sandbox.requests
        silent = self._clock.wall() - requests[-1].at if requests else now
        silence = min(silent, now - self._waits_since)
        self.sitting.longest_silence = max(self.sitting.longest_silence, silence)

    async def decide(self, *before: str) -> None:
        """Look whether the conversation is there, press what goes before, then the verdict."""
        model = self._it.screen.model
        shown = model.conversation
        is_there = (
            shown is not None
            and not shown.is_partial
            and shown.lead_map_id == model.cursor
            and not self._it.screen.pane.is_fill_due
        )
        self.sitting.read_in_time += is_there
        for key in before:
            await self._it.press(key)
        await self._it.press(VERDICTS[self.sitting.decisions % len(VERDICTS)])
        self.sitting.decisions += 1

    def end(self) -> Sitting:
        """Stop looking; what it came to."""
        self._task.cancel()
        if self._task.done() and not self._task.cancelled():
            self._task.result()
        requests = self._it.sandbox.requests
        self.sitting.requests = Counter(map(kind_of, requests))
        self.sitting.refused = sum(seen.status == 429 for seen in requests)
        return self.sitting


def kind_of(seen: Seen) -> str:
    """What a request is counted as."""
    name = seen.endpoint or "unknown"
    if name in KINDS:
        return KINDS[name]
    if not seen.path.startswith("/api/v1/master-inbox/"):
        return "categories and members to choose from"
    if name == "assigned-me":
        return "counts"
    has_history = seen.query.get("fetch_message_history") == "true"
    return "pages with histories" if has_history else "pages"


async def sitting(
    folder: Path, clock: Clock, *, decisions: int, pace: float, extras: bool = False
) -> Sitting:
    """Decide so often, a key every `pace` seconds; with `extras`, ten tasks and ten assignments."""
    async with backend(folder, clock) as it:
        watch = Watch(it, clock)
        await _until_listed(it, clock)
        for number in range(decisions):
            await clock.sleep(pace)
            keys: tuple[str, ...] = ()
            if extras and number % 6 == 1:
                keys = ("t", *"Call back", "ctrl+s")
            elif extras and number % 6 == 4:
                keys = ("i",)
            await watch.decide(*("space" if key == " " else key for key in keys))
        await clock.sleep(max(pace, 20.0))  # the last keys leave
        return watch.end()


async def left_alone(folder: Path, clock: Clock, *, hours: float = 1.0) -> Sitting:
    """The first reading over, nobody at the keys."""
    async with backend(folder, clock) as it:
        watch = Watch(it, clock)
        await _until_listed(it, clock)
        await clock.sleep(600.0)
        it.sandbox.requests.clear()
        await clock.sleep(hours * 3600.0)
        return watch.end()


async def _until_listed(it: Triage, clock: Clock) -> None:
    async with asyncio.timeout(60):
        while not it.screen.rows.window.order:
            await clock.sleep(LOOK_EVERY)


@contextmanager
def _timers_in_virtual_time() -> Iterator[None]:
    """Textual's timers sleep on the loop but look at the machine's clock: give them the loop's."""
    with patch("textual._time.get_time", lambda: asyncio.get_running_loop().time()):
        yield


def in_virtual_time(work: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end, in no more time than it takes to compute."""
    with _timers_in_virtual_time():
        return run(work)
