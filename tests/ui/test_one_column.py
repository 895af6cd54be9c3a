"""A terminal squeezed to nothing, and opened again."""

from __future__ import annotations

from pathlib import Path

from tests.ui.triage import triage


async def test_a_terminal_of_one_cell_is_survived_and_fits_again(tmp_path: Path) -> None:
    async with triage(tmp_path) as inbox:
        wide = inbox.text()
        for width, height in ((1, 1), (2, 5), (71, 30), (1, 36), (300, 1), (120, 36)):
            await inbox.pilot.resize_terminal(width, height)
            await inbox.pilot.pause()
        assert inbox.text() == wide
