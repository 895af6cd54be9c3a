"""The colors of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Terminal


class Themes:
    """Changes the colors, and keeps them for the next start."""

    def __init__(
        self,
        model: InboxModel,
        *,
        terminal: Terminal,
    ) -> None:
        self._model = model
        self._terminal = terminal

    def use(self, name: str) -> None:
        """Change to a theme by its name."""
        self._model.session.preferences.keep_theme(self._terminal.use_theme(name))
