"""Leaving: at once when nothing is queued, else as the user says."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from triage_tui.commands.questions import Leave
from triage_tui.commands.wording import replies
from triage_tui.inbox.actions import counted
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, own
from triage_tui.sync.connection import Link

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
        self._session = model.session
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
        words = [_words(queued - paused, self._store.replies_paused)]
        if trouble := self._trouble():
            words.append(trouble)
        can_send = queued > paused and not self._waits_for_user
        self._dialogs.quit_question(joined("\n", words), self._answered, can_send=can_send)

    @property
    def _waits_for_user(self) -> bool:
        pause = self._store.state.pause
        return pause is not None and pause.until is None

    def _trouble(self) -> SafeText:
        """Why a sync would not come to its end now, as far as that is known."""
        pause = self._store.state.pause
        if pause is not None and self._waits_for_user:
            return fill("They can't sync now: {}", pause.reason)
        if self._session.connection.link is Link.OFFLINE:
            return own("You're offline.")
        return NOTHING

    async def _save_then_ask(self) -> None:
        await self._store.saved()
        self.ask()

    def _answered(self, answer: Leave) -> None:
        if answer is Leave.NOW:
            self._terminal.exit()
        else:
            self._sync()

    # -- syncing first -------------------------------------------------------------------------

    def _sync(self) -> None:
        """Send what waits without its undo window; whoever waits may stop that at any time."""
        over, until = asyncio.Event(), self._session.clock.monotonic() + DRAIN_SECONDS

        async def drain() -> None:
            await self._store.drain(DRAIN_SECONDS)
            over.set()

        def words() -> SafeText:
            left = max(1.0, until - self._session.clock.monotonic())
            waits = fill("Waiting for {}, at most {} more.", counted(self._left), span(left))
            return joined(" ", [each for each in (waits, self._trouble()) if each])

        self._tasks.start(drain, group="quit")
        self._dialogs.sync_first(words, over.wait, self._synced)

    @property
    def _left(self) -> int:
        store = self._store
        return store.state.queued + store.state.checking - store.paused

    def _synced(self, answer: Leave) -> None:
        """Leave once nothing is left; else the app stays open, and what waits goes on."""
        left = self._left
        if answer is Leave.NOW or (answer is Leave.AFTER_SENDING and not left):
            self._terminal.exit()
        elif answer is Leave.AFTER_SENDING:
            words = "{} couldn't be synced in {}, so you're still here."
            self._notices.notify(fill(words, counted(left), span(DRAIN_SECONDS)))
        elif left:
            self._notices.notify(fill("Still here. {} will sync when possible.", counted(left)))
        else:
            self._notices.notify(own("Still here. Everything is synced."))


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
