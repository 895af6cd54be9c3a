"""Fifty seeded stories; `make short` tells 150 others, `benchmarks.simulate` any number."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.simulation.story import tell

GROUP = 25


@pytest.mark.parametrize("first", range(0, 50, GROUP))
def test_in_every_story_each_field_ends_as_the_last_key_said(tmp_path: Path, first: int) -> None:
    failed = {}
    for seed in range(first, first + GROUP):
        ending = tell(seed, tmp_path)
        if ending.problems:
            failed[seed] = ending.problems
    assert not failed, f"run again: python -m benchmarks.simulate --seeds 1 --seed {min(failed)}"


def test_the_same_holds_on_a_disk_that_takes_its_time(tmp_path: Path) -> None:
    """What is sent, answered and read goes on while commits are under way."""
    endings = [tell(seed, tmp_path, has_slow_disk=True) for seed in range(10)]
    assert {ending.seed: ending.problems for ending in endings if ending.problems} == {}
