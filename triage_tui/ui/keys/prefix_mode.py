"""Keys of two presses: the first one waits for the second, and says which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.keys.keymap import shown
from triage_tui.commands.model import InboxBase
from triage_tui.inbox.safe_text import SafeText, line
from triage_tui.ui.keys.bindings import bindings_of

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.session.session import Session
    from triage_tui.ui.keys.prefix_overlay import PrefixOverlay


class Prefixes(InboxBase):
    """The bindings are swapped while a first key waits, so that fast keys keep their order."""

    overlay: PrefixOverlay | None = None
    """Names the keys that may follow; made when it is first asked for."""

    def __init__(self, session: Session, keymap: Keymap, note: SafeText) -> None:
        super().__init__(session, keymap, note)
        self._maps = bindings_of(keymap)
        self._bindings = self._maps[""]

    def action_prefix(self, first: str) -> None:
        """Wait for the second key of a sequence, and say which there are."""
        self._bindings = self._maps[first]
        if self.overlay is None:
            from triage_tui.ui.keys.prefix_overlay import PrefixOverlay  # late: not at first

            self.overlay = PrefixOverlay()
            self.mount(self.overlay)
        commands = self.keymap.sequences[first]
        self.overlay.open(
            line(shown((first,))),
            [(line(shown((key,))), line(command.does)) for key, command in commands.items()],
        )

    async def action_finish(self, first: str, second: str) -> None:
        """The second key came: do what the sequence means."""
        self._end_prefix()
        await self.run_action(self.keymap.sequences[first][second].action)

    def action_no_prefix(self) -> None:
        """Esc after the first key."""
        self._end_prefix()

    def _end_prefix(self) -> None:
        self._bindings = self._maps[""]
        if self.overlay is not None:
            self.overlay.close()
