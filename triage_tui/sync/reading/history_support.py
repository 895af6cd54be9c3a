"""Whether the server gives conversations with its lists, as far as was seen; else they are read
one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from triage_tui.inbox.safe_text import NOTHING, SafeText, own

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Page
    from triage_tui.sync.gateway.errors import ReadError

SLOW: Final = 8.0
"""Seconds from which a page with conversations keeps a rep waiting longer than single ones do."""
_STRIKES: Final = 2
"""Pages in a row that are slow or lost before no more of them are asked for."""
_REFUSED: Final = own("Smartlead refuses conversations with the list: loading them one by one.")
_IGNORED: Final = own("Smartlead sends no conversations with the list: loading them one by one.")
_SLOW: Final = own("Smartlead is slow with conversations in the list: loading them one by one.")


class HistorySupport:
    """What became of the pages that were asked for with histories."""

    def __init__(self) -> None:
        self.report: SafeText = NOTHING
        """Why they are not asked for any more; empty while they are."""
        self._strikes = 0

    @property
    def is_given(self) -> bool:
        """True while pages are worth asking for with histories."""
        return not self.report

    def heard(self, page: Page, *, is_only: bool = False) -> None:
        """A page came that was asked for with histories; `is_only` judges by it alone."""
        if any(row.last_reply_at is not None for row in page.rows) and not any(
            row.history for row in page.rows
        ):
            self.report = _IGNORED
        elif page.took > SLOW:
            self._strikes += _STRIKES if is_only else 0
            self._strike()
        else:
            self._strikes = 0

    def blame(self, error: ReadError) -> None:
        """A page did not come with histories, and came without."""
        if error.is_refused:
            self.refuse()
        else:
            self._strike()

    def refuse(self) -> None:
        """The server does not take the request with histories."""
        self.report = _REFUSED

    def give_up(self) -> None:
        """The server does not get through with histories."""
        self.report = _SLOW

    def _strike(self) -> None:
        self._strikes += 1
        if self._strikes >= _STRIKES:
            self.give_up()

    def forget(self) -> None:
        """Try again with histories: the user asked for the view anew."""
        self.report, self._strikes = NOTHING, 0


def may_be_for_histories(error: ReadError) -> bool:
    """True when a page that failed with histories may come without them.

    A limit, a dead network or a key would have met any request.
    """
    return error.is_refused or (error.is_passing and not error.is_unsent)
