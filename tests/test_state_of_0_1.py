"""What release 0.1 wrote on a machine opens whole: no row, word, choice or key of it is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.kept_state import KEPT, kept_settings, opened, put_back
from triage_tui.inbox.actions import CreateTask
from triage_tui.session.session import Session
from triage_tui.system import paths

PRESSED = """
1 1 category done 2433664024 1
2 1 read done 2433664024 True
3 2 category done 2433664023 2
4 2 read done 2433664023 True
5 3 read done 2433664023 False
6 3 category done 2433664023 1
7 4 category same 2433664014 3
8 5 category same 2433664018 2
9 5 assign done 2433664018 4571
10 5 task done 2433664018 Prepare for Lukas
11 5 note done 2433664018 Booked by mail; campaign DACH – Logistikleitung.
12 5 read done 2433664018 True
13 6 note done 2433664017 HOSTILE
14 7 task done 2433664017 Rückruf 🙂 \u202eevil
15 8 category refused 2433664016 4
16 9 note refused 2433664016 A note that was refused: éééééééééééééééééééééééééééééé
17 10 task refused 2433664016 Refused task
18 11 assign dropped 2433664013 4580
19 12 read dropped 2433664012 True
20 13 read done 2433664012 True
21 14 assign done 2433664004 4603
22 15 assign done 2433664004 4567
23 16 assign done 2433664004 4603
24 17 read done 2433664010 True
25 17 read done 2433664009 True
26 17 read done 2433664008 True
27 18 read done 2433664007 True
28 21 category merged 2433664003 1
29 22 category done 2433664003 2
30 23 category undone 2433664002 7
31 25 note undone 2433664002 taken back before it left
32 27 task ask 2433664021 May have arrived
33 28 read pending 2433664001 True
34 29 note unknown 2433664023 May have arrived as well
35 30 category in_flight 2433664022 5
36 31 task in_flight 2433664024 In flight task
37 32 read pending 2433664010 False
38 32 read pending 2433664009 False
39 32 read pending 2433664008 False
40 33 category pending 2433664022 3
41 34 assign in_flight 2433664003 4571
42 35 category held 2433664015 101822
43 36 note held 2433664015 held note: 漢字 ελληνικά
"""
"""Every action: its number, gesture, kind, status, lead map and target."""
HOSTILE = (
    "Ring “Zoë” \u202e gnp.exe\u202c \x1b[31mred\x1b[0m \x00nul e\u0301 👩\u200d👩\u200d👧 \u202e "
    "<b>&amp;</b>\n\ttab; '--\" DROP TABLE actions;\nשלום 你好 \ud83d"
)
STATUSES = (
    "held", "pending", "in_flight", "unknown", "ask", "done", "refused", "undone", "merged", "same",
    "dropped",
)  # fmt: skip
KINDS = ("category", "read", "assign", "task", "note")


@pytest.fixture(autouse=True)
def kept(home: Path) -> None:
    put_back(home)


def target(action: object) -> object:
    """What an action sets or says, whatever its kind."""
    for name in ("note", "name", "category_id", "is_read", "member_id"):
        if hasattr(action, name):
            return getattr(action, name)
    raise AssertionError(action)


def statuses(session: Session) -> dict[int, str]:
    return {int(e.action_id): e.status.value for e in session.pressed_since(0.0)}


def test_every_action_is_read_with_kind_status_and_target() -> None:
    with opened() as session:
        assert not session.notice
        assert not session.read_only_reason
        found = [
            f"{e.action_id} {e.gesture_id} {e.kind.value} {e.status.value} {e.lead_map_id} "
            f"{'HOSTILE' if target(e.action) == HOSTILE else target(e.action)}"
            for e in session.pressed_since(0.0)
        ]
    assert found == PRESSED.strip().split("\n")


def test_an_action_comes_back_with_all_that_was_known_of_it() -> None:
    with opened() as session:
        by_id = {int(e.action_id): e for e in session.pressed_since(0.0)}
        assert target(by_id[13].action) == HOSTILE
        task = by_id[10].action
        assert isinstance(task, CreateTask)
        assert (task.name, task.description) == ("Prepare for Lukas", "Read  of ")
        assert (task.priority.value, task.due_at) == ("HIGH", 1_772_528_400.0)
        assert by_id[10].server_id == "77721"
        assert by_id[10].created_wall == 1772438409.6006587
        assert by_id[10].sent_wall == 1772438409.8960302
        assert by_id[10].decided_wall == 1772438409.9905605
        facts = by_id[35].facts
        assert (facts.lead_id, facts.name) == (2995276022, "Desmond Achterholt")
        assert facts.email == "desmond@achterholt-legal.example"
        assert facts.company == "Achterholt Garden Centres"
        assert (facts.campaign_id, facts.campaign_name) == (310101, "EU – Heads of Ops – Nov")
        assert (facts.category_id, facts.assignee) == (4, None)
        assert facts.last_reply_at == 1772035340.429
        assert by_id[16].reason == "note_message is too long"
        assert (by_id[33].tries, by_id[33].sent_targets) == (5, (True,))
        assert (by_id[29].previous, by_id[29].root, by_id[29].before) == (1, 28, None)
        assert by_id[26].is_bulk
        assert not by_id[27].is_bulk


async def test_what_was_open_goes_on_as_after_a_crash() -> None:
    with opened() as session:
        resumed = session.store.resume()
        assert (resumed.waiting, resumed.checking, resumed.asking, resumed.refused) == (8, 2, 1, 3)
        assert {n: s for n, s in statuses(session).items() if n in range(32, 44)} == {
            32: "ask",
            33: "pending",
            34: "unknown",
            35: "merged",
            36: "unknown",
            37: "pending",
            38: "pending",
            39: "pending",
            40: "pending",
            41: "pending",
            42: "held",
            43: "held",
        }
        assert session.store.state.pause is None
        assert session.store.holds_runs
        run = session.runs()
        run.resumed()
        assert run.is_paused
        assert run.current is not None
        assert run.current.waiting == 3


async def test_every_kind_in_every_status_is_read_and_goes_on(tmp_path: Path) -> None:
    shutil.copy(KEPT / "journal-each.db", tmp_path / "journal.db")
    with opened(tmp_path) as session:
        assert not session.notice
        entries = session.pressed_since(0.0)
        wanted = [(kind, status) for status in STATUSES for kind in KINDS]
        assert [(e.kind.value, e.status.value) for e in entries] == wanted
        assert [int(e.lead_map_id) for e in entries] == list(range(2500000001, 2500000056))
        assert [str(target(e.action)) for e in entries[15:20]] == [
            "103", "True", "4570", "task unknown", "note unknown \x00\x1b[31m\n'--",
        ]  # fmt: skip
        assert entries[15].sent_targets == (7, None, True, False)
        assert entries[15].reason == "reason of unknown"
        assert all(e.changed_by_other for e in entries[20:25])
        assert [e.server_id for e in entries[25:30]] == [
            "id-26",
            "id-27",
            "id-28",
            "id-29",
            "id-30",
        ]
        resumed = session.store.resume()
        assert (resumed.waiting, resumed.checking, resumed.asking, resumed.refused) == (13, 7, 5, 5)
        past = session.store.history.past()
        assert [deed.origin.value for deed in past[::-1][:5]] == [
            "press", "undo", "redo", "again", "press",
        ]  # fmt: skip
        session.store.local_status.take_up()
        marks = session.store.state.local_statuses
        assert [mark.kind.value for mark in marks.values()] == ["done", "snoozed"] * 5 + ["done"]


async def test_history_and_marks_of_this_machine_are_all_there() -> None:
    with opened() as session:
        past = session.store.history.past()
        numbers = [int(deed.gesture_id) for deed in past]
        # 19, 20, 24 and 26 only snoozed, or took back what had not left.
        assert numbers == [n for n in range(36, 0, -1) if n not in (19, 20, 24, 26)]
        told = {int(d.gesture_id): (d.origin.value, d.about) for d in past if d.about}
        assert told == {3: ("undo", 2), 13: ("again", 12), 15: ("undo", 14), 16: ("redo", 14)}
        session.store.local_status.take_up()
        marks = session.store.state.local_statuses.values()
        assert [(m.lead_map_id, m.kind.value, m.until, m.reply_at) for m in marks] == [
            (2433664007, "done", None, 1772409859.363),
            (2433664006, "snoozed", 1_772_697_600.0, 1772418685.49),
            (2433664005, "snoozed", None, 1772425749.303),
        ]


@pytest.mark.parametrize(
    ("gesture", "taken_back", "sent_back", "cannot", "changed_since"),
    [(1, 0, 2, 0, 0), (7, 0, 0, 1, 0), (16, 0, 1, 0, 0), (17, 0, 0, 0, 3), (32, 3, 0, 0, 0),
     (35, 1, 0, 0, 0), (36, 1, 0, 0, 0)],
    ids=["done", "task", "owner", "changed", "run", "category held", "note held"],
)  # fmt: skip
async def test_undo_takes_back_what_could_be_taken_back(
    gesture: int, taken_back: int, sent_back: int, cannot: int, changed_since: int
) -> None:
    with opened() as session:
        store = session.store
        store.resume()
        known = {int(deed.gesture_id): deed.gesture_id for deed in store.history.past()}
        report = store.undo(known[gesture])
        assert report is not None
        assert (report.taken_back, report.sent_back) == (taken_back, sent_back)
        assert (report.cannot, report.changed_since) == (cannot, changed_since)
        if taken_back:
            undone = {e.status.value for e in store.entries_of_gesture(known[gesture])}
            assert undone == {"undone"}


def test_words_of_forms_come_back() -> None:
    with opened() as session:
        drafts = session.drafts().unfinished()
        found = {each.form: tuple(each.words.values()) for each in drafts}
        assert {tuple(each.words) for each in drafts} == {
            ("name", "description", "priority", "due"), ("note",),
        }  # fmt: skip
        assert drafts[0].kept_wall == 1772442004.6099446
        assert session.drafts().slot("note 2433664015").before is not None
    assert found == {
        "task 2433664001": ("Call Ann", "about\nsize", "MEDIUM", "fri 10am"),
        "note 2433664015": ("half a note\nü 🙂",),
        "note marked": ("for all of them",),
        "task 2433664001 Call back": ("Call about a template", "", "LOW", "in 2 days"),
        "note 2433664016 again 16": ("better words",),
    }


def test_the_log_goes_on_in_its_file() -> None:
    file = paths.account_dir(kept_settings().base_url) / "log.jsonl"
    before = file.read_text("utf-8")
    with opened():
        pass
    assert file.read_text("utf-8").startswith(before)
    assert len(file.read_text("utf-8")) > len(before)


def test_files_that_are_open_keep_their_names_and_get_no_copies() -> None:
    folder = paths.account_dir("https://server.smartlead.ai/api/v1")
    assert folder.name == "server.smartlead.ai"
    with opened():
        assert sorted(each.name for each in folder.iterdir()) == [
            "drafts.json", "journal.db", "journal.db.lock", "log.jsonl",
        ]  # fmt: skip
