"""The demo has no API key: `g k` says so, and the list after `g` doesn't offer it."""

from __future__ import annotations

from pathlib import Path

from harness.triage import triage


async def test_the_key_of_the_api_key_says_that_none_is_needed(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(120, 36)) as app:
        await app.press("g")
        await app.pilot.pause()
        assert "replace the API key" in app.text()
        await app.press("escape")
        app.session.change_key = None
        await app.press("g")
        await app.pilot.pause()
        assert "replace the API key" not in app.text()
        await app.press("k")
        assert app.toasts()[-1] == "The demo needs no API key."
