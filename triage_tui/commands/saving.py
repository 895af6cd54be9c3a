"""A key's change of the journal: taken, on its way to a slow disk, or refused and said so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.sync.storage.journal import JournalError
from triage_tui.sync.storage.turns import SAID_AFTER, Result, Writing

if TYPE_CHECKING:
    from triage_tui.commands.protocols import Notices
    from triage_tui.inbox.lead_map import LeadMapId
    from triage_tui.sync.store import Store


def notify_by(notices: Notices) -> Callable[[SafeText], object]:
    """Says in a toast why something was not taken."""
    return lambda reason: notices.notify(reason, title=own("Not saved"), severity="error")


class Saving:
    """Begins changes for whoever has keys, and has the screen say which are being saved."""

    def __init__(
        self, store: Store, tell: Callable[[SafeText], object], say_so: Callable[[], object]
    ) -> None:
        """`tell` says why something was not taken; `say_so` paints anew where it is said that
        something is being saved."""
        self._store = store
        self._tell = tell
        self._say_so = say_so

    def take(
        self,
        change: Writing[Result],
        taken: Callable[[Result], object],
        refused: Callable[[JournalError], object] | None = None,
        *,
        about: Iterable[LeadMapId] = (),
    ) -> bool:
        """Let a change have its turn; False, and the reason said, when the disk refused it.

        A slow disk holds up nothing: `taken`, or `refused` after the reason was said, is called
        once it has answered, and until then the rows of `about` say that it is waited for.
        """

        def not_taken(error: JournalError) -> None:
            self._tell(error.reason)
            if refused is not None:
                refused(error)

        turn = self._store.begin(change, about)
        turn.then(taken, not_taken)
        if not turn.is_over:
            asyncio.get_running_loop().call_later(SAID_AFTER, self._say_so)
            turn.when_over(lambda _turn: self._say_so())
        return not turn.is_refused
