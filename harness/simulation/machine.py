"""Any order of presses, undo, faults, other people, crashes and clocks, and what holds after each.

The steps are chosen by Hypothesis, which also finds the shortest ones that fail.
"""

from __future__ import annotations

import asyncio

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from harness.simulation.fields import KINDS
from harness.simulation.server import Fault
from harness.simulation.sitting import Sitting
from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Priority,
    SetCategory,
    SetRead,
    Status,
)
from triage_tui.inbox.lead_map import CategoryId, MemberId

_WAYS: tuple[Fault, ...] = (
    "not_sent",
    "limited",
    "unauthorized",
    "plan_expired",
    "tls",
    "lost_request",
    "lost_answer",
)
places = st.integers(0, 1)
numbers = st.integers(1, 3)
categories = st.none() | st.builds(CategoryId, numbers)
members = st.builds(MemberId, numbers)
waits = st.sampled_from((0.0, 0.05, 0.5, 2.0, 6.0, 30.0))
faults = st.lists(st.sampled_from(("none", *_WAYS)), min_size=1, max_size=3)


class OutboxMachine(Sitting, RuleBasedStateMachine):
    """Every step that can be taken."""

    @initialize(window=st.sampled_from((0.0, 2.0)), latency=st.sampled_from((0.01, 0.5, 3.0)))
    def start(self, window: float, latency: float) -> None:
        self.begin(window, latency)

    @rule(after=st.sampled_from((0.0, 0.02, 0.3, 4.0)))
    def crash(self, after: float) -> None:
        """At the key, with a request on its way, while waiting for the next try."""
        self._run(asyncio.sleep(after))
        self._do(self._die)
        self._do(self.bench.start)

    @rule(patience=st.sampled_from((0.0, 3.0)))
    def leave_and_come_back(self, patience: float) -> None:
        self._run(self.bench.store.drain(patience))
        self.crash(0.0)

    @rule(place=places, category=categories, way=st.sampled_from(("none", *_WAYS)))
    def file(self, place: int, category: CategoryId | None, way: Fault) -> None:
        self.server.faults.append(way)
        at = self.bench.ids[place]
        self._press(SetCategory(at, category), SetRead(at, is_read=True))

    @rule(place=places, is_read=st.booleans())
    def mark(self, place: int, is_read: bool) -> None:
        self._press(SetRead(self.bench.ids[place], is_read=is_read))

    @rule(place=places, member=members)
    def assign(self, place: int, member: MemberId) -> None:
        self._press(Assign(self.bench.ids[place], member))

    @rule(place=places, is_note=st.booleans(), way=st.sampled_from(("none", *_WAYS)))
    def make(self, place: int, is_note: bool, way: Fault) -> None:
        self.server.faults.append(way)
        self._made += 1
        at, name = self.bench.ids[place], f"thing {self._made}"
        self._press(
            AddNote(at, name) if is_note else CreateTask(at, name, "", Priority.HIGH, 1.8e9)
        )

    @rule(category=categories)
    def file_all(self, category: CategoryId | None) -> None:
        self._press(*(SetCategory(each, category) for each in self.bench.ids), is_bulk=True)

    @rule()
    def undo(self) -> None:
        self._do(lambda: self._undo(None))

    @precondition(lambda self: self._before)
    @rule(data=st.data())
    def undo_an_older_one(self, data: st.DataObject) -> None:
        gesture_id = data.draw(st.sampled_from(sorted(self._before)))
        self._do(lambda: self._undo(gesture_id))

    @rule()
    def redo(self) -> None:
        self._do(self._redo)

    @rule()
    def answer(self) -> None:
        """See what the queue waits for, and answer truly."""
        self._do(self._answer)

    @rule()
    def try_refused_again(self) -> None:
        self._do(self._retry_refused)

    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        """Give something up that was refused: what it wanted is wanted no longer."""
        entries = self.bench.store.state.entries
        refused = [each for each, e in entries.items() if e.status is Status.REFUSED]
        if refused:
            action_id = data.draw(st.sampled_from(refused))
            self._do(lambda: self._drop(entries[action_id]))

    @rule(ways=faults)
    def trouble(self, ways: list[Fault]) -> None:
        self.server.faults.extend(ways)

    @rule()
    def refusal(self) -> None:
        self._is_alone = False
        self.server.faults.append("refused")

    @rule(ways=faults)
    def trouble_with_looks(self, ways: list[Fault]) -> None:
        self.server.look_faults.extend(ways)

    @rule(can_list=st.booleans())
    def lists(self, can_list: bool) -> None:
        self.server.can_list = can_list

    @rule(place=places, number=numbers, what=st.sampled_from(KINDS))
    def somebody_else(self, place: int, number: int, what: str) -> None:
        self._is_alone = False
        at = self.bench.ids[place]
        changes: dict[str, Action] = {
            "category": SetCategory(at, CategoryId(number)),
            "read": SetRead(at, is_read=number < 2),
            "assign": Assign(at, MemberId(number)),
        }
        self.server.apply(changes[what], by="other")

    @rule(until_seen=waits, until_here=waits)
    def read(self, until_seen: float, until_here: float) -> None:
        """A read that takes its time: what it saw may be old when it comes."""

        self._read_slowly(until_seen, until_here)

    # -- time ----------------------------------------------------------------------------------

    @rule(seconds=waits)
    def wait(self, seconds: float) -> None:
        self._run(asyncio.sleep(seconds))

    @rule(seconds=st.sampled_from((10.0, 45.0, 7200.0)))
    def sleep_of_the_machine(self, seconds: float) -> None:
        self.bench.clock.slept += seconds

    @rule(seconds=st.sampled_from((-7200.0, -90.0, 0.0, 90.0)))
    def clock_is_set(self, seconds: float) -> None:
        self.bench.clock.set_wrong = seconds

    # -- what holds after each step --------------------------------------------------------------

    @invariant()
    def nothing_went_wrong_on_the_way(self) -> None:
        self.check_the_way()

    @invariant()
    def what_was_acknowledged_is_in_the_journal(self) -> None:
        self.check_what_was_taken()

    @invariant()
    def journal_and_screen_agree(self) -> None:
        self.check_the_journal()

    @invariant()
    def no_task_is_sent_twice_unasked(self) -> None:
        self.check_what_was_sent()

    def teardown(self) -> None:
        self.end()
