"""What a field does not take is said while it is typed or pasted; nothing goes unsaid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from harness.checkout import DATA
from harness.triage import Triage, triage
from tests.ui.bursts import Hand
from triage_tui.commands.questions import DESCRIPTION_LIMIT, NOTE_LIMIT, TASK_NAME_LIMIT

CASE: dict[str, Any] = json.loads((DATA / "cases" / "paste-lost-in-task-name.json").read_text())
LINES, LONG = CASE["pastes"]


def name(app: Triage) -> str:
    return app.app.screen.query_one("#task-name", Input).value


async def test_pasted_lines_are_joined_in_the_name_and_it_says_so(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("t", *"Ask: ", events.Paste(LINES))
        assert name(app) == "Ask: " + LINES.replace("\n", " ")
        assert "Pasted lines were joined" in app.text()
        await Hand(app).burst("x")
        assert "Pasted lines were joined" not in app.text()


async def test_a_paste_that_is_too_long_is_cut_and_it_says_how_much(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("t", events.Paste(LONG))
        assert name(app) == LONG[:TASK_NAME_LIMIT]
        assert f"255 characters at most: {len(LONG) - TASK_NAME_LIMIT} at the end" in app.text()


async def test_a_paste_takes_the_place_of_what_is_selected(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("t", *"old", "shift+home", events.Paste("new"))
        assert name(app) == "new"


async def test_a_letter_for_which_there_is_no_room_is_said(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("t", events.Paste("n" * TASK_NAME_LIMIT))
        assert "shorten it" not in app.text()
        await Hand(app).burst("x")
        assert name(app) == "n" * TASK_NAME_LIMIT
        assert "255 characters at most." in app.text()


async def test_a_note_over_the_limit_says_so_before_it_is_handed_over(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("N", events.Paste("n" * (NOTE_LIMIT + 5)))
        assert "10,005 of 10,000 characters: shorten it." in app.text()
        for _ in range(5):
            app.app.screen.query_one(TextArea).action_delete_left()
        await Hand(app).rest()
        assert "shorten it" not in app.text()


async def test_presses_taken_for_a_held_key_are_said(tmp_path: Path) -> None:
    """After a stall deliberate presses come at once as well: a terminal gives no times."""
    async with triage(tmp_path, undo_window=30.0) as app:
        for number in range(3):
            event = events.Key("1", "1")
            event.time = 100.0 + number * 0.01
            app.app.post_message(event)
        await Hand(app).rest()
        assert len(app.screen.model.handled) == 1
        assert [words for words in app.toasts() if "counts once" in words]


@pytest.mark.parametrize("keys", [("h",), ("l",), ("T",), ("t", "tab", "tab", "tab"), ("?",)])
async def test_pasted_lines_are_joined_in_every_field_of_one_line(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).one_by_one(*keys)
        await Hand(app).burst("ctrl+u", events.Paste("next\nweek\n"))
        field = app.app.focused
        assert isinstance(field, Input)
        assert field.value == "next week"
        await app.pilot.pause()
        assert app.text().splitlines()[-1] == " ! Pasted lines were joined: this is one line."
        await Hand(app).burst("x")
        assert "Pasted lines were joined" not in app.text()


async def test_pasted_lines_are_joined_in_the_filter(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("/", events.Paste("farah\nsiddiqui"))
        assert app.screen.model.live_filter.text == "farah siddiqui"
        assert "Pasted lines were joined" in app.text()


async def test_a_note_of_many_lines_is_sent_with_each_of_them(tmp_path: Path) -> None:
    note = "\n".join("n" * 2 for _ in range(3_000))
    async with triage(tmp_path) as app:
        await Hand(app).burst("N", events.Paste(note), "ctrl+s")
        await app.settle()
        assert [body["note_message"] for body in app.sent("create-note")] == [note]


async def test_a_description_over_the_limit_is_said_and_kept(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await Hand(app).burst("t", *"Call", "tab", events.Paste("d" * (DESCRIPTION_LIMIT + 2)))
        assert "65,538 of 65,536 characters: shorten it." in app.text()
        await Hand(app).burst("ctrl+s")
        assert app.sent("create-task") == []
        await Hand(app).burst("backspace", "backspace", "ctrl+s")
        await app.settle()
        assert [body["description"] for body in app.sent("create-task")] == [
            "d" * DESCRIPTION_LIMIT
        ]
