"""A user, two lead maps, a server that is watched, and what must hold of them at any time."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from harness.simulation.bench import Bench
from harness.simulation.fields import Field, last_word, shown_fields, value_in
from harness.simulation.watched import WatchedServer
from harness.virtual_time import SimLoop
from triage_tui.inbox.actions import (
    Action,
    ActionId,
    Entry,
    GestureId,
    Status,
    Value,
    is_setting,
    target_of,
)
from triage_tui.inbox.events import RowsRead
from triage_tui.inbox.state import InboxState
from triage_tui.sync.outbox.rules import OutboxRules

Result = TypeVar("Result")
_GONE = frozenset({Status.UNDONE, Status.MERGED, Status.SAME, Status.DROPPED})


class Sitting:
    """Keys, crashes and reads of a program that is started anew again and again.

    A loop of its own runs only while something is done, so that steps can be taken one by one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="outbox-")
        self._loop = SimLoop()
        self._reads: set[asyncio.Task[None]] = set()
        self._wanted: dict[Field, Value] = {}
        """What the last key on each field, or its undo, left on the screen."""
        self._unsure: set[Field] = set()
        """Fields with a refusal given up after a try that may have been carried out: what undo
        goes back to there is not what the server has."""
        self._acknowledged: dict[ActionId, Action] = {}
        self._before: dict[GestureId, dict[Field, Value]] = {}
        """The fields as they were shown before each gesture of this run."""
        self._again: Counter[Action] = Counter()
        """How often the user said "send again"."""
        self._made = 0
        self._is_alone = True
        """False once somebody else changed something, or the server refused."""

    def _run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        asyncio.set_event_loop(self._loop)
        return self._loop.run_until_complete(coroutine)

    def _do(self, deed: Callable[[], Result]) -> Result:
        """Do something where the loop is running, as a key handler does."""

        async def done() -> Result:
            return deed()

        return self._run(done())

    # -- the program ---------------------------------------------------------------------------

    def begin(self, window: float, latency: float) -> None:
        def state() -> InboxState:
            return self.bench.store.state

        async def read_again() -> None:
            self.bench.read()

        def started() -> Bench:
            return Bench(
                Path(self._folder.name) / "journal.sqlite",
                rules=OutboxRules(undo_window=window),
                lead_maps=2,
                after_sleep=read_again,
                server=lambda clock: WatchedServer(clock, lambda: latency, state=state),
            )

        self.bench = self._do(started)
        assert isinstance(self.bench.server, WatchedServer)
        self.server = self.bench.server

    def _die(self) -> None:
        for read in self._reads:
            read.cancel()
        self._before.clear()
        self.bench.crash()

    # -- the user ------------------------------------------------------------------------------

    def _press(self, *actions: Action, is_bulk: bool = False) -> None:
        self._do(lambda: self._submit(*actions, is_bulk=is_bulk))

    def _submit(self, *actions: Action, is_bulk: bool) -> None:
        before = shown_fields(self.bench)
        gesture_id = self.bench.store.submit(*actions, is_bulk=is_bulk)
        self._taken(gesture_id, before)
        shown = shown_fields(self.bench)
        for entry in self.bench.journal.of_gesture(gesture_id):
            if is_setting(entry.action):
                assert shown[entry.lead_map_id, entry.kind] == target_of(entry), entry.action
        self._remember(actions)

    def _taken(self, gesture_id: GestureId, before: dict[Field, Value]) -> None:
        self._before[gesture_id] = before
        for entry in self.bench.journal.of_gesture(gesture_id):
            self._acknowledged[entry.action_id] = entry.action

    def _undo(self, gesture_id: GestureId | None) -> None:
        report = self.bench.store.undo(gesture_id)
        if report is None:
            return
        self._remember(report.actions)
        before = self._before.get(report.gesture_id)
        if before is None or not self._is_alone or report.cannot or report.changed_since:
            return
        shown = shown_fields(self.bench)
        for action in report.actions:
            if is_setting(action):
                field = (action.lead_map_id, action.kind)
                assert shown[field] == before[field], f"undo of {action}"

    def _redo(self) -> None:
        before = shown_fields(self.bench)
        gesture_id = self.bench.store.redo()
        if gesture_id is not None:
            self._taken(gesture_id, before)
            self._remember([e.action for e in self.bench.journal.of_gesture(gesture_id)])

    def _answer(self) -> None:
        store = self.bench.store
        store.go_on()
        for entry in [e for e in store.state.entries.values() if e.status is Status.ASK]:
            if not is_setting(entry.action) and self._is_there(entry):
                assert store.it_is_there(entry.action_id)
            else:
                assert store.send_again(entry.action_id)
                self._again[entry.action] += 1

    def _retry_refused(self) -> None:
        entries = self.bench.store.state.entries.values()
        refused = next((entry for entry in entries if entry.status is Status.REFUSED), None)
        if refused is not None:
            assert self.bench.store.retry(refused.action_id)
            self._remember([refused.action])

    def _drop(self, entry: Entry) -> None:
        field = (entry.lead_map_id, entry.kind)
        if self.bench.store.drop(entry.action_id):
            self._wanted.pop(field, None)
            if entry.may_be_applied:
                self._unsure.add(field)

    def _is_there(self, entry: Entry) -> bool:
        return any(each.action == entry.action for each in self.server.made)

    def _read_slowly(self, until_seen: float, until_here: float) -> None:
        async def reading() -> None:
            started = self.bench.clock.monotonic()
            await asyncio.sleep(until_seen)
            rows = [self.server.row(each, started) for each in self.bench.ids]
            await asyncio.sleep(until_here)
            self.bench.store.dispatch(RowsRead("all", rows, started, is_first=True, is_last=True))

        def begin() -> None:
            task = asyncio.ensure_future(reading())
            self._reads.add(task)
            task.add_done_callback(self._reads.discard)

        self._do(begin)

    # -- what holds after each step --------------------------------------------------------------

    def check_the_way(self) -> None:
        assert not self.server.problems, self.server.problems
        assert not self.bench.dead, self.bench.dead

    def check_what_was_taken(self) -> None:
        rows = {entry.action_id: entry.action for entry in self.bench.journal.since(0.0)}
        for action_id, action in self._acknowledged.items():
            assert rows.get(action_id) == action, f"{action} was taken and is lost"

    def check_the_journal(self) -> None:
        state = self.bench.store.state
        written = {e.action_id: _stage(e) for e in self.bench.journal.waiting()}
        assert written == {e.action_id: _stage(e) for e in state.entries.values()}
        shown = shown_fields(self.bench)
        last = {(e.lead_map_id, e.kind): e for e in state.entries.values() if e.status.is_open}
        for field, entry in last.items():
            assert field not in shown or shown[field] == target_of(entry), field

    def check_what_was_sent(self) -> None:
        for action, times in self.server.sent.items():
            if not is_setting(action):
                assert times <= 1 + self._again[action], f"{action} was sent {times} times"

    # -- the end -------------------------------------------------------------------------------

    def end(self) -> None:
        try:
            if hasattr(self, "bench"):
                self._end()
        finally:
            self._close()

    def _end(self) -> None:
        """The network is well again, and every question is answered: what is so in the end?"""
        for script in (self.server.faults, self.server.look_faults):
            script.clear()
        self.server.can_list = True
        while self._reads:
            self._run(asyncio.sleep(1.0))
        for _ in range(4):
            self._do(self._answer)
            self._run(self.bench.store.idle())
            self._run(asyncio.sleep(0.001))
            self._do(self.bench.read)
        state = self.bench.store.state
        assert (state.queued, state.checking, state.asking) == (0, 0, 0)
        self.check_the_way()
        self.check_what_was_sent()
        self.check_the_journal()
        rows = self.bench.journal.since(0.0)
        self._check_fields(rows)
        self._check_made(rows)

    def _check_fields(self, rows: Sequence[Entry]) -> None:
        """Shown is what the server has, and that is the last key, or said to be refused."""
        writers = {(at, kind): by for at, kind, _, by in self.server.applied}
        for field, value in shown_fields(self.bench).items():
            truth = value_in(self.server.row(field[0], 0.0), field[1])
            assert value == truth, f"{field} shows {value}, the server has {truth}"
            last = last_word(rows, field)
            is_refused = last is not None and last.status is Status.REFUSED
            if is_refused:
                assert last is not None
                assert last.reason
            elif field in self._unsure:
                continue
            elif field in self._wanted and writers.get(field) != "other":
                assert truth == self._wanted[field], f"{field}: the last key was another"

    def _check_made(self, rows: Sequence[Entry]) -> None:
        """A task is there as often as the journal says that it is done."""
        for action in {e.action for e in rows if not is_setting(e.action)}:
            made = sum(each.action == action for each in self.server.made)
            mine = [e.status for e in rows if e.action == action]
            assert made == sum(each is Status.DONE for each in mine), f"{action}: {made}, {mine}"
            assert made or any(each in _GONE or each is Status.REFUSED for each in mine)

    def _remember(self, actions: Sequence[Action]) -> None:
        shown = shown_fields(self.bench)
        for action in actions:
            if is_setting(action):
                field = (action.lead_map_id, action.kind)
                self._wanted[field] = shown[field]

    def _close(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._run(asyncio.sleep(0))
        if hasattr(self, "bench"):
            self.bench.journal.close()
        asyncio.set_event_loop(None)
        self._loop.close()
        self._folder.cleanup()


def _stage(entry: Entry) -> Status:
    """Its status; that an undo window is over is not worth a write."""
    return Status.PENDING if entry.status is Status.HELD else entry.status
