"""One sitting: the store, what reads for it, and what is remembered between sittings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from triage_tui.config.settings import Settings
from triage_tui.inbox.actions import Entry, GestureId
from triage_tui.inbox.lead_map import CategoryId, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText
from triage_tui.inbox.views.views import VIEWS, View
from triage_tui.sync.connection import Connection
from triage_tui.sync.reading.loader import Loader
from triage_tui.sync.reading.notes_tasks import NotesTasksReader
from triage_tui.sync.reading.restore import Restorer
from triage_tui.sync.storage.preferences import Preferences
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.sync.bulk_runs import Runs
    from triage_tui.sync.reading.lead_records import LeadReader
    from triage_tui.sync.reading.search import Searcher
    from triage_tui.sync.reading.workloads import WorkloadReader
    from triage_tui.sync.storage.drafts import Drafts


class KeyRefusedError(Exception):
    """A key that cannot be used; its text is a sentence for the screen."""

    def __init__(self, reason: SafeText) -> None:
        super().__init__(reason)
        self.reason = reason


def _no_drafts() -> Drafts:
    raise LookupError("no drafts are kept here")


async def _nothing_to_wake() -> None:
    """Nothing was opened yet."""


class Budget(Protocol):
    """What the pacer says about the requests left; see `smartlead.pacer.PacerStatus`."""

    @property
    def left(self) -> int | None: ...

    @property
    def waiting(self) -> int: ...

    @property
    def waiting_until(self) -> float | None: ...

    @property
    def why(self) -> str: ...

    @property
    def is_slowed(self) -> bool: ...

    @property
    def conversation_at(self) -> float | None: ...

    @property
    def missed_at(self) -> float | None: ...

    @property
    def page_at(self) -> float | None: ...

    @property
    def rest_at(self) -> float | None: ...


class Session(Struct, eq=False):
    """Everything a screen needs; opened by the wiring, closed by the app."""

    settings: Settings
    clock: Clock
    store: Store
    loader: Loader
    notes_tasks: NotesTasksReader
    runs: Callable[[], Runs]
    """The bulk runs; to be asked for the first time before anything is submitted."""
    team: Callable[[], WorkloadReader]
    """Reads what the members have; made when it is first needed."""
    searcher: Callable[[], Searcher]
    leads: Callable[[], LeadReader]
    preferences: Preferences
    connection: Connection
    budget: Callable[[], Budget | None]
    """What is left of the request budget; `None` until the first request was made."""
    close: Callable[[], None]
    """Let go of the journal and its lock."""
    pressed_since: Callable[[float], Sequence[Entry]]
    """Every action whose key was pressed since then, in seconds since 1970."""
    undos_since: Callable[[float], Mapping[GestureId, GestureId]]
    """The gestures since then that took another one back, with that one."""
    started_wall: float = 0.0
    """When this sitting began: seconds since 1970."""
    read_only_reason: SafeText = NOTHING
    """Why nothing may be changed; empty when it may."""
    drafts: Callable[[], Drafts] = _no_drafts
    """Words typed into forms that were not handed over."""
    take_over: Callable[[], bool] | None = None
    """Tries to become the one that acts, where another process of this machine is that now; true
    once it has ended. `None` when it is not that which hinders."""
    server_note: SafeText = NOTHING
    """Which server this is when it is not Smartlead's own."""

    notice: SafeText = NOTHING
    """Something to tell at the start: how the journal was found."""

    views: Mapping[str, View] = field(default_factory=lambda: VIEWS)
    """Every view by its id, in the order of the header: ours, then the user's."""
    restorer: Restorer | None = None
    """Brings back what was kept of the inbox; `None` where nothing is kept."""

    change_key: Callable[[str], Awaitable[SafeText]] | None = None
    """Goes on with what was pasted as the API key, once it was tested; returns what became of it.
    Raises KeyRefusedError."""
    same_account: Callable[[], None] = lambda: None
    """The user's word that the key in use is of the account that the open actions belong to."""
    wake: Callable[[], Awaitable[None]] = _nothing_to_wake
    """After a sleep of the machine: drops pooled connections and reads again."""
    reread: Callable[[], Awaitable[None]] = _nothing_to_wake
    """Reads what is in front; given by the screen, used before anything is sent after a sleep."""

    def me(self) -> MemberId | None:
        """Who the user is: the setting, else what was answered once."""
        if self.settings.me is not None:
            return MemberId(self.settings.me)
        return self.preferences.me()

    def pins(self) -> dict[int, CategoryId]:
        """The digits as they were pinned before."""
        return self.preferences.pins()

    def read_age(self, view_id: str) -> float | None:
        """Seconds since the newest read of a listing started; `None` when it was never read.

        What came out of the cache is as old as the read that brought it there.
        """
        read_at = self.loader.read_at.get(view_id)
        if read_at is not None:
            return self.clock.monotonic() - read_at
        kept = self.restorer.known.get(view_id) if self.restorer is not None else None
        return None if kept is None else max(0.0, self.clock.wall() - kept.read_wall)
