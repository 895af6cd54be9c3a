"""The outbox against a fake server, line by line."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path

import pytest

from harness.simulation.bench import LEAD_MAP, OTHER, Bench
from harness.simulation.disk import Disk, set_disk
from harness.simulation.server import Fault
from triage_tui.inbox.actions import (
    AddNote,
    Assign,
    CreateTask,
    Priority,
    SetCategory,
    SetRead,
    Status,
)
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.lead_map import CategoryId, LeadMapId, MemberId
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.storage.journal import JournalError

ONE, TWO, THREE = CategoryId(1), CategoryId(2), CategoryId(3)
FILED = SetCategory(LEAD_MAP, ONE)
TASK = CreateTask(LEAD_MAP, "Call back", "50 seats", Priority.HIGH, 1.8e9)
NOTE = AddNote(LEAD_MAP, "Prefers mornings")


@pytest.fixture
async def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "state" / "journal.sqlite")


@pytest.fixture
async def quick(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "state" / "journal.sqlite", rules=OutboxRules(undo_window=0.0))


# -- acknowledge, hold, send -------------------------------------------------------------------


async def test_a_press_shows_at_once_and_leaves_after_the_undo_window(bench: Bench) -> None:
    pressed = bench.clock.monotonic()
    bench.store.submit(FILED)
    assert bench.shown().category_id == ONE
    assert bench.store.state.queued == 1
    await bench.store.idle()
    assert bench.server.requests == [(pressed + 5.0, FILED)]
    assert bench.store.state.queued == 0
    assert bench.shown().category_id == ONE


async def test_a_press_is_in_the_journal_before_it_shows(bench: Bench) -> None:
    written: list[int] = []
    bench.store.subscribe(lambda _state, _change: written.append(len(bench.journal.since(0.0))))
    bench.store.submit(FILED)
    assert written[0] == 1


async def test_an_idle_outbox_has_no_worker_left(quick: Bench) -> None:
    quick.store.submit(FILED)
    await quick.store.idle()
    await asyncio.sleep(1)
    assert not quick.workers.tasks


async def test_one_lead_map_is_served_in_order(quick: Bench) -> None:
    quick.store.submit(FILED, TASK, NOTE)
    await quick.store.idle()
    assert [action for _, action in quick.server.requests] == [FILED, TASK, NOTE]
    assert quick.server.most_at_once == 1


async def test_ten_thousand_actions_need_at_most_four_workers_and_a_dispatcher(
    tmp_path: Path,
) -> None:
    rules = OutboxRules(undo_window=0.0, parallel=4)
    bench = Bench(tmp_path / "s" / "journal.sqlite", rules=rules, lead_maps=10_000)
    bench.store.submit(*(SetCategory(each, ONE) for each in bench.ids))
    await asyncio.sleep(2)
    assert bench.server.most_at_once == 4
    assert bench.workers.most == 5
    bench.crash()


async def test_a_single_key_passes_a_bulk_run(tmp_path: Path) -> None:
    rules = OutboxRules(undo_window=0.0, parallel=3)
    bench = Bench(tmp_path / "s" / "journal.sqlite", rules=rules, lead_maps=50)
    bench.store.submit(*(SetCategory(each, ONE) for each in bench.ids[1:]), is_bulk=True)
    await asyncio.sleep(0.05)
    bench.store.submit(FILED)
    await asyncio.sleep(0.05)
    assert FILED in [action for _, action in bench.server.requests]
    assert len(bench.server.requests) == 3
    bench.crash()


# -- coalescing --------------------------------------------------------------------------------


async def test_read_unread_read_costs_no_request(bench: Bench) -> None:
    for number in range(1_000):
        bench.store.submit(SetRead(LEAD_MAP, is_read=number % 2 == 0))
    assert bench.shown().is_read is False
    await bench.store.idle()
    assert bench.server.requests == []


async def test_only_the_last_target_is_sent(bench: Bench) -> None:
    for category in (ONE, TWO, THREE):
        bench.store.submit(SetCategory(LEAD_MAP, category))
    await bench.store.idle()
    assert [action for _, action in bench.server.requests] == [SetCategory(LEAD_MAP, THREE)]
    assert bench.statuses() == [Status.MERGED, Status.MERGED, Status.DONE]


async def test_one_successor_waits_behind_what_is_in_flight(quick: Bench) -> None:
    quick.server.latency = lambda: 2.0
    quick.store.submit(FILED)
    await asyncio.sleep(0.5)
    quick.store.submit(SetCategory(LEAD_MAP, TWO))
    quick.store.submit(SetCategory(LEAD_MAP, THREE))
    assert len(quick.entries()) == 2
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] == THREE
    assert len(quick.server.requests) == 2


async def test_back_to_the_first_value_is_still_sent_when_a_request_may_have_arrived(
    quick: Bench,
) -> None:
    quick.server.faults.append("lost_answer")
    quick.store.submit(FILED)
    await asyncio.sleep(0.5)
    quick.store.submit(SetCategory(LEAD_MAP, None))
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] is None


async def test_tasks_never_merge_and_a_twin_is_known_for_a_minute(bench: Bench) -> None:
    assert bench.store.twin_of(TASK) is None
    bench.store.submit(TASK)
    assert bench.store.twin_of(TASK) is not None
    bench.store.submit(TASK)
    assert bench.store.state.queued == 2
    await asyncio.sleep(61)
    assert bench.store.twin_of(TASK) is None


# -- outcomes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["not_sent", "limited", "lost_request", "lost_answer"])
async def test_a_set_goes_again_until_it_is_taken(quick: Bench, fault: Fault) -> None:
    quick.server.faults.extend([fault] * 3)
    quick.store.submit(FILED)
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] == ONE
    assert len(quick.server.requests) == 4
    waits = [b[0] - a[0] for a, b in itertools.pairwise(quick.server.requests)]
    assert all(0.9 <= wait <= 61 for wait in waits)


@pytest.mark.parametrize("fault", ["not_sent", "limited"])
async def test_a_task_that_provably_was_not_sent_goes_again(quick: Bench, fault: Fault) -> None:
    quick.server.faults.append(fault)
    quick.store.submit(TASK)
    await quick.store.idle()
    assert len(quick.server.made) == 1


async def test_a_429_holds_everything_for_as_long_as_it_says(quick: Bench) -> None:
    quick.server.faults.append("limited")
    quick.server.retry_after = 40.0
    quick.store.submit(FILED)
    await asyncio.sleep(1)
    assert quick.store.state.pause is not None
    assert quick.store.state.pause.kind is PauseKind.LIMIT
    quick.store.submit(SetCategory(OTHER, TWO))
    await quick.store.idle()
    assert quick.server.requests[1][0] - quick.server.requests[0][0] >= 40


async def test_a_refused_set_puts_the_value_back_with_the_reason(quick: Bench) -> None:
    quick.server.faults.append("refused")
    quick.store.submit(FILED)
    await quick.store.idle()
    assert quick.shown().category_id is None
    (entry,) = quick.entries()
    assert (entry.status, entry.reason) == (Status.REFUSED, "Not allowed.")
    assert quick.store.retry(entry.action_id)
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] == ONE
    assert quick.entries() == ()


@pytest.mark.parametrize("later", [TWO, None])
async def test_a_refusal_is_over_once_a_later_press_on_the_field_holds(
    quick: Bench, later: CategoryId | None
) -> None:
    quick.server.latency = lambda: 2.0
    quick.server.faults.append("refused")
    quick.store.submit(FILED)
    await asyncio.sleep(1)
    quick.store.submit(SetCategory(LEAD_MAP, later))
    await quick.store.idle()
    assert quick.server.categories.get(LEAD_MAP) == later
    assert quick.entries() == (), "a retry would bring the older value back"
    assert quick.statuses()[0] is Status.DROPPED


async def test_a_refused_task_keeps_its_text(quick: Bench) -> None:
    quick.server.faults.append("refused")
    quick.store.submit(TASK)
    await quick.store.idle()
    (entry,) = quick.entries()
    assert entry.action == TASK
    assert quick.store.drop(entry.action_id)
    assert quick.store.state.refused == 0


async def test_a_refusal_holds_nobody_else_up(quick: Bench) -> None:
    quick.server.faults.append("refused")
    quick.store.submit(FILED, SetRead(LEAD_MAP, is_read=True))
    quick.store.submit(SetCategory(OTHER, TWO))
    await quick.store.idle()
    assert quick.server.read[LEAD_MAP]
    assert quick.server.categories == {OTHER: TWO}


async def test_a_401_pauses_the_queue_until_there_is_a_key(quick: Bench) -> None:
    quick.server.faults.append("unauthorized")
    quick.store.submit(FILED)
    await quick.store.idle()
    quick.store.submit(SetCategory(OTHER, TWO))
    await asyncio.sleep(600)
    assert len(quick.server.requests) == 1
    assert quick.store.state.queued == 2
    assert quick.store.state.pause is not None
    assert quick.store.state.pause.kind is PauseKind.KEY
    quick.store.key_changed()
    await quick.store.idle()
    assert quick.server.categories == {LEAD_MAP: ONE, OTHER: TWO}


async def test_a_lapsed_plan_is_tried_once_more_after_two_seconds(quick: Bench) -> None:
    quick.server.faults.append("plan_expired")
    quick.store.submit(FILED)
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] == ONE


async def test_a_plan_that_stays_lapsed_is_tried_again_slowly_and_by_itself(quick: Bench) -> None:
    """Nothing is wrong with the key: nobody is asked for another one."""
    quick.server.faults.extend(["plan_expired"] * 5)
    quick.store.submit(FILED)
    await asyncio.sleep(10)
    pause = quick.store.state.pause
    assert pause is not None
    assert pause.kind is PauseKind.PLAN
    assert pause.until is not None
    assert len(quick.server.requests) == 2
    await quick.store.idle()
    gaps = [round(b[0] - a[0]) for a, b in itertools.pairwise(quick.server.requests)]
    assert gaps == [2, 20, 40, 50, 50]
    assert quick.store.state.pause is None
    assert quick.server.categories[LEAD_MAP] == ONE


async def test_another_key_ends_the_wait_for_a_lapsed_plan(quick: Bench) -> None:
    quick.server.faults.extend(["plan_expired"] * 2)
    quick.store.submit(FILED)
    await asyncio.sleep(10)
    assert quick.store.state.pause is not None
    quick.store.key_changed()
    await asyncio.sleep(1)
    assert quick.server.categories[LEAD_MAP] == ONE


async def test_a_bad_certificate_stops_everything_until_the_user_goes_on(quick: Bench) -> None:
    quick.server.faults.append("tls")
    quick.store.submit(TASK)
    await quick.store.idle()
    await asyncio.sleep(600)
    assert len(quick.server.requests) == 1
    quick.store.go_on()
    await quick.store.idle()
    assert len(quick.server.made) == 1


async def test_five_hundred_actions_wait_out_an_hour_without_a_network(tmp_path: Path) -> None:
    rules = OutboxRules(undo_window=0.0)
    bench = Bench(tmp_path / "s" / "journal.sqlite", rules=rules, lead_maps=500)
    bench.server.fault = lambda _action: "not_sent"
    for each in bench.ids:
        bench.store.submit(SetCategory(each, ONE))
    await asyncio.sleep(3600)
    assert len(bench.server.requests) < 500
    bench.server.fault = None
    recovered = bench.clock.monotonic()
    await bench.store.idle()
    assert list(bench.server.categories) == bench.ids
    assert bench.clock.monotonic() - recovered < 90


# -- tasks and notes of unknown outcome --------------------------------------------------------


async def test_a_task_whose_answer_was_lost_is_found_and_not_sent_again(quick: Bench) -> None:
    quick.server.faults.append("lost_answer")
    quick.store.submit(TASK)
    await asyncio.sleep(1)
    assert quick.store.state.checking == 1
    await quick.store.idle()
    assert quick.statuses() == [Status.DONE]
    assert len(quick.server.requests) == 1


async def test_a_clock_set_back_meanwhile_does_not_hide_a_task_that_arrived(quick: Bench) -> None:
    quick.clock.set_wrong = 3600.0
    quick.server.faults.append("lost_answer")
    quick.store.submit(TASK)
    await asyncio.sleep(1)
    quick.clock.set_wrong = 0.0
    await quick.store.idle()
    assert quick.statuses() == [Status.DONE]


async def test_a_task_not_found_twice_is_asked_about_and_sent_only_on_a_word(quick: Bench) -> None:
    quick.server.faults.append("lost_request")
    quick.store.submit(TASK)
    await quick.store.idle()
    await asyncio.sleep(3600)
    assert len(quick.server.requests) == 1
    first, second = quick.server.looks
    assert second - first >= 10
    assert quick.store.state.asking == 1
    (entry,) = quick.entries()
    assert quick.store.send_again(entry.action_id)
    await quick.store.idle()
    assert len(quick.server.made) == 1
    assert quick.statuses() == [Status.DROPPED, Status.DONE]


async def test_an_older_task_of_ours_is_not_taken_for_the_lost_one(quick: Bench) -> None:
    quick.store.submit(TASK)
    await quick.store.idle()
    quick.server.faults.append("lost_request")
    quick.store.submit(TASK)
    await quick.store.idle()
    assert quick.statuses() == [Status.DONE, Status.ASK]


async def test_a_note_that_nobody_can_look_up_is_asked_about_at_once(quick: Bench) -> None:
    quick.server.can_list = False
    quick.server.faults.append("lost_answer")
    quick.store.submit(NOTE)
    await quick.store.idle()
    (entry,) = quick.entries()
    assert entry.status is Status.ASK
    assert quick.store.it_is_there(entry.action_id)
    assert quick.statuses() == [Status.DONE]


async def test_a_look_that_fails_says_so_and_goes_on(quick: Bench) -> None:
    quick.server.faults.append("lost_answer")
    quick.server.look_faults.extend(["not_sent", "none"])
    quick.store.submit(TASK)
    await asyncio.sleep(3)
    (entry,) = quick.entries()
    assert entry.reason == "The check failed: No connection."
    await quick.store.idle()
    assert quick.statuses() == [Status.DONE]


async def test_looks_that_bring_nothing_readable_end_in_a_question(quick: Bench) -> None:
    quick.server.faults.append("lost_request")
    quick.server.look_faults.extend(["lost_answer"] * 3)
    quick.store.submit(TASK)
    await quick.store.idle()
    (entry,) = quick.entries()
    assert entry.status is Status.ASK
    assert entry.reason == "We can't tell whether it arrived. The answer could not be read."


async def test_an_unknown_is_settled_within_30_s_of_the_networks_return(quick: Bench) -> None:
    quick.server.faults.append("lost_request")
    quick.server.look_faults.extend(["not_sent"] * 60)
    quick.store.submit(TASK)
    await asyncio.sleep(120)
    assert quick.store.state.checking == 1
    quick.server.look_faults.clear()
    await asyncio.sleep(30)
    assert quick.store.state.asking == 1


async def test_a_task_being_checked_holds_nobody_up(quick: Bench) -> None:
    quick.server.faults.append("lost_request")
    quick.store.submit(TASK, FILED)
    await asyncio.sleep(1)
    assert quick.store.state.checking == 1
    assert quick.server.categories[LEAD_MAP] == ONE


# -- someone else ------------------------------------------------------------------------------


async def test_a_refresh_never_overwrites_an_open_action_and_moves_its_value_before(
    bench: Bench,
) -> None:
    bench.store.submit(FILED)
    bench.server.apply(SetCategory(LEAD_MAP, THREE), by="other")
    bench.read()
    assert bench.shown().category_id == ONE
    (entry,) = bench.entries()
    assert (entry.before, entry.changed_by_other) == (THREE, True)
    report = bench.store.undo()
    assert report is not None
    assert report.taken_back == 1
    assert bench.shown().category_id == THREE
    await bench.store.idle()
    assert bench.server.requests == []


async def test_an_assignment_someone_else_changed_is_asked_about(bench: Bench) -> None:
    bench.store.submit(Assign(LEAD_MAP, MemberId(1)))
    bench.server.apply(Assign(LEAD_MAP, MemberId(2)), by="other")
    bench.read()
    await asyncio.sleep(60)
    assert bench.server.requests == []
    (entry,) = bench.entries()
    assert entry.status is Status.ASK
    assert bench.store.send_again(entry.action_id)
    await bench.store.idle()
    assert bench.server.assignees[LEAD_MAP] == MemberId(1)


# -- undo and redo -----------------------------------------------------------------------------


async def test_undo_inside_the_window_costs_no_request(bench: Bench) -> None:
    bench.store.submit(FILED, SetRead(LEAD_MAP, is_read=True), TASK)
    report = bench.store.undo()
    assert report is not None
    assert (report.taken_back, report.sent_back, report.cannot) == (3, 0, 0)
    await bench.store.idle()
    await asyncio.sleep(10)
    assert bench.server.requests == []
    assert bench.shown().category_id is None


async def test_undo_after_the_window_sends_the_value_before(quick: Bench) -> None:
    quick.server.categories[LEAD_MAP] = TWO
    quick.read()
    quick.store.submit(FILED, TASK, Assign(LEAD_MAP, MemberId(1)))
    await quick.store.idle()
    report = quick.store.undo()
    assert report is not None
    assert (report.taken_back, report.sent_back, report.cannot) == (0, 1, 2)
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] == TWO


async def test_undo_leaves_alone_what_someone_else_changed_since(quick: Bench) -> None:
    quick.store.submit(FILED)
    await quick.store.idle()
    await asyncio.sleep(1)
    quick.server.apply(SetCategory(LEAD_MAP, THREE), by="other")
    quick.read()
    report = quick.store.undo()
    assert report is not None
    assert report.changed_since == 1
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] == THREE


async def test_redo_presses_again_what_was_taken_back(bench: Bench) -> None:
    bench.store.submit(FILED)
    bench.store.undo()
    assert bench.store.redo() is not None
    assert bench.shown().category_id == ONE
    assert bench.store.redo() is None
    await bench.store.idle()
    assert bench.server.categories[LEAD_MAP] == ONE


async def test_undo_by_gesture_reaches_past_the_last_one(bench: Bench) -> None:
    first = bench.store.submit(FILED)
    bench.store.submit(SetCategory(OTHER, TWO))
    report = bench.store.undo(first)
    assert report is not None
    assert report.taken_back == 1
    await bench.store.idle()
    assert bench.server.categories == {OTHER: TWO}


# -- restart, sleep, leaving -------------------------------------------------------------------


async def test_a_restart_takes_up_what_was_held_and_what_was_in_flight(bench: Bench) -> None:
    bench.server.latency = lambda: 4.0
    bench.store.submit(FILED)
    bench.store.submit(CreateTask(OTHER, "Call", "", Priority.LOW, 1.8e9))
    await asyncio.sleep(5.5)
    bench.store.submit(SetCategory(LeadMapId(LEAD_MAP + 2), TWO))
    bench.crash()
    bench.start()
    assert (bench.resumed.waiting, bench.resumed.checking) == (2, 1)
    assert bench.shown().category_id == ONE
    await bench.store.idle()
    assert bench.server.categories == {LEAD_MAP: ONE, LEAD_MAP + 2: TWO}
    assert bench.server.made == []
    assert bench.store.state.asking == 1


async def test_after_a_sleep_of_the_machine_it_reads_before_it_sends(tmp_path: Path) -> None:
    calls: list[int] = []

    async def read_again() -> None:
        calls.append(len(slept.server.requests))

    slept = Bench(tmp_path / "s" / "journal.sqlite", after_sleep=read_again)
    slept.store.submit(FILED)
    await asyncio.sleep(1)
    slept.clock.slept += 3600
    await slept.store.idle()
    assert calls == [0]
    assert len(slept.server.requests) == 1


async def test_drain_does_not_wait_for_the_undo_window(bench: Bench) -> None:
    bench.store.submit(FILED)
    assert await bench.store.drain(2.0) == 0
    assert bench.server.categories[LEAD_MAP] == ONE


async def test_drain_says_how_many_are_left(bench: Bench) -> None:
    bench.server.fault = lambda _action: "not_sent"
    bench.store.submit(FILED, TASK)
    assert await bench.store.drain(2.0) == 2


async def test_a_value_read_during_a_try_that_did_nothing_is_someone_elses(quick: Bench) -> None:
    quick.server.faults.append("limited")
    quick.server.latency = lambda: 2.0
    quick.store.submit(FILED)
    await asyncio.sleep(0.5)
    quick.server.apply(FILED, by="other")
    quick.read()
    await asyncio.sleep(2)
    (entry,) = quick.entries()
    assert (entry.status, entry.before) == (Status.PENDING, ONE)
    quick.store.submit(SetCategory(LEAD_MAP, None))
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] is None


async def test_after_a_refusal_an_earlier_try_may_still_have_been_carried_out(quick: Bench) -> None:
    quick.server.faults.extend(["lost_answer", "refused"])
    quick.store.submit(FILED)
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] == ONE
    quick.store.submit(SetCategory(LEAD_MAP, None))
    await quick.store.idle()
    assert quick.server.categories[LEAD_MAP] is None


# -- a disk that fails -------------------------------------------------------------------------


async def test_what_a_full_disk_did_not_take_is_written_before_the_end(quick: Bench) -> None:
    quick.store.submit(TASK)
    await asyncio.sleep(0.05)
    assert quick.statuses() == [Status.IN_FLIGHT]
    set_disk(quick.journal, "read_only")
    await quick.store.idle()
    set_disk(quick.journal, "well")
    assert quick.statuses() == [Status.IN_FLIGHT]
    quick.store.catch_up()
    assert quick.statuses() == [Status.DONE]


@pytest.mark.parametrize("disk", ["read_only", "full"])
async def test_a_key_that_the_disk_refuses_leaves_no_mark(quick: Bench, disk: Disk) -> None:
    set_disk(quick.journal, disk)
    note = AddNote(LEAD_MAP, "x" * 10_000)
    with pytest.raises(JournalError, match="not saved"):
        quick.store.submit(note, FILED)
    assert quick.shown().category_id is None
    assert not quick.entries()
    assert quick.store.undo() is None
    set_disk(quick.journal, "well")
    quick.store.submit(FILED)
    await quick.store.idle()
    assert [action for _, action in quick.server.requests] == [FILED]
