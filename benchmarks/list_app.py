"""The lead map list alone, over made-up rows: `list_app.py [ROWS] [one|two|three] [THEME]`.

Keys: j k move, space and b page, c changes the row under the cursor, i inserts one at the top,
x marks, d changes the density, / shows every tenth row, q quits.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar, cast

from textual.app import App, ComposeResult
from textual.binding import BindingType

from triage_tui.commands.list_window import ListWindow
from triage_tui.inbox.lead_map import LeadMapId, Sentiment
from triage_tui.inbox.safe_text import NOTHING, SafeText
from triage_tui.inbox.sla_level import Sla
from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.inbox.row import Density, Progress, RowFacts
from triage_tui.ui.terminal.line_filters import ControlNet
from triage_tui.ui.widgets.theme_colors import theme_colors

PEOPLE = (
    (
        "Amelia Whitcombe",
        "Northwind Logistics",
        "Yes, Thursday at 10 works. Could you send an invite?",
    ),
    ("Jürgen Österreich", "Müller & Söhne GmbH", "Danke, wir haben bereits einen Anbieter."),
    ("佐藤 美咲", "株式会社ミライ物流", "ありがとうございます。資料を送っていただけますか？"),
    ("Tomás Ibarra", "Ibarra y Asociados", "Who else have you worked with in our industry?"),
    ("Priyanka Raghunathan-Venkatesh", "Blue Lotus Software", "I am out of office until Monday."),
    ("", "", "Please take me off your list."),
    ("Oksana Kovalenko", "Дніпро Аналітика", "What does it cost for a team of 40?"),
    ("Ben 🚀 Carter", "Launchpad 🌍 Labs", "Interesting! 👍🏽 Let us talk next week."),
    ("김민준", "한빛테크", "지금은 관심이 없습니다."),
    ("Grace Okafor", "Lagos Fintech Collective", "You want our CFO, Chidi. I have copied him in."),
)
CATEGORIES = (
    ("Interested", Sentiment.POSITIVE),
    ("Not Interested", Sentiment.NEGATIVE),
    ("Information Request", Sentiment.POSITIVE),
    ("Out Of Office", Sentiment.NEUTRAL),
    ("", Sentiment.UNKNOWN),
    ("Do Not Contact", Sentiment.NEGATIVE),
    ("Wrong Person", Sentiment.UNKNOWN),
)
AGES = ("4 m", "37 m", "1 h", "2 h", "5 h", "1 d", "3 w", "")
SLAS = (Sla.FRESH, Sla.FRESH, Sla.WARN, Sla.WARN, Sla.LATE, Sla.LATE, Sla.LATE, Sla.FRESH)
OWNERS = ("Ana Duarte", "", "Milo", "Chen Wei", "")
STATES = (Progress.NONE,) * 9 + (*Progress,)


class ListApp(App[None]):
    """The list and its keys."""

    CSS_PATH = Path(__file__).parents[1] / "styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        ("j,down", "step(1)"),
        ("k,up", "step(-1)"),
        ("space,pagedown", "page(1)"),
        ("b,pageup", "page(-1)"),
        ("g", "first"),
        ("G", "last"),
        ("c", "change"),
        ("i", "insert"),
        ("x", "mark"),
        ("d", "density"),
        ("slash", "filter"),
        ("q", "quit"),
    ]

    def __init__(self, rows: int, density: Density = "two", theme: str = "textual-dark") -> None:
        super().__init__()
        self._filters.append(ControlNet())
        self.theme = theme
        self._density = density
        self._order = tuple(LeadMapId(2433664000 + n) for n in range(rows))
        self._version = 0

    def get_css_variables(self) -> dict[str, str]:
        self.theme_variables = theme_colors(
            super().get_css_variables(), is_ansi=self.current_theme.ansi
        )
        return self.theme_variables

    def compose(self) -> ComposeResult:
        yield LeadMapList(ListWindow(), self.facts)

    def on_mount(self) -> None:
        self.rows.density = self._density
        self.rows.set_empty(SafeText("Nothing unread. Well done."))
        self.rows.window.show(self._order)

    @property
    def rows(self) -> LeadMapList:
        return self.query_one(LeadMapList)

    def facts(self, lead_map_id: LeadMapId) -> RowFacts:
        """A row made from its number alone."""
        n = lead_map_id - 2433664000
        name, company, preview = PEOPLE[n % len(PEOPLE)]
        category, sentiment = CATEGORIES[(n + self._version) % len(CATEGORIES)]
        at = n % len(AGES)
        return RowFacts(
            lead_map_id,
            name=SafeText(f"{name} {n}" if name else ""),
            email=NOTHING if n % 4 == 1 else SafeText(f"lead{n}@example.com"),
            context=SafeText(company),
            age=SafeText(AGES[at]),
            sla=SLAS[at],
            preview=SafeText(preview) if n % 11 else NOTHING,
            category=SafeText(category),
            sentiment=sentiment,
            owner=SafeText(OWNERS[n % len(OWNERS)]),
            progress=STATES[n % len(STATES)],
            is_unread=n % 3 != 2,
            is_dimmed=n % 17 == 12,
            has_hidden=n % 13 == 4,
            has_siblings=n % 7 == 3,
        )

    def action_step(self, rows: int) -> None:
        self.rows.window.step(rows)

    def action_page(self, pages: int) -> None:
        self.rows.window.page_by(pages)

    def action_first(self) -> None:
        self.rows.window.first()

    def action_last(self) -> None:
        self.rows.window.last()

    def action_change(self) -> None:
        self._version += 1
        if self.rows.cursor is not None:
            self.rows.changed({self.rows.cursor})

    def action_insert(self) -> None:
        self._order = (LeadMapId(2433664000 + len(self._order)), *self._order)
        self.rows.window.show(self._order)

    def action_mark(self) -> None:
        if self.rows.cursor is not None:
            self.rows.marked = self.rows.marked ^ {self.rows.cursor}

    def action_density(self) -> None:
        after: dict[Density, Density] = {"one": "two", "two": "three", "three": "one"}
        self.rows.density = after[self.rows.density]

    def action_filter(self) -> None:
        shown = self._order if len(self.rows.order) < len(self._order) else self._order[::10]
        self.rows.window.show(shown, still=False)


if __name__ == "__main__":
    rows, density, theme = (*sys.argv[1:], *("10000", "two", "textual-dark")[len(sys.argv) - 1 :])
    ListApp(int(rows), cast("Density", density), theme).run()
