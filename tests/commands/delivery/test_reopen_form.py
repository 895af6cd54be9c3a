"""Words that were refused come back in their form."""

from __future__ import annotations

from harness.handler_bench import ANNA, NOON, HandlerBench
from triage_tui.commands.delivery.reopen_form import words_of
from triage_tui.inbox.actions import AddNote, CreateTask, Priority, SetRead, Status
from triage_tui.inbox.safe_text import own

TASK = CreateTask(ANNA, "Call", "About the offer", Priority.HIGH, NOON)


def test_every_word_of_a_task_stands_in_its_form(bench: HandlerBench) -> None:
    bench.handlers.reopen_form.not_taken(own("Anna"), TASK, why=own("why"), then=lambda _: None)
    draft = bench.host.open[0].about
    assert (draft.name, draft.description, draft.priority) == (
        "Call",
        "About the offer",
        Priority.HIGH,
    )
    assert draft.due == words_of(TASK)["due"]


def test_words_that_never_reached_the_journal_are_kept_while_their_form_is_open(
    bench: HandlerBench,
) -> None:
    bench.handlers.reopen_form.not_taken(own("Anna"), TASK, why=own("why"), then=lambda _: None)
    (draft,) = bench.session.drafts().unfinished()
    assert draft.words["name"] == "Call"


def test_a_read_mark_has_no_form(bench: HandlerBench) -> None:
    entries = bench.submit(SetRead(ANNA, is_read=True))
    bench.server_says(Status.REFUSED, entries)
    (entry,) = bench.entries
    assert not bench.handlers.reopen_form.refused(entry, bench.model.naming)


def test_the_disk_refusing_the_words_again_opens_the_form_again(bench: HandlerBench) -> None:
    bench.server_says(Status.REFUSED, bench.submit(AddNote(ANNA, "Ring")), "Locked.")
    bench.press("action.retry")
    bench.fill_disk()
    bench.host.answer("Ring Anna")
    again = bench.host.open[0].about
    assert (again.note, again.error) == ("Ring Anna", "The disk is full.")
