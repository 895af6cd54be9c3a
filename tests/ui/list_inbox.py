"""A tiny app with nothing but the lead map list, for the tests of the list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from triage_tui.commands.list_window import ListWindow
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import SafeText
from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.inbox.row import RowFacts
from triage_tui.ui.widgets.theme_colors import theme_colors


class Recorder(LeadMapList):
    """The list, noting the lines that it draws."""

    lines: list[int]

    def render_line(self, y: int) -> Strip:
        self.lines.append(y)
        return super().render_line(y)


class Inbox(App[None]):
    """Nothing but the list, over rows named after their number."""

    CSS_PATH = Path(__file__).parents[2] / "styles.tcss"

    def __init__(self, order: Iterable[int] = range(100), theme: str = "textual-dark") -> None:
        super().__init__()
        self.theme = theme
        self.first_order = order
        self.known: dict[LeadMapId, RowFacts | None] = {}
        self.asked: list[int] = []
        self.told: list[LeadMapId | None] = []
        self.opened: list[LeadMapId] = []

    def get_css_variables(self) -> dict[str, str]:
        self.theme_variables = theme_colors(
            super().get_css_variables(), is_ansi=self.current_theme.ansi
        )
        return self.theme_variables

    def compose(self) -> ComposeResult:
        rows = Recorder(ListWindow(), self.facts)
        rows.lines = []
        yield rows

    def on_mount(self) -> None:
        self.show(self.first_order)

    def on_lead_map_list_highlighted(self, event: LeadMapList.Highlighted) -> None:
        self.told.append(event.lead_map_id)

    def on_lead_map_list_opened(self, event: LeadMapList.Opened) -> None:
        self.opened.append(event.lead_map_id)

    @property
    def rows(self) -> Recorder:
        return self.query_one(Recorder)

    def show(self, order: Iterable[int], *, still: bool = True, ruled: int | None = None) -> None:
        listed = tuple(LeadMapId(n) for n in order)
        self.rows.window.show(listed, still=still, ruled=ruled)

    def facts(self, lead_map_id: LeadMapId) -> RowFacts | None:
        self.asked.append(lead_map_id)
        row = RowFacts(lead_map_id, name=SafeText(f"Lead {lead_map_id}."))
        return self.known.get(lead_map_id, row)

    def line_of(self, lead_map_id: int) -> int | None:
        """The screen line on which a lead map is drawn."""
        lines = self.text()
        return next((y for y, line in enumerate(lines) if f"Lead {lead_map_id}." in line), None)

    def text(self) -> list[str]:
        size = self.rows.size
        return [strip.text for strip in self.rows.render_lines(Region(0, 0, *size))]


SIZE = (60, 20)
"""Ten rows of two lines."""


def at(number: int) -> LeadMapId:
    return LeadMapId(number)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the screen is painted, and forget what was drawn for it."""
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, Inbox)
    app.rows.lines.clear()
    app.asked.clear()
