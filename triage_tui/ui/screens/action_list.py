"""What the outbox and the history share: a full screen of records, its keys, its clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from triage_tui.commands.configured import commands_of
from triage_tui.commands.naming import NamePolicy
from triage_tui.commands.saving import Saving
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line
from triage_tui.ui.inbox.action_keys import OtherKey, flow, key_words
from triage_tui.ui.keys.bindings import local_bindings
from triage_tui.ui.screens.action_list_widget import ActionListWidget
from triage_tui.ui.terminal.base_screen import add_bindings
from triage_tui.ui.widgets.content import BLANK, draw, spread, stack
from triage_tui.ui.widgets.more_below import more_below

if TYPE_CHECKING:
    from triage_tui.commands.command import Command, Place
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.session.session import Session
    from triage_tui.sync.store import Change

SAID = {
    "information": "$text-success",
    "warning": "bold $text-warning",
    "error": "bold $text-error",
}
TICK = 1.0
"""Seconds between two looks at the clock: ages and countdowns."""


class ActionList(Screen[LeadMapId | None]):
    """A title, a list, and a line of keys; leaves with the lead map to go to, or with none."""

    AUTO_FOCUS = "ActionListWidget"
    PLACE: ClassVar[Place]
    """Whose keys of the command table work here."""

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        why_blocked: Callable[[], SafeText],
        naming: NamePolicy,
    ) -> None:
        """`why_blocked` says why nothing may be changed now; empty when it may."""
        super().__init__()
        self.session = session
        self.store = session.store
        self.keymap = keymap
        self._why_blocked = why_blocked
        self.naming = naming
        self.said = NOTHING
        """What was said last."""
        self._title_words = BLANK
        self._below = 0
        """Records below the last that is seen."""
        self.take = Saving(self.store, self._not_taken, self._say_saving).take
        """Lets a key's change have its turn."""
        add_bindings(self, local_bindings(keymap, self.PLACE))

    def compose(self) -> ComposeResult:
        yield Words(classes="records-title")
        yield ActionListWidget()
        yield Words(classes="records-said")
        yield Words(classes="records-more")
        yield Words(classes="records-keys")

    def on_mount(self) -> None:
        self.records = self.query_one(ActionListWidget)
        self._title = self.query_one(".records-title", Words)
        self._said = self.query_one(".records-said", Words)
        self._more = self.query_one(".records-more", Words)
        self._keys = self.query_one(".records-keys", Words)
        self._unsubscribe = self.store.subscribe(lambda _state, change: self.changed(change))
        self.set_interval(TICK, self.tick)
        self.paint()

    def on_unmount(self) -> None:
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
        self.records.look_again()

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
        severity: Literal["information", "warning", "error"] = "information",
    ) -> None:
        """One line above the keys, in place of the one before; it covers nothing."""
        self.said = words
        self._said.say(draw((fill("{} ", words), SAID[severity])))
        self._said.set_class(bool(words), "-said")

    def _not_taken(self, reason: SafeText) -> None:
        self.say(reason, severity="error")

    def _say_saving(self) -> None:
        if self.is_attached:  # a slow disk may answer after it was left
            self.records.look_again()
            self.paint_more()

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
        return self._why_blocked()

    def is_blocked(self) -> bool:
        """True when nothing may be changed, and that was said."""
        blocked = self.blocked
        if blocked:
            self.say(blocked, severity="warning")
        return bool(blocked)

    # -- keys ----------------------------------------------------------------------------------

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each command does that has a key here, by its id."""
        records = self.records
        return {
            "records.next": lambda: records.step(1),
            "records.previous": lambda: records.step(-1),
            "records.first": records.first,
            "records.last": records.last,
            "records.page_down": lambda: records.page(1),
            "records.page_up": lambda: records.page(-1),
            "records.go_to": self._go_to,
            "records.help": self._help,
            "records.leave": lambda: self.dismiss(None),
        }

    def action_run(self, command_id: str) -> None:
        """Run a command that has a key here."""
        self.runs()[command_id]()

    def _help(self) -> None:
        """The keys that work here; the one picked is run."""
        from triage_tui.ui.dialogs.help import Help  # late: seldom asked for

        here = [each for each in commands_of(self.session.settings) if self.PLACE in each.places]
        self.app.push_screen(Help(self.keymap, here), self._picked_command)

    def _picked_command(self, command: Command | None) -> None:
        if command is not None:
            self.action_run(command.command_id)

    def _go_to(self) -> None:
        """To the lead map of the record under the cursor."""
        lead_map_id = self.lead_map_under_cursor()
        if lead_map_id is not None:
            self.dismiss(lead_map_id)

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
