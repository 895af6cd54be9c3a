"""How the panes are laid out: which has the keys, the list's width and density, the filter bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from triage_tui.ui.inbox.row import Density
from triage_tui.ui.keys.bindings import filter_bindings

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.widgets import Input

    from triage_tui.commands.model import InboxModel
    from triage_tui.ui.conversation.view import ConversationView
    from triage_tui.ui.inbox.filter_bar import FilterBar
    from triage_tui.ui.inbox.lead_map_list import LeadMapList
    from triage_tui.ui.terminal.base_screen import TerminalScreen

DENSITIES: tuple[Density, ...] = get_args(Density)
NARROWEST, WIDEST = 20, 75
"""The list's share of the width, in hundredths."""
STEP = 4
TWO_PANES = 80
"""Columns from which both panes are shown."""
SHALLOW = 18
"""Rows under which the email has the lines of what frames it."""
SMALLEST = (40, 10)
"""Columns and rows under which only the status line is shown, and nothing is decided."""


class Layout:
    """What is remembered of how the user likes the screen, and what changes it."""

    def __init__(
        self,
        screen: TerminalScreen,
        model: InboxModel,
        rows: LeadMapList,
        conversation: ConversationView,
    ) -> None:
        self._screen = screen
        self._model = model
        self._choices = model.session.preferences
        self._rows = rows
        self.reading = conversation
        self.filter_bar: FilterBar | None = None
        """Made when a filter is first asked for."""
        self._share: int | None = None
        """The list's share of the width, in hundredths, once it was chosen."""

    def restore(self) -> None:
        """Lay out as it was left the last time; the settings say how it starts."""
        density, usual = self._choices.text("density"), self._model.settings.density
        self._rows.density = next((each for each in DENSITIES if each == density), usual)
        share = self._choices.number("list_share")
        if share is not None:
            self._share_width(share)

    # -- the panes -----------------------------------------------------------------------------

    def open_pane(self) -> None:
        if self.reading.has_focus:
            self.reading.toggle()
            return
        if self._model.cursor is None:  # an empty pane alone would say nothing at all
            return
        self._screen.add_class("-open")
        self.reading.focus()
        self._noted()

    def next_pane(self) -> None:
        if self._rows.has_focus:
            self.open_pane()
        else:
            self._to_list()

    def close_pane(self) -> bool:
        if not self._model.is_in_pane and self._rows.has_focus:
            return False
        self._screen.remove_class("-zoomed")
        self._to_list()
        return True

    def show_emptied(self) -> None:
        """Back to the list once nothing is left in it: it says why, the pane nothing."""
        is_left = not self._rows.display or self.reading.has_focus
        if self._model.cursor is None and is_left:
            self.close_pane()

    def _to_list(self) -> None:
        self._screen.remove_class("-open")
        self._rows.focus()
        self._noted()

    def zoom(self) -> None:
        self._screen.toggle_class("-zoomed")
        self._noted()

    def _noted(self) -> None:
        """Let the model know which pane is read."""
        classes = ("-open", "-zoomed")
        self._model.is_in_pane = any(self._screen.has_class(each) for each in classes)

    # -- width and density ---------------------------------------------------------------------

    def next_density(self) -> None:
        here = DENSITIES.index(self._rows.density)
        density = DENSITIES[(here + 1) % len(DENSITIES)]
        self._rows.density = density
        self._choices.keep("density", density)

    def widen(self, steps: int) -> None:
        width = max(1, self._screen.size.width)
        self._share_width(round(100 * self._rows.outer_size.width / width) + STEP * steps)

    def drag(self, column: int) -> None:
        """The mouse holds the line between the panes at this column."""
        self._share_width(round(100 * column / max(1, self._screen.size.width)))

    def _share_width(self, share: int) -> None:
        share = min(max(share, NARROWEST), WIDEST)
        self._share = share
        self.fit(self._screen.size)
        self._choices.keep("list_share", share)

    def fit(self, size: Size) -> None:
        """The share that was chosen, where both panes are seen; else what the style sheet says.

        On a shallow screen the email comes before what is around it.
        """
        self._screen.set_class(size.height < SHALLOW, "-shallow")
        styles = self._rows.styles
        if self._share is None:
            return
        if size.width >= TWO_PANES:
            styles.width, styles.max_width = f"{self._share}%", "100%"
        else:
            styles.clear_rule("width")
            styles.clear_rule("max_width")

    # -- the filter bar ------------------------------------------------------------------------

    def open_filter(self) -> None:
        text = self._model.live_filter.text
        self._screen.remove_class("-open", "-zoomed")
        self._noted()
        self._screen.swap_bindings(filter_bindings())
        if self.filter_bar is None:
            from triage_tui.ui.inbox.filter_bar import FilterBar  # late: not in the first paint

            self.filter_bar = FilterBar(text)
            self._screen.mount(self.filter_bar, before="#panes")
        else:
            self.filter_bar.open(text)

    def close_filter(self) -> None:
        self._screen.swap_bindings(None)
        focused = self._screen.focused
        has_gone = focused is not None and focused is not self._filter_input
        self.keep_filter()
        if not has_gone:  # a click elsewhere has given the keys to what was clicked
            self._rows.focus()

    @property
    def _filter_input(self) -> Input | None:
        return None if self.filter_bar is None else self.filter_bar.input

    def keep_filter(self) -> None:
        """Show the filter that is kept, or no line where there is none."""
        if self.filter_bar is not None:
            self.filter_bar.keep(is_empty=not self._model.live_filter.text)

    def typed_filter(self) -> str:
        return "" if self.filter_bar is None else self.filter_bar.input.value

    def type_filter(self, text: str) -> None:
        if self.filter_bar is not None:
            self.filter_bar.write(text)


def is_too_small(size: Size) -> bool:
    """True on a screen that shows the status line alone."""
    return size.width < SMALLEST[0] or size.height < SMALLEST[1]
