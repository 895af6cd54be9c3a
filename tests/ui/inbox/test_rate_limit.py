"""What the rate limit holds up, said where it is missed, and when it comes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from harness.triage import Triage, triage
from tests.ui.still import STILL, StillClock, still_sandbox
from triage_tui.sync.reading.conversations import Conversations


async def _ticked(it: Triage) -> str:
    it.screen.presenter.tick()
    await it.pilot.pause()
    return it.text()


def _pause(it: Triage, seconds: float) -> None:
    it.session.loader._connect()._pacer.pause(seconds)


async def test_an_empty_list_says_when_it_comes(tmp_path: Path) -> None:
    async with triage(
        tmp_path,
        sandbox=still_sandbox(),
        settings=STILL,
        clock=StillClock(),
        wait=False,
        requests_per_2s=1,
    ) as it:
        async with asyncio.timeout(20):
            while not (budget := it.session.budget()) or budget.page_at is None:
                await it.pilot.pause()
        text = await _ticked(it)
        assert "Rate limit: loading in 2 s" in text
        assert "Reading the inbox" not in text
        assert "Rate limit: 2 s" in text.splitlines()[-1]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_the_pane_and_the_status_line_say_when_a_conversation_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with triage(
        tmp_path, sandbox=still_sandbox(), settings=STILL, clock=StillClock(), size=size
    ) as it:
        monkeypatch.setattr(Conversations, "known", lambda _self, _lead_map: None)
        _pause(it, 9.0)
        await it.press("j")
        async with asyncio.timeout(20):
            while not (budget := it.session.budget()) or budget.conversation_at is None:
                await it.pilot.pause()
        text = await _ticked(it)
        assert "Rate limit: 9 s  " in text.splitlines()[-1]
        if size[0] >= 80:
            assert "Rate limit: loading in 9 s" in text
            assert "Loading conversation" not in text


async def test_further_reading_that_waits_a_moment_is_not_said(tmp_path: Path) -> None:
    async with triage(
        tmp_path, sandbox=still_sandbox(), settings=STILL, clock=StillClock(), requests_per_2s=8
    ) as it:
        it.screen.handlers.refresh.again()
        assert "Rate limit" not in await _ticked(it)
