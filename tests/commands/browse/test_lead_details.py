"""The person behind a lead map."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, HandlerBench


def test_a_record_that_is_not_here_is_asked_for(bench: HandlerBench) -> None:
    bench.press("lead.facts")
    assert bench.started == ["lead"]
    assert bench.model.conversation_note == "Loading lead details…"
    assert bench.model.details_of is None


def test_an_unfolded_record_is_folded_again(bench: HandlerBench) -> None:
    bench.model.details_of = ANNA
    bench.press("lead.facts")
    assert bench.model.details_of is None
    assert bench.started == []


def test_masked_names_keep_the_record_away(bench: HandlerBench) -> None:
    bench.model.is_masked = True
    bench.press("lead.facts")
    assert bench.started == []
    assert bench.host.last.startswith("Masking is on")


def test_a_person_with_one_thread_has_no_other(bench: HandlerBench) -> None:
    bench.model.go_to(BEN)
    bench.press("lead.threads")
    assert bench.host.last == "No other conversations with this lead."
    assert bench.model.cursor == BEN
