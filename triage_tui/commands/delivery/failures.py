"""What becomes of actions after the key: refusals, questions, other people's changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from triage_tui.commands.wording import KINDS, contested, question
from triage_tui.inbox.actions import ActionId, AddNote, CreateTask, Entry, Status
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.open_decisions import count
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Notices, Tasks
    from triage_tui.inbox.state import InboxState
    from triage_tui.sync.store import Change

GATHERED = 0.1
"""Seconds in which news of several actions is gathered into one toast."""
NEEDS_USER = frozenset({Status.ASK, Status.REFUSED})


class Failures:
    """Tells what came of actions that the user has to know of."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        *,
        notices: Notices,
        tasks: Tasks,
        is_at_outbox: Callable[[], bool],
    ) -> None:
        """`is_at_outbox` tells whether what waits is listed on the screen already."""
        self._model = model
        self._keymap = keymap
        self._notices = notices
        self._tasks = tasks
        self._is_at_outbox = is_at_outbox
        self._told: dict[ActionId, Status] = {}
        """What was said already, by action, for those that wait for the user or were contested."""
        self._news: dict[ActionId, Entry] = {}
        """What is to be said in the next toast."""

    def state_changed(self, state: InboxState, change: Change) -> None:
        """Something moved: say what the user has to know of it."""
        for entry in change.entries or _entries_of(state, change.lead_map_ids):
            is_contested = entry.changed_by_other and entry.status.is_open
            if entry.status not in NEEDS_USER and not is_contested:
                self._told.pop(entry.action_id, None)
                continue
            said = entry.status if entry.status in NEEDS_USER else Status.PENDING
            if self._told.get(entry.action_id) is said:
                continue
            self._told[entry.action_id] = said
            if not self._news:
                self._tasks.later(GATHERED, self._tell)
            self._news[entry.action_id] = entry

    def _tell(self) -> None:
        """One toast for each kind of news."""
        news, self._news = list(self._news.values()), {}
        self._tell_refused([entry for entry in news if entry.status is Status.REFUSED])
        self._tell_asking([entry for entry in news if entry.status is Status.ASK])
        self._tell_contested([entry for entry in news if entry.status not in NEEDS_USER])

    def _tell_refused(self, entries: list[Entry]) -> None:
        if not entries:
            return
        first, state, naming = entries[0], self._model.store.state, self._model.naming
        reason = naming.words(state, first, first.reason)
        again, outbox = self._key("action.retry"), self._key("screen.outbox")
        is_listed = self._is_at_outbox()
        if (rejected := count(entries)) > 1:
            lists = NOTHING if is_listed else fill(" {} lists them all.", outbox)
            words = fill("First: {}{}", reason, lists)
            title = fill("{} changes rejected", number(rejected))
        else:
            title = fill("{}: {} rejected", naming.who(state, first), KINDS[first.kind])
            what = fill("{} retries", again)
            if isinstance(first.action, CreateTask | AddNote):
                what = fill("Your text is kept: {} opens the form", again)
            lists = NOTHING if is_listed else fill(", {} lists what waits", outbox)
            words = fill("{} {}{}.", reason, what, lists)
        self._notices.notify(words, title=title, severity="error")

    def _tell_asking(self, entries: list[Entry]) -> None:
        if not entries or self._is_at_outbox():  # the question stands there, with its keys
            return
        first, state, naming = entries[0], self._model.store.state, self._model.naming
        title = fill("{}: {}", naming.who(state, first), naming.describe(state, first))
        if (asking := count(entries)) > 1:
            title = fill("{} changes need you", number(asking))
        asked = naming.words(state, first, question(state, first))
        words = fill("{} {} answers.", asked, self._key("screen.outbox"))
        self._notices.notify(words, title=title, severity="warning")

    def _tell_contested(self, entries: list[Entry]) -> None:
        if not entries:
            return
        first, state, naming = entries[0], self._model.store.state, self._model.naming
        title = fill("{}: {}", naming.who(state, first), naming.describe(state, first))
        if (contested_ones := count(entries)) > 1:
            title = fill("{} changes: a teammate changed these too", number(contested_ones))
        self._notices.notify(contested(state, first), title=title, severity="warning")

    def _key(self, command_id: str) -> SafeText:
        return line(self._keymap.keys_of(command_id))


def _entries_of(state: InboxState, lead_map_ids: Collection[LeadMapId]) -> Iterator[Entry]:
    """The open and refused actions on lead maps that were just read: a read may change them."""
    for lead_map_id in lead_map_ids:
        if lead_map_id in state.entry_ids:
            yield from state.entries_of(lead_map_id)
