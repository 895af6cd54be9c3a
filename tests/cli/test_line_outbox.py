"""The outbox in plain lines: the same answers as on the screen."""

from __future__ import annotations

import pytest

from harness.handler_bench import ANNA, INTERESTED, NOON
from tests.cli.lines import Lines
from triage_tui.inbox.actions import AddNote, CreateTask, Priority, SetCategory, SetRead, Status

TASK = CreateTask(ANNA, "Call", "About the offer", Priority.HIGH, NOON)


async def go_through(lines: Lines, *typed: str) -> list[Status]:
    """Answer every question of the outbox; returns how the actions then stand."""
    lines.host.show_outbox(lines.handlers.outbox, lambda _: None)
    await lines.answer(*typed)
    return [each.status for each in lines.bench.entries]


async def test_a_task_is_sent_again_only_after_a_second_question(lines: Lines) -> None:
    lines.bench.server_says(Status.ASK, lines.bench.submit(TASK), "No answer.")
    assert await go_through(lines, "1", "2", "") == [Status.ASK]
    assert "If the first one arrived after all, you'll have two." in lines.said
    (status,) = await go_through(lines, "1", "1", "")
    assert status.is_unsent


@pytest.mark.parametrize(("typed", "left"), [(("2", "2", ""), [Status.ASK]), (("2", "1", ""), [])])
async def test_words_are_discarded_only_after_a_second_question(
    lines: Lines, typed: tuple[str, ...], left: list[Status]
) -> None:
    lines.bench.server_says(Status.ASK, lines.bench.submit(TASK), "No answer.")
    assert await go_through(lines, *typed) == left


async def test_a_task_that_arrived_is_marked_as_sent(lines: Lines) -> None:
    lines.bench.server_says(Status.ASK, lines.bench.submit(TASK), "No answer.")
    assert await go_through(lines, "3", "") == []
    assert "Marked as sent: Task “Call” (Anna)." in lines.said


async def test_what_was_rejected_is_retried(lines: Lines) -> None:
    rejected = lines.bench.submit(SetCategory(ANNA, INTERESTED), SetRead(ANNA, is_read=True))
    lines.bench.server_says(Status.REFUSED, rejected, "Locked.")
    assert await go_through(lines, "1", "") == [Status.HELD, Status.HELD]


async def test_a_rejected_note_is_edited_before_the_next_is_asked_about(lines: Lines) -> None:
    bench = lines.bench
    bench.server_says(Status.REFUSED, bench.submit(AddNote(ANNA, "Ring Anna")), "Locked.")
    bench.server_says(Status.REFUSED, bench.submit(SetCategory(ANNA, INTERESTED)), "Locked.")
    await go_through(lines, "3", "Ring her", "2", "")
    (note,) = bench.entries
    assert (note.action, note.status.is_open) == (AddNote(ANNA, "Ring her"), True)


async def test_what_the_disk_refuses_is_said(lines: Lines) -> None:
    lines.bench.server_says(Status.REFUSED, lines.bench.submit(TASK), "Locked.")
    lines.bench.fill_disk()
    assert await go_through(lines, "1", "") == [Status.REFUSED]
    assert "Attention: Not saved: The disk is full." in lines.said


async def test_an_empty_outbox_says_so(lines: Lines) -> None:
    await go_through(lines)
    assert lines.said == ["Nothing is queued."]
