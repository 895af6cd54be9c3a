"""What is read or tested for a screen may end in the moment in which it is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from harness.triage import Triage, triage
from triage_tui.inbox.safe_text import NOTHING, SafeText, own
from triage_tui.ui.dialogs.api_key_prompt import ApiKeyPrompt
from triage_tui.ui.dialogs.progress import ProgressDialog
from triage_tui.ui.dialogs.sync_first import SyncFirst
from triage_tui.ui.screens.team import TeamScreen


async def forever(*_: object) -> Any:
    await asyncio.Event().wait()


async def accepted(_key: str) -> SafeText:
    return own("accepted")


Made = Callable[[Triage], Screen[Any]]
SCREENS: dict[str, tuple[Made, Callable[[Any], object]]] = {
    "team": (
        lambda app: TeamScreen(app.session, is_masked=False),
        lambda screen: screen._paint(),
    ),
    "key": (
        lambda _: ApiKeyPrompt(NOTHING, accepted),
        lambda screen: screen._say(own("Testing the key…"), "$text-muted"),
    ),
    "job": (
        lambda _: ProgressDialog(own("Reading"), forever, lambda _: None),
        lambda screen: screen._tell(own("12 so far")),
    ),
    "sync": (
        lambda _: SyncFirst(lambda: own("Waiting for 2 changes."), forever),
        lambda screen: screen._tell(),
    ),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_what_it_had_to_say_by_then_is_said_to_nobody(tmp_path: Path, name: str) -> None:
    make, says = SCREENS[name]
    async with triage(tmp_path) as app:
        screen = make(app)
        app.app.push_screen(screen)
        await app.pilot.pause()
        app.app.pop_screen()
        await app.pilot.pause()
        assert screen not in app.app.screen_stack
        assert not screen.children
        says(screen)
