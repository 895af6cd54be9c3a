"""The second window on an account: it only reads, until the one that acts has ended."""

from __future__ import annotations

from triage_tui.commands.delivery.pauses import Pausing
from triage_tui.inbox.safe_text import own

BETWEEN_LOOKS = 2.0
"""Seconds between two looks at whether the other window has ended."""


class TakingOver(Pausing):
    """Takes over by itself: what the other one left waiting would wait for ever otherwise."""

    def on_mount(self) -> None:
        if self.session.take_over is not None:
            self._looks = self.set_interval(BETWEEN_LOOKS, self.look_for_the_other)

    def look_for_the_other(self) -> None:
        """Go on in its place once it has ended, with everything that it left."""
        take_over = self.session.take_over
        if take_over is None or not take_over():
            return
        self._looks.stop()
        if self.session.read_only_reason:  # it has ended, but the journal cannot be written now
            self.say(self.session.read_only_reason, severity="warning")
            return
        self.say(own("The other window has closed: this one acts and sends now."))
        self.end_runs()
        self.take_up()
        self.action_refresh_view()

    def take_up(self) -> None:
        """Go on with what the journal holds, and say how much that is."""
        raise NotImplementedError
