"""The whole app on the sandbox, driven by keys: what the interface tests stand on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace
from textual.app import App
from textual.pilot import Pilot
from textual.worker import Worker, WorkerCancelled

from triage_tui.cli.crash_report import tell
from triage_tui.commands.configured import keymap_of
from triage_tui.config.schema import NO_CEILING
from triage_tui.config.settings import Settings
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.safe_text import SafeText
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.session.session import Session
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.sync.storage.commit_thread import Write, WriteHere
from triage_tui.system.clock import Clock
from triage_tui.ui.app import TriageApp
from triage_tui.ui.inbox.screen import InboxScreen
from triage_tui.ui.opener import Opener

QUICK = Settings(
    undo_window=0.0,
    requests_per_minute=NO_CEILING,
    requests_per_2s=NO_CEILING,
    requests_per_hour=NO_CEILING,
)
"""Actions leave at once, and no request waits for a turn: most tests are about what comes after."""
TIDY = frozenset(
    {
        "reading",
        "pane",
        "reference",
        "conversation",
        "ahead",
        "filter",
        "search",
        "wrapping",
        "whole",
        "web_app",
        "lead",
        "restoring",
    }
)
"""Groups of workers that end by themselves."""
OFFLINE = TIDY - {"reference"}
"""The groups that end without a network as well: categories are asked for until they come."""
PATIENCE = 20.0
"""Seconds until a test that waits for something is given up."""


@dataclass
class Triage:
    """The app under test, its sandbox, and questions about both."""

    app: TriageApp
    pilot: Pilot[int]
    sandbox: Sandbox
    said: list[str] = field(default_factory=list, kw_only=True)
    """What was said since the start: in the message line, or in a toast over a full screen."""

    @property
    def session(self) -> Session:
        assert self.app.session is not None
        return self.app.session

    @property
    def screen(self) -> InboxScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, InboxScreen)
        return screen

    @property
    def cursor(self) -> LeadMapId:
        cursor = self.screen.rows.cursor
        assert cursor is not None
        return cursor

    def shown(self, lead_map_id: LeadMapId) -> LeadMap:
        """A lead map as the screen has it."""
        lead_map = self.session.store.state.lead_map(lead_map_id)
        assert lead_map is not None
        return lead_map

    async def press(self, *keys: str) -> None:
        """Press keys, and let the screen answer them."""
        await self.pilot.press(*keys)
        if self.app.session is not None:
            await self.session.store.saved()

    async def read(self, groups: frozenset[str] = TIDY) -> None:
        """Wait until everything being read has been read and drawn."""
        async with asyncio.timeout(PATIENCE) as patience:
            await self.pilot.pause()
            while (busy := self._busy(groups)) or self.screen.pane.is_fill_due:
                if busy:
                    with suppress(WorkerCancelled):  # a newer one took its place
                        await self.app.workers.wait_for_complete(busy)
                # The worker takes the cancellation that ends the wait for its own.
                assert not patience.expired(), f"still busy: {busy}"
                await self.pilot.pause()

    def _busy(self, groups: frozenset[str]) -> list[Worker[object]]:
        return [w for w in self.app.workers if w.group in groups and not w.is_finished]

    async def settle(self) -> None:
        """Wait until every action has the server's word, and everything is drawn."""
        async with asyncio.timeout(PATIENCE):
            await self.session.store.idle()
        await self.read()

    async def notes_tasks(self) -> None:
        """Wait until the notes and tasks asked for are there."""
        async with asyncio.timeout(PATIENCE):
            while busy := self._busy(frozenset({"notes_tasks"})):
                await self.app.workers.wait_for_complete(busy)
        await self.pilot.pause()

    async def team(self) -> None:
        """Wait until the team screen has read everything."""
        async with asyncio.timeout(PATIENCE):
            while busy := self._busy(frozenset({"team"})):
                await self.app.workers.wait_for_complete(busy)
        await self.pilot.pause()

    def text(self) -> str:
        """What the screen shows, line by line."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        lines = [strip.text.ljust(width) for strip in strips[:height]]
        return "\n".join(line.rstrip() for line in lines)

    def toasts(self) -> list[str]:
        """What was said since the start, oldest first, without its titles."""
        return [*self.said]

    def drawn(self) -> str:
        """What the terminal would be given to show, after the app's filters."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()[:height]
        filters = [each for each in self.app._filters if each.enabled]
        ground = self.app.screen.background_colors[1]
        for each in filters:
            strips = [strip.apply_filter(each, ground) for strip in strips]
        return "\n".join(strip.text[:width] for strip in strips)

    def sent(self, path: str) -> list[dict[str, object]]:
        """The bodies of the requests to a path (its end), in order."""
        return [
            seen.body
            for seen in self.sandbox.requests
            if seen.path.endswith(path) and isinstance(seen.body, dict)
        ]


@asynccontextmanager
async def listened(said: list[str]) -> AsyncIterator[None]:
    """Note what any screen says: one message takes the place of the other there."""
    notify, decided, toast = Opener.notify, Opener.decided, App.notify
    in_turn = Opener.in_turn

    def noted(opener: Opener, words: SafeText, **about: Any) -> None:
        said.append(words)
        notify(opener, words, **about)

    def turned(opener: Opener, words: SafeText, **about: Any) -> None:
        said.append(words)
        in_turn(opener, words, **about)

    def decision(opener: Opener, words: SafeText) -> None:
        said.append(words)
        decided(opener, words)

    def toasted(app: App[Any], message: str, **about: Any) -> None:
        if not said or said[-1] != message:  # else it was said by the inbox's host
            said.append(message)
        toast(app, message, **about)

    with (
        patch.object(Opener, "notify", noted),
        patch.object(Opener, "in_turn", turned),
        patch.object(Opener, "decided", decision),
        patch.object(App, "notify", toasted),
    ):
        yield


@asynccontextmanager
async def triage(
    folder: Path,
    *,
    sandbox: Sandbox | None = None,
    settings: Settings = QUICK,
    size: tuple[int, int] = (120, 36),
    wait: bool = True,
    clock: Clock | None = None,
    key: str = "key-for-the-sandbox",
    cache: Path | None = None,
    write: Write | None = None,
    **changed: object,
) -> AsyncIterator[Triage]:
    """Open the app on a sandbox, with its journal in `folder`, and read the first view.

    `write` runs the commits; unless it is given, each is made in the step that asks for it.
    """
    box = sandbox or Sandbox(leads=60, seed=1)
    chosen = replace(settings, **changed)
    opener = SessionOpener(
        chosen,
        ApiKey(key),
        folder,
        sandbox=box,
        clock=clock,
        cache_folder=cache,
        write=write or WriteHere(),
    )
    app = TriageApp(
        opener.open,
        keymap_of(chosen),
        chosen.theme,
        tell_crash=tell,
        is_ascii=chosen.glyphs == "ascii",
    )
    said: list[str] = []
    try:
        async with listened(said), app.run_test(size=size) as pilot:
            driven = Triage(app, pilot, box, said=said)
            if wait:
                await driven.read()
            yield driven
    finally:
        opener.close()
