"""What is looked at: the view, its rows and cursor, filter, marks, and the open conversation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from triage_tui.commands.list_window import ListWindow
from triage_tui.commands.part import Part
from triage_tui.commands.row_marks import RowMarks
from triage_tui.commands.view_filters import ViewFilters
from triage_tui.commands.wording import lead_name
from triage_tui.inbox.lead_map import CategoryId, Conversation, LeadMap, LeadMapId
from triage_tui.inbox.pinned_categories import pinned
from triage_tui.inbox.safe_text import NOTHING, SafeText, own
from triage_tui.inbox.views.view_rows import ViewRows
from triage_tui.inbox.views.views import Advance, View, is_handled, next_after
from triage_tui.sync.journaled_state import Change, together

if TYPE_CHECKING:
    from triage_tui.commands.naming import NamePolicy
    from triage_tui.inbox.filter.live_filter import LiveFilter
    from triage_tui.inbox.sla import SlaPolicy
    from triage_tui.inbox.state import InboxState
    from triage_tui.session.session import Session

LONGEST_TRAIL = 200
"""Places remembered for the way back."""


class InboxModel:
    """Plain and observable: handlers change it, whoever shows it listens."""

    conversation_retry: float | None = None
    """When a conversation that could not be read is asked for again by itself, monotonic."""
    handled_wall = 0.0
    """When the last reply was decided in this session, seconds since 1970; 0 before that."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.store = session.store
        self.settings = session.settings
        self.views = session.views
        self.view: View = self.views[session.settings.default_view]
        self.rows_of = {
            view_id: ViewRows(view, self.sla_policy) for view_id, view in self.views.items()
        }
        """The rows of every view, by its id."""
        self.window: ListWindow[LeadMapId] = ListWindow()
        """The list as it is shown, and the cursor in it."""
        self.marks = RowMarks(lambda: self.changed(Part.MARKS, Part.STATUS))
        self.pinned: dict[int, CategoryId] = {}
        """The category on each digit."""
        self.handled: set[LeadMapId] = set()
        """Lead maps that got a decision in this session."""
        self.skipped: set[LeadMapId] = set()
        self.trail: list[LeadMapId] = []
        """Where the cursor was before each advance, oldest first."""
        self.reading: dict[str, float] = {}
        """The views being read, by their source, and since when, monotonic."""
        self.failures: dict[str, SafeText] = {}
        """Why the last read of a view failed, by its source."""
        self.next_look: float | None = None
        """When the next look for new replies comes, monotonic."""
        self.news: dict[LeadMapId, None] = {}
        """Replies that came while the app was open, until somebody went to them."""
        self.conversation: Conversation | None = None
        """The open lead map's, once it is there."""
        self.conversation_note: SafeText = NOTHING
        """What is said above it: that it is being read, or why it could not be."""
        self.keeps_place = True
        """False for a conversation that is shown from its newest reply on."""
        self.details_of: LeadMapId | None = None
        """The lead map whose lead's record is unfolded."""
        self.filters = ViewFilters(session)
        self.is_filtering = False
        """True while a filter is being typed."""
        self.search_note: SafeText = NOTHING
        """What is said of the server's part in a filter."""
        self.is_masked = False
        """True while others look on: names, addresses and phone numbers are not shown."""
        self.is_in_pane = False
        """True while the action pane has the keys, or all of the width."""
        self.is_too_small = False
        """True on a screen that has no room to decide on anything."""
        self.changes = 0
        """How many changes of a part were told."""
        self._cursors: dict[str, LeadMapId | None] = {}
        """Where the cursor was left in each view."""
        self._listeners: list[Callable[[Part], None]] = []

    # -- who listens ---------------------------------------------------------------------------

    def subscribe(self, listener: Callable[[Part], None]) -> None:
        """Call `listener` with each part that changed, for as long as the model lives."""
        self._listeners.append(listener)

    def changed(self, *parts: Part) -> None:
        """Tell that these parts are to be looked at again."""
        self.changes += len(parts)
        for part in parts:
            for listener in self._listeners:
                listener(part)

    # -- the rows and the cursor ---------------------------------------------------------------

    @property
    def rows(self) -> ViewRows:
        """The rows of the view in front, without the filter."""
        return self.rows_of[self.view.view_id]

    @property
    def cursor(self) -> LeadMapId | None:
        """The lead map under the cursor; `None` only while the list is empty."""
        return self.window.cursor

    @property
    def current(self) -> LeadMap | None:
        """The lead map under the cursor, as it is now."""
        return None if self.cursor is None else self.store.state.lead_map(self.cursor)

    def go_to(self, lead_map_id: LeadMapId) -> bool:
        """Put the cursor there; False when the list has no such row."""
        return self.window.go_to(lead_map_id)

    def following(self, advance: Advance | None = None) -> LeadMapId | None:
        """Where the cursor goes next, in the order as it is now; `advance` as in the settings."""
        way = advance or self.settings.advance
        return next_after(self.window.order, self.window.row, way, self._is_passed_over)

    def _is_passed_over(self, lead_map_id: LeadMapId) -> bool:
        return lead_map_id in self.skipped or self.is_leaving(lead_map_id)

    def is_leaving(self, lead_map_id: LeadMapId) -> bool:
        """True for a row that was decided and is on its way out of the view."""
        shown = self.store.state.lead_map(lead_map_id)
        return shown is None or is_handled(self.store.state, self.view, shown)

    def advance_to(self, lead_map_id: LeadMapId | None) -> None:
        """Put the cursor there, and remember the place that is left; `None` leaves it."""
        left = self.cursor
        if lead_map_id is None:
            self.window.step(0)  # what left above it is closed up here as well
        else:
            if left is not None and left != lead_map_id:
                self.trail.append(left)
                del self.trail[:-LONGEST_TRAIL]
            self.go_to(lead_map_id)
        self.changed(Part.HEADER)

    def advance_from(self, decided: Collection[LeadMapId]) -> None:
        """Go on from rows that were decided together, should the cursor be on one of them."""
        if self.cursor not in decided:
            return
        order, row, way = self.window.order, self.window.row, self.settings.advance
        gone = frozenset(decided)
        self.advance_to(
            next_after(order, row, way, lambda each: each in gone or self._is_passed_over(each))
        )

    def mark_handled(self, lead_map_ids: Iterable[LeadMapId]) -> None:
        """Count these as decided in this session."""
        self.handled.update(lead_map_ids)
        self.handled_wall = self.session.clock.wall()
        self.changed(Part.HEADER)

    def come_back(self, lead_map_ids: Sequence[LeadMapId], following: LeadMapId | None) -> None:
        """What the cursor went on from was refused after all: back, unless it went on itself."""
        self.unmark_handled(lead_map_ids)
        if following is not None and self.cursor == following and lead_map_ids:
            self.go_to(lead_map_ids[0])

    def unmark_handled(self, lead_map_ids: Iterable[LeadMapId]) -> None:
        """Count these as open again."""
        self.handled.difference_update(lead_map_ids)
        self.changed(Part.HEADER)

    def targets(self) -> tuple[LeadMapId, ...]:
        """The marked rows, else the one under the cursor."""
        if self.marks:
            return tuple(self.marks.in_order(self.window.order))
        return () if self.current is None else (self.current.lead_map_id,)

    # -- views ---------------------------------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Bring a view to the front; its cursor is where it was left, or at its top."""
        self._cursors[self.view.view_id] = self.cursor
        is_new = view.view_id not in self._cursors
        self.view = view
        self.rows.show_anew(self.store.state)
        self.search_note = NOTHING
        self.filters.again(view.view_id, self.rows.order)
        self.list_rows(still=False)
        cursor = self._cursors.get(view.view_id)
        if is_new:
            self.window.first()
        elif cursor is not None and cursor in self.rows:
            self.go_to(cursor)
        self.changed(Part.FILTER, Part.LEAD, Part.HEADER, Part.STATUS)

    def list_rows(self, *, still: bool = True) -> None:
        """List the rows of the view; `still` keeps the row under the cursor where it is."""
        live, order = self.filter_at_work, self.rows.order
        shown = order if live is None else live.rows(order)
        self.window.show(shown, still=still, ruled=self.rows.sunk_from(shown))
        self.changed(Part.LIST)

    def is_all_loaded(self) -> bool:
        """True when the view in front was read to its end."""
        listing = self.store.state.listings.get(self.view.source)
        return listing is not None and listing.is_complete

    # -- the filter ----------------------------------------------------------------------------

    @property
    def live_filter(self) -> LiveFilter:
        """The filter of the view in front; it leaves every row while it is empty."""
        return self.filters.of(self.view.view_id)

    @property
    def filter_at_work(self) -> LiveFilter | None:
        """The filter of the view in front; `None` where there is none, or it is empty."""
        return self.filters.at_work(self.view.view_id)

    # -- the conversation ----------------------------------------------------------------------

    def show_conversation(
        self,
        lead_map: LeadMap,
        note: SafeText = NOTHING,
        *,
        keep_place: bool = True,
        retry: float | None = None,
    ) -> None:
        """Show what is there of the open conversation, and `note` above it; `retry` as above.

        Nothing happens when the cursor is on another lead map meanwhile.
        """
        if self.cursor == lead_map.lead_map_id:
            self.conversation_note, self.keeps_place = note, keep_place
            self.conversation_retry = retry
            self.changed(Part.CONVERSATION)

    # -- what may be done, and said ------------------------------------------------------------

    def blocked_reason(self) -> SafeText:
        """Why nothing may be changed under the cursor now; empty when it may."""
        if not self.is_too_small and not self.view.is_actionable:
            return own("This reply matches no lead: Smartlead offers no action on it.")
        return self.read_only_reason()

    def read_only_reason(self) -> SafeText:
        """Why nothing may be changed now, whatever is under the cursor; empty when it may."""
        if self.is_too_small:
            return own("The window is too small to triage: make it larger.")
        return self.session.read_only_reason

    def past_sla(self, rows: ViewRows) -> int:
        """How many rows of a view are past their SLA now: none of what is aside or sent."""
        if not rows.view.is_queue:
            return 0
        return rows.late(self.session.clock.wall() - self.settings.sla_late)

    @cached_property
    def sla_policy(self) -> SlaPolicy | None:
        """The SLAs of single categories; `None` when the settings have none."""
        if not self.settings.sla:
            return None
        from triage_tui.inbox.sla import read_sla  # late: most settings have no such table

        return read_sla(self.settings.sla, self.settings.sla_late)

    @property
    def naming(self) -> NamePolicy:
        """What may be said of people now."""
        from triage_tui.commands.naming import NamePolicy  # late: not in the first paint

        return NamePolicy(self.is_masked)

    def name_of(self, lead_map: LeadMap) -> SafeText:
        """What to call a lead on the screen."""
        name = lead_name(lead_map)
        if not self.is_masked:
            return name
        from triage_tui.inbox.masking import masked_name  # late: seldom needed

        return masked_name(name)

    def show_kept(self) -> Change | None:
        """What journal and cache have kept: looked at once, when all of it is there.

        Returns what it brought; `None` where nothing was kept.
        """
        changes: list[Change] = []
        unsubscribe = self.store.subscribe(lambda _state, change: changes.append(change))
        self.store.recall()
        if self.session.restorer is not None:
            self.session.restorer.first(self.view)
        unsubscribe()
        if not changes:
            return None
        change = together(changes)
        self.state_changed(self.store.state, change)
        return change

    # -- news from the store -------------------------------------------------------------------

    def state_changed(self, state: InboxState, change: Change) -> None:
        """Keep the digits, the rows of every view and the filter up with the store."""
        if state.categories and len(self.pinned) < min(9, len(state.categories)):
            self.pinned = pinned(self.session.pins(), state.categories)
            self.session.preferences.keep_pins(self.pinned)
        self.filters.forget(change)
        if change.order:
            for rows in self.rows_of.values():
                rows.rebuild(state)
        has_moved = change.order or self._update_rows(state, change)
        has_narrowed = self.filters.changed(self.view.view_id, self.rows.order, change)
        if has_moved or has_narrowed:
            self.list_rows()

    def _update_rows(self, state: InboxState, change: Change) -> bool:
        """Keep every view's rows up; true when those in front came, went or moved."""
        in_front = False
        for rows in self.rows_of.values():
            moved = rows.update(state, change.lead_map_ids, stay=self.cursor)
            in_front = in_front or (moved and rows is self.rows)
        return in_front
