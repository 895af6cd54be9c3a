"""One seeded story: presses, undo, faults, other people, crashes; and what must hold at its end."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from harness.simulation.bench import Bench
from harness.simulation.disk import set_disk
from harness.simulation.ending import Signals, problems_at_the_end
from harness.simulation.fields import Field, shown_fields, value_in
from harness.simulation.server import FakeServer, Fault
from harness.virtual_time import SimClock, run
from triage_tui.inbox.actions import (
    Action,
    ActionId,
    AddNote,
    Assign,
    CreateTask,
    Entry,
    GestureId,
    Priority,
    SetCategory,
    SetRead,
    Status,
    Value,
    is_setting,
    target_of,
)
from triage_tui.inbox.events import RowsRead
from triage_tui.inbox.lead_map import CategoryId, MemberId
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.storage.journal import JournalError

Result = TypeVar("Result")
FAULTS: tuple[Fault, ...] = (
    "not_sent",
    "limited",
    "unauthorized",
    "plan_expired",
    "lost_request",
    "lost_answer",
)
LOOK_FAULTS: tuple[Fault, ...] = ("not_sent", "limited", "lost_answer", "unauthorized", "tls")


def tell(seed: int, folder: Path, *, steps: int = 60, has_slow_disk: bool = False) -> Signals:
    """Run the story of a seed; `problems` is empty when everything held."""
    story = _Story(seed, folder, steps, has_slow_disk=has_slow_disk)
    run(story.tell())
    return story.ending


class _Story:
    def __init__(self, seed: int, folder: Path, steps: int, *, has_slow_disk: bool) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.steps = steps
        self.has_slow_disk = has_slow_disk
        self.ending = Signals(seed)
        self.has_others = self.random.random() < 0.5
        self.has_refusals = self.random.random() < 0.3
        self.fault_rate = self.random.choice((0.0, 0.1, 0.5))
        self.look_fault_rate = self.random.choice((0.0, 0.2, 0.7))
        self.has_bad_disk = self.random.random() < 0.3
        self.has_bad_clock = self.random.random() < 0.3
        self.wanted: dict[Field, Value] = {}
        self.tasks: list[Action] = []
        self.undo_to: list[dict[Field, Value]] = []
        self.reads: set[asyncio.Task[None]] = set()

    async def tell(self) -> None:
        rules = OutboxRules(
            undo_window=self.random.choice((0.0, 2.0, 5.0)), parallel=self.random.choice((2, 3, 4))
        )
        self.bench = Bench(
            self.folder / f"story-{self.ending.seed}" / "journal.sqlite",
            rules=rules,
            lead_maps=self.random.choice((1, 3)),
            seed=self.ending.seed,
            after_sleep=self._read_again,
            server=self._server,
            has_slow_disk=self.has_slow_disk,
        )
        deeds = (
            *[self._press] * 8,
            *[self._undo] * 3,
            self._redo,
            *[self._wait] * 6,
            *[self._read] * 3,
            self._other,
            self._crash,
            self._answer,
            *[self._fail_disk] * (2 * self.has_bad_disk),
            *[self._move_clock] * self.has_bad_clock,
        )
        for _ in range(self.steps):
            await self.random.choice(deeds)()
        await self._recover()
        self.bench.store.catch_up()
        self.ending.problems += problems_at_the_end(
            self.bench, self.wanted, self.tasks, has_others=self.has_others
        )
        self.bench.crash()
        self.ending.requests = len(self.bench.server.requests)

    def _server(self, clock: SimClock) -> FakeServer:
        return FakeServer(
            clock,
            latency=lambda: self.random.choice((0.01, 0.2, 3.0)),
            fault=self._fault,
            look_fault=self._look_fault,
            retry_after=self.random.choice((None, 1.0, 20.0)),
        )

    def _fault(self, _action: Action) -> Fault:
        if self.random.random() >= self.fault_rate:
            return "none"
        if self.has_refusals and self.random.random() < 0.2:
            return "refused"
        return self.random.choice(FAULTS)

    def _look_fault(self, _action: Action) -> Fault:
        is_well = self.random.random() >= self.look_fault_rate
        return "none" if is_well else self.random.choice(LOOK_FAULTS)

    async def _read_again(self) -> None:
        self.bench.read()

    # -- deeds ---------------------------------------------------------------------------------

    async def _press(self) -> None:
        lead_map_id = self.random.choice(self.bench.ids)
        number = self.random.randint(1, 3)
        actions: list[Action] = []
        match self.random.randint(0, 5):
            case 0 | 1:
                value = CategoryId(number) if self.random.random() < 0.9 else None
                actions = [SetCategory(lead_map_id, value), SetRead(lead_map_id, is_read=True)]
            case 2:
                actions = [SetRead(lead_map_id, is_read=self.random.random() < 0.5)]
            case 3:
                actions = [Assign(lead_map_id, MemberId(number))]
            case 4:
                actions = [CreateTask(lead_map_id, self._name(), "", Priority.HIGH, 1.8e9)]
            case _:
                actions = [AddNote(lead_map_id, self._name())]
        before = self._fields()
        if not self._took(lambda: self.bench.store.submit(*actions)):
            return
        self.ending.presses += len(actions)
        self.tasks.extend(action for action in actions if not is_setting(action))
        for entry in self.bench.journal.of_gesture(self._newest_gesture()):
            if is_setting(entry.action) and self._shown(entry) != target_of(entry):
                self._problem(f"after the key, {entry.action} is not shown")
        self._remember(actions)
        self.undo_to.append(before)

    async def _undo(self) -> None:
        taken = self._took(self.bench.store.undo)
        report = taken[0] if taken else None
        if report is None:
            return
        before = self.undo_to.pop() if self.undo_to else {}
        self._remember(report.actions)
        if self.has_others or self.has_refusals or report.cannot or report.changed_since:
            return
        for action in report.actions:
            key = (action.lead_map_id, action.kind)
            if is_setting(action) and before and self._fields()[key] != before[key]:
                self._problem(f"undo of {action} shows {self._fields()[key]}, not {before[key]}")

    async def _redo(self) -> None:
        before = self._fields()
        taken = self._took(self.bench.store.redo)
        gesture_id = taken[0] if taken else None
        if gesture_id is not None:
            entries = self.bench.journal.of_gesture(gesture_id)
            self._remember([entry.action for entry in entries])
            self.undo_to.append(before)

    def _took(self, key: Callable[[], Result]) -> tuple[Result] | tuple[()]:
        """What a key came to; nothing when the disk did not take it, and then nothing changed."""
        if self.has_slow_disk:  # what is under way would show while the key waits for its turn
            self.bench.store.catch_up()
        shown, marked = self._fields(), self._marks()
        try:
            return (key(),)
        except JournalError as error:
            self.ending.refused_by_disk += 1
            if self._fields() != shown or self._marks() != marked:
                self._problem("a key that the disk refused changed the screen")
            if not error.reason:
                self._problem("a key was refused without a word")
        return ()

    def _marks(self) -> dict[ActionId, Status]:
        return {each: e.status for each, e in self.bench.store.state.entries.items()}

    async def _fail_disk(self) -> None:
        set_disk(self.bench.journal, self.random.choice(("well", "full", "read_only")))

    async def _move_clock(self) -> None:
        clock = self.bench.clock
        if self.random.random() < 0.5:
            clock.slept += self.random.choice((10.0, 45.0, 7200.0))
        else:
            clock.set_wrong = self.random.choice((-7200.0, -90.0, 0.0, 90.0, 7200.0))

    async def _wait(self) -> None:
        await asyncio.sleep(self.random.choice((0.0, 0.05, 0.5, 2.0, 6.0, 30.0)))

    async def _read(self) -> None:
        task = asyncio.ensure_future(self._slow_read())
        self.reads.add(task)
        task.add_done_callback(self.reads.discard)

    async def _slow_read(self) -> None:
        started = self.bench.clock.monotonic()
        await asyncio.sleep(self.random.choice((0.0, 0.1, 3.0)))
        rows = [self.bench.server.row(each, started) for each in self.bench.ids]
        await asyncio.sleep(self.random.choice((0.0, 0.1, 3.0)))
        self.bench.store.dispatch(RowsRead("all", rows, started, is_first=True, is_last=True))

    async def _other(self) -> None:
        if self.has_others:
            lead_map_id = self.random.choice(self.bench.ids)
            number = self.random.randint(1, 4)
            self.bench.server.apply(
                self.random.choice(
                    (
                        SetCategory(lead_map_id, CategoryId(number)),
                        SetRead(lead_map_id, is_read=number < 3),
                        Assign(lead_map_id, MemberId(number)),
                    )
                ),
                by="other",
            )

    async def _crash(self) -> None:
        self.ending.crashes += 1
        self.bench.crash()
        self.undo_to.clear()
        await asyncio.sleep(0.01)
        self.bench.start()

    async def _answer(self) -> None:
        """The user sees what the queue waits for, and answers."""
        store = self.bench.store
        store.go_on()
        for entry in list(store.state.entries.values()):
            if entry.status is not Status.ASK:
                continue
            if is_setting(entry.action):
                self._took(partial(store.send_again, entry.action_id))
            elif any(each.action == entry.action for each in self.bench.server.made):
                self._took(partial(store.it_is_there, entry.action_id))

    # -- the end -------------------------------------------------------------------------------

    async def _recover(self) -> None:
        self.fault_rate = self.look_fault_rate = 0.0
        set_disk(self.bench.journal, "well")
        while self.reads:
            await asyncio.wait(self.reads)
        for _ in range(4):
            await self._answer()
            await self.bench.store.idle()
            await asyncio.sleep(0.001)
            self.bench.read()
        if self.bench.store.state.queued or self.bench.store.state.checking:
            self._problem("idle, and yet something is queued")
        self.ending.problems += [f"a worker died: {error!r}" for error in self.bench.dead]

    def _remember(self, actions: list[Action] | tuple[Action, ...]) -> None:
        fields = self._fields()
        for action in actions:
            if is_setting(action):
                self.wanted[action.lead_map_id, action.kind] = fields[
                    action.lead_map_id, action.kind
                ]

    def _fields(self) -> dict[Field, Value]:
        return shown_fields(self.bench)

    def _shown(self, entry: Entry) -> Value:
        return value_in(self.bench.shown(entry.lead_map_id), entry.kind)

    def _newest_gesture(self) -> GestureId:
        return self.bench.journal.gestures(1)[0].gesture_id

    def _name(self) -> str:
        return f"task {len(self.tasks)} of {self.ending.seed}"

    def _problem(self, words: str) -> None:
        self.ending.problems.append(words)
