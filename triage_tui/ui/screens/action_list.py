"""What the outbox and the history share: a full screen of records, its keys, its clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from triage_tui.commands.keys.hints import is_typed, nothing_on
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, line
from triage_tui.ui.inbox.action_keys import OtherKey, flow, key_words
from triage_tui.ui.keys.bindings import local_bindings
from triage_tui.ui.screens.action_list_widget import ActionListWidget
from triage_tui.ui.terminal.base_screen import add_bindings
from triage_tui.ui.widgets.content import BLANK, draw, spread, stack, told
from triage_tui.ui.widgets.more_below import more_below

if TYPE_CHECKING:
    from textual import events

    from triage_tui.commands.command import Place
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Severity
    from triage_tui.commands.record_list import Front
    from triage_tui.inbox.open_decisions import Decision
    from triage_tui.sync.history.past import PastGesture
    from triage_tui.sync.store import Change

TICK = 1.0
"""Seconds between two looks at the clock: ages and countdowns."""


class ActionList(Screen[LeadMapId | None]):
    """A title, a list, and a line of keys; leaves with the lead map to go to, or with none."""

    AUTO_FOCUS = "ActionListWidget"
    PLACE: ClassVar[Place]
    """Whose keys of the command table work here."""

    def __init__(
        self,
        model: InboxModel,
        keymap: Keymap,
        run: Callable[[str], None],
        records: Front,
    ) -> None:
        """`run` runs a command by its id; `records` is told that this list is in front."""
        super().__init__()
        self.session = model.session
        self.store = model.store
        self.naming = model.naming
        self.keymap = keymap
        self.said = NOTHING
        """What was said last."""
        self._title_words = BLANK
        self._below = 0
        """Records below the last that is seen."""
        self._model = model
        self._run = run
        self._records = records
        # Held, not looked up: something may be said while the screen comes or goes.
        self.list = ActionListWidget()
        self._title = Words(classes="records-title")
        self._said = Words(classes="records-said")
        self._more = Words(classes="records-more")
        self._keys = Words(classes="records-keys")
        add_bindings(self, local_bindings(keymap, self.PLACE))

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.list
        yield self._said
        yield self._more
        yield self._keys

    def on_mount(self) -> None:
        self._unsubscribe = self.store.subscribe(lambda _state, change: self.changed(change))
        self.set_interval(TICK, self.tick)
        self._records.front = self
        self.paint()

    def on_unmount(self) -> None:
        if self._records.front is self:  # else the next one is in front already
            self._records.front = None
        self._unsubscribe()

    @on(ActionListWidget.Highlighted)
    def _moved(self) -> None:
        self.paint_more()

    @on(ActionListWidget.Scrolled)
    def _scrolled(self, event: ActionListWidget.Scrolled) -> None:
        self._below = event.below
        self._paint_title()

    def on_resize(self) -> None:
        self._paint_title()
        self.paint_more()

    # -- painting ------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def paint_more(self) -> None:
        """Show what is said about the record under the cursor, and its keys."""
        raise NotImplementedError

    def changed(self, _change: Change) -> None:
        """Something happened to lead maps or to actions: show everything as it is now."""
        self.paint()

    def tick(self) -> None:
        """A second went by: ages and countdowns; what reads the same is not drawn again."""
        self.list.look_again()

    def set_title(self, *parts: SafeText | tuple[SafeText, str]) -> None:
        self._title_words = draw(*parts)
        self._paint_title()

    def _paint_title(self) -> None:
        """What is listed, and at the right end how much more of it there is."""
        width = max(20, self.size.width - 2)
        self._title.say(spread(self._title_words, more_below(self._below), width))

    def set_more(self, *lines: Content) -> None:
        """What is said about the record under the cursor, and about all of it."""
        self._more.say(stack([each for each in lines if each.cell_length]))

    def set_keys(self, keys: list[OtherKey]) -> None:
        lines = flow([key_words(key) for key in keys], max(20, self.size.width - 2))
        self._keys.say(stack(lines))

    def say(
        self,
        words: SafeText,
        *,
        severity: Severity = "information",
    ) -> None:
        """One line above the keys, in place of the one before; it covers nothing."""
        self.said = words
        self._said.say(told(words, severity))
        self._said.set_class(bool(words), "-said")
        self.paint_more()  # what was done may have given a key something to do

    def key(self, command_id: str) -> SafeText:
        """The first key of a command, as shown; empty when it has none."""
        return line(self.keymap.keys_of(command_id))

    def other_key(self, command_id: str, does: SafeText) -> list[OtherKey]:
        """A key for the line of keys; none when the command has none."""
        key = self.key(command_id)
        return [OtherKey(key, does)] if key else []

    @property
    def blocked(self) -> SafeText:
        """Why nothing may be changed now; empty when it may."""
        return self._model.read_only_reason()

    # -- what its keys do ----------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if is_typed(event.key) and event.key not in self.active_bindings:
            self.say(nothing_on(event.key, self.key("records.help")))

    def action_run(self, command_id: str) -> None:
        """Run a command that has a key here."""
        self._run(command_id)

    @property
    def place(self) -> Place:
        return self.PLACE

    def step(self, rows: int) -> None:
        self.list.step(rows)

    def page(self, pages: int) -> None:
        self.list.page(pages)

    def first(self) -> None:
        self.list.first()

    def last(self) -> None:
        self.list.last()

    def go_to_reply(self) -> None:
        """Leave for the reply of the record under the cursor."""
        lead_map_id = self.lead_map_under_cursor()
        if lead_map_id is not None:
            self.dismiss(lead_map_id)

    def leave(self) -> None:
        self.dismiss(None)

    def look_again(self) -> None:
        """Show what reads another way by now: what is being saved, and the keys."""
        if self.is_attached:  # a slow disk may answer after it was left
            self.list.look_again()
            self.paint_more()

    def under_cursor(self) -> Decision | PastGesture | None:
        """The record under the cursor."""
        raise NotImplementedError

    def lead_map_under_cursor(self) -> LeadMapId | None:
        """The lead map that the record under the cursor is about."""
        raise NotImplementedError


class Words(Static):
    """A line or more of the screen; the same words again cost no layout and no output."""

    _said: Content = BLANK

    def say(self, content: Content) -> None:
        """Show other words."""
        if not content.is_same(self._said):
            self._said = content
            self.update(content)
