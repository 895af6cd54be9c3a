"""The answers to a refusal."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, INTERESTED, HandlerBench
from triage_tui.inbox.actions import Action, AddNote, SetCategory, Status


def refused(bench: HandlerBench, action: Action) -> None:
    bench.server_says(Status.REFUSED, bench.submit(action), "It is locked.")


def test_a_refused_category_is_tried_again_and_said(bench: HandlerBench) -> None:
    refused(bench, SetCategory(ANNA, INTERESTED))
    assert bench.categories(ANNA) == [None]
    bench.press("action.retry")
    assert bench.host.last == "Anna: retrying (category: Interested)."


def test_refused_words_open_their_form_with_the_reason(bench: HandlerBench) -> None:
    refused(bench, AddNote(ANNA, "Ring Anna"))
    bench.press("action.retry")
    (form,) = bench.host.open
    assert (form.about.note, form.about.error) == (
        "Ring Anna",
        "Rejected by Smartlead: It is locked.",
    )


def test_the_open_lead_comes_before_what_was_refused_elsewhere(bench: HandlerBench) -> None:
    refused(bench, SetCategory(ANNA, INTERESTED))
    refused(bench, SetCategory(BEN, INTERESTED))
    bench.press("action.retry")
    assert bench.host.last.startswith("Anna: retrying")


def test_refused_words_are_dropped_only_after_a_yes(bench: HandlerBench) -> None:
    refused(bench, AddNote(ANNA, "Ring Anna"))
    bench.host.will_answer(False)
    bench.press("action.dismiss")
    assert [entry.status for entry in bench.entries] == [Status.REFUSED]


def test_with_nothing_refused_retry_says_so(bench: HandlerBench) -> None:
    bench.press("action.retry")
    assert bench.host.said == ["Nothing was rejected."]
