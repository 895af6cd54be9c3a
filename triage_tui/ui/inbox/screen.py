"""The inbox: the list of lead maps, the open one, and the keys that decide."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from triage_tui.commands.configured import commands_of
from triage_tui.commands.handlers import Handlers, HostOf
from triage_tui.commands.keys.hints import for_no_edit, is_typed
from triage_tui.commands.lifecycle import Lifecycle
from triage_tui.commands.model import InboxModel
from triage_tui.commands.part import Part
from triage_tui.commands.table import FILTER_COMMANDS
from triage_tui.inbox.safe_text import own
from triage_tui.ui.inbox.bars import Bars
from triage_tui.ui.inbox.detail_pane import DetailPane
from triage_tui.ui.inbox.divider import Divider
from triage_tui.ui.inbox.filter_messages import FilterCut, FilterLeft, FilterTyped
from triage_tui.ui.inbox.header import Header
from triage_tui.ui.inbox.layout import Layout, is_too_small
from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.inbox.message_line import MessageLine
from triage_tui.ui.inbox.presenter import Presenter, row_facts_of
from triage_tui.ui.inbox.status_line import StatusLine
from triage_tui.ui.keys.bindings import bindings_of
from triage_tui.ui.keys.prefix_mode import PrefixMode
from triage_tui.ui.terminal.base_screen import TerminalScreen

if TYPE_CHECKING:
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.session.session import Session
    from triage_tui.ui.inbox.standing import Standing

TICK = 1.0
"""Seconds between two looks at the clock: ages, freshness, countdowns."""


class InboxScreen(TerminalScreen):
    """Composes the widgets and the handlers, and forwards between them; decides nothing."""

    AUTO_FOCUS = "LeadMapList"

    def __init__(self, session: Session, keymap: Keymap, host_of: HostOf) -> None:
        maps = bindings_of(keymap)
        super().__init__(maps[""])
        self.model = model = InboxModel(session)
        self.rows = LeadMapList(model.window, row_facts_of(model), id="list")
        self.pane = DetailPane(self._fill_pane, lambda: model.cursor)
        self.header, self.status = Header(), StatusLine()
        self.message = MessageLine(session.clock.monotonic)
        self.panes = Layout(self, model, self.rows, self.pane.conversation)
        self.prefix_mode = PrefixMode(self, keymap, maps, lambda: session.change_key is not None)
        self.host = host = host_of(self, model, keymap)
        listed = commands_of(model.settings)
        self.handlers = Handlers(model, keymap, listed, host, self.panes, unlisted=FILTER_COMMANDS)
        self.lifecycle = Lifecycle(self.handlers)
        self.presenter = Presenter(
            model,
            keymap,
            header=self.header,
            rows=self.rows,
            pane=self.pane,
            status=self.status,
            message=self.message,
        )
        self.bars = Bars(self, model, keymap, self.handlers, self.panes)
        self.painted_at_once = (self.rows, self.header, self.message, self.status)

    @cached_property
    def standing(self) -> Standing:
        from triage_tui.ui.inbox.standing import Standing  # late: asked with the first key

        return Standing(self, self.model, self.message, self.pane.conversation)

    def compose(self) -> ComposeResult:
        yield self.header
        with Horizontal(id="panes"):
            yield self.rows
            yield Divider()
            yield self.pane
        yield self.message
        yield self.status

    def on_mount(self) -> None:
        model = self.model
        self.panes.restore()
        model.subscribe(self._model_changed)
        kept = model.show_kept()
        self.lifecycle.hear(model.state_changed, self.presenter.state_changed)
        model.session.connection.subscribe(self.presenter.status)
        self.set_interval(TICK, self._tick)
        model.show_view(model.view)
        self.call_after_refresh(self.lifecycle.begin, kept)

    def on_unmount(self) -> None:
        self.lifecycle.end()

    def _tick(self) -> None:
        self.lifecycle.tick()
        self.presenter.tick()

    def _model_changed(self, part: Part) -> None:
        if self.is_attached:  # not once the app was told to end: what runs is still saved
            self.presenter.changed(part)
            self.bars.changed(part)
            self.panes.show_emptied()

    def _fill_pane(self) -> None:
        self.model.changed(Part.LEAD)
        self.handlers.conversation.land()

    def action_run(self, command_id: str) -> None:
        """Run a command: what every key comes to. One that did nothing says so."""
        if self.handlers.registry.reads(command_id):
            self.pane.settle()  # of the lead map under the cursor, however fast the key came
        self.message.key_came()
        before = self.standing.now()
        self.handlers.registry.run(command_id)
        is_in_front = self.app.screen is self and not self.model.is_filtering
        if is_in_front and self.standing.now() == before:
            self.presenter.nothing_done(command_id)
        self.model.window.scroll_by(0)  # lines that rows left blank are filled by the next key

    def action_prefix(self, first: str) -> None:
        """The first key of two; none for more of the keys that may follow."""
        self.prefix_mode.open(first)

    def action_finish(self, command_id: str) -> None:
        """The second key of two; none for Esc."""
        self.prefix_mode.close()
        if command_id:
            self.action_run(command_id)

    def action_show_view(self, view_id: str) -> None:
        """A click on a view."""
        self.handlers.refresh.go_to_view(view_id)

    def on_key(self, event: events.Key) -> None:
        if not isinstance(self.focused, Input):
            self.presenter.untaken_key(event.key, self.prefix_mode.first)
        elif is_typed(event.key) and event.key not in self.active_bindings:
            self.host.notify(for_no_edit(event.key))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.host.notify(own("Paste ignored (not in a text field)."))

    @on(LeadMapList.Highlighted)
    def _highlighted(self) -> None:
        self.pane.land(is_typing=self.model.is_filtering)

    @on(LeadMapList.Opened)
    def _opened(self) -> None:
        self.panes.open_pane()

    @on(Divider.Dragged)
    def _dragged(self, event: Divider.Dragged) -> None:
        self.panes.drag(event.column)

    @on(FilterTyped)
    def _typed(self, event: FilterTyped) -> None:
        self.pane.put_off()
        self.handlers.filter.take(event.text)

    @on(FilterCut)
    def _say_cut(self, event: FilterCut) -> None:
        self.host.notify(event.words)

    @on(FilterLeft)
    def _left_filter(self) -> None:
        self.handlers.filter.close()

    def on_screen_resume(self) -> None:
        self.lifecycle.offer()

    def on_resize(self, event: events.Resize) -> None:
        self.model.is_too_small = is_too_small(event.size)
        self.panes.fit(event.size)
        self.prefix_mode.fit()
        self.model.changed(Part.STATUS)

    def on_descendant_focus(self) -> None:
        self.model.changed(Part.STATUS)
