"""The state and the journal, kept in step: what is told to the screens was written before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct

from triage_tui.inbox.actions import ActionId, Entry
from triage_tui.inbox.coalesce import move_befores
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
from triage_tui.inbox.local_status import StatusChange
from triage_tui.inbox.reduce import reduce
from triage_tui.inbox.state import InboxState
from triage_tui.sync.storage.journal import Journal, JournalError
from triage_tui.sync.storage.journal_rows import Gesture
from triage_tui.sync.storage.turns import Turn, Turns, Writing


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


class JournaledState:
    """Holds the state; writes entries before it shows them."""

    def __init__(self, journal: Journal, turns: Turns | None = None) -> None:
        self.journal = journal
        self.turns = turns or Turns()
        self.state = InboxState()
        self._listeners: list[Listener] = []
        self._unwritten: dict[ActionId, Entry] = {}
        self.on_moved: Callable[[Sequence[Entry]], object] = lambda _entries: None
        """Told of entries that what was read meanwhile moved; given by the outbox."""

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

    def writing(
        self,
        entries: Iterable[Entry],
        gesture: Gesture | None = None,
        marks: Sequence[StatusChange] = (),
    ) -> Writing[tuple[Entry, ...]]:
        """Write entries and local marks, then show them; returns them as they are shown.

        Raises:
            JournalError: when they could not be written; nothing is shown then.
        """
        entries, unwritten, before = tuple(entries), tuple(self._unwritten.values()), self.state
        yield partial(self.journal.commit, (*unwritten, *entries), gesture, tuple(marks))
        self._forget(unwritten)
        for entry in entries:
            self._unwritten.pop(entry.action_id, None)
        is_as_planned = self.state is before
        if marks:
            self.tell(Marked(marks))
        self.tell(Submitted(entries) if gesture is not None else Moved(entries))
        return entries if is_as_planned else self._on_what_was_read(entries)

    def _on_what_was_read(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The entries on the values that were read while they were written."""
        moved: dict[ActionId, Entry] = {}
        for lead_map_id in dict.fromkeys(entry.lead_map_id for entry in entries):
            confirmed = self.state.confirmed(lead_map_id)
            if confirmed is not None:
                changed = move_befores(self.state.entries_of(lead_map_id), confirmed)
                moved.update((entry.action_id, entry) for entry in changed)
        if moved:
            self.note(moved.values())
            self.on_moved(tuple(moved.values()))
            self.catch_up()
        return tuple(moved.get(entry.action_id, entry) for entry in entries)

    def note(self, entries: Iterable[Entry]) -> None:
        """Show what has happened already; it is written with the next write.

        What the server did stays true on a full disk; only the journal learns it later.
        """
        entries = tuple(entries)
        self.tell(Moved(entries))
        self._unwritten.update((entry.action_id, entry) for entry in entries)

    def keep(self, entries: Iterable[Entry]) -> None:
        """Write entries that are shown already, now or with the next write."""
        self._unwritten.update((entry.action_id, entry) for entry in entries)
        self.catch_up()

    def catch_up(self) -> None:
        """Write in its turn what is shown and not written."""
        if self._unwritten:
            self.turns.begin(self.catching_up(), is_pressed=False).when_over(Turn.value)

    def catching_up(self) -> Writing[None]:
        """Write what is shown and not written, if the disk takes it now."""
        unwritten = tuple(self._unwritten.values())
        if not unwritten:
            return
        try:
            yield partial(self.journal.commit, unwritten)
        except JournalError:
            return
        self._forget(unwritten)

    def _forget(self, written: Iterable[Entry]) -> None:
        for entry in written:
            if self._unwritten.get(entry.action_id) is entry:
                del self._unwritten[entry.action_id]


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
