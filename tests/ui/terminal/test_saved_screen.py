"""What is kept of the screen for the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.triage import triage
from triage_tui.ui.terminal import saved_screen


async def test_a_terminal_that_does_not_read_utf_8_gets_no_last_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with triage(tmp_path) as app:
        monkeypatch.setattr(saved_screen, "encoding", lambda: "UTF-8")
        assert saved_screen.drawn(app.screen, 0.0)
        monkeypatch.setattr(saved_screen, "encoding", lambda: "iso8859-1")
        assert saved_screen.drawn(app.screen, 0.0) == ""
