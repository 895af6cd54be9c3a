"""The inbox: the list of lead maps, the open one, and the keys that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from triage_tui.commands.browse.conversation import Reading
from triage_tui.commands.browse.general import Tools
from triage_tui.commands.browse.lead_details import People
from triage_tui.commands.browse.refresh import Refreshing
from triage_tui.commands.decide.done_snooze import PuttingAside
from triage_tui.commands.decide.plays import Playing
from triage_tui.commands.delivery.quit import Leaving
from triage_tui.commands.distribute.handover import Covering
from triage_tui.inbox.actions import counted
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.pinned_categories import pinned
from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.inbox.views.views import View
from triage_tui.sync.journaled_state import Change, together
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.conversation.view import ConversationView
from triage_tui.ui.inbox.action_keys import ActionKeys
from triage_tui.ui.inbox.detail_pane import Landing
from triage_tui.ui.inbox.divider import Divider
from triage_tui.ui.inbox.header import Header
from triage_tui.ui.inbox.layout import Layout
from triage_tui.ui.inbox.lead_card import LeadFacts
from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.inbox.status_line import StatusLine
from triage_tui.ui.keys.prefix_mode import Prefixes
from triage_tui.ui.terminal.compositor import FrontCompositor

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.session.session import Session

FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
"""Seconds between two tries to read what cannot be done without."""
TICK = 1.0
"""Seconds between two looks at the clock: ages, freshness, countdowns."""


class InboxScreen(
    Refreshing,
    Reading,
    Landing,
    Prefixes,
    People,
    Layout,
    Tools,
    Playing,
    Covering,
    Leaving,
    PuttingAside,
    Screen[None],
):
    """Two panes, a header and a status line; state comes from the store, keys go to it."""

    AUTO_FOCUS = "LeadMapList"

    def __init__(self, session: Session, keymap: Keymap, note: SafeText) -> None:
        super().__init__(session, keymap, note)
        self._compositor = FrontCompositor()
        self._cursors: dict[str, LeadMapId | None] = {}
        self._has_come = False

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal(id="panes"):
            yield LeadMapList(id="list")
            yield Divider()
            with Vertical(id="pane"):
                yield LeadFacts()
                yield ConversationView()
                yield ActionKeys()
        yield StatusLine()

    def on_mount(self) -> None:
        self.header = self.query_one(Header)
        self.rows = self.query_one(LeadMapList)
        self.lead = self.query_one(LeadFacts)
        self.conversation = self.query_one(ConversationView)
        self.action_keys = self.query_one(ActionKeys)
        self.status = self.query_one(StatusLine)
        self.take_layout()
        self.pins = pinned(self.session.pins(), self.store.state.categories)
        self._show_kept()
        self._unsubscribe = self.store.subscribe(self.state_changed)
        self.session.connection.subscribe(self.paint_status)
        self.set_interval(TICK, self._tick)
        self._show_view(self.view)
        self.call_after_refresh(self._begin)

    def _show_kept(self) -> None:
        """What journal and cache have kept: looked at once, when all of it is there."""
        changes: list[Change] = []
        unsubscribe = self.store.subscribe(lambda _state, change: changes.append(change))
        self.store.recall()
        if self.session.restorer is not None:
            self.session.restorer.first(self.view)
        unsubscribe()
        if changes:
            self.state_changed(self.store.state, together(changes))

    @on(events.ScreenResume)
    def _resumed(self, event: events.ScreenResume) -> None:
        """Textual gives every widget its styles anew here, which all have just got them."""
        event.refresh_styles = self._has_come
        self._has_come = True

    def on_unmount(self) -> None:
        self._unsubscribe()
        self.end_runs()

    def _tick(self) -> None:
        self.wake()
        self.rows.tick()
        self.look_for_sleep()
        self.paint_status()
        if not self.is_fill_due:
            self.paint_ages()

    # -- reading -------------------------------------------------------------------------------

    def _begin(self) -> None:
        """After the first paint: what is left from the last time, and what needs the network."""
        self.take_up()
        self._read_reference()
        self.begin_reading()

    def take_up(self) -> None:
        """Go on with what the journal holds, and say how much that is."""
        if self.session.notice:
            self.say(self.session.notice, severity="warning")
        resumed = self.store.resume()
        self.store.aside.take_up()
        self.begin_runs()
        self.remind_of_covers()
        self.remind_of_drafts()
        waiting = resumed.waiting + resumed.checking
        if waiting:
            self.say(fill("Going on from the last time: {}.", counted(waiting)))
        if resumed.asking + resumed.refused:
            self.say(
                fill("Waiting for a decision: {}.", counted(resumed.asking + resumed.refused)),
                severity="warning",
            )

    @work(group="reference")
    async def _read_reference(self) -> None:
        """Categories until they are there, since the digits need them; then the members."""
        loader, wait = self.session.loader, FIRST_WAIT
        while True:
            try:
                await loader.read_categories()
                break
            except ReadError as error:
                words = fill("{} Trying again in {}.", line(error), span(wait))
                self.say(words, title=own("The categories could not be read"), severity="warning")
            await self.session.clock.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)
        names = {each.category_id: each.name for each in self.store.state.categories.values()}
        self.session.choices.keep_category_names(names)
        try:
            await loader.read_members()
        except ReadError:
            # Not every account has the endpoint; names from rows and the config serve as well.
            return

    # -- the cursor ----------------------------------------------------------------------------

    @on(LeadMapList.Opened)
    def _opened(self) -> None:
        self.action_pane_open()

    def action_step(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.rows.step(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by pages."""
        self.rows.page(pages)

    def action_first(self) -> None:
        """The first row."""
        self.rows.first()

    def action_last(self) -> None:
        """The last row."""
        self.rows.last()

    # -- views and panes -----------------------------------------------------------------------

    def _show_view(self, view: View) -> None:
        """Bring a view to the front; its cursor is where it was left."""
        self._cursors[self.view.view_id] = self.rows.cursor
        self.view = view
        self.queue.show_anew(self.store.state)
        self.refilter()
        self.paint_rows(still=False)
        cursor = self._cursors.get(view.view_id)
        if cursor is not None and cursor in self.queue:
            self.rows.move_to(cursor)
        self.paint_lead()
        self.paint_header()
        self.paint_status()

    def show_view(self, view_id: str) -> None:
        """Bring a view to the front."""
        self.action_view(view_id)

    def action_view(self, view_id: str) -> None:
        """Go to a view, and read it when it was not read yet."""
        self._show_view(self.views[view_id])
        if self.view.source not in self.session.loader.read_at:
            self.read(self.view)

    def action_view_step(self, step: int) -> None:
        """The next or previous view."""
        names = list(self.views)
        self.action_view(names[(names.index(self.view.view_id) + step) % len(names)])

    def action_refresh_view(self) -> None:
        """Read the view in front again."""
        if not self.view.endpoint:
            self.say(own("This view is kept on this machine: there is nothing to read."))
        self.session.loader.views.hurry()
        self.read(self.view, whole=True)

    def action_pane_open(self) -> None:
        """Into the action pane: the conversation takes the keys; there, fold or open a message."""
        if self.conversation.has_focus:
            self.action_message_toggle()
            return
        self.add_class("-open")
        self.conversation.focus()

    def action_pane_next(self) -> None:
        """From the list to the conversation and back."""
        if self.rows.has_focus:
            self.action_pane_open()
        else:
            self._close_pane()

    def _close_pane(self) -> None:
        self.remove_class("-open")
        self.rows.focus()

    def action_zoom(self) -> None:
        """The action pane in full width, and back."""
        self.toggle_class("-zoomed")

    def action_conversation(self, lines: int) -> None:
        """Scroll the conversation by lines."""
        self.conversation.scroll_lines(lines)

    def action_conversation_page(self, direction: int) -> None:
        """Scroll the conversation by half a page."""
        self.conversation.scroll_page(direction)

    def action_quotes(self) -> None:
        """Unfold or fold quoted text."""
        self.conversation.toggle_quotes()

    # -- keys ----------------------------------------------------------------------------------

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text outside inputs is not a row of key presses."""
        event.stop()
        self.say(own("Pasted text does nothing here."))

    def action_back(self) -> None:
        """Close what is open, then clear the filter, then the marks; never quit."""
        if self.has_class("-zoomed") or self.has_class("-open") or not self.rows.has_focus:
            self.remove_class("-zoomed")
            self._close_pane()
        elif not self.clear_filter():
            self.clear_marks()
