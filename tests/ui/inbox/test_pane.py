"""The pane: three lines of who and where, then the email, and keys in whole words."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import triage

NAMES = ("Information Request", "Uncategorizable by Ai", "Sender Originated Bounce")


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24)])
async def test_the_keys_of_the_pane_are_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    async with triage(tmp_path, size=size) as app:
        text = app.text()
        for words in (*NAMES, "i assign to me", "t task", "N note", "l all categories"):
            assert words in text


async def test_the_email_comes_one_line_below_who_and_where(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(80, 24)) as app:
        card = app.screen.pane.lead.region
        view = app.screen.pane.conversation
        assert (card.height, view.content_region.y - card.bottom) == (3, 1)
