"""Actions to the row under the cursor, or to all marks as one run."""

from __future__ import annotations

from harness.handler_bench import (
    ANNA,
    BEN,
    CLEO,
    INTERESTED,
    OLGA,
    PAUL,
    BenchOf,
    HandlerBench,
)
from triage_tui.inbox.actions import AddNote, Assign, SetCategory
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import SafeText, fill


def ask(whom: SafeText) -> SafeText:
    return fill("File {}?", whom)


def said(whom: SafeText) -> SafeText:
    return fill("{} was filed", whom)


def interested(lead_map: LeadMap) -> list[SetCategory]:
    return [SetCategory(lead_map.lead_map_id, INTERESTED)]


def test_the_row_under_the_cursor_is_changed_and_the_next_comes(bench: HandlerBench) -> None:
    bench.handlers.apply.to_targets(ask, interested, said=said, advance=True)
    assert bench.categories(ANNA, BEN) == ["Interested", None]
    assert bench.model.cursor == BEN
    assert bench.model.handled == {ANNA}
    assert bench.host.said == ["Anna was filed"]


def test_without_advance_the_cursor_stays_and_nothing_counts_as_handled(
    bench: HandlerBench,
) -> None:
    bench.handlers.apply.to_targets(ask, interested, said=said)
    assert bench.model.cursor == ANNA
    assert bench.model.handled == set()


def test_a_refused_disk_moves_nothing_and_says_why(bench: HandlerBench) -> None:
    bench.fill_disk()
    done: list[str] = []
    apply = bench.handlers.apply
    apply.to_targets(ask, interested, said=said, advance=True, then=lambda: done.append("then"))
    assert bench.host.said == ["Not saved: The disk is full."]
    assert (bench.model.cursor, bench.model.handled, done) == (ANNA, set(), [])
    assert bench.categories(ANNA) == [None]


def test_words_that_the_disk_refuses_come_back_in_their_form(bench: HandlerBench) -> None:
    bench.fill_disk()
    bench.handlers.apply.submit(AddNote(ANNA, "Ring Anna"))
    (form,) = bench.host.open
    assert (form.kind, form.title, form.about.note) == ("note", "Anna", "Ring Anna")


def test_the_marked_rows_are_changed_and_the_one_under_the_cursor_is_not(
    bench: HandlerBench,
) -> None:
    bench.model.marks.set({BEN, CLEO})
    bench.handlers.apply.to_targets(ask, interested, said=said, advance=True)
    assert bench.categories(ANNA, BEN, CLEO) == [None, "Interested", "Interested"]
    assert not bench.model.marks
    assert bench.model.handled == {BEN, CLEO}
    assert bench.host.said == ["2 replies was filed"]


def test_the_cursor_goes_on_from_rows_decided_together(bench: HandlerBench) -> None:
    bench.model.marks.set({ANNA, BEN})
    bench.handlers.apply.to_targets(ask, interested, said=said, advance=True)
    assert bench.model.cursor == CLEO


def test_the_cursor_stays_where_rows_elsewhere_are_decided(bench: HandlerBench) -> None:
    bench.model.marks.set({BEN, CLEO})
    bench.handlers.apply.to_targets(ask, interested, said=said, advance=True)
    assert bench.model.cursor == ANNA


def test_a_no_to_many_leaves_marks_and_rows_alone(bench_of: BenchOf) -> None:
    bench = bench_of(bulk_confirm_above=1)
    bench.model.marks.set({BEN, CLEO})
    bench.host.will_answer(False)
    bench.handlers.apply.to_targets(ask, interested, said=said, advance=True)
    assert bench.entries == []
    assert bench.model.marks.ids == {BEN, CLEO}


def test_actions_to_a_named_lead_map_go_there_wherever_the_cursor_is(bench: HandlerBench) -> None:
    bench.model.go_to(CLEO)
    bench.handlers.apply.to(ANNA, ask, lambda e: [Assign(e.lead_map_id, OLGA)], said=said)
    assert (bench.lead(ANNA).assignee, bench.lead(CLEO).assignee) == (OLGA, None)


def test_where_nothing_may_be_changed_the_reason_is_said(bench: HandlerBench) -> None:
    bench.read_only("Another window acts.")
    bench.handlers.apply.to(ANNA, ask, lambda e: [Assign(e.lead_map_id, PAUL)], said=said)
    assert bench.host.said == ["Another window acts."]
    assert bench.entries == []


def test_a_form_says_whom_it_is_about(bench: HandlerBench) -> None:
    assert bench.handlers.apply.whom() == "Anna"
    bench.model.marks.set({ANNA, BEN})
    assert bench.handlers.apply.whom() == "2 selected replies"
