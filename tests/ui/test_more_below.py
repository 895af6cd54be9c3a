"""What scrolls says how much of it is below, and stops saying so at its end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harness.triage import Triage, triage
from tests.ui.dialogs.stage import SIZES
from tests.ui.distribute.test_assign_plan import FREE

SMALL = (60, 20)
MORE = re.compile(r"↓ (\d+) more")


def told(app: Triage) -> int:
    """How much is said to be below; 0 when nothing is."""
    found = MORE.search(app.text())
    return int(found[1]) if found else 0


async def pressed(app: Triage, *keys: str) -> int:
    await app.press(*keys)
    await app.pilot.pause()
    return told(app)


@pytest.mark.parametrize("key", ["o", "h"])
async def test_records_below_the_last_line_are_counted(tmp_path: Path, key: str) -> None:
    async with triage(tmp_path, undo_window=30.0, size=SMALL) as app:
        await app.press(*"123123123123")
        assert await pressed(app, "g", key) == 12 - app.text().count("Categor")
        assert "▐" in app.text()
        assert await pressed(app, "G") == 0
        assert await pressed(app, "g", "g") > 0
        await app.pilot.resize_terminal(60, 45)
        assert await pressed(app, "j") == 0
        assert "▐" not in app.text()


async def test_the_lines_of_the_team_below_the_last_one_are_counted(tmp_path: Path) -> None:
    late = {"Interested": "1m"}
    async with triage(tmp_path, settings=FREE, size=(60, 12), sla=late) as app:
        await app.press("g", "t")
        await app.team()
        assert told(app) > 0
        assert await pressed(app, "G") == 0


@pytest.mark.parametrize("key", ["?", "ctrl+p", "l"])
async def test_the_rows_of_a_list_to_pick_from_are_counted(tmp_path: Path, key: str) -> None:
    async with triage(tmp_path, size=(60, 14)) as app:
        assert await pressed(app, key) > 0
        assert await pressed(app, *"wrong") == 0
        await app.press("escape")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_session_in_figures_can_be_closed_and_read_to_its_end(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with triage(tmp_path, size=size) as app:
        await app.press("1", "2", "3")
        below = await pressed(app, "g", ".")
        assert "Esc close" in app.text()
        assert await pressed(app, *["j"] * below) == 0
        assert "Not Interested" in app.text()
