"""The team: who has how much, what is past its SLA and whose it is, and how replies go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from triage_tui.inbox.ages import span
from triage_tui.inbox.lead_map import MemberId
from triage_tui.inbox.masking import masked_name
from triage_tui.inbox.sla import SlaPolicy, read_sla
from triage_tui.inbox.team import (
    NO_REPLIES,
    NOT_TOLD,
    Figures,
    Late,
    as_csv,
    as_markdown,
    balance,
    figures_of,
    late_of,
    percent,
)
from triage_tui.inbox.text import NOTHING, SafeText, fill, line, number, own
from triage_tui.late_dataclass import dataclass
from triage_tui.sync.loader import ReadError
from triage_tui.ui.draw import BLANK, cut, draw, stack
from triage_tui.ui.facts import category_name, lead_name, member_name

if TYPE_CHECKING:
    from triage_tui.sync.session import Session
    from triage_tui.sync.team import BoardLine, Holding

PERIODS = (7, 30, 90)
FIGURE = 9
SHOWN_LATE = 40


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
        self._word = own("Reading…")

    def compose(self) -> ComposeResult:
        yield Static(id="team-title")
        with VerticalScroll(can_focus=False):
            yield Static(id="team-table")
        yield Static(id="team-status")

    def on_mount(self) -> None:
        self._paint()
        self._read()

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
            self._word = NOTHING
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
        from triage_tui import paths  # late: few export

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
            if (row := state.shown(each)) is not None and row.assignee is None
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
        figures = self._figures()
        lines = [
            *_table(figures, self.size.width),
            BLANK,
            draw((fill(" {}", balance(figures)), "")),
            BLANK,
            *self._late_lines(self._late()),
        ]
        self.query_one("#team-table", Static).update(stack(lines))
        self._paint_status()

    def _late_lines(self, late: Sequence[Late]) -> list[Content]:
        if not late:
            return [draw((own(" Nothing is past its SLA."), "$text-success"))]
        count = number(len(late))
        lines = [draw((fill(" {} past SLA, the longest first", count), "bold $text-error"))]
        state = self._session.store.state
        width = self.size.width
        for each in late[:SHOWN_LATE]:
            name = lead_name(each.lead_map)
            category = category_name(state, each.lead_map.category_id) or own("no category")
            drawn = (
                draw(own(" "))
                + cut(draw((masked_name(name) if self._is_masked else name, "")), 26)
                + cut(draw((each.owner, "$text-primary")), 19)
                + draw((fill("{} past", span(each.by)), "$text-error"))
            )
            if width >= 78:
                drawn = cut(drawn, 64) + draw((category, "$text-muted"))
            lines.append(cut(drawn, width - 2))
        if len(late) > SHOWN_LATE:
            rest = number(len(late) - SHOWN_LATE)
            lines.append(
                draw((fill(" and {} more; m writes all of them down", rest), "$text-muted"))
            )
        return lines

    def _paint_status(self) -> None:
        keys = own(" p period   c CSV   m Markdown   R read again   Esc back")
        words = fill(" {}  ", self._word) if self._word else NOTHING
        self.query_one("#team-status", Static).update(
            draw((words, "$text-warning"), (keys, "$text-muted"))
        )


@dataclass(frozen=True, slots=True)
class _Columns:
    """What there is room for."""

    width: int

    @property
    def name(self) -> int:
        return 23 if self.width >= 100 else 17

    @property
    def bar(self) -> int:
        return 18 if self.width >= 112 else 10 if self.width >= 100 else 0

    @property
    def has_rates(self) -> bool:
        return self.width >= 78


def _table(figures: Sequence[Figures], width: int) -> list[Content]:
    """One line a member; the bar is what is assigned, its last part what is past SLA."""
    columns = _Columns(width)
    head = cut(draw((own(" member"), "$text-muted")), columns.name) + cut(BLANK, columns.bar)
    for words in ("assigned", "unread", "past SLA", "replies"):
        head = head + _right(line(words), "$text-muted")
    if columns.has_rates:
        head = head + draw((own("   interest       reply rate"), "$text-muted"))
    most = max([each.assigned for each in figures], default=1) or 1
    rows = [head, *(_row(each, columns, most) for each in figures)]
    return [cut(row, width - 2) for row in rows]


def _row(each: Figures, columns: _Columns, most: int) -> Content:
    assigned = number(each.assigned) if each.is_whole else fill("{}+", number(each.assigned))
    late_style = "bold $text-error" if each.late else "$text-muted"
    bar = columns.bar
    full = round(bar * each.assigned / most)
    late = min(full, max(1, round(bar * each.late / most))) if each.late and bar else 0
    drawn = (
        cut(draw((fill(" {}", each.name), "bold")), columns.name)
        + draw(
            (line("━" * (full - late)), "$primary"),
            (line("━" * late), "$error"),
            (line("─" * (bar - full)), "$foreground 15%"),
        )
        + _right(assigned, "")
        + _right(number(each.unread), "")
        + _right(number(each.late), late_style)
        + _right(number(each.replies), "")
    )
    if not columns.has_rates:
        return drawn
    told = each.reply_rate or (NOT_TOLD if each.assigned else NO_REPLIES)
    return (
        drawn
        + Content("   ")
        + cut(draw((percent(each.interest), "" if each.replies else "$text-muted")), 15)
        + draw((told, "" if each.reply_rate else "$text-muted"))
    )


def _right(words: SafeText, style: str) -> Content:
    drawn = draw((words, style))
    return Content(" " * max(1, FIGURE - drawn.cell_length)) + drawn
