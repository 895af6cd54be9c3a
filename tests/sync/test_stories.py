"""A short form of the seeded stories; `python -m benchmarks.simulate` runs as many as asked."""

from __future__ import annotations

from pathlib import Path

from tests.sync.sim.story import tell


def test_in_a_hundred_stories_every_field_ends_as_the_last_key_said(tmp_path: Path) -> None:
    failed = {}
    for seed in range(100):
        ending = tell(seed, tmp_path)
        if ending.problems:
            failed[seed] = ending.problems
    assert not failed, f"run again: python -m benchmarks.simulate --seeds 1 --seed {min(failed)}"
