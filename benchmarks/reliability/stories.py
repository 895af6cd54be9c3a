"""R3: thousands of seeded stories in virtual time, each on a real journal."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.reliability.figure import Bench, Figure
from harness.simulation.story import tell


def measure(bench: Bench) -> Sequence[Figure]:
    """Tell every story; a failing one is named with what runs it again."""
    problems: list[str] = []
    presses = requests = crashes = kept_out = 0
    first = bench.scale.first_seed
    for seed in range(first, first + bench.scale.seeds):
        ending = tell(seed, bench.folder)
        presses += ending.presses
        requests += ending.requests
        crashes += ending.crashes
        kept_out += ending.refused_by_disk
        if ending.problems:
            again = f"python -m benchmarks.simulate --seeds 1 --seed {seed}"
            problems.append(f"seed {seed} ({again}): {'; '.join(ending.problems)}")
        if (seed - first + 1) % 1000 == 0:
            bench.say(f"{seed - first + 1:,} stories, {len(problems)} failed")
    return [
        Figure(
            "R3",
            f"{bench.scale.seeds:,} seeded stories",
            "every field is the last key pressed on it",
            f"{len(problems)} failed: {presses:,} presses, {requests:,} requests, "
            f"{crashes:,} crashes and restarts, {kept_out:,} keys refused by a failing disk",
            not problems,
            tuple(problems),
        )
    ]
