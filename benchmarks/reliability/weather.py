"""R5: every fault there is, mixed; and what each of them must count as."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability import socket_weather
from benchmarks.reliability.figure import Bench, Figure
from benchmarks.reliability.outcomes import Toll, allowed
from benchmarks.reliability.world import WRITES, World, world
from harness.virtual_time import SimClock, run_watched
from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Kind,
    Priority,
    SetCategory,
    SetRead,
    Status,
    is_setting,
)
from triage_tui.inbox.lead_map import CategoryId, LeadMapId, MemberId
from triage_tui.sandbox.people.company import CATEGORIES, MEMBERS
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sync.outcome import Outcome, Refused

PLAN = (
    "429=0.06,500=0.05,502=0.05,503=0.03,504=0.02,520=0.02,timeout=0.04,reset=0.06,lost=0.06,"
    "truncated=0.05,garbled=0.05,html=0.03,false=0.02,slow=0.03,drip=0.02,"
    "400=0.005,401=0.005,403=0.005,404=0.005,422=0.01,account=0.005,empty=0.01"
)
RECOVERY = 60.0
HOLD = 0.1


def measure(bench: Bench) -> Sequence[Figure]:
    """Rounds of presses in bad weather, each followed by fair weather."""
    toll = Toll()
    seed = bench.scale.first_seed
    while toll.faults.total() < bench.scale.faults:
        _, held = run_watched(_Round(seed, toll).play(bench.folder / f"weather-{seed}"))
        toll.hold = max(toll.hold, held)
        seed += 1
        bench.say(f"{toll.faults.total():,} faults in process")
    on_socket = socket_weather.measure(bench)
    problems = (*toll.problems, *on_socket.problems)
    return [
        Figure(
            "R5",
            f"{len(toll.faults)} kinds of fault, mixed",
            "no crash, right class, no hold over 100 ms, sets delivered 60 s after recovery",
            f"{toll.faults.total():,} faults in process, {on_socket.faults.total():,} on a socket; "
            f"{len(problems)} problems; longest hold {toll.hold * 1000:.0f} ms; "
            f"slowest delivery {toll.slowest:.0f} s after recovery",
            not problems and toll.hold <= HOLD and toll.slowest <= RECOVERY,
            tuple(problems),
        )
    ]


class _Round:
    """A hundred presses in bad weather."""

    def __init__(self, seed: int, toll: Toll) -> None:
        self.seed = seed
        self.toll = toll
        self.wanted: dict[tuple[LeadMapId, Kind], object] = {}
        self.tasks: list[CreateTask | AddNote] = []
        self.refused: set[tuple[LeadMapId, Kind]] = set()

    async def play(self, folder: Path) -> None:
        clock = SimClock()
        sandbox = Sandbox(leads=30, seed=self.seed, clock=clock)
        async with world(folder, clock, sandbox, seed=self.seed) as it:
            ids = await it.read()
            began = len(sandbox.requests)
            it.gateway.answered = lambda action, outcome: self._judge(it, action, outcome)
            sandbox.fault(PLAN)
            for _ in range(100):
                self._press(it, it.random.choice(ids))
                await clock.sleep(it.random.choice((0.0, 0.1, 1.0, 4.0)))
                it.answer_pauses()
            sandbox.fault("")
            await self._recover(it)
            self._check(it)
            self.toll.faults.update(
                seen.fault for seen in sandbox.requests[began:] if seen.fault is not None
            )

    def _press(self, it: World, lead_map_id: LeadMapId) -> None:
        random = it.random
        action: Action
        match random.randint(0, 7):
            case 0 | 1 | 2:
                named = [CategoryId(each.category_id) for each in CATEGORIES]
                action = SetCategory(lead_map_id, random.choice([*named, None]))
            case 3 | 4:
                action = SetRead(lead_map_id, is_read=random.random() < 0.5)
            case 5:
                action = Assign(lead_map_id, MemberId(random.choice(MEMBERS).member_id))
            case 6:
                name = f"task {len(self.tasks)}"
                action = CreateTask(lead_map_id, name, "in the rain", Priority.LOW, 1.8e9)
            case _:
                action = AddNote(lead_map_id, f"note {len(self.tasks)}")
        it.store.submit(action)
        if isinstance(action, CreateTask | AddNote):
            self.tasks.append(action)
        else:
            self.refused.discard((lead_map_id, action.kind))
            shown = it.store.state.lead_map(lead_map_id)
            assert shown is not None
            self.wanted[lead_map_id, action.kind] = _value(shown, action.kind)

    def _judge(self, it: World, action: Action, outcome: Outcome) -> None:
        """Is the outcome of the class that its fault calls for?"""
        seen = next(
            each
            for each in reversed(it.sandbox.requests)
            if each.endpoint in WRITES and each.body["email_lead_map_id"] == action.lead_map_id
        )
        if not isinstance(outcome, allowed(seen.fault, is_repeatable=is_setting(action))):
            self._problem(f"{seen.fault} ({seen.status}) on {action} counted as {outcome}")
        if isinstance(outcome, Refused):
            self.refused.add((action.lead_map_id, action.kind))

    async def _recover(self, it: World) -> None:
        """Fair weather: how long until every set has arrived, and every question is put."""

        def is_delivered() -> bool:
            it.answer_pauses()
            return not any(is_setting(entry.action) for entry in it.open_entries())

        took = await it.until(is_delivered, step=0.25, limit=600.0)
        self.toll.slowest = max(self.toll.slowest, took)
        await it.until(lambda: not it.store.state.checking, step=1.0, limit=600.0)
        await it.store.idle()

    def _check(self, it: World) -> None:
        truth = it.sandbox.truth
        for (lead_map_id, kind), wanted in self.wanted.items():
            if (lead_map_id, kind) in self.refused:
                continue
            facts = truth.lead_map(lead_map_id)
            so = {
                Kind.CATEGORY: facts.category_id,
                Kind.READ: facts.is_read,
                Kind.ASSIGN: facts.team_member_id,
            }[kind]
            if so != wanted:
                self._problem(f"{kind} of {lead_map_id} is {so}, the last key said {wanted}")
        rows = it.journal.since(0.0)
        for action in self.tasks:
            made = sum(_is_made(each, action) for each in (*truth.tasks, *truth.notes))
            entry = next(each for each in rows if each.action == action)
            expected = {Status.DONE: {1}, Status.REFUSED: {0}, Status.ASK: {0}}.get(entry.status)
            if entry.status is Status.ASK and "checked twice" not in entry.reason:
                expected = {0, 1}  # the faults hit the looks as well: nothing is claimed
            if made not in (expected or ()):
                self._problem(
                    f"{action}: made {made} times, the journal says {entry.status}: {entry.reason}"
                )

    def _problem(self, words: str) -> None:
        self.toll.problems.append(f"seed {self.seed}: {words}")


def _is_made(made: object, action: CreateTask | AddNote) -> bool:
    if getattr(made, "lead_map_id", None) != action.lead_map_id:
        return False
    if isinstance(action, CreateTask):
        return getattr(made, "name", None) == action.name
    return getattr(made, "note_message", None) == action.note


def _value(shown: object, kind: Kind) -> object:
    name = {Kind.CATEGORY: "category_id", Kind.READ: "is_read", Kind.ASSIGN: "assignee"}[kind]
    return getattr(shown, name)
