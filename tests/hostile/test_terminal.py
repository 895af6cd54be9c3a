"""Hostile text in every field, in a real terminal: what comes out, and what comes of it."""

from __future__ import annotations

import pytest

from harness.hostile import faults
from harness.hostile.inbox import hostile_texts
from harness.hostile.raw import controls
from harness.hostile.walk import Walked, walk

pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("hostile"),
]  # two walks for all of them, not for each worker
TEXTS = hostile_texts()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The same walk over harmless texts."""
    walked = walk(tmp_path_factory.mktemp("plain"), "plain", "live", 5, every=13)
    assert walked.exit_code == 0
    return walked


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The walk over the whole corpus."""
    return walk(tmp_path_factory.mktemp("hostile"), "hostile", "live", len(TEXTS), every=13)


def test_the_program_lives_to_the_end(hostile: Walked) -> None:
    assert hostile.exit_code == 0
    assert len(hostile.seen) == len(TEXTS)
    assert b"Traceback" not in hostile.written
    assert b"triage-tui crashed" not in hostile.written


def test_nothing_forbidden_is_written(hostile: Walked) -> None:
    assert faults.forbidden(hostile, TEXTS) == []


def test_no_control_character_is_written(hostile: Walked) -> None:
    assert controls(hostile.written) == set()


def test_hostile_text_brings_no_new_kind_of_escape_sequence(hostile: Walked, plain: Walked) -> None:
    assert faults.new_kinds(hostile, plain) == set()


def test_no_operating_system_command_but_the_pointer_s_shape_is_written(hostile: Walked) -> None:
    assert faults.strings(hostile) == set()


def test_text_that_must_survive_is_on_the_screen_whole(hostile: Walked) -> None:
    assert faults.lost(hostile, TEXTS) == []


def test_nothing_was_sent_that_nobody_decided(hostile: Walked) -> None:
    """Every `u` was refused; a click decides only on a panel or a button that says so."""
    assert hostile.applied_by_keys == []
    assert set(hostile.applied_by_clicks) <= {"update-category", "create-task", "create-note"}


def test_no_host_but_the_configured_one_is_spoken_to(hostile: Walked) -> None:
    assert faults.connections(hostile) == []


def test_no_program_is_started(hostile: Walked) -> None:
    assert faults.programs(hostile) == []


def test_no_file_is_written_but_our_own(hostile: Walked) -> None:
    assert faults.foreign_files(hostile) == []


def test_every_key_is_answered_soon(hostile: Walked) -> None:
    assert hostile.slowest < 0.5  # a shared machine; the benchmark holds it to 100 ms


def test_the_columns_stay_where_they_are(hostile: Walked, plain: Walked) -> None:
    assert faults.moved(hostile, plain) == []
