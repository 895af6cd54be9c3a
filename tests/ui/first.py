"""The app without a key, on a sandbox that takes one key: what the set-up tests stand on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.widgets import Input

from harness.triage import PATIENCE, QUICK, Triage
from triage_tui.cli.crash_report import tell
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.safe_text import own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.api_key_change import KeepKey
from triage_tui.session.first_run import FirstRun
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.ui.app import TriageApp
from triage_tui.ui.screens.first_run import FirstRunScreen

GOOD = "a-good-key-of-the-sandbox"


@dataclass
class First(Triage):
    """The first start, driven by keys."""

    key_file: Path = field(default_factory=Path)

    async def give(self, pasted: str) -> None:
        """Put a key into the field, press Enter, and wait for what the app makes of it."""
        self.app.screen.query_one("#key", Input).value = pasted
        await self.press("enter")
        await self.until(lambda: not isinstance(self.top, FirstRunScreen) or not self.top.is_busy)

    @property
    def top(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen_stack[-1]

    async def on(self, screen: type[Screen[Any]]) -> None:
        """Wait until a screen of this class is in front."""
        await self.until(lambda: isinstance(self.top, screen))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to come true."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await self.pilot.pause()
        await self.pilot.pause()


@asynccontextmanager
async def first_start(
    folder: Path, *, sandbox: Sandbox | None = None, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[First]:
    """Open the app without a key; everything it keeps goes to `folder`."""
    box = sandbox or Sandbox(leads=20, key=GOOD)

    def account(key: ApiKey, keep_key: KeepKey) -> SessionOpener:
        return SessionOpener(QUICK, key, folder / "state", sandbox=box, keep_key=keep_key)

    def demo(kept: Path) -> SessionOpener:
        key = ApiKey("demo-key-of-the-sandbox")
        return SessionOpener(QUICK, key, kept, note=own("demo"), sandbox=Sandbox(leads=20))

    key_file = folder / "config" / "key"
    first = FirstRun(own("server.smartlead.ai"), key_file, account, demo)
    app = TriageApp(None, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell, set_up=first)
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield First(app, pilot, box, key_file)
    finally:
        first.close()
