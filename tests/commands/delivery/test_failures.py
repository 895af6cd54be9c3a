"""What is said of actions after their key."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, INTERESTED, HandlerBench
from triage_tui.inbox.actions import AddNote, SetCategory, Status


def listening(bench: HandlerBench) -> HandlerBench:
    bench.store.subscribe(bench.handlers.failures.state_changed)
    return bench


def test_a_refusal_names_the_lead_the_reason_and_the_key_that_tries_again(
    bench: HandlerBench,
) -> None:
    entries = listening(bench).submit(SetCategory(ANNA, INTERESTED))
    bench.server_says(Status.REFUSED, entries, "It is locked.")
    bench.tell()
    assert bench.host.said == [
        "Anna: category rejected: It is locked. ! retries, g o lists what waits."
    ]
    assert bench.host.severities == ["error"]


def test_several_refusals_at_once_are_one_notice(bench: HandlerBench) -> None:
    listening(bench)
    entries = [*bench.submit(SetCategory(ANNA, INTERESTED)), *bench.submit(AddNote(BEN, "Hi"))]
    bench.server_says(Status.REFUSED, entries, "It is locked.")
    bench.tell()
    assert bench.host.said == ["2 changes rejected: First: It is locked. g o lists them all."]


def test_a_refusal_is_said_once(bench: HandlerBench) -> None:
    entries = listening(bench).submit(SetCategory(ANNA, INTERESTED))
    for _ in range(2):
        bench.server_says(Status.REFUSED, entries, "It is locked.")
        bench.tell()
    assert len(bench.host.said) == 1


def test_what_is_refused_again_after_another_try_is_said_again(bench: HandlerBench) -> None:
    entries = listening(bench).submit(SetCategory(ANNA, INTERESTED))
    for status in (Status.REFUSED, Status.PENDING, Status.REFUSED):
        bench.server_says(status, entries, "It is locked.")
        bench.tell()
    assert len(bench.host.said) == 2


def test_words_that_were_refused_are_said_to_be_kept(bench: HandlerBench) -> None:
    entries = listening(bench).submit(AddNote(ANNA, "Hi"))
    bench.server_says(Status.REFUSED, entries, "Too long.")
    bench.tell()
    assert "Your text is kept: ! opens the form" in bench.host.last


def test_masked_names_stay_masked_in_a_refusal(bench: HandlerBench) -> None:
    bench.model.is_masked = True
    entries = listening(bench).submit(SetCategory(ANNA, INTERESTED))
    bench.server_says(Status.REFUSED, entries, "Anna is locked.")
    bench.tell()
    assert "Anna" not in bench.host.last
