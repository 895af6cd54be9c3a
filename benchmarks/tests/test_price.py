"""The bench of reading: its rep decides, and every request has a kind."""

from __future__ import annotations

from pathlib import Path

from benchmarks import price, rep
from harness.virtual_time import SimClock


def test_a_short_sitting_counts_what_it_takes(tmp_path: Path) -> None:
    work = rep.sitting(tmp_path, SimClock(), decisions=3, pace=3.5, extras=True)
    it = rep.in_virtual_time(work)
    assert it.decisions == it.read_in_time == 3
    assert it.refused == 0
    assert it.requests["read marks"] == 3
    assert it.requests["new tasks"] == 1
    assert it.requests["unknown"] == 0
    assert f"{it.total:>14}" in price.kinds({"short": it}).splitlines()[-1]
