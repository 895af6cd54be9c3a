"""The team: who has how much, what is past its SLA and whose it is, and how replies go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from triage_tui.commands.rate_limit import team_wait
from triage_tui.inbox.lead_map import MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own
from triage_tui.inbox.sla import SlaPolicy, read_sla
from triage_tui.inbox.workload import (
    Figures,
    Late,
    as_csv,
    as_markdown,
    balance,
    figures_of,
    late_of,
)
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.inbox.facts import member_name
from triage_tui.ui.screens.team_lines import late_lines, team_table
from triage_tui.ui.widgets.content import BLANK, draw, stack

if TYPE_CHECKING:
    from triage_tui.session.session import Session
    from triage_tui.sync.reading.workloads import BoardLine, Holding

PERIODS = (7, 30, 90)
"""Days that the figures can be about."""


class TeamScreen(Screen[None]):
    """Reads member by member, and shows each as soon as it is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", show=False),
        Binding("p", "period", "Period", show=False),
        Binding("R", "again", "Read again", show=False),
        Binding("c", "save('csv')", "CSV", show=False),
        Binding("m", "save('md')", "Markdown", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("pagedown", "scroll(12)", "Down", show=False),
        Binding("pageup", "scroll(-12)", "Up", show=False),
    ]

    def __init__(self, session: Session, *, is_masked: bool = False) -> None:
        super().__init__()
        self._session = session
        self._is_masked = is_masked
        self._policy: SlaPolicy = read_sla(session.settings.sla, session.settings.sla_late)
        self._days = PERIODS[1]
        self._holdings: dict[MemberId, Holding] = {}
        self._boards: dict[int, dict[MemberId, BoardLine]] = {}
        self._word = own("Loading…")

    def compose(self) -> ComposeResult:
        yield Static(id="team-title")
        with VerticalScroll(can_focus=False):
            yield Static(id="team-table")
        yield Static(id="team-status")

    def on_mount(self) -> None:
        self._paint()
        self._read()
        self.set_interval(1.0, self._paint_status)

    def on_resize(self) -> None:
        self._paint()

    # -- reading -------------------------------------------------------------------------------

    def _members(self) -> list[MemberId]:
        state = self._session.store.state
        return sorted(state.members, key=lambda each: member_name(state, each).casefold())

    @work(exclusive=True, group="team")
    async def _read(self) -> None:
        """Every member's lead maps, then the server's own board; failures are said, not hidden."""
        team, members = self._session.team(), self._members()
        if not members:
            self._word = own("No members are known. Name them in the config: [[team.members]].")
        for place, member_id in enumerate(members, start=1):
            name = self._name_of(member_id)

            def told(count: int, name: SafeText = name, place: int = place) -> None:
                where = fill("{} of {}", number(place), number(len(members)))
                self._say(fill("Reading {}, {}: {} so far", name, where, number(count)))

            try:
                self._holdings[member_id] = await team.holding(member_id, told)
            except ReadError as error:
                self._say(fill("Could not read what {} has: {}", name, line(error)))
                return
            self._paint()
        if members:
            await self._read_board()
            self._word = team.note
        self._paint()

    async def _read_board(self) -> None:
        if self._days not in self._boards:
            self._boards[self._days] = await self._session.team().board(self._days)

    def _say(self, words: SafeText) -> None:
        self._word = words
        self._paint_status()

    # -- keys ----------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Back to the inbox."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll what does not fit."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_period(self) -> None:
        """The next period: 7, 30 or 90 days."""
        self._days = PERIODS[(PERIODS.index(self._days) + 1) % len(PERIODS)]
        self._paint()
        self._read()

    def action_again(self) -> None:
        """Read everything anew."""
        self._session.team().forget()
        self._boards.clear()
        self._read()

    def action_save(self, kind: str) -> None:
        """Write the table to a file only the user can read, and say where it is."""
        from triage_tui.system import paths  # late: few export

        figures, late = self._figures(), self._late()
        text = as_csv(figures) if kind == "csv" else as_markdown(figures, late, self._days)
        stamp = int(self._session.clock.wall())
        file = paths.state_dir() / "exports" / f"team-{stamp}.{kind}"
        try:
            paths.write_private(file, text)
        except OSError as error:
            words = fill("Could not be written: {}", line(error.strerror))
            self.notify(words, severity="error", markup=False)
            return
        self.notify(fill("Written to {}", line(file)), markup=False)

    # -- painting ------------------------------------------------------------------------------

    def _name_of(self, member_id: MemberId) -> SafeText:
        return member_name(self._session.store.state, member_id)

    def _figures(self) -> list[Figures]:
        state, now = self._session.store.state, self._session.clock.wall()
        board = self._boards.get(self._days, {})
        return [
            figures_of(
                member_id,
                self._name_of(member_id),
                holding.rows,
                categories=state.categories,
                policy=self._policy,
                now=now,
                days=self._days,
                is_whole=holding.is_whole,
                reply_rate=board[member_id].reply_rate if member_id in board else NOTHING,
            )
            for member_id, holding in self._holdings.items()
        ]

    def _late(self) -> list[Late]:
        """Past SLA: of every member, and of nobody as far as the inbox was read."""
        state = self._session.store.state
        rows = [
            (row, self._name_of(member_id))
            for member_id, holding in self._holdings.items()
            for row in holding.rows
        ]
        nobody = [
            (row, own("no owner"))
            for each in state.base
            if (row := state.lead_map(each)) is not None and row.assignee is None
        ]
        return late_of(
            [*rows, *nobody],
            categories=state.categories,
            policy=self._policy,
            now=self._session.clock.wall(),
        )

    def _paint(self) -> None:
        title = fill("The team, last {} days", number(self._days))
        self.query_one("#team-title", Static).update(draw((fill(" {}", title), "bold")))
        figures, state = self._figures(), self._session.store.state
        lines = [
            *team_table(figures, self.size.width),
            BLANK,
            draw((fill(" {}", balance(figures)), "")),
            BLANK,
            *late_lines(state, self._late(), self.size.width, is_masked=self._is_masked),
        ]
        table = next(iter(self.query("#team-table").results(Static)), None)
        if table is not None:
            table.update(stack(lines))
        self._paint_status()

    def _paint_status(self) -> None:
        status = next(iter(self.query("#team-status").results(Static)), None)
        if status is None:
            return  # a reading tells how far it is while the screen comes or goes
        keys = own(" p period   c CSV   m Markdown   R refresh   Esc back")
        said = [each for each in (self._word, team_wait(self._session)) if each]
        words = fill(" {}  ", joined("  ·  ", said)) if said else NOTHING
        status.update(draw((words, "$text-warning"), (keys, "$text-muted")))
