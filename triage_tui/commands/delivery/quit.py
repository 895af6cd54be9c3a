"""Leaving: at once when nothing is queued, else as the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from triage_tui.commands.delivery.standby import TakingOver
from triage_tui.inbox.actions import counted
from triage_tui.inbox.safe_text import SafeText, fill, joined, own

if TYPE_CHECKING:
    from triage_tui.ui.dialogs.quit_question import Leave

DRAIN_SECONDS = 30.0
"""How long quitting waits for the network."""


class Leaving(TakingOver):
    """What is queued is kept on this machine, or sent first; never lost, never sent unasked."""

    def action_quit(self) -> None:
        """Leave; with something queued, ask whether to wait for it."""
        queued = self.store.state.queued + self.store.state.checking
        if not queued:
            self.app.exit(0)
            return
        from triage_tui.ui.dialogs.quit_question import QuitQuestion  # late: not in first paint

        if not isinstance(self.app.screen, QuitQuestion):
            paused = self.store.paused
            question = QuitQuestion(_words(queued, paused), can_send=queued > paused)
            self.app.push_screen(question, self._quit_answered)

    def _quit_answered(self, answer: Leave | None) -> None:
        from triage_tui.ui.dialogs.quit_question import Leave  # late: as above

        if answer is Leave.NOW:
            self.app.exit(0)
        elif answer is Leave.AFTER_SENDING:
            self.say(own("Sending what waits, then quitting."))
            self._send_then_quit()

    @work(group="quit")
    async def _send_then_quit(self) -> None:
        """Send what waits without its undo window, then leave; any failure keeps the app open."""
        left = await self.store.drain(DRAIN_SECONDS)
        if left:
            self.say(fill("{} could not be sent yet; still here.", counted(left)))
        else:
            self.app.exit(0)


def _words(queued: int, paused: int) -> SafeText:
    """What becomes of what waits; a run that is paused is sent by nobody but the user."""
    parts = []
    if queued > paused:
        parts.append(
            fill(
                "Not at Smartlead yet: {}. Kept on this machine; what waits goes out the next "
                "time triage-tui runs.",
                counted(queued - paused),
            )
        )
    if paused:
        parts.append(
            fill(
                "Of the paused run: {}. Kept on this machine, and paused the next time too.",
                counted(paused),
            )
        )
    return joined("\n", parts)
