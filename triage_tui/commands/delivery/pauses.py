"""When the whole queue waits for the user: another key, a doubtful server, another account."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from triage_tui.inbox.events import Pause, PauseKind
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.sync.reading.loader import ReadError
from triage_tui.sync.sleep_detector import SleepDetector

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices, Tasks
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.store import Change

SLEEP_GAP = 30.0
"""How far wall and monotonic clock part before it counts as a sleep of the machine, in seconds."""


class Pauses:
    """Explains why the queue waits, asks once, and never over another dialog."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        read_again: Callable[[], None],
        *,
        notices: Notices,
        dialogs: Dialogs,
        tasks: Tasks,
    ) -> None:
        self._model = model
        self._session = model.session
        self._store = model.store
        self._keymap = keymap
        self._read_again = read_again
        self._notices = notices
        self._dialogs = dialogs
        self._tasks = tasks
        self._offered: Pause | None = None
        """The pause that the user was asked about already."""
        self._gaps = SleepDetector(model.session.clock, SLEEP_GAP)
        model.session.reread = self._reread

    def state_changed(self, state: InboxState, _change: Change) -> None:
        """The queue may have come to a stop, or gone on."""
        if state.pause is not self._offered:
            self.offer()

    def offer(self) -> None:
        """Ask about a pause that only the user can end, once, when no other dialog is open."""
        pause = self._store.state.pause
        if pause is None or pause.until is not None:
            self._offered = None
            return
        if pause is self._offered or self._dialogs.is_open:
            return
        self._offered = pause
        match pause.kind:
            case PauseKind.KEY:
                self._ask_for_key(pause)
            case PauseKind.ACCOUNT:
                self._ask_for_account(pause)
            case PauseKind.TLS:
                key = self._key("queue.go_on")
                self._notices.notify(
                    fill("{} Nothing is sent until you press {}.", pause.reason, key),
                    title=own("Certificate problem"),
                    severity="error",
                )

    # -- the key -------------------------------------------------------------------------------

    def enter_key(self) -> None:
        """Enter another API key, at any time."""
        state = self._store.state
        self._ask_for_key(state.pause if state.needs_key else None)

    def _ask_for_key(self, pause: Pause | None) -> None:
        change = self._session.change_key
        if change is None:
            self._notices.notify(own("The demo needs no API key."))
            return
        reason = pause.reason if pause is not None else NOTHING
        self._dialogs.enter_api_key(reason, change, self._key_answered, kept=self._kept())

    def _kept(self) -> SafeText:
        """What becomes of what is queued while a key is wanted; nothing where nothing is."""
        state = self._store.state
        waiting = state.queued + state.checking
        if not waiting:
            return NOTHING
        if waiting == 1:
            return own("Your queued change is safe.")
        return fill("Your {} queued changes are safe.", number(waiting))

    def _key_answered(self, said: SafeText | None) -> None:
        if said is not None:
            self._notices.notify(fill("Key works. {}", said))
            self._read_again()
        elif self._store.state.needs_key:
            words = fill("Paused until you enter a key ({}).", self._key("screen.key"))
            if self._model.window.order:
                words = fill("{} You can keep triaging.", words)
            self._notices.notify(words, severity="warning")

    # -- the account ---------------------------------------------------------------------------

    def _ask_for_account(self, pause: Pause) -> None:
        self._dialogs.confirm(
            own("Is this the same Smartlead account?"),
            pause.reason,
            yes=own("yes, send the changes"),
            no=own("keep them waiting"),
            then=self._account_answered,
        )

    def _account_answered(self, is_same: bool) -> None:
        if is_same:
            self._session.same_account()
            self._store.go_on()
        else:
            words = "Your changes wait. Discard them in the outbox ({}), or press {} to decide."
            outbox, go_on = self._key("screen.outbox"), self._key("queue.go_on")
            self._notices.notify(fill(words, outbox, go_on))

    # -- going on ------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Wait no longer for the network, the server's trouble or a doubt explained.

        A key that was refused may be good again: it is asked for only if it is refused anew.
        """
        pause = self._store.state.pause
        if pause is not None and pause.kind is PauseKind.ACCOUNT:
            self._ask_for_account(pause)
        else:
            self._store.go_on()
            self._store.hurry()
            self._notices.notify(own("Syncing now."))

    def look_for_sleep(self) -> None:
        """After a sleep of the machine: dead connections go, and the view is read again."""
        if self._gaps.has_slept():
            self._tasks.start(self._wake, group="wake")

    async def _wake(self) -> None:
        await self._session.wake()

    async def _reread(self) -> None:
        with suppress(ReadError):  # still no network: what waits says so itself
            await self._session.loader.read_view(self._model.view)

    def _key(self, command_id: str) -> SafeText:
        return line(self._keymap.keys_of(command_id))
