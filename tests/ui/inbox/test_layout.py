"""Sizes, densities, panes, the mouse, and a screen that others see."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseScrollDown

from harness.triage import triage
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.ui.dialogs.task_form import TaskForm
from triage_tui.ui.inbox.divider import Divider


@pytest.mark.parametrize("rows", [12, 24, 60])
async def test_no_line_is_wider_than_the_screen(tmp_path: Path, rows: int) -> None:
    async with triage(tmp_path, size=(160, rows)) as app:
        await app.press("1")
        await app.settle()
        for columns in (160, 120, 100, 80, 60, 40):
            await app.pilot.resize_terminal(columns, rows)
            await app.pilot.pause()
            lines = app.text().splitlines()
            assert len(lines) == rows
            assert "done" in lines[0] or columns < 76
            assert "Unread" in lines[0]
            assert "online" in lines[-1]


@pytest.mark.parametrize("size", [(39, 20), (60, 9)])
async def test_a_very_small_screen_says_the_state_and_decides_nothing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, size=size) as app:
        said = [line for line in app.text().splitlines() if line.strip()]
        assert "Make the window larger (40×10)." in said[0]
        assert "online" in said[-1]
        assert "synced" in said[-1]
        assert len(said) == 2
        await app.press("1")
        await app.settle()
        assert app.sent("update-category") == []


async def test_density_is_remembered(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("L")
        assert app.screen.rows.density == "three"
    async with triage(tmp_path) as app:
        assert app.screen.rows.density == "three"


async def test_density_goes_round(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("L", "L", "L")
        assert app.screen.rows.density == "two"


async def test_keys_move_the_line_between_the_panes(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        before = app.screen.rows.size.width
        await app.press("greater_than_sign")
        assert app.screen.rows.size.width > before
        await app.press("less_than_sign", "less_than_sign")
        assert app.screen.rows.size.width < before


async def test_the_mouse_drags_the_line_between_the_panes(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.pilot.mouse_down(Divider)
        await app.pilot.hover(offset=(70, 5))
        await app.pilot.mouse_up(offset=(70, 5))
        await app.pilot.pause()
        assert abs(app.screen.rows.size.width - 70) <= 1


async def test_a_narrow_screen_shows_one_pane_whatever_the_width_was(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("less_than_sign")
    async with triage(tmp_path, size=(60, 24)) as app:
        assert app.screen.rows.size.width == 60
        await app.press("enter")
        assert app.screen.pane.conversation.is_on_screen


async def test_a_click_on_a_category_files_the_lead_map(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        first = app.cursor
        region = app.screen.pane.action_keys.content_region
        await app.pilot.click(offset=(region.x + 6, region.y))
        await app.settle()
        assert app.sent("update-category") == [{"email_lead_map_id": int(first), "category_id": 1}]


async def test_the_task_form_fits_a_small_screen(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(60, 20)) as app:
        await app.press("t")
        await app.pilot.pause()
        assert isinstance(app.app.screen, TaskForm)
        assert "Create task" in app.text()
        assert "Name" in app.text()


async def test_masking_hides_names_and_addresses_everywhere_on_the_screen(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        shown = app.shown(app.cursor)
        assert str(shown.name) in app.text()
        await app.press("M")
        await app.pilot.pause()
        for word in (*shown.name.split(), shown.email):
            assert word not in app.text().replace("masked", "")
        await app.press("M")
        await app.pilot.pause()
        assert str(shown.name) in app.text()


async def test_a_key_that_does_nothing_gets_one_quiet_hint(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("d")
        await app.pilot.pause()
        assert "Nothing gets deleted here" in app.text().splitlines()[-2]
        await app.press("u")
        assert "Nothing gets deleted here" not in app.text()


async def test_the_hints_change_with_the_pane(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        assert "m skip" in app.text().splitlines()[-2]
        await app.press("enter")
        await app.pilot.pause()
        assert "Q quotes" in app.text().splitlines()[-2]


async def test_a_click_on_a_view_goes_there(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        column = app.text().splitlines()[0].index("All")
        await app.pilot.click(offset=(column + 1, 0))
        await app.read()
        assert app.screen.model.view.view_id == "all"


async def test_the_wheel_scrolls_the_list_and_leaves_the_cursor(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(100, 20)) as app:
        first, before = app.cursor, app.text().splitlines()[1]
        rows = app.screen.rows
        for _ in range(5):
            rows.post_message(
                MouseScrollDown(rows, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False)
            )
        await app.pilot.pause()
        assert app.cursor == first
        assert app.text().splitlines()[1] != before


async def test_a_double_click_opens_the_lead_map(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(60, 20)) as app:
        await app.pilot.click(offset=(10, 3), times=2)
        await app.pilot.pause()
        assert app.screen.pane.conversation.has_focus


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
async def test_all_keys_after_g_are_seen_at_once(tmp_path: Path, size: tuple[int, int]) -> None:
    async with triage(tmp_path, size=size) as app:
        await app.press("g")
        await app.pilot.pause()
        text = app.text()
        assert "g then" in text
        assert "Esc close" in text
        assert "first reply" in text
        assert "summary" in text


async def test_a_view_seen_for_the_first_time_starts_at_its_top(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("g", "l")
        await app.read()
        assert app.screen.rows.row == 0


async def test_masking_is_said_in_the_header_for_as_long_as_it_lasts(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("M")
        assert "masked" in app.text().splitlines()[0]
        await app.press("M")
        assert "masked" not in app.text().splitlines()[0]


async def test_nothing_is_called_done_before_it_was_read(tmp_path: Path) -> None:
    box = Sandbox(leads=20, seed=1)
    async with triage(tmp_path, sandbox=box) as app:
        assert " left " in app.text().splitlines()[0]
        box.hold("inbox-replies")
        await app.press("g", "a")
        assert "Inbox zero" not in app.text().splitlines()[0]
        await app.press("g", "d")
        assert "Inbox zero" not in app.text().splitlines()[0]
        assert not set("━─") & set(app.text().splitlines()[0])


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (60, 20), (40, 12)])
async def test_what_is_left_is_said_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with triage(tmp_path, size=size) as app:
        await app.press("1")
        await app.settle()
        assert f" {len(app.screen.rows.order)} left" in app.text().splitlines()[0]


async def test_when_the_last_reply_is_decided_in_the_pane_inbox_zero_is_seen(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, size=(60, 20), sandbox=Sandbox(leads=1, seed=1)) as app:
        await app.press("enter", "1")
        await app.settle()
        assert "Inbox zero" in app.text().splitlines()[7]
        await app.press("enter")
        assert "→ All (g a)" in app.text()


async def test_the_keys_after_g_fit_a_window_that_gets_smaller_under_them(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(160, 45)) as app:
        await app.press("g")
        await app.pilot.resize_terminal(40, 12)
        await app.pilot.pause()
        assert "g then" in app.text()
        assert "↓ more (1 of " in app.text()
        await app.pilot.resize_terminal(160, 45)
        await app.pilot.pause()
        assert "↓ more" not in app.text()
        assert "session summary" in app.text()
