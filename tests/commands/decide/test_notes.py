"""Notes, written and read."""

from __future__ import annotations

from harness.handler_bench import ANNA, CLEO, HandlerBench
from triage_tui.inbox.actions import AddNote


def test_a_note_goes_to_the_lead_its_form_was_opened_for(bench: HandlerBench) -> None:
    bench.press("action.note")
    bench.model.go_to(CLEO)
    bench.host.answer("Called twice")
    assert [entry.action for entry in bench.entries] == [AddNote(ANNA, "Called twice")]


def test_words_not_handed_over_are_reminded_of_at_the_start(bench: HandlerBench) -> None:
    bench.press("action.note")
    kept = bench.host.open.pop().kept
    assert kept is not None
    assert kept.slot is not None
    kept.slot.keep({"note": "Half"})
    bench.handlers.notes.remind_of_drafts()
    assert "a note on Anna" in bench.host.last


def test_all_notes_are_shown_and_read_when_they_are_not_there(bench: HandlerBench) -> None:
    bench.press("conversation.papers")
    assert bench.panes.did == ["notes and tasks"]
    assert bench.started == ["notes_tasks"]
    assert bench.model.conversation_note == "Loading notes and tasks…"


def test_resting_on_another_lead_replaces_the_reading_of_the_first(bench: HandlerBench) -> None:
    bench.handlers.notes.rest_on(bench.lead(ANNA))
    bench.handlers.notes.rest_on(bench.lead(CLEO))
    assert bench.started == ["notes_tasks"]
