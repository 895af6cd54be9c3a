"""Each promise in a short form; `make reliability` measures them in full."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import machine
from benchmarks.reliability import (
    commits,
    damage,
    limiter,
    offline,
    resizes,
    stories,
    toggles,
    typed,
    unknowns,
    weather,
)
from benchmarks.reliability.figure import QUICK, Bench, Measure, spread
from benchmarks.reliability.limiter import CASES
from harness.checkout import ROOT

pytestmark = pytest.mark.long
SHORT = replace(
    QUICK,
    seeds=150,
    first_seed=1_000,
    faults=250,
    socket_faults=10,
    limited_actions=1_500,
    toggles=100,
    resize_seconds=1.0,
    typed=12,
)


WORDS = ("-m", "benchmarks.reliability", "--quick", "--only", "R1,R2", "--kills", "12")


def check(measure: Measure, folder: Path) -> None:
    for figure in measure(Bench(SHORT, folder)):
        assert figure.is_held, f"{figure.promise}: {figure.measured}; {figure.problems}"


def test_nothing_shown_as_taken_is_lost_by_a_kill(tmp_path: Path) -> None:
    """In a process of its own: forking the app wants one without threads."""
    told = subprocess.run(
        [sys.executable, *WORDS, "--folder", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_field_is_the_last_key_pressed_on_it(tmp_path: Path) -> None:
    """Three times as many as `tests/sync` tells, and others."""
    check(stories.measure, tmp_path)


def test_no_order_of_steps_loses_an_action_or_sends_a_task_twice() -> None:
    """Raises what the shortest failing run raises."""
    machine.run(80, steps=30)


def test_every_unknown_is_found_or_asked_about_soon(tmp_path: Path) -> None:
    check(unknowns.measure, tmp_path)


def test_faults_neither_crash_nor_hold_nor_lose(tmp_path: Path) -> None:
    check(weather.measure, tmp_path)


def test_even_toggles_while_offline_cost_no_request(tmp_path: Path) -> None:
    check(toggles.measure, tmp_path)


def test_no_limit_is_overrun_and_the_budget_is_used(tmp_path: Path) -> None:
    assert {case.is_bulk for case in CASES} == {True, False}
    check(limiter.measure, tmp_path)


def test_an_hour_offline_drains_in_order(tmp_path: Path) -> None:
    assert offline.drained(tmp_path, 200) == (0, 0)


def test_a_commit_is_quick(tmp_path: Path) -> None:
    """Half of them at least: the slow ones on a shared machine tell of its other users."""
    assert spread(commits.times(Bench(SHORT, tmp_path)), 0.5) < commits.BAR


def test_a_damaged_journal_is_kept_read_and_told_about(tmp_path: Path) -> None:
    check(damage.measure, tmp_path)


def test_a_storm_of_resizes_ends_in_the_right_layout(tmp_path: Path) -> None:
    check(resizes.measure, tmp_path)


def test_a_form_sends_what_was_typed_however_keys_arrive(tmp_path: Path) -> None:
    check(typed.measure, tmp_path)
