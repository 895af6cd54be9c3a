"""A key held down triages nothing; deliberate presses count, however slow the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from harness.triage import Triage, triage


async def press_at(app: Triage, key: str, moment: float) -> None:
    """A key as the terminal would hand it over: with the time at which it was pressed."""
    event = events.Key(key, key)
    event.time = moment
    app.app.post_message(event)
    await app.pilot.pause()


async def test_a_held_digit_files_one_lead_map(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        for number in range(10):
            await press_at(app, "1", 100.0 + number * 0.03)
        assert len(app.screen.model.handled) == 1


async def test_presses_further_apart_than_a_repeat_all_count(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        for number in range(5):
            await press_at(app, "1", 100.0 + number * 0.2)
        assert len(app.screen.model.handled) == 5


async def test_another_digit_right_after_counts(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await press_at(app, "1", 100.0)
        await press_at(app, "2", 100.01)
        assert len(app.screen.model.handled) == 2


async def test_the_dot_repeats_the_last_verdict(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await press_at(app, "4", 100.0)
        second = app.cursor
        await press_at(app, "full_stop", 101.0)
        assert app.shown(second).category_id == 4


async def test_a_skipped_lead_map_is_passed_over(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        await press_at(app, "m", 100.0)
        second = app.cursor
        await press_at(app, "k", 101.0)
        assert app.cursor == first
        await press_at(app, "j", 102.0)
        await press_at(app, "1", 103.0)
        assert app.cursor not in {first, second}


@pytest.mark.parametrize(("advance", "step"), [("next", 1), ("previous", -1), ("stay", 0)])
async def test_the_cursor_goes_where_the_setting_says(
    tmp_path: Path, advance: str, step: int
) -> None:
    async with triage(tmp_path, advance=advance, undo_window=30.0) as app:
        await app.press("j", "j")
        order, row = list(app.screen.rows.order), app.screen.rows.row
        await app.press("1")
        assert app.cursor == order[row + step]
