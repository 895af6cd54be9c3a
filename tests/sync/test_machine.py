"""A short form of the state machine; `python -m benchmarks.machine` looks as long as asked."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from harness.simulation.machine import OutboxMachine

SHORT = settings(
    max_examples=40,
    stateful_step_count=30,
    derandomize=True,  # the same steps on every machine
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_happens_nothing_is_lost_and_no_task_is_sent_twice() -> None:
    run_state_machine_as_test(OutboxMachine, settings=SHORT)
