"""Every full screen at every size: opened once, then the window is resized under it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from harness.triage import Triage, triage
from tests.ui.dialogs.stage import SIZES, faults_of, lines_of
from tests.ui.first import first_start

pytestmark = pytest.mark.long

RUNS_INTO = re.compile(r"…(?=[^\s…▏▐│╮╯)”.])|\w[●○✗✓◐↻](?=\s\w)|\d (?:queued|rejected)\w")
"""Where what was cut touches what stands behind it, or a sign the word before it."""
SMALLEST_FIRST = sorted(SIZES)


async def walk(app: Triage, *, always: tuple[str, ...]) -> None:
    """Resize through the sizes, down and up again; say all that is wrong at once."""
    faults: list[str] = []
    for size in (*SIZES, *SMALLEST_FIRST[1:]):
        await app.pilot.resize_terminal(*size)
        await app.pilot.pause()
        screen = app.app.screen
        lines = lines_of(screen)
        found = [f"{words!r} is not there" for words in always if words not in "\n".join(lines)]
        found += [f"cut or collided: {line!r}" for line in lines if RUNS_INTO.search(line)]
        found += [f"too wide: {line!r}" for line in lines if cell_len(line.rstrip()) > size[0]]
        found += faults_of(screen)
        if found:
            faults += [f"== {size[0]}x{size[1]}", *found, *lines]
    assert not faults, "\n".join(faults)


async def test_the_inbox(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("1", "2", "x", "j", "x")
        await walk(app, always=("Unread", "● online", "2 selected"))


async def test_the_open_conversation(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=30.0, size=(60, 20)) as app:
        await app.press("enter")
        await app.read()
        await walk(app, always=("Unread", "● online"))


@pytest.mark.parametrize(
    ("key", "title"), [("o", "Outbox"), ("h", "History"), ("t", "Team")], ids=lambda each: each
)
async def test_a_screen_beside_the_inbox(tmp_path: Path, key: str, title: str) -> None:
    async with triage(tmp_path, undo_window=30.0) as app:
        await app.press("1", "2", "i", "enter", "u", "g", key)
        await app.read()
        await walk(app, always=(title, "Esc"))


async def test_the_first_start(tmp_path: Path) -> None:
    async with first_start(tmp_path) as app:
        await walk(app, always=("triage-tui", "Your Smartlead API key", "Esc"))
