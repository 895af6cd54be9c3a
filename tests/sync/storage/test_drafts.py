"""Words of forms on disk: kept, given back, let go, and never in the way of other words."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from triage_tui.sync.storage.drafts import LONGEST, Drafts

WALL = 1_800_000_000.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "account" / "drafts.json"


def drafts_at(file: Path, wall: float = WALL) -> Drafts:
    return Drafts(file, lambda: wall)


def test_what_was_kept_comes_back_in_another_process(file: Path) -> None:
    drafts_at(file).slot("task 7").keep({"name": "Call", "description": "one\ntwo"})
    before = drafts_at(file, WALL + 60).slot("task 7").before
    assert before is not None
    assert before.words == {"name": "Call", "description": "one\ntwo"}
    assert before.kept_wall == WALL
    assert drafts_at(file).slot("task 8").before is None


def test_nobody_else_can_read_them(file: Path) -> None:
    drafts_at(file).slot("note 7").keep({"note": "secret"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_is_let_go_leaves_nothing_behind(file: Path) -> None:
    slot = drafts_at(file).slot("note 7")
    slot.keep({"note": "x"})
    slot.handed_over()
    assert list(file.parent.iterdir()) == []


def test_what_is_held_stays_until_it_is_forgotten(file: Path) -> None:
    slot = drafts_at(file).slot("note 7")
    slot.keep({"note": "x"})
    slot.is_held = True
    slot.handed_over()
    assert drafts_at(file).slot("note 7").before is not None
    slot.forget()
    assert drafts_at(file).slot("note 7").before is None


def test_a_new_slip_leaves_what_was_kept_before_alone(file: Path) -> None:
    drafts = drafts_at(file)
    drafts.slot("note 7").keep({"note": "first"})
    second = drafts.slot("note 7", is_new=True)
    assert second.before is None
    second.keep({"note": "second"})
    kept = [draft.words["note"] for draft in drafts_at(file).unfinished()]
    assert sorted(kept) == ["first", "second"]
    first = drafts_at(file).slot("note 7")
    assert first.before is not None
    assert first.before.words == {"note": "first"}
    second.forget()
    assert [draft.words["note"] for draft in drafts.unfinished()] == ["first"]


def test_words_that_took_the_place_are_not_let_go_with_those_before(file: Path) -> None:
    drafts = drafts_at(file)
    old = drafts.slot("note 7")
    old.keep({"note": "first"})
    drafts.slot("note 7").keep({"note": "second"})
    old.forget()
    assert [draft.words["note"] for draft in drafts.unfinished()] == ["second"]


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "[" * 100_000, '{"a #1": 3}', "\x00"])
def test_a_file_of_nonsense_is_no_draft_and_no_error(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    drafts = drafts_at(file)
    assert drafts.unfinished() == ()
    drafts.slot("note 7").keep({"note": "x"})
    assert len(drafts_at(file).unfinished()) == 1


def test_a_damaged_file_is_moved_aside(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"note 7 #1": {"form": "note 7", "words": {"note": "half')
    drafts_at(file)
    assert "half" in (file.parent / "damaged-drafts.json").read_text()


def test_control_characters_in_the_file_do_not_reach_a_field(file: Path) -> None:
    file.parent.mkdir()
    row = {"form": "note 7", "kept": WALL, "words": {"note": "a\x1b[2Jb\nc", "x": 7}}
    file.write_text(json.dumps({"note 7 #1": row}))
    before = drafts_at(file).slot("note 7").before
    assert before is not None
    assert "\x1b" not in before.words["note"]
    assert before.words["note"].endswith("b\nc")


def test_after_a_long_time_they_are_gone(file: Path) -> None:
    drafts_at(file).slot("note 7").keep({"note": "x"})
    assert drafts_at(file, WALL + LONGEST + 1).unfinished() == ()


def test_a_disk_that_refuses_is_passed_over(file: Path) -> None:
    file.parent.write_text("in the way")
    slot = drafts_at(file).slot("note 7")
    slot.keep({"note": "x"})
    slot.forget()
