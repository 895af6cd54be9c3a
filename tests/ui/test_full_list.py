"""The list never turns into a hole: rows leave, and the next key closes up what they left."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from harness.triage import triage
from tests.ui.full_list import check_full, checked_lists

DECIDES = ("1", "2", "3", "4", "e", "m")
MOVES = ("j", "k", "G", "ctrl+f", "z", "x", "L", "R")
FIRSTS = {"gg": ("g", "g"), "ga": ("g", "a"), "gu": ("g", "u")}


async def test_nine_decisions_leave_a_full_list(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        with checked_lists():
            for _ in range(9):
                await app.press("1")
                await app.settle()
            await app.press("k")
            check_full(app.screen.rows)


async def test_any_key_fills_the_lines_of_rows_that_left(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        for _ in range(9):
            await app.press("1")
        await app.settle()
        await app.press("u")
        check_full(app.screen.rows)


@pytest.mark.long
@pytest.mark.parametrize(("seed", "size"), [(1, (120, 36)), (2, (80, 24))])
async def test_random_keys_leave_a_full_list(
    tmp_path: Path, seed: int, size: tuple[int, int]
) -> None:
    """Rows leave at random between the keys, in every density."""
    chance = Random(seed)
    async with triage(tmp_path, size=size) as app:
        with checked_lists():
            for _ in range(40):
                names = chance.choice((*DECIDES, *DECIDES, *MOVES, *FIRSTS))
                await app.press(*FIRSTS.get(names, (names,)))
                if chance.random() < 0.25:
                    await app.settle()
