"""When the whole queue waits for the user: another key, a doubtful server, another account."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from triage_tui.commands.delivery.failures import Consequences
from triage_tui.inbox.events import Pause, PauseKind
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.sync.reading.loader import ReadError
from triage_tui.sync.sleep_detector import GapWatch

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.inbox.state import InboxState
    from triage_tui.session.session import Session
    from triage_tui.sync.store import Change

SLEEP_GAP = 30.0
"""How far wall and monotonic clock part before it counts as a sleep of the machine, in seconds."""


class Pausing(Consequences):
    """Explains why the queue waits, asks once, and never over another dialog."""

    def __init__(self, session: Session, keymap: Keymap, note: SafeText) -> None:
        super().__init__(session, keymap, note)
        self._offered: Pause | None = None
        """The pause that the user was asked about already."""
        self._gaps = GapWatch(session.clock, SLEEP_GAP)
        session.reread = self._reread

    def state_changed(self, state: InboxState, change: Change) -> None:
        """The queue may have come to a stop, or gone on."""
        super().state_changed(state, change)
        if state.pause is not self._offered:
            self._offer()

    def on_screen_resume(self) -> None:
        self._offer()

    def _offer(self) -> None:
        """Ask about a pause that only the user can end, once, when no other dialog is open."""
        pause = self.store.state.pause
        if pause is None or pause.until is not None:
            self._offered = None
            return
        if pause is self._offered or self.app.screen is not self:
            return
        self._offered = pause
        match pause.kind:
            case PauseKind.KEY:
                self._ask_for_key(pause)
            case PauseKind.ACCOUNT:
                self._ask_for_account(pause)
            case PauseKind.TLS:
                self.say(
                    fill(
                        "{} Nothing is sent until you press {}.",
                        pause.reason,
                        self._key("queue.go_on"),
                    ),
                    title=own("The server could not prove who it is"),
                    severity="error",
                )

    def way_on(self) -> SafeText:
        """Which key ends the pause, for the status line; empty when none is needed."""
        pause = self.store.state.pause
        if pause is None or pause.until is not None:
            return NOTHING
        if pause.kind is PauseKind.KEY:
            return fill("{} enters a key", self._key("screen.key"))
        if pause.kind is PauseKind.ACCOUNT:
            return fill("{} decides", self._key("queue.go_on"))
        return fill("{} goes on", self._key("queue.go_on"))

    # -- the key -------------------------------------------------------------------------------

    def action_enter_key(self) -> None:
        """Enter another API key, at any time."""
        pause = self.store.state.pause
        is_refused = pause is not None and pause.kind is PauseKind.KEY
        self._ask_for_key(pause if is_refused else None)

    def _ask_for_key(self, pause: Pause | None) -> None:
        from triage_tui.ui.dialogs.api_key_prompt import KeyPrompt  # late: not in the first paint

        change_key = self.session.change_key
        if change_key is None:
            return
        reason = pause.reason if pause is not None else own("The key in use will be replaced.")
        self.app.push_screen(KeyPrompt(reason, change_key), self._key_answered)

    def _key_answered(self, said: SafeText | None) -> None:
        if said is None:
            self.say(
                fill(
                    "Reading and sending wait for a key; {} asks again. Keys keep working.",
                    self._key("screen.key"),
                ),
                severity="warning",
            )
            return
        self.say(fill("On with the new key. {}", said))
        self.action_refresh_view()

    # -- the account ---------------------------------------------------------------------------

    def _ask_for_account(self, pause: Pause) -> None:
        from triage_tui.ui.dialogs.confirm import Confirm  # late: not in the first paint

        question = Confirm(
            own("Is this the same Smartlead account?"),
            pause.reason,
            yes=own("yes, send them"),
            no=own("let them wait"),
        )
        self.app.push_screen(question, self._account_answered)

    def _account_answered(self, is_same: bool | None) -> None:
        if is_same:
            self.session.same_account()
            self.store.go_on()
        else:
            words = own("They wait; the outbox ({}) drops what belongs elsewhere, {} asks again.")
            self.say(fill(words, self._key("screen.outbox"), self._key("queue.go_on")))

    # -- going on ------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Wait no longer for the network, the server's trouble or a doubt explained."""
        pause = self.store.state.pause
        if pause is not None and pause.kind is PauseKind.KEY:
            self.action_enter_key()
        elif pause is not None and pause.kind is PauseKind.ACCOUNT:
            self._ask_for_account(pause)
        else:
            self.store.go_on()
            self.store.hurry()
            self.say(own("What waits is tried now."))

    def look_for_sleep(self) -> None:
        """After a sleep of the machine: dead connections go, and the view is read again."""
        if self._gaps.has_slept():
            self.run_worker(self.session.wake(), group="wake")

    async def _reread(self) -> None:
        with suppress(ReadError):  # still no network: what waits says so itself
            await self.session.loader.read_view(self.view)

    def action_refresh_view(self) -> None:
        """Read the view in front again."""
        raise NotImplementedError
