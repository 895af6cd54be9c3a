"""The host of the handlers in plain lines."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from harness.handler_bench import ANNA, NOON
from tests.cli.lines import Lines
from triage_tui.commands.questions import Choice, KeptForm, Leave, NoteDraft, TaskDraft, TaskMade
from triage_tui.inbox.actions import AddNote, Priority, Status
from triage_tui.inbox.safe_text import SafeText, line, own
from triage_tui.session.session import KeyRefusedError

FRUIT = [Choice(1, own("Apple")), Choice(2, own("Apricot")), Choice(3, own("Pear"))]


def pick(lines: Lines) -> list[int]:
    picked: list[int] = []
    lines.host.pick(own("Which"), FRUIT, picked.append, empty=own("None."))
    return picked


async def test_nothing_is_said_into_a_line_that_is_typed(lines: Lines) -> None:
    lines.typed = ["yes"]
    assert await lines.talk.ask("> ") == "yes"
    assert lines.said == ["> ", "meanwhile"]


async def test_a_question_is_open_until_the_loop_asks_it(lines: Lines) -> None:
    picked = pick(lines)
    assert lines.host.is_open
    assert lines.said == []
    await lines.answer("2")
    assert picked == [2]
    assert not lines.host.is_open


async def test_a_part_that_fits_several_is_asked_again(lines: Lines) -> None:
    picked = pick(lines)
    await lines.answer("ap", "apr")
    assert picked == [2]
    assert "Several match." in lines.said


async def test_an_empty_line_leaves_a_question(lines: Lines) -> None:
    picked = pick(lines)
    await lines.answer("")
    assert picked == []


async def test_without_choices_it_is_said_at_once(lines: Lines) -> None:
    lines.host.pick(own("Which"), list[Choice[int]](), lambda _: None, empty=own("None yet."))
    assert lines.said == ["None yet."]
    assert not lines.host.is_open


@pytest.mark.parametrize(
    ("typed", "is_yes"), [("1", True), ("y", True), ("2", False), ("", False), ("yea", False)]
)
async def test_only_a_clear_yes_is_one(lines: Lines, typed: str, is_yes: bool) -> None:
    answers: list[bool] = []
    lines.host.confirm(own("Sure?"), own("…"), yes=own("go"), no=own("stay"), then=answers.append)
    await lines.answer(typed)
    assert answers == [is_yes]


async def test_the_end_of_the_input_is_a_no(lines: Lines) -> None:
    answers: list[bool] = []
    lines.host.confirm(own("Sure?"), own("…"), yes=own("go"), no=own("stay"), then=answers.append)
    await lines.answer()
    assert answers == [False]
    assert lines.talk.is_over


async def test_a_note_at_the_limit_is_taken_whole(lines: Lines) -> None:
    notes: list[str] = []
    lines.host.write_note(own("Anna"), NoteDraft(), KeptForm(), notes.append)
    await lines.answer("x" * 10_000)
    assert [len(note) for note in notes] == [10_000]


async def test_a_note_that_is_back_is_shown_and_taken_by_an_empty_line(lines: Lines) -> None:
    notes: list[str] = []
    draft = NoteDraft("Ring\nAnna", own("It was refused."))
    lines.host.write_note(own("Anna"), draft, KeptForm(), notes.append)
    await lines.answer("")
    assert lines.said[:2] == ["Anna: It was refused.", "Ring\nAnna"]
    assert notes == ["Ring\nAnna"]


async def test_a_key_is_asked_for_unseen_until_one_is_taken(lines: Lines) -> None:
    async def change(pasted: str) -> SafeText:
        if pasted == "old":
            raise KeyRefusedError(own("Smartlead does not know it."))
        return own("Kept.")

    answers: list[SafeText | None] = []
    lines.host.enter_api_key(own("The key was refused."), change, answers.append)
    await lines.answer("old", "new")
    assert answers == ["Kept."]
    assert lines.hidden == ["API key (Enter: later): "] * 2
    assert lines.said == ["The key was refused.", "Smartlead does not know it."]


async def test_quitting_with_something_queued_asks(lines: Lines) -> None:
    answers: list[Leave] = []
    lines.host.quit_question(own("3 wait."), answers.append, can_send=True)
    await lines.answer("2")
    assert answers == [Leave.AFTER_SENDING]


async def test_a_successor_takes_the_place_of_what_runs_in_its_group(lines: Lines) -> None:
    done: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(0)
        done.append(name)

    lines.host.start(lambda: work("first"), group="search", exclusive=True)
    lines.host.start(lambda: work("second"), group="search", exclusive=True)
    await lines.host.finished({"search"})
    assert done == ["second"]


async def test_what_was_put_off_is_done_before_the_next_question_and_once(lines: Lines) -> None:
    done: list[str] = []
    lines.host.later(0.0, lambda: done.append("told"))
    lines.host.catch_up()
    await asyncio.sleep(0.01)
    assert done == ["told"]


async def test_a_bug_in_the_background_ends_the_walk(lines: Lines) -> None:
    async def bug() -> None:
        raise ValueError("a bug")

    lines.host.start(bug, group="reading")
    await lines.host.finished({"reading"})
    with pytest.raises(ValueError, match="a bug"):
        lines.host.catch_up()


async def test_what_asks_is_asked_about_in_the_outbox(lines: Lines) -> None:
    bench = lines.bench
    entries = bench.submit(AddNote(ANNA, "Hi"))
    bench.server_says(Status.ASK, entries, "It may be there already.")
    lines.host.show_outbox(lines.handlers.outbox, lambda _: None)
    await lines.answer("", "")
    assert (
        "Anna: Note “Hi”: Did this note arrive? Send again? It may be there already." in lines.said
    )
    assert bench.entries[0].status is Status.ASK


async def test_from_the_outbox_to_a_lead_of_this_walk(lines: Lines) -> None:
    bench = lines.bench
    bench.submit(AddNote(ANNA, "Hi"))
    gone: list[int] = []
    lines.host.show_outbox(lines.handlers.outbox, gone.append)
    await lines.answer("1")
    assert gone == [ANNA]
    bench.model.window.show([])
    lines.host.show_outbox(lines.handlers.outbox, gone.append)
    await lines.answer("1")
    assert lines.said[-2:] == ["meanwhile", "That one is not in this walk."]


def test_what_is_red_on_a_screen_has_a_word(lines: Lines) -> None:
    lines.host.notify(line("Full."), title=own("Not taken"), severity="error")
    assert lines.said == ["Attention: Not taken: Full."]


async def test_a_task_whose_date_cannot_be_read_keeps_every_word_it_had(lines: Lines) -> None:
    slot = lines.bench.session.drafts().slot("task 1")
    draft = TaskDraft("Call", "About the offer", Priority.HIGH, "tomorrow")
    now = datetime.fromtimestamp(NOON, UTC)
    made: list[TaskMade] = []
    lines.host.write_task(own("Anna"), draft, now, KeptForm(slot), made.append)
    await lines.answer("Call Anna", "someday")
    again = KeptForm(lines.bench.session.drafts().slot("task 1"))
    lines.host.write_task(own("Anna"), TaskDraft(due="tomorrow"), now, again, made.append)
    await lines.answer("", "")
    (task,) = made
    assert (task.name, task.description, task.priority) == (
        "Call Anna",
        "About the offer",
        Priority.HIGH,
    )
    assert lines.bench.session.drafts().unfinished() == ()


async def test_a_dash_drops_the_words_that_were_kept(lines: Lines) -> None:
    slot = lines.bench.session.drafts().slot("note 1")
    slot.keep({"note": "Half a sen"})
    kept = KeptForm(lines.bench.session.drafts().slot("note 1"))
    lines.host.write_note(own("Anna"), NoteDraft(), kept, lambda _: None)
    await lines.answer("-")
    assert lines.bench.session.drafts().unfinished() == ()
    assert "No note." in lines.said


async def test_the_end_of_the_input_drops_no_words(lines: Lines) -> None:
    slot = lines.bench.session.drafts().slot("note 1")
    slot.keep({"note": "Half a sen"})
    kept = KeptForm(lines.bench.session.drafts().slot("note 1"))
    lines.host.write_note(own("Anna"), NoteDraft(), kept, lambda _: None)
    await lines.answer()
    assert [each.words for each in lines.bench.session.drafts().unfinished()] == [
        {"note": "Half a sen"}
    ]


async def test_a_line_that_breaks_off_makes_no_task_and_keeps_its_name(lines: Lines) -> None:
    kept = KeptForm(lines.bench.session.drafts().slot("task 1"))
    now = datetime.fromtimestamp(NOON, UTC)
    made: list[TaskMade] = []
    lines.host.write_task(own("Anna"), TaskDraft(due="tomorrow"), now, kept, made.append)
    await lines.answer("Call Anna")
    assert made == []
    assert lines.bench.session.drafts().unfinished()[0].words["name"] == "Call Anna"
