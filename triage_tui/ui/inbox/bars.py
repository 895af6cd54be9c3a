"""The two bars that come and go: the filter above the panes, the bulk run above the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.commands.part import Part
from triage_tui.inbox.safe_text import NOTHING, fill, line, own

if TYPE_CHECKING:
    from triage_tui.commands.handlers import Handlers
    from triage_tui.commands.keys.keymap import Keymap
    from triage_tui.commands.model import InboxModel
    from triage_tui.ui.inbox.layout import Layout
    from triage_tui.ui.inbox.run_bar import RunBar
    from triage_tui.ui.terminal.base_screen import TerminalScreen


class Bars:
    """Each bar is made when there is first something to show in it."""

    def __init__(
        self,
        screen: TerminalScreen,
        model: InboxModel,
        keymap: Keymap,
        handlers: Handlers,
        layout: Layout,
    ) -> None:
        self._screen = screen
        self._model = model
        self._keymap = keymap
        self._handlers = handlers
        self._layout = layout
        self._run_bar: RunBar | None = None

    def changed(self, part: Part) -> None:
        """A part of the model changed."""
        if part in {Part.RUN, Part.STATUS}:
            self.run()
        elif part in {Part.FILTER, Part.LIST} and self._layout.filter_bar is not None:
            self.filter()

    def run(self) -> None:
        """Draw the run bar."""
        bulk = self._handlers.bulk
        run = bulk.current
        if run is None and self._run_bar is None:
            return
        from triage_tui.ui.inbox.run_bar import RunBar, RunBarFacts  # late: not at the start

        if self._run_bar is None:
            self._run_bar = RunBar()
            self._screen.mount(self._run_bar, before="#message")
        if run is None:
            self._run_bar.show(RunBarFacts())
            return
        pause, cancel = (line(self._keymap.keys_of(f"run.{each}")) for each in ("pause", "cancel"))
        self._run_bar.show(RunBarFacts(run, bulk.others, pause, cancel))

    def filter(self) -> None:
        """Say what the filter leaves, and what it went through for that."""
        from triage_tui.commands.browse.filter import filter_count, filter_source  # late
        from triage_tui.inbox.filter.query import shown
        from triage_tui.ui.inbox.filter_bar import FilterFacts

        bar, model = self._layout.filter_bar, self._model
        if bar is None:
            return
        live, keys = model.live_filter, self._keymap.keys_of
        if not model.is_filtering:
            self._layout.keep_filter()
        bar.show(
            FilterFacts(
                text=shown(live.text),
                count=filter_count(model),
                problem=live.query.problems[-1] if live.query.problems else NOTHING,
                offers=tuple(offer.label for offer in self._handlers.filter.offers()),
                source=filter_source(model),
                keys=fill("{} changes it, {} clears", line(keys("view.filter")), own("Esc")),
            )
        )
