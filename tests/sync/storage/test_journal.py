"""The journal's file: modes, commits, damage, versions, two instances."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from triage_tui.inbox.actions import (
    ActionId,
    CreateTask,
    Entry,
    Facts,
    GestureId,
    Priority,
    SetCategory,
    Status,
)
from triage_tui.inbox.lead_map import CategoryId, LeadId, LeadMapId
from triage_tui.inbox.safe_text import line, own
from triage_tui.sync.storage import journal_file
from triage_tui.sync.storage.journal import Journal, JournalError
from triage_tui.sync.storage.journal_rows import Gesture
from triage_tui.sync.storage.schema import FIRST, migrate, version

WALL = 1_770_000_000.0
LEAD_MAP = LeadMapId(2_433_664_091)


def entry(number: int, **changes: object) -> Entry:
    made = Entry(
        action_id=ActionId(number),
        gesture_id=GestureId(number),
        action=SetCategory(LEAD_MAP, CategoryId(101822)),
        before=None,
        status=Status.HELD,
        created_wall=WALL + number,
        leaves_at=5.0,
        root=ActionId(number),
        facts=Facts(lead_id=LeadId(7), name=line("Zoë 🙂"), category_id=CategoryId(3)),
    )
    return replace(made, **changes)


def fill(journal: Journal, count: int) -> None:
    for _ in range(count):
        number = journal.new_action_id()
        gesture = Gesture(journal.new_gesture_id(), WALL)
        journal.commit([entry(number, gesture_id=gesture.gesture_id)], gesture)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal.open(path, wall=WALL)
    yield opened
    opened.close()


def test_folder_and_files_are_private_whatever_the_umask(path: Path) -> None:
    for umask in (0o000, 0o777):
        before = os.umask(umask)
        try:
            journal = Journal.open(path, wall=WALL)
            assert journal.is_writable, journal.refusal
            fill(journal, 1)
            journal.close()
        finally:
            os.umask(before)
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
        assert set(modes.values()) == {0o600}, modes
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_written_reads_back_whole(journal: Journal) -> None:
    task = CreateTask(LEAD_MAP, "Rückruf \ud83d 🙂", "a\nb", Priority.HIGH, 1.8e9)
    written = entry(
        1,
        action=task,
        status=Status.UNKNOWN,
        sent_wall=WALL,
        tries=3,
        reason=line("no answer"),
        server_id="77721",
        is_bulk=True,
        changed_by_other=True,
        sent_targets=(CategoryId(2), None, True),
    )
    journal.commit([written])
    (back,) = journal.waiting()
    for name in (
        "action",
        "status",
        "sent_wall",
        "tries",
        "reason",
        "server_id",
        "is_bulk",
        "changed_by_other",
        "sent_targets",
        "facts",
        "root",
        "created_wall",
    ):
        assert getattr(back, name) == getattr(written, name), name


def test_every_commit_is_synced_in_the_rollback_journal(journal: Journal) -> None:
    connection = journal._connection
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_bulk_press_is_one_transaction(journal: Journal) -> None:
    # The second row has a status no column can hold: nothing of the gesture is written.
    broken = entry(2, created_wall=None)
    with pytest.raises(JournalError):
        journal.commit([entry(1), broken], Gesture(GestureId(1), WALL))
    assert journal.since(0.0) == ()
    assert journal.gestures(9) == ()


def test_a_full_disk_is_said_and_nothing_is_written(journal: Journal) -> None:
    connection = journal._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = CreateTask(LEAD_MAP, "x" * 100_000, "", Priority.LOW, 1.0)
    with pytest.raises(JournalError, match="disk is full"):
        journal.commit([entry(1, action=long)])
    assert journal.since(0.0) == ()
    connection.execute(f"PRAGMA max_page_count = {pages + 100}")
    journal.commit([entry(1, action=long)])
    assert len(journal.since(0.0)) == 1


def test_a_file_taken_away_while_open_refuses_actions(journal: Journal, path: Path) -> None:
    fill(journal, 1)
    path.unlink()
    with pytest.raises(JournalError, match="Can't write to the journal"):
        fill(journal, 1)


def test_a_folder_that_cannot_be_made_leaves_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    journal = Journal.open(tmp_path / "file" / "journal.sqlite", wall=WALL)
    assert not journal.is_writable
    assert "Can't open the journal" in journal.report
    with pytest.raises(JournalError):
        journal.commit([entry(1)])


def test_a_second_instance_reads_and_says_so(journal: Journal, path: Path) -> None:
    fill(journal, 2)
    second = Journal.open(path, wall=WALL)
    assert "read-only" in second.report
    assert len(second.since(0.0)) == 2
    with pytest.raises(JournalError, match="Already open in another window"):
        second.commit([entry(9)])
    second.close()
    journal.close()
    third = Journal.open(path, wall=WALL)
    assert third.is_writable
    third.close()


def test_a_second_instance_takes_over_with_all_that_the_first_one_wrote(
    journal: Journal, path: Path
) -> None:
    second = Journal.open(path, wall=WALL)
    assert second.is_second
    assert not second.take_over(WALL)
    fill(journal, 3)
    assert not second.take_over(WALL)
    journal.close()
    assert second.take_over(WALL)
    assert second.is_writable
    assert not second.is_second
    assert len(second.waiting()) == 3
    assert second.new_action_id() == 4
    assert not second.take_over(WALL)
    third = Journal.open(path, wall=WALL)
    assert third.is_second
    third.close()
    second.close()


def test_a_second_instance_does_not_write_a_journal_that_became_newer(
    journal: Journal, path: Path
) -> None:
    second = Journal.open(path, wall=WALL)
    journal._connection.execute("PRAGMA user_version = 99")
    journal.close()
    assert second.take_over(WALL)
    assert not second.is_writable
    assert "newer" in second.refusal
    second.close()


def test_one_opened_to_read_only_never_takes_over(path: Path) -> None:
    reading = Journal.open(path, wall=WALL, read_only=own("asked for"))
    assert not reading.take_over(WALL)
    assert not reading.is_writable
    reading.close()


def test_a_newer_schema_is_only_read(path: Path) -> None:
    journal = Journal.open(path, wall=WALL)
    fill(journal, 1)
    journal._connection.execute("PRAGMA user_version = 99")
    journal.close()
    again = Journal.open(path, wall=WALL)
    assert "newer" in again.report
    assert not again.is_writable
    assert len(again.since(0.0)) == 1
    again.close()


def test_a_migration_keeps_a_copy_and_is_one_transaction(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.open(path, wall=WALL)
    fill(journal, 3)
    journal.close()
    monkeypatch.setattr(journal_file, "VERSIONS", (FIRST, "CREATE TABLE more (x)"))
    monkeypatch.setattr(
        journal_file, "migrate", lambda c: migrate(c, (FIRST, "CREATE TABLE more (x)"))
    )
    again = Journal.open(path, wall=WALL)
    assert version(again._connection) == 2
    assert len(again.since(0.0)) == 3
    again.close()
    (copy,) = path.parent.glob("*before-version-2*")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    connection = sqlite3.connect(copy)
    assert version(connection) == 1
    with pytest.raises(sqlite3.Error):
        migrate(connection, (FIRST, "CREATE TABLE a (x); CREATE TABLE a (x)"))
    assert version(connection) == 1
    assert not connection.execute("SELECT * FROM sqlite_master WHERE name = 'a'").fetchall()
    connection.close()


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_file_is_kept_and_what_reads_is_saved(path: Path, seed: int) -> None:
    journal = Journal.open(path, wall=WALL, is_durable=False)
    fill(journal, 60)
    journal.choose("me", 42)
    journal.close()
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    match seed % 4:
        case 0:
            content = content[: chance.randrange(len(content))]
        case 1:
            at = chance.randrange(len(content))
            content[at : at + 4096] = chance.randbytes(4096)
        case 2:
            content = bytearray(chance.randbytes(5_000))
        case _:
            for _ in range(20):
                content[chance.randrange(len(content))] ^= 0xFF
    path.write_bytes(content)
    again = Journal.open(path, wall=WALL)
    assert again.is_writable, again.refusal
    kept = list(path.parent.glob("*damaged*"))
    if again.report:
        assert [each.read_bytes() for each in kept if "-journal" not in each.name[-9:]]
        assert kept[0].name in again.report
    for each in again.since(0.0):
        assert each.action == SetCategory(LEAD_MAP, CategoryId(101822))
    fill(again, 1)
    again.close()


def test_one_bad_page_costs_only_the_rows_on_it(path: Path) -> None:
    journal = Journal.open(path, wall=WALL, is_durable=False)
    fill(journal, 200)
    journal.close()
    content = bytearray(path.read_bytes())
    at = content.index(b"Zo\xc3\xab", len(content) // 2) // 4096 * 4096
    content[at : at + 4096] = bytes(4096)
    path.write_bytes(content)
    again = Journal.open(path, wall=WALL)
    saved = len(again.waiting())
    assert 150 < saved < 200
    assert f"Recovered {saved} changes" in again.report
    again.close()


def test_a_flipped_target_is_not_sent(path: Path) -> None:
    journal = Journal.open(path, wall=WALL)
    fill(journal, 1)
    journal.close()
    path.write_bytes(path.read_bytes().replace(b"101822", b"101823"))
    again = Journal.open(path, wall=WALL)
    assert again.waiting() == ()
    again.close()


def test_a_flipped_bit_in_a_waiting_action_is_told_and_never_left_out_in_silence(
    path: Path,
) -> None:
    journal = Journal.open(path, wall=WALL, is_durable=False)
    fill(journal, 3)
    journal.close()
    content = bytearray(path.read_bytes())
    at = content.rindex(b'{"category_id"') + 2
    content[at] ^= 1
    path.write_bytes(content)
    again = Journal.open(path, wall=WALL)
    assert "couldn't be read" in again.report
    assert len(again.waiting()) == 2
    assert list(path.parent.glob("*damaged*"))
    again.close()


def test_a_header_of_no_known_format_is_damage_and_not_a_reason_to_refuse(path: Path) -> None:
    journal = Journal.open(path, wall=WALL, is_durable=False)
    fill(journal, 3)
    journal.close()
    content = bytearray(path.read_bytes())
    content[47] = 0x44  # the schema format number
    path.write_bytes(content)
    again = Journal.open(path, wall=WALL)
    assert again.is_writable, again.refusal
    assert again.report
    again.close()


def test_numbers_are_never_given_out_twice(path: Path) -> None:
    journal = Journal.open(path, wall=WALL)
    fill(journal, 5)
    journal._connection.execute("DELETE FROM actions")
    journal.close()
    again = Journal.open(path, wall=WALL)
    assert again.new_action_id() == 6
    again.close()


def test_choices_last_and_a_missing_one_is_none(path: Path) -> None:
    journal = Journal.open(path, wall=WALL)
    journal.choose("pins", {"1": 101822})
    journal.close()
    again = Journal.open(path, wall=WALL)
    assert again.choices() == {"pins": {"1": 101822}}
    again.close()
