"""What the rate limit holds up, said where it is missed, and when it comes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from harness.triage import Triage, triage
from tests.ui.still import STILL, StillClock, still_sandbox
from triage_tui.smartlead.priority import Priority
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


@pytest.mark.parametrize(("seconds", "said"), [(3.0, ""), (9.0, "Rate limit: 9 s")])
async def test_further_reading_that_waits_a_moment_is_not_said(
    tmp_path: Path, seconds: float, said: str
) -> None:
    async with triage(tmp_path, sandbox=still_sandbox(), settings=STILL, clock=StillClock()) as it:
        _pause(it, seconds)
        reading = asyncio.create_task(_read_further(it))
        async with asyncio.timeout(20):
            while not (budget := it.session.budget()) or budget.rest_at is None:
                await it.pilot.pause()
        status = (await _ticked(it)).splitlines()[-1]
        assert said in status
        assert ("Rate limit" in status) == bool(said)
        reading.cancel()


async def _read_further(it: Triage) -> None:
    async with it.session.loader._connect()._pacer.turn(Priority.REST):
        pass
