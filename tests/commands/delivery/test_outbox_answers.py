"""What can be done about a decision in the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from harness.handler_bench import (
    ANNA,
    BEN,
    INTERESTED,
    NOON,
    NOT_NOW,
    OLGA,
    BenchOf,
    HandlerBench,
)
from harness.held_disk import HeldDisk
from harness.record_list import RecordingList
from triage_tui.commands.command import Place
from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Priority,
    SetCategory,
    SetRead,
    Status,
)
from triage_tui.inbox.open_decisions import Decision, decisions

TASK = CreateTask(ANNA, "Call", "About the offer", Priority.HIGH, NOON)
NOTE = AddNote(ANNA, "Ring Anna")
CATEGORY = SetCategory(ANNA, INTERESTED)
ASSIGN = Assign(ANNA, OLGA)


def outbox(bench: HandlerBench, status: Status, *actions: Action) -> Decision:
    """The outbox in front, the cursor on what these actions decided, at this status."""
    entries = bench.submit(*actions)
    if status is not Status.HELD:
        bench.server_says(status, entries, "It is locked.")
    ids = {each.action_id for each in entries}
    (decision,) = decisions([each for each in bench.entries if each.action_id in ids])
    bench.handlers.records.front = RecordingList(Place.OUTBOX, decision)
    return decision


def statuses(bench: HandlerBench) -> list[Status]:
    return [each.status for each in bench.entries]


@pytest.mark.parametrize("status", [Status.HELD, Status.PENDING])
def test_retry_sends_what_waits_without_its_undo_window(
    bench: HandlerBench, status: Status
) -> None:
    outbox(bench, status, CATEGORY)
    bench.press("outbox.retry")
    (entry,) = bench.entries
    assert (entry.status, entry.leaves_at) == (Status.PENDING, bench.clock.monotonic())


def test_retry_of_what_was_rejected_presses_it_again(bench: HandlerBench) -> None:
    outbox(bench, Status.REFUSED, CATEGORY)
    bench.press("outbox.retry")
    (entry,) = bench.entries
    assert entry.status.is_unsent
    assert bench.categories(ANNA) == ["Interested"]


def test_retry_of_what_asks_names_the_keys_that_answer(bench: HandlerBench) -> None:
    outbox(bench, Status.ASK, TASK)
    bench.press("outbox.retry")
    assert bench.host.last == "This one needs an answer: s send again, d discard."
    assert statuses(bench) == [Status.ASK]


@pytest.mark.parametrize("command_id", ["outbox.retry", "outbox.drop"])
def test_what_is_on_its_way_stays_on_its_way(bench: HandlerBench, command_id: str) -> None:
    outbox(bench, Status.IN_FLIGHT, CATEGORY)
    bench.press(command_id)
    assert bench.host.last.startswith("Already on its way")
    assert statuses(bench) == [Status.IN_FLIGHT]


@pytest.mark.parametrize("action", [TASK, NOTE])
def test_a_task_or_note_is_sent_again_only_after_a_yes(bench: HandlerBench, action: Action) -> None:
    outbox(bench, Status.ASK, action)
    bench.host.will_answer(False)
    bench.press("outbox.send")
    assert statuses(bench) == [Status.ASK]
    bench.host.will_answer(True)
    bench.press("outbox.send")
    (entry,) = bench.entries
    assert entry.status.is_unsent
    assert [each.title for each in bench.host.asked] == ["Send it again?"] * 2


def test_an_assignment_is_sent_again_without_a_question(bench: HandlerBench) -> None:
    outbox(bench, Status.ASK, ASSIGN)
    bench.press("outbox.send")
    assert bench.host.asked == []
    assert statuses(bench) == [Status.PENDING]


def test_what_asks_nothing_needs_no_answer(bench: HandlerBench) -> None:
    outbox(bench, Status.PENDING, TASK)
    bench.press("outbox.send", "outbox.it_is_there")
    assert bench.host.said == [
        "This one needs no answer. r sends it now.",
        "Only a task or note that needs an answer can be marked as sent.",
    ]
    assert statuses(bench) == [Status.PENDING]


def test_a_task_that_arrived_is_marked_as_sent(bench: HandlerBench) -> None:
    outbox(bench, Status.ASK, TASK)
    bench.press("outbox.it_is_there")
    assert bench.host.last == "Marked as sent: Task “Call” (Anna)."
    assert statuses(bench) == []


def test_a_rejected_note_comes_back_in_its_form(bench: HandlerBench) -> None:
    outbox(bench, Status.REFUSED, NOTE)
    bench.press("outbox.edit")
    (form,) = bench.host.open
    assert form.about.note == "Ring Anna"


def test_a_category_has_no_form(bench: HandlerBench) -> None:
    outbox(bench, Status.REFUSED, CATEGORY)
    bench.press("outbox.edit")
    assert bench.host.last == "Only a rejected task or note can be edited."


def test_a_category_is_discarded_at_once_and_restored(bench: HandlerBench) -> None:
    outbox(bench, Status.HELD, CATEGORY, SetRead(ANNA, is_read=True))
    bench.press("outbox.drop")
    assert bench.host.last == "Discarded: Category: Interested, mark as read (Anna). z restores."
    assert bench.categories(ANNA) == [None]
    bench.press("outbox.restore")
    assert bench.host.last == "Restored: Category: Interested, mark as read (Anna)."
    assert bench.categories(ANNA) == ["Interested"]


def test_what_is_being_verified_may_have_arrived_and_the_question_says_so(
    bench: HandlerBench,
) -> None:
    outbox(bench, Status.UNKNOWN, TASK)
    bench.host.will_answer(False)
    bench.press("outbox.drop")
    (asked,) = bench.host.asked
    assert asked.about == (
        "Task “Call” (Anna). It may have arrived in Smartlead. Discarding stops the check."
    )


@pytest.mark.parametrize(
    ("status", "action"),
    [(Status.HELD, TASK), (Status.REFUSED, NOTE), (Status.ASK, ASSIGN), (Status.UNKNOWN, CATEGORY)],
)
def test_words_and_questions_are_discarded_only_after_a_yes(
    bench: HandlerBench, status: Status, action: Action
) -> None:
    outbox(bench, status, action)
    bench.host.will_answer(False)
    bench.press("outbox.drop")
    assert statuses(bench) == [status]
    bench.host.will_answer(True)
    bench.press("outbox.drop")
    assert statuses(bench) == []
    assert [each.title for each in bench.host.asked] == ["Discard it?"] * 2


def test_everything_rejected_is_discarded_after_one_yes_and_restored_one_by_one(
    bench: HandlerBench,
) -> None:
    outbox(bench, Status.REFUSED, NOTE)
    bench.server_says(Status.REFUSED, bench.submit(SetCategory(BEN, INTERESTED)), "Locked.")
    bench.host.will_answer(True)
    bench.press("outbox.drop_refused")
    assert bench.host.asked[-1].about == "2 rejected changes, with their texts."
    assert bench.host.last == "Discarded: Note “Ring Anna” (Anna) and 1 more. z restores."
    assert statuses(bench) == []
    bench.press("outbox.restore", "outbox.restore")
    assert statuses(bench) == [Status.REFUSED, Status.REFUSED]


def test_with_nothing_discarded_restore_undoes_what_is_under_the_cursor(
    bench: HandlerBench,
) -> None:
    outbox(bench, Status.HELD, CATEGORY)
    bench.press("outbox.restore")
    assert bench.categories(ANNA) == [None]
    assert bench.host.last == "Undone: nothing was sent."


def test_what_was_discarded_is_for_this_visit_to_the_outbox(bench: HandlerBench) -> None:
    outbox(bench, Status.HELD, CATEGORY)
    bench.press("outbox.drop", "screen.outbox")
    assert not bench.handlers.outbox.can_restore


def test_a_later_change_in_its_place_is_not_overwritten(bench: HandlerBench) -> None:
    outbox(bench, Status.HELD, CATEGORY)
    bench.press("outbox.drop")
    bench.submit(SetCategory(ANNA, NOT_NOW))
    bench.press("outbox.restore")
    assert bench.host.last == "A later change took its place."
    assert bench.host.severities[-1] == "warning"


def test_what_the_disk_refuses_to_discard_stays_and_says_so(bench: HandlerBench) -> None:
    outbox(bench, Status.HELD, CATEGORY)
    bench.fill_disk()
    bench.press("outbox.drop")
    assert bench.host.last == "Not saved: The disk is full."
    assert bench.categories(ANNA) == ["Interested"]
    assert not bench.handlers.outbox.can_restore


def test_what_the_disk_refuses_to_restore_can_be_restored_later(bench: HandlerBench) -> None:
    outbox(bench, Status.HELD, CATEGORY)
    bench.press("outbox.drop")
    bench.fill_disk()
    bench.press("outbox.restore")
    assert bench.host.last == "Not saved: The disk is full."
    assert bench.handlers.outbox.can_restore


def test_a_decision_that_is_over_by_then_is_left_alone(bench: HandlerBench) -> None:
    decision = outbox(bench, Status.HELD, CATEGORY)
    bench.server_says(Status.DONE, decision.entries)
    bench.press("outbox.drop")
    assert bench.host.last == "Nothing done: it changed meanwhile."


def test_in_an_empty_outbox_every_key_says_that_there_is_nothing(bench: HandlerBench) -> None:
    bench.handlers.records.front = RecordingList(Place.OUTBOX)
    keys = ["outbox.retry", "outbox.send", "outbox.drop", "outbox.restore", "outbox.edit"]
    bench.press(*keys, "outbox.it_is_there", "outbox.drop_refused")
    assert bench.host.said == [*["Nothing is queued."] * 6, "Nothing was rejected."]
    assert bench.host.asked == []


def test_one_rejected_change_is_one(bench: HandlerBench) -> None:
    outbox(bench, Status.REFUSED, NOTE)
    bench.press("outbox.drop_refused")
    assert bench.host.asked[-1].about == "1 rejected change, with its text."


def test_what_moved_on_while_it_was_asked_about_is_restored_as_it_was_by_then(
    bench: HandlerBench,
) -> None:
    decision = outbox(bench, Status.UNKNOWN, NOTE)
    bench.submit(SetCategory(BEN, INTERESTED))
    bench.press("outbox.drop")
    bench.server_says(Status.ASK, decision.entries, "Did it arrive?")
    bench.host.answer(True)
    assert bench.host.last == "Discarded: Note “Ring Anna” (Anna). z restores."
    bench.press("outbox.restore")
    assert bench.host.last == "Restored: Note “Ring Anna” (Anna)."
    assert [entry.status for entry in bench.entries if entry.action == NOTE] == [Status.ASK]
    assert bench.categories(BEN) == ["Interested"]


@pytest.fixture
def disk() -> HeldDisk:
    return HeldDisk()


@pytest.fixture
def slow(tmp_path: Path, disk: HeldDisk) -> Iterator[HandlerBench]:
    """A bench whose disk can be held."""
    with closing(HandlerBench(tmp_path, write=disk)) as bench:
        yield bench


async def test_restored_before_the_disk_has_answered_it_comes_back_and_nothing_else(
    slow: HandlerBench, disk: HeldDisk
) -> None:
    slow.submit(SetCategory(BEN, INTERESTED))
    outbox(slow, Status.HELD, CATEGORY)
    disk.is_held = True
    slow.press("outbox.drop", "outbox.restore")
    disk.go_on()
    await slow.store.saved()
    assert slow.categories(ANNA, BEN) == ["Interested", "Interested"]
    assert slow.host.last == "Restored: Category: Interested (Anna)."


@pytest.mark.parametrize("front", [None, RecordingList(Place.HISTORY)])
async def test_of_an_outbox_left_before_the_disk_has_answered_no_key_is_offered(
    slow: HandlerBench, disk: HeldDisk, front: RecordingList | None
) -> None:
    outbox(slow, Status.HELD, CATEGORY)
    disk.is_held = True
    slow.press("outbox.drop")
    slow.handlers.records.front = front
    disk.go_on()
    await slow.store.saved()
    assert slow.host.last == "Discarded: Category: Interested (Anna)."


def test_words_about_a_key_that_is_not_mapped_leave_it_out(bench_of: BenchOf) -> None:
    bench = bench_of(keys={"outbox.restore": "", "outbox.retry": ""})
    outbox(bench, Status.HELD, TASK)
    bench.press("outbox.send")
    bench.host.will_answer(True)
    bench.press("outbox.drop")
    assert bench.host.said == [
        "This one needs no answer.",
        "Discarded: Task “Call” (Anna).",
    ]
