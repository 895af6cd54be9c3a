"""The app: one screen over one session, workers for everything awaited."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.app import App
from textual.screen import Screen

from triage_tui import paths
from triage_tui.sync.session import Session
from triage_tui.ui.filters import ControlNet
from triage_tui.ui.keymap import Keymap
from triage_tui.ui.screens.inbox import InboxScreen

Spawn = Callable[..., None]
OpenSession = Callable[[Spawn], Session]


class TriageApp(App[int]):
    """A keyboard-driven inbox for the replies of Smartlead's master inbox."""

    CSS_PATH = paths.stylesheet()
    ENABLE_COMMAND_PALETTE = False
    TITLE = "triage-tui"

    def __init__(self, open_session: OpenSession, keymap: Keymap, theme: str) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-medium"), (120, "-wide")]
        self._open_session = open_session
        self._keys = keymap
        self._wanted_theme = theme
        self.session: Session | None = None

    def get_default_screen(self) -> Screen[None]:
        """The inbox, over a session whose workers are this app's."""
        self.session = self._open_session(self.spawn)
        return InboxScreen(self.session, self._keys, self.session.server_note)

    def on_mount(self) -> None:
        self.theme = self._wanted_theme
        self._filters.append(ControlNet())

    def spawn(self, coroutine: Coroutine[Any, Any, None], *, name: str, group: str) -> None:
        """Run a coroutine as a worker of the app: how `sync` gets things done without Textual."""
        self.run_worker(coroutine, name=name, group=group, exit_on_error=True)
