"""What the outbox and the history share: a full screen of records, its keys, its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.text import SafeText
from triage_tui.ui.draw import draw, stack
from triage_tui.ui.widgets.action_keys import OtherKey, flow, key_words
from triage_tui.ui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from triage_tui.sync.session import Session
    from triage_tui.ui.keymap import Keymap

TICK = 1.0
"""Seconds between two looks at the clock: ages and countdowns."""


class Records(Screen[LeadMapId | None]):
    """A title, a list, and a line of keys; leaves with the lead map to go to, or with none."""

    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("g,home", "first", show=False),
        Binding("G,end", "last", show=False),
        Binding("pagedown,ctrl+d", "page(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("escape,q", "leave", show=False),
        Binding("enter,o", "go_to", show=False),
    ]

    def __init__(self, session: Session, keymap: Keymap) -> None:
        super().__init__()
        self.session = session
        self.store = session.store
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        yield Static(classes="records-title")
        yield RecordList()
        yield Static(classes="records-more")
        yield Static(classes="records-keys")

    def on_mount(self) -> None:
        self.records = self.query_one(RecordList)
        self._title = self.query_one(".records-title", Static)
        self._more = self.query_one(".records-more", Static)
        self._keys = self.query_one(".records-keys", Static)
        self._unsubscribe = self.store.subscribe(lambda _state, _change: self.paint())
        self.set_interval(TICK, self.paint)
        self.paint()

    def on_unmount(self) -> None:
        self._unsubscribe()

    @on(RecordList.Highlighted)
    def _moved(self) -> None:
        self.paint_more()

    # -- painting ------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def paint_more(self) -> None:
        """Show what is said about the record under the cursor, and its keys."""
        raise NotImplementedError

    def set_title(self, *parts: SafeText | tuple[SafeText, str]) -> None:
        self._title.update(draw(*parts))

    def set_more(self, words: SafeText) -> None:
        self._more.update(draw((words, "$text-muted")))

    def set_keys(self, keys: list[OtherKey]) -> None:
        lines = flow([key_words(key) for key in keys], max(20, self.size.width - 2))
        self._keys.update(stack(lines))

    def say(
        self,
        words: SafeText,
        *,
        severity: Literal["information", "warning", "error"] = "information",
    ) -> None:
        """A toast; never read as markup."""
        self.notify(words, severity=severity, markup=False)

    # -- keys ----------------------------------------------------------------------------------

    def action_step(self, rows: int) -> None:
        """Move the cursor."""
        self.records.step(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by screens."""
        self.records.page(pages)

    def action_first(self) -> None:
        """The first record."""
        self.records.first()

    def action_last(self) -> None:
        """The last record."""
        self.records.last()

    def action_leave(self) -> None:
        """Back to the inbox."""
        self.dismiss(None)

    def action_go_to(self) -> None:
        """To the lead map of the record under the cursor."""
        lead_map_id = self.lead_map_under_cursor()
        if lead_map_id is not None:
            self.dismiss(lead_map_id)

    def lead_map_under_cursor(self) -> LeadMapId | None:
        """The lead map that the record under the cursor is about."""
        raise NotImplementedError
