"""Keys of two presses: the first one waits for the second, and says which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.keys.keymap import shown
from triage_tui.inbox.safe_text import line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingsMap

    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.ui.keys.prefix_overlay import PrefixOverlay
    from triage_tui.ui.terminal.base_screen import TerminalScreen


class PrefixMode:
    """The bindings are swapped while a first key waits."""

    def __init__(
        self,
        screen: TerminalScreen,
        keymap: Keymap,
        maps: Mapping[str, BindingsMap],
        has_api_key: Callable[[], bool],
    ) -> None:
        """`maps` are the bindings by the first key that waits; the demo has no API key to
        replace: that is not named there, and says so when it is pressed."""
        self._has_api_key = has_api_key
        self._screen = screen
        self._keymap = keymap
        self._maps = maps
        self.first = ""
        """The key that waits for a second one; empty while none does."""
        self.overlay: PrefixOverlay | None = None
        """Names the keys that may follow; made when it is first asked for."""

    def open(self, first: str) -> None:
        """Wait for the second key of a sequence, and say which there are.

        Without a first key: the next page of them, where they do not fit on one.
        """
        if not first:
            if self.overlay is not None:
                self.overlay.turn()
            return
        self.first = first
        self._screen.swap_bindings(self._maps[first])
        if self.overlay is None:
            from triage_tui.ui.keys.prefix_overlay import PrefixOverlay  # late: not at first

            self.overlay = PrefixOverlay()
            self._screen.mount(self.overlay)
        commands = self._keymap.sequences[first]
        self.overlay.open(
            line(shown((first,))),
            [
                (line(shown((key,))), line(command.title))
                for key, command in commands.items()
                if command.command_id != "screen.key" or self._has_api_key()
            ],
        )

    def fit(self) -> None:
        """The screen has another size: name the keys again in it."""
        if self.first and self.overlay is not None:
            self.overlay.fit()

    def close(self) -> None:
        """The second key came, or Esc."""
        self.first = ""
        self._screen.swap_bindings(None)
        if self.overlay is not None:
            self.overlay.close()
