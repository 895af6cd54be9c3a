"""Giving out by a strategy."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, CLEO, DORA, OLGA, PAUL, HandlerBench
from triage_tui.inbox.actions import Assign
from triage_tui.inbox.assignment.plan import Given, Plan
from triage_tui.inbox.safe_text import own


def owners(bench: HandlerBench) -> list[int | None]:
    return [bench.lead(each).assignee for each in (ANNA, BEN, CLEO, DORA)]


def carry_out(bench: HandlerBench) -> None:
    """Say yes to the plan in front, as it is."""
    bench.host.answer(bench.host.open[-1].about)


def test_the_picker_is_open_before_the_next_key_is_taken(bench: HandlerBench) -> None:
    """`3` behind `A` goes to the picker: the screen asks the host which one is in front."""
    bench.press("action.assign.strategy")
    assert bench.host.is_open
    assert bench.host.open[0].title == "Distribute 4 unassigned replies"


def test_a_round_goes_on_where_it_stopped(bench: HandlerBench) -> None:
    bench.model.marks.set({ANNA})
    bench.host.will_pick("Round robin")
    bench.host.will_answer((OLGA, PAUL))
    bench.press("action.assign.strategy")
    carry_out(bench)
    bench.host.will_pick("Round robin")
    bench.host.will_answer((OLGA, PAUL))
    bench.press("action.assign.strategy")
    carry_out(bench)
    assert owners(bench) == [OLGA, PAUL, OLGA, PAUL]


def test_the_least_busy_gets_the_most(bench: HandlerBench) -> None:
    bench.host.will_pick("Least busy")
    bench.host.will_answer((OLGA, PAUL), {OLGA: 3, PAUL: 0})
    bench.press("action.assign.strategy")
    carry_out(bench)
    assert owners(bench).count(PAUL) > owners(bench).count(OLGA)


def test_a_plan_that_was_changed_is_carried_out_as_changed(bench: HandlerBench) -> None:
    bench.host.will_pick("Round robin")
    bench.host.will_answer((OLGA, PAUL), Plan((Given(BEN, PAUL, own("by hand")),)))
    bench.press("action.assign.strategy")
    assert owners(bench) == [None, PAUL, None, None]


def test_leads_with_an_owner_are_left_alone_without_marks(bench: HandlerBench) -> None:
    bench.submit(*(Assign(each, OLGA) for each in (ANNA, BEN, CLEO, DORA)))
    bench.press("action.assign.strategy")
    assert bench.host.last.startswith("Every reply here has an owner.")


def test_a_strategy_without_rules_says_where_they_are_written(bench: HandlerBench) -> None:
    bench.host.will_pick("Territory")
    bench.press("action.assign.strategy")
    assert bench.host.last == "No territory rules are set up: docs/team.md shows how."
    assert bench.entries == []


def test_one_undo_takes_the_whole_run_back(bench: HandlerBench) -> None:
    bench.host.will_pick("Round robin")
    bench.host.will_answer((OLGA, PAUL))
    bench.press("action.assign.strategy")
    carry_out(bench)
    bench.press("action.undo")
    assert owners(bench) == [None, None, None, None]


def test_what_was_given_out_is_said(bench: HandlerBench) -> None:
    bench.host.will_pick("Round robin")
    bench.host.will_answer((OLGA, PAUL))
    bench.press("action.assign.strategy")
    carry_out(bench)
    assert bench.host.last == "4 replies → assigned by round robin"
