"""The outbox under any order of steps: `python -m benchmarks.machine --examples 5000`.

Each example is a run of presses, undo, faults, other people's changes, crashes and clocks that
Hypothesis chooses. A failing one is made as short as possible and printed as a test.
"""

from __future__ import annotations

import argparse
import sys
import time

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from harness.simulation.machine import OutboxMachine


def run(examples: int, steps: int) -> None:
    """Look for a run that fails; raises what the shortest failing one raises."""
    run_state_machine_as_test(
        OutboxMachine,
        settings=settings(
            database=None,
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            print_blob=True,
            report_multiple_bugs=False,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )


def main() -> int:
    """Run the examples; raises what the shortest failing one raises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=1000, help="how many runs")
    parser.add_argument("--steps", type=int, default=50, help="the most steps of a run")
    options = parser.parse_args()
    began = time.perf_counter()
    run(options.examples, options.steps)
    took = time.perf_counter() - began
    print(f"{options.examples} runs of up to {options.steps} steps, 0 failed, {took:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
