"""Tasks by a form."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, NOON, HandlerBench
from triage_tui.commands.questions import TaskMade
from triage_tui.inbox.actions import CreateTask, Priority

CALL = TaskMade("Call back", "", Priority.HIGH, NOON + 3600)


def tasks(bench: HandlerBench) -> list[tuple[int, str]]:
    actions = [entry.action for entry in bench.entries]
    return [(each.lead_map_id, each.name) for each in actions if isinstance(each, CreateTask)]


def test_the_form_opens_in_the_step_of_the_key_with_the_due_date_of_the_settings(
    bench: HandlerBench,
) -> None:
    bench.press("action.task")
    (form,) = bench.host.open
    assert (form.kind, form.title, form.about.due) == ("task", "Anna", "tomorrow 9am")
    assert form.now is not None
    assert form.now.timestamp() == NOON


def test_a_task_goes_to_the_lead_its_form_was_opened_for(bench: HandlerBench) -> None:
    bench.press("action.task")
    bench.model.go_to(CLEO)
    bench.host.answer(CALL)
    assert tasks(bench) == [(ANNA, "Call back")]


def test_the_same_task_within_a_minute_is_asked_about(bench: HandlerBench) -> None:
    bench.host.will_answer(CALL, CALL, True)
    bench.press("action.task", "action.task")
    assert [each.kind for each in bench.host.asked] == ["task", "task", "confirm"]
    assert tasks(bench) == [(ANNA, "Call back")] * 2


def test_a_no_to_the_twin_brings_the_words_back(bench: HandlerBench) -> None:
    bench.host.will_answer(CALL, CALL, False)
    bench.press("action.task", "action.task")
    assert tasks(bench) == [(ANNA, "Call back")]
    assert bench.host.open[0].about.name == "Call back"


def test_with_marks_each_gets_the_task(bench: HandlerBench) -> None:
    bench.model.marks.set({BEN, CLEO})
    bench.host.will_answer(CALL)
    bench.press("action.task")
    assert tasks(bench) == [(BEN, "Call back"), (CLEO, "Call back")]


def test_a_form_that_was_not_handed_over_has_its_words_again(bench: HandlerBench) -> None:
    bench.press("action.task")
    kept = bench.host.open.pop().kept
    assert kept is not None
    assert kept.slot is not None
    kept.slot.keep({"name": "Half a sen"})
    bench.press("action.task")
    again = bench.host.open[0].kept
    assert again is not None
    assert again.slot is not None
    assert again.slot.before is not None
    assert again.slot.before.words == {"name": "Half a sen"}
    assert again.note == "Draft from a moment ago: not sent yet."
