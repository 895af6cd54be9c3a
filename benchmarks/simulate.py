"""Seeded stories of the outbox: `python -m benchmarks.simulate --seeds 10000 --seed 0`.

Each seed is one story of presses, undo, faults, other people's changes, crashes and restarts in
virtual time on a real journal file. A failing seed is printed; run it again with
`--seeds 1 --seed N`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from harness.simulation.story import tell


def main() -> int:
    """Run the stories; exit status 1 when one of them fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1000, help="how many stories")
    parser.add_argument("--seed", type=int, default=0, help="the first story's seed")
    parser.add_argument("--steps", type=int, default=60, help="deeds in a story")
    options = parser.parse_args()
    failed = presses = requests = crashes = 0
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.seeds):
            ending = tell(seed, Path(folder), steps=options.steps)
            presses += ending.presses
            requests += ending.requests
            crashes += ending.crashes
            if ending.problems:
                failed += 1
                print(f"seed {seed}: " + "; ".join(ending.problems))
    took = time.perf_counter() - began
    print(
        f"{options.seeds} seeds, {failed} failed: {presses} presses, {requests} requests, "
        f"{crashes} crashes, {took:.0f} s"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
