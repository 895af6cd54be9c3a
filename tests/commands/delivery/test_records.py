"""The keys that the outbox and the history share."""

from __future__ import annotations

import pytest

from harness.handler_bench import ANNA, INTERESTED, HandlerBench
from harness.record_list import RecordingList
from triage_tui.commands.command import Place
from triage_tui.commands.part import Part
from triage_tui.inbox.actions import SetCategory, Status
from triage_tui.inbox.open_decisions import decisions

MOVES = {
    "records.next": "step 1",
    "records.previous": "step -1",
    "records.first": "first",
    "records.last": "last",
    "records.page_down": "page 1",
    "records.page_up": "page -1",
    "records.go_to": "go to reply",
    "records.leave": "leave",
}


@pytest.mark.parametrize("place", [Place.OUTBOX, Place.HISTORY])
def test_each_key_moves_the_list_in_front(bench: HandlerBench, place: Place) -> None:
    front = bench.handlers.records.front = RecordingList(place)
    bench.press(*MOVES)
    assert front.done == list(MOVES.values())
    assert bench.host.asked == []


@pytest.mark.parametrize(
    ("command_id", "opened"),
    [("records.next", "outbox"), ("outbox.drop", "outbox"), ("history.undo", "history")],
)
def test_picked_in_the_inbox_a_key_leads_to_its_place_and_does_nothing_there(
    bench: HandlerBench, command_id: str, opened: str
) -> None:
    bench.submit(SetCategory(ANNA, INTERESTED))
    bench.press(command_id)
    assert [each.kind for each in bench.host.asked] == [opened]
    assert bench.categories(ANNA) == ["Interested"]


def test_a_key_of_the_history_pressed_in_the_outbox_leads_to_the_history(
    bench: HandlerBench,
) -> None:
    bench.handlers.records.front = RecordingList(Place.OUTBOX)
    bench.press("history.undo")
    assert [each.kind for each in bench.host.asked] == ["history"]


def test_with_nothing_in_the_history_undo_says_so(bench: HandlerBench) -> None:
    bench.handlers.records.front = RecordingList(Place.HISTORY)
    bench.press("history.undo")
    assert bench.host.last == "Nothing to undo."


def test_help_lists_the_keys_of_the_place_and_runs_the_one_that_is_picked(
    bench: HandlerBench,
) -> None:
    front = bench.handlers.records.front = RecordingList(Place.HISTORY)
    bench.press("records.help")
    (asked,) = bench.host.open
    assert "redo" in asked.labels
    assert "retry all" not in asked.labels
    bench.host.pick_label("last")
    assert front.done == ["last"]


def test_the_list_looks_again_when_something_waits_for_a_slow_disk(bench: HandlerBench) -> None:
    front = bench.handlers.records.front = RecordingList(Place.OUTBOX)
    bench.model.changed(Part.LIST, Part.SAVING)
    assert front.done == ["look again"]


def test_read_only_the_outbox_says_why_whatever_view_is_behind_it(bench: HandlerBench) -> None:
    entries = bench.submit(SetCategory(ANNA, INTERESTED))
    bench.server_says(Status.REFUSED, entries)
    (decision,) = decisions(bench.entries)
    bench.handlers.records.front = RecordingList(Place.OUTBOX, decision)
    bench.read_only()
    changing = ["outbox.retry", "outbox.drop", "outbox.drop_refused", "outbox.restore"]
    bench.press(*changing)
    assert bench.host.said == ["Only to be read."] * len(changing)
    assert bench.host.asked == []
    assert [each.status for each in bench.entries] == [Status.REFUSED]
