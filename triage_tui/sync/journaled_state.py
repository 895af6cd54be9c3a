"""The state and the journal, kept in step: what is told to the screens was written before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from triage_tui.inbox.actions import ActionId, Entry
from triage_tui.inbox.events import (
    CategoriesRead,
    Event,
    LeadMapRead,
    LeadMapsRead,
    Marked,
    MembersRead,
    Moved,
    Paused,
    PreviewRead,
    RowsRead,
    Submitted,
)
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.local_status import MarkChange
from triage_tui.inbox.state import InboxState, reduce
from triage_tui.sync.storage.journal import Journal, JournalError
from triage_tui.sync.storage.journal_rows import Gesture


class Change(Struct, frozen=True, gc=False):
    """What one event may have changed."""

    lead_map_ids: frozenset[LeadMapId]
    """Lead maps that may be drawn differently."""
    lists: bool
    """True when the categories or the members changed: every row may be drawn differently."""
    entries: tuple[Entry, ...] = ()
    """The entries that were pressed or moved, as they are now: for toasts."""
    listing: str = ""
    """The listing that a page came for; what left it is in `lead_map_ids` as well."""
    order: bool = False
    """True when rows may have to be sorted anew: the categories changed."""


def together(changes: Sequence[Change]) -> Change:
    """What has to be looked at after several events, for somebody who slept through them."""
    return Change(
        frozenset().union(*(each.lead_map_ids for each in changes)),
        lists=any(each.lists for each in changes),
        entries=tuple(entry for each in changes for entry in each.entries),
        order=any(each.order for each in changes),
    )


Listener = Callable[[InboxState, Change], None]


class Ledger:
    """Holds the state; writes entries before it shows them."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.state = InboxState()
        self._listeners: list[Listener] = []
        self._unwritten: dict[ActionId, Entry] = {}

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def tell(self, event: Event) -> None:
        """Change the state and tell the listeners."""
        before, self.state = self.state, reduce(self.state, event)
        change = change_of(event, before, self.state)
        for listener in tuple(self._listeners):
            listener(self.state, change)

    def write(
        self,
        entries: Iterable[Entry],
        gesture: Gesture | None = None,
        marks: Sequence[MarkChange] = (),
    ) -> None:
        """Write entries and local marks, then show them.

        Raises:
            JournalError: when they could not be written; nothing is shown then.
        """
        entries = tuple(entries)
        self.journal.commit((*self._unwritten.values(), *entries), gesture, marks)
        self._unwritten.clear()
        if marks:
            self.tell(Marked(marks))
        self.tell(Submitted(entries) if gesture is not None else Moved(entries))

    def note(self, entries: Iterable[Entry]) -> None:
        """Show what has happened already, and write it now or with the next write.

        What the server did stays true on a full disk; only the journal learns it later.
        """
        entries = tuple(entries)
        self.tell(Moved(entries))
        self.keep(entries)

    def keep(self, entries: Iterable[Entry]) -> None:
        """Write entries that are shown already, now or with the next write."""
        self._unwritten.update((entry.action_id, entry) for entry in entries)
        self.catch_up()

    def catch_up(self) -> None:
        """Write what a failing disk did not take, if it takes it now."""
        if not self._unwritten:
            return
        try:
            self.journal.commit(self._unwritten.values())
        except JournalError:
            return
        self._unwritten.clear()


def change_of(  # noqa: PLR0911  # one a kind of event
    event: Event, before: InboxState, state: InboxState
) -> Change:
    """What the listeners have to look at after `event`, which made `state` of `before`."""
    match event:
        case RowsRead():
            came = {row.lead_map_id for row in event.rows}
            came.update(state.listings[event.listing].gone)
            return Change(frozenset(came), lists=False, listing=event.listing)
        case LeadMapRead() | LeadMapsRead():
            rows = (event.row,) if isinstance(event, LeadMapRead) else event.rows
            return Change(frozenset(row.lead_map_id for row in rows), lists=False)
        case PreviewRead():
            return Change(frozenset({event.lead_map_id}), lists=False)
        case Submitted() | Moved():
            ids = frozenset(entry.lead_map_id for entry in event.entries)
            return Change(ids, lists=False, entries=tuple(event.entries))
        case Marked():
            return Change(frozenset(each.lead_map_id for each in event.changes), lists=False)
        case CategoriesRead():
            is_new = before.categories != state.categories  # else no row sorts another way
            return Change(frozenset(), lists=True, order=is_new)
        case MembersRead():
            return Change(frozenset(), lists=True)
        case Paused():
            return Change(frozenset(), lists=False)
