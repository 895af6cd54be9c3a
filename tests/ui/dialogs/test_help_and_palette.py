"""Help and the palette: every key and everything that can be run, found by typing."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from textual.widget import Widget

from harness.triage import Triage, triage
from triage_tui.ui.dialogs.palette import Palette
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.dialogs.task_form import TaskForm


async def type_in(app: Triage, words: str) -> None:
    await app.press(*("space" if letter == " " else letter for letter in words))
    await app.pilot.pause()


async def test_help_names_the_keys_as_the_user_mapped_them(tmp_path: Path) -> None:
    async with triage(tmp_path, keys={"action.task": "T"}) as app:
        await app.press("question_mark")
        await type_in(app, "create a task")
        _field, row = [line for line in app.text().splitlines() if "create a task  " in line]
        assert " T " in row


async def test_help_says_which_category_is_on_a_digit(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("question_mark")
        await type_in(app, "meeting")
        assert "Meeting Request, go to next" in app.text()


async def test_enter_in_help_runs_the_entry_under_the_cursor(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("f1")
        await type_in(app, "create a task")
        await app.press("enter")
        await app.pilot.pause()
        assert isinstance(app.app.screen, TaskForm)


@pytest.mark.parametrize("key", ["question_mark", "colon"])
async def test_the_keys_of_a_filter_being_typed_are_not_listed(tmp_path: Path, key: str) -> None:
    async with triage(tmp_path) as app:
        await app.press(key)
        await type_in(app, "filter")
        text = app.text().casefold()
        assert "filter as you type" in text
        assert "keep the filter" not in text


async def test_escape_closes_help_and_runs_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("question_mark")
        assert "Enter run" in app.text()
        await app.press("escape")
        await app.pilot.pause()
        assert app.app.screen is app.screen


async def test_the_palette_files_under_a_category_by_a_few_letters(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        await app.press("colon")
        await type_in(app, "catcalllat")
        await app.press("enter")
        await app.settle()
        assert app.sent("update-category") == [
            {"email_lead_map_id": int(first), "category_id": 101822}
        ]


async def test_the_palette_assigns_to_a_member(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("ctrl+p")
        await type_in(app, "aiko")
        await app.press("enter")
        await app.settle()
        assert [body["team_member_id"] for body in app.sent("update-team-member")] == [4603]


async def test_the_palette_puts_on_a_theme_and_keeps_it(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("colon")
        await type_in(app, "theme nord")
        await app.press("enter")
        await app.pilot.pause()
        assert app.app.theme == "nord"
    async with triage(tmp_path) as app:
        assert app.app.theme == "nord"


async def test_what_was_run_last_stands_first_in_the_palette(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("colon")
        await type_in(app, "theme dracula")
        await app.press("enter")
        await app.pilot.pause()
        await app.press("colon")
        await app.pilot.pause()
        palette = app.app.screen
        assert isinstance(palette, Palette)
        assert palette.shown[0].label == "Theme: dracula"


async def test_the_palette_runs_what_opens_another_dialog(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("colon")
        await type_in(app, "pick a category")
        await app.press("enter")
        await app.pilot.pause()
        assert isinstance(app.app.screen, Picker)
        assert not isinstance(app.app.screen, Palette)


async def test_jumping_back_goes_to_what_was_decided_before(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        first = app.cursor
        await app.press("1")
        second = app.cursor
        await app.press("2", "g", "minus")
        assert app.cursor == second
        await app.press("g", "minus")
        assert app.cursor == first


async def test_the_palette_goes_to_a_view_that_has_no_key(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("colon")
        await type_in(app, "view sent")
        await app.press("enter")
        await app.read()
        assert app.screen.model.view.title == "Sent"


async def test_a_screen_that_was_left_goes_from_memory(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("question_mark")
        await app.pilot.pause()
        drawn = [weakref.ref(each._styles_cache) for each in app.app.screen.walk_children(Widget)]
        assert drawn
        await app.press("escape", "question_mark", "escape")
        await app.pilot.pause()
        gc.collect()
        assert not any(each() for each in drawn)
