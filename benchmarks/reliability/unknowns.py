"""R4: a task or note nobody is sure of is settled soon after the network's return."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability.figure import Bench, Figure, spread
from benchmarks.reliability.world import World, world
from harness.virtual_time import SimClock, run
from triage_tui.inbox.actions import (
    AddNote,
    CreateTask,
    Priority,
    SetCategory,
    Status,
)
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.smartlead.limits import Limits
from triage_tui.sync.outbox.rules import OutboxRules

BAR = 30.0
OUTAGES = (1.0, 8.0, 45.0, 600.0, 3600.0)
FAULTS = ("lost", "reset", "truncated", "502", "timeout")


def measure(bench: Bench) -> Sequence[Figure]:
    """Lose the answers, then the network; measure from its return."""
    trials = max(10, bench.scale.seeds // 10)
    times: list[float] = []
    unknown = 0
    problems: list[str] = []
    for seed in range(bench.scale.first_seed, bench.scale.first_seed + trials):
        trial = _Trial(seed)
        run(trial.play(bench.folder / f"unknown-{seed}"))
        unknown += trial.unknown
        times.append(trial.took)
        if trial.took > BAR or trial.wrong:
            problems.append(f"seed {seed}: {trial.took:.1f} s, {trial.wrong} wrong")
    slowest = max(times)
    return [
        Figure(
            "R4",
            "tasks and notes of unknown outcome, after the network's return",
            "found or asked about within 30 s",
            f"{unknown:,} unknowns in {trials:,} outages of 1 s to 1 h: median "
            f"{spread(times, 0.5):.1f} s, slowest {slowest:.1f} s",
            not problems,
            tuple(problems),
        )
    ]


class _Trial:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.took = 0.0
        self.unknown = 0
        self.wrong = 0

    async def play(self, folder: Path) -> None:
        clock = SimClock()
        sandbox = Sandbox(leads=20, seed=self.seed, clock=clock)
        rules = OutboxRules(undo_window=0.0)
        async with world(
            folder, clock, sandbox, rules=rules, limits=Limits(), seed=self.seed
        ) as it:
            ids = await it.read()
            await clock.sleep(61.0)  # the reads' share of the minute's budget
            await self._lose(it, ids)
            if it.random.random() < 0.7:
                for _ in range(it.random.randint(1, 3)):
                    it.store.submit(SetCategory(it.random.choice(ids), CategoryId(1)))
            await clock.sleep(it.random.choice(OUTAGES) * (0.5 + it.random.random()))
            self.unknown = it.unknown()
            sandbox.resume_network()
            self.took = await it.until(lambda: not it.unknown(), step=0.1, limit=300.0)
            self._compare(it)

    async def _lose(self, it: World, ids: list[LeadMapId]) -> None:
        """Tasks and notes whose requests or answers get lost, and then the network."""
        wanted = it.random.randint(1, 6)
        for name in ("create-task", "create-note"):
            it.sandbox.strike(name, it.random.choice(FAULTS), times=None)
        for number in range(wanted):
            lead_map_id = it.random.choice(ids)
            if it.random.random() < 0.5:
                task = CreateTask(lead_map_id, f"task {number}", "", Priority.LOW, 1.8e9)
                it.store.submit(task)
            else:
                it.store.submit(AddNote(lead_map_id, f"note {number}"))
        await it.clock.sleep(it.random.choice((0.2, 3.0, 21.0)))
        it.sandbox.pause_network()
        it.sandbox.clear_script()
        if it.random.random() < 0.3:
            await it.until(lambda: it.unknown() == wanted, step=1.0, limit=120.0)

    def _compare(self, it: World) -> None:
        truth = it.sandbox.truth
        made = [getattr(each, "name", None) for each in truth.tasks]
        made += [each.note_message for each in truth.notes]
        for entry in it.journal.since(0.0):
            action = entry.action
            if not isinstance(action, CreateTask | AddNote):
                continue
            name = action.note if isinstance(action, AddNote) else action.name
            expected = {Status.DONE: {1}, Status.ASK: {0}}.get(entry.status, {0, 1})
            self.wrong += made.count(name) not in expected
