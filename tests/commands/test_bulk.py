"""Many actions as one run."""

from __future__ import annotations

import pytest

from harness.handler_bench import ANNA, BEN, CLEO, INTERESTED, BenchOf, HandlerBench
from triage_tui.config.schema import NO_CEILING
from triage_tui.inbox.actions import Kind, SetCategory, SetRead, Status
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import SafeText, fill


def ask(whom: SafeText) -> SafeText:
    return fill("File {}?", whom)


def interested(lead_map: LeadMap) -> list[SetCategory]:
    return [SetCategory(lead_map.lead_map_id, INTERESTED)]


def start(bench: HandlerBench) -> None:
    bench.handlers.bulk.start([SetCategory(each, INTERESTED) for each in (ANNA, BEN, CLEO)])


def test_a_run_is_one_gesture(bench: HandlerBench) -> None:
    start(bench)
    assert len({entry.gesture_id for entry in bench.entries}) == 1
    assert all(entry.is_bulk for entry in bench.entries)


def test_more_than_the_setting_says_are_asked_about_with_what_they_cost(bench_of: BenchOf) -> None:
    bench = bench_of(bulk_confirm_above=1)
    bench.handlers.bulk.run([ANNA, BEN], interested, ask, lambda: None)
    (question,) = bench.host.open
    assert question.title == "File 2 replies?"
    assert str(question.about).startswith("About 2 s (2 requests).")
    assert bench.entries == []
    bench.host.answer(True)
    assert len(bench.entries) == 2


def test_the_answer_says_what_it_does(bench_of: BenchOf) -> None:
    bench = bench_of(bulk_confirm_above=1)
    bench.press("mark.all", "action.category.1")
    assert bench.host.open[0].labels == ["set category", "cancel"]


def test_what_takes_no_time_worth_saying_has_no_cost(bench_of: BenchOf) -> None:
    bench = bench_of(bulk_confirm_above=1, requests_per_minute=NO_CEILING)
    bench.handlers.bulk.run([ANNA, BEN], interested, ask, lambda: None)
    assert "request" not in str(bench.host.open[0].about)


def test_rows_out_of_sight_are_named_before_they_are_changed(bench_of: BenchOf) -> None:
    bench = bench_of(bulk_confirm_above=1)
    bench.model.window.show([ANNA])
    bench.handlers.bulk.run([ANNA, BEN], interested, ask, lambda: None)
    assert "1 is not in the list now: hidden by a filter or view." in str(bench.host.open[0].about)


def test_nothing_to_change_is_said_instead_of_run(bench: HandlerBench) -> None:
    bench.handlers.bulk.run([ANNA], lambda _: [], ask, lambda: None)
    assert bench.host.said == ["Nothing to change on these replies."]


def test_a_run_stands_still_and_goes_on(bench: HandlerBench) -> None:
    start(bench)
    bench.press("run.pause")
    assert bench.session.runs().is_paused
    bench.press("run.pause")
    assert not bench.session.runs().is_paused


def test_a_canceled_run_takes_back_what_has_not_left(bench: HandlerBench) -> None:
    start(bench)
    bench.host.will_answer(True)
    bench.press("run.cancel")
    assert bench.host.last == "Canceled: nothing more is sent for 3 replies."
    assert bench.categories(ANNA, BEN, CLEO) == [None, None, None]


def test_what_of_a_run_was_refused_is_marked(bench: HandlerBench) -> None:
    start(bench)
    first, *rest = bench.entries
    bench.server_says(Status.DONE, rest)
    bench.server_says(Status.REFUSED, [first], "locked")
    assert bench.model.marks.ids == {ANNA}
    assert bench.host.said[-1].endswith(
        "2 replies done, 1 rejected. They are selected; each says why."
    )


def two_requests_each(bench: HandlerBench) -> None:
    """A category and the read status that goes with it, on three replies."""
    bench.handlers.bulk.start(
        [
            action
            for each in (ANNA, BEN, CLEO)
            for action in (SetCategory(each, INTERESTED), SetRead(each, True))
        ]
    )


def test_a_run_counts_replies_not_the_requests_they_take(bench: HandlerBench) -> None:
    """A reply is done once all that was to be done to it is."""
    two_requests_each(bench)
    categories = [each for each in bench.entries if each.kind is Kind.CATEGORY]
    reads = [each for each in bench.entries if each.kind is Kind.READ]
    bench.server_says(Status.DONE, [*categories, reads[0]])
    run = bench.handlers.bulk.current
    assert run is not None
    assert (run.title, run.done, run.waiting, run.total) == ("Setting category", 1, 2, 3)
    bench.server_says(Status.DONE, reads[1:])
    assert bench.host.last == "Setting category: 3 replies done."


def test_canceling_speaks_of_replies(bench: HandlerBench) -> None:
    two_requests_each(bench)
    bench.host.will_answer(True)
    bench.press("run.cancel")
    assert bench.host.last == "Canceled: nothing more is sent for 3 replies."


def test_canceling_asks_in_plain_words(bench: HandlerBench) -> None:
    two_requests_each(bench)
    bench.press("run.cancel")
    assert str(bench.host.open[0].about).startswith(
        "3 of 3 replies are still waiting: their unsent changes will be discarded."
    )


@pytest.mark.parametrize(("is_read", "word"), [(True, "read"), (False, "unread")])
def test_a_run_that_marks_as_read_says_so(bench_of: BenchOf, word: str, *, is_read: bool) -> None:
    bench = bench_of(bulk_confirm_above=1)
    bench.submit(*(SetRead(each, not is_read) for each in (ANNA, BEN)))
    bench.server_says(Status.DONE, bench.entries)
    bench.model.marks.set({ANNA, BEN})
    bench.press("action.read.set" if is_read else "action.read.unset")
    assert bench.host.open[0].labels == [f"mark as {word}", "cancel"]
    bench.host.answer(True)
    run = bench.handlers.bulk.current
    assert run is not None
    assert run.title == f"Marking as {word}"


def test_without_a_run_pause_and_cancel_say_so(bench: HandlerBench) -> None:
    bench.press("run.pause", "run.cancel")
    assert bench.host.said == ["No bulk action is running."] * 2


def test_a_disk_that_fills_under_a_run_says_that_not_all_was_taken(bench: HandlerBench) -> None:
    bench.fill_disk()
    start(bench)
    assert bench.host.said == ["Not all saved: The disk is full."]
