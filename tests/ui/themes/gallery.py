"""One of each kind of thing that is drawn, without a session: quick enough for every theme."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from triage_tui.commands.command import Command, Group
from triage_tui.commands.keys.palette_entries import PaletteEntry
from triage_tui.commands.list_window import ListWindow
from triage_tui.commands.questions import Choice, PlanFacts, TaskDraft
from triage_tui.inbox.assignment.plan import Given, Plan
from triage_tui.inbox.lead_map import LeadMapId, MemberId, Sentiment
from triage_tui.inbox.safe_text import SafeText, own
from triage_tui.inbox.sla_level import Sla
from triage_tui.ui.dialogs.assignment_plan import PlanScreen
from triage_tui.ui.dialogs.palette import Palette
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.dialogs.task_form import TaskForm
from triage_tui.ui.inbox.header import Header, HeaderFacts, Tab
from triage_tui.ui.inbox.lead_map_list import LeadMapList
from triage_tui.ui.inbox.message_line import MessageLine, Saying
from triage_tui.ui.inbox.row import Progress, RowFacts
from triage_tui.ui.inbox.status_line import StatusFacts, StatusLine
from triage_tui.ui.keys.prefix_overlay import PrefixOverlay
from triage_tui.ui.terminal.base_app import TerminalApp
from triage_tui.ui.themes import OWN_THEMES

SIZE, SMALL = (100, 36), (80, 26)
DIMMED = 4
"""The row that is on its way out of its view."""
ROWS = tuple(
    RowFacts(
        LeadMapId(n),
        name=SafeText(f"Farah Siddiqui {n}"),
        context=own("UK retail"),
        age=own("4 m"),
        sla=(Sla.FRESH, Sla.WARN, Sla.LATE)[n % 3],
        preview=own("Procurement passed your message on"),
        category=own("Interested"),
        sentiment=tuple(Sentiment)[n % len(Sentiment)],
        owner=own("Dana"),
        progress=tuple(Progress)[n % len(Progress)],
        is_unread=n % 2 == 0,
        is_dimmed=n == DIMMED,
    )
    for n in range(12)
)
MEMBERS = {MemberId(1): own("Dana"), MemberId(2): own("Marcus")}
LEADS = tuple(row.lead_map_id for row in ROWS[:6])


class Backdrop(Screen[None]):
    """The widgets of the inbox, filled by hand; dialogs lie over it."""

    DEFAULT_CSS: ClassVar[str] = "Backdrop { layers: base overlay; background: $background; }"

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal(id="panes"):
            yield LeadMapList(ListWindow(), {row.lead_map_id: row for row in ROWS}.get, id="list")
        yield MessageLine(lambda: 0.0)
        yield StatusLine()
        yield PrefixOverlay()

    def on_mount(self) -> None:
        tabs = (
            Tab(own("Unread"), is_current=True, count=own("38"), late=23),
            Tab(own("All"), False),
        )
        self.query_one(Header).show(HeaderFacts(tabs, done=3, left=38, note=own("demo")))
        self.query_one(StatusLine).show(
            StatusFacts(
                connection=own("online"),
                freshness=own("Updated just now"),
                requests=own("44 requests left"),
                queued=2,
                refused=1,
            )
        )
        self.query_one(MessageLine).say(Saying(own("Rejected: no such category."), "error"))
        rows = self.query_one(LeadMapList)
        rows.window.show(tuple(row.lead_map_id for row in ROWS))
        rows.focus()


class Gallery(TerminalApp):
    """The app around it: our filters, our rules, our themes."""

    def __init__(self, *, is_bare: bool = False) -> None:
        """A bare one has nothing under its dialog: quicker, where the dialog alone counts."""
        super().__init__(str)
        self._is_bare = is_bare
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.give_other_rules()

    def get_default_screen(self) -> Screen[None]:
        return Screen() if self._is_bare else Backdrop()


def picker() -> Screen[int | None]:
    """Categories to pick from, each with a sign and a key."""
    choices = [
        Choice(n, own("Interested"), sentiment, hint=own("l"))
        for n, sentiment in enumerate(Sentiment)
    ]
    return Picker(own("Category for Farah"), choices, empty=own("None."))


def form() -> TaskForm:
    """The form of a task, with something in every field."""
    draft = TaskDraft("Call Farah", "Ask about the budget.\nThen book.", due="tomorrow 9am")
    return TaskForm(own("Farah Siddiqui"), draft, datetime(2026, 3, 2, 9, tzinfo=UTC))


def empty_form() -> TaskForm:
    """The form of a task as it opens: each field says what it is for."""
    return TaskForm(own("Farah Siddiqui"), TaskDraft(), datetime(2026, 3, 2, 9, tzinfo=UTC))


def palette() -> Palette:
    """Some commands, each with its keys."""
    command = Command("done", "e", "mark as done", lambda _do: None, Group.DECIDE)
    entries = [PaletteEntry(str(n), own("Mark as done"), command, key=own("e")) for n in range(6)]
    return Palette(entries)


def plan() -> PlanScreen:
    """Who gets what, and one that fits no rule."""
    given = tuple(Given(lead, MemberId(1 + n % 2), own("in turn")) for n, lead in enumerate(LEADS))
    facts = PlanFacts(
        own("Distribute 6 replies"),
        MEMBERS,
        {row.lead_map_id: row.name for row in ROWS},
        loads={MemberId(1): 4, MemberId(2): 9},
        note=own("Counted just now."),
        cost=lambda _count: own("Takes 6 requests."),
    )
    return PlanScreen(Plan(given[1:], LEADS[:1]), facts)
