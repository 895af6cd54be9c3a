"""Leaving: at once when nothing is queued, else as the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.questions import Leave
from triage_tui.commands.wording import replies
from triage_tui.inbox.actions import counted
from triage_tui.inbox.safe_text import SafeText, fill, joined, own

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices, Tasks, Terminal

DRAIN_SECONDS = 30.0
"""How long quitting waits for the network."""


class Quit:
    """What is queued is kept on this machine, or sent first; never lost, never sent unasked."""

    def __init__(
        self,
        model: InboxModel,
        *,
        notices: Notices,
        dialogs: Dialogs,
        tasks: Tasks,
        terminal: Terminal,
    ) -> None:
        self._store = model.store
        self._notices = notices
        self._dialogs = dialogs
        self._tasks = tasks
        self._terminal = terminal

    def ask(self) -> None:
        """Leave; with something queued, ask whether to wait for it, once all keys are on disk."""
        if self._store.saving:
            self._tasks.start(self._save_then_ask, group="quit")
            return
        queued, paused = self._store.state.queued + self._store.state.checking, self._store.paused
        if not queued:
            self._terminal.exit()
            return
        words = _words(queued - paused, self._store.replies_paused)
        self._dialogs.quit_question(words, self._answered, can_send=queued > paused)

    async def _save_then_ask(self) -> None:
        await self._store.saved()
        self.ask()

    def _answered(self, answer: Leave) -> None:
        if answer is Leave.NOW:
            self._terminal.exit()
        else:
            self._notices.notify(own("Syncing, then quitting."))
            self._tasks.start(self._send_then_quit, group="quit")

    async def _send_then_quit(self) -> None:
        """Send what waits without its undo window, then leave; any failure keeps the app open."""
        left = await self._store.drain(DRAIN_SECONDS)
        if left:
            self._notices.notify(
                fill("{} could not be synced yet, so you're still here.", counted(left))
            )
        else:
            self._terminal.exit()


def _words(waiting: int, paused: int) -> SafeText:
    """What becomes of the changes that wait; the replies of a paused run wait for the user."""
    parts = []
    if waiting:
        parts.append(
            fill("{} not synced yet. They're saved and will sync next time.", counted(waiting))
            if waiting > 1
            else fill("{} not synced yet. It's saved and will sync next time.", counted(waiting))
        )
    if paused:
        words = "Paused bulk action: {} left. Saved, and still paused next time."
        parts.append(fill(words, replies(paused)))
    return joined("\n", parts)
