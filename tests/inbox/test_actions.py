"""What actions do to a lead map, and what taking them back means."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from triage_tui.inbox.actions import (
    ActionId,
    AddNote,
    Assign,
    CreateTask,
    Entry,
    GestureId,
    Priority,
    SetCategory,
    SetRead,
    Setting,
    Status,
    inverse,
    value_of,
)
from triage_tui.inbox.coalesce import after_refusal, succeed, take_in
from triage_tui.inbox.lead_map import CategoryId, LeadMap, LeadMapId, MemberId

LEAD_MAP = LeadMapId(2_433_664_091)
BEFORE = LeadMap(LEAD_MAP, category_id=CategoryId(3), is_read=True, assignee=MemberId(8))
SETTINGS: tuple[Setting, ...] = (
    SetCategory(LEAD_MAP, CategoryId(1)),
    SetCategory(LEAD_MAP, None),
    SetRead(LEAD_MAP, is_read=False),
    Assign(LEAD_MAP, MemberId(9)),
)


def entry(number: int, category: int | None, status: Status = Status.HELD) -> Entry:
    value = None if category is None else CategoryId(category)
    return Entry(
        ActionId(number),
        GestureId(number),
        SetCategory(LEAD_MAP, value),
        before=None,
        status=status,
        created_wall=0.0,
        leaves_at=0.0,
        root=ActionId(number),
    )


@pytest.mark.parametrize("action", SETTINGS)
def test_the_inverse_restores_what_an_action_changed(action: Setting) -> None:
    back = inverse(action, value_of(action, BEFORE))
    assert back is not None
    after = back.apply(action.apply(BEFORE))
    assert value_of(action, after) == value_of(action, BEFORE)


def test_a_first_assignment_a_task_and_a_note_have_no_inverse() -> None:
    assert inverse(Assign(LEAD_MAP, MemberId(9)), None) is None
    assert inverse(CreateTask(LEAD_MAP, "a", "", Priority.LOW, 0.0), None) is None
    assert inverse(AddNote(LEAD_MAP, "a"), None) is None


def test_a_press_of_the_value_that_is_there_comes_to_rest() -> None:
    (same,) = take_in(entry(1, 3), [], BEFORE)
    assert (same.status, same.before) == (Status.SAME, 3)


def test_an_unsent_press_is_replaced_and_keeps_the_first_value_before() -> None:
    (first,) = take_in(entry(1, 1), [], BEFORE)
    merged, second = take_in(entry(2, 2), [first], BEFORE)
    assert (merged.status, second.before, second.previous) == (Status.MERGED, 3, 1)
    assert second.root == first.root
    _, third = take_in(entry(3, 3), [second], BEFORE)
    assert third.status is Status.SAME


def test_a_task_merges_with_nothing() -> None:
    task = replace(entry(1, None), action=CreateTask(LEAD_MAP, "a", "", Priority.LOW, 0.0))
    assert take_in(replace(task, action_id=ActionId(2)), [task], BEFORE)[-1].status is Status.HELD


def test_a_successor_takes_the_place_of_what_came_back_undelivered() -> None:
    first = replace(entry(1, 1, Status.PENDING), before=CategoryId(3))
    waiting = replace(entry(2, 3), before=CategoryId(1))
    merged, successor = succeed(first, waiting)
    assert (merged.status, successor.status) == (Status.MERGED, Status.SAME)
    _, successor = succeed(replace(first, sent_wall=1.0), waiting)
    assert (successor.status, successor.before) == (Status.HELD, 3)


def test_after_a_refusal_the_successor_stands_on_the_value_before() -> None:
    refused = replace(entry(1, 1, Status.REFUSED), before=CategoryId(3))
    assert after_refusal(refused, replace(entry(2, 3), before=CategoryId(1))).status is Status.SAME
    assert after_refusal(refused, replace(entry(2, 2), before=CategoryId(1))).before == 3
