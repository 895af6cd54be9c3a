"""The team: who has how much, what is past its SLA and whose it is, and how replies go."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Static

from triage_tui.commands.keys.hints import is_typed, nothing_on
from triage_tui.commands.not_loaded import no_members
from triage_tui.commands.rate_limit import team_wait
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId
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
    rows_now,
)
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.inbox.action_keys import OtherKey, flow, key_words
from triage_tui.ui.inbox.facts import member_name
from triage_tui.ui.screens.team_keys import SHOWN, TEAM_COMMANDS, TEAM_KEYMAP
from triage_tui.ui.screens.team_lines import SHOWN_LATE, Look, broken, late_lines, team_table
from triage_tui.ui.widgets.content import BLANK, SIGNS, STAYS, STYLES, draw, spread, stack
from triage_tui.ui.widgets.more_below import MoreBelow, ScrolledLines, more_below

if TYPE_CHECKING:
    from textual import events

    from triage_tui.commands.command import Command
    from triage_tui.commands.protocols import Severity
    from triage_tui.session.session import Session
    from triage_tui.sync.reading.workloads import BoardLine, Holding

PERIODS = (7, 30, 90)
"""Days that the figures can be about."""


class TeamScreen(Screen[LeadMapId | None]):
    """Reads teammate by teammate, and shows each as soon as it is there; leaves for a reply."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"run('{command_id}')", show=False)
        for command_id, sequences in TEAM_KEYMAP.by_id.items()
        for (key,) in sequences
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
        self._said, self._said_style = NOTHING, ""
        self._said_until = 0.0
        """Until when that is shown, monotonic."""
        self._chosen: LeadMapId | None = None
        """The reply under the cursor."""
        self._below = 0
        """Lines below the last that is seen."""
        self._first_late = 0
        """The line of the first reply that is past its SLA."""
        # Held, not looked up: a reading tells how far it is while the screen comes or goes.
        self._heading = Static(id="team-title")
        self._table = Static(id="team-table")
        self._status = Static(id="team-status")

    def compose(self) -> ComposeResult:
        yield self._heading
        with ScrolledLines(can_focus=False):
            yield self._table
        yield self._status

    def on_mount(self) -> None:
        self._paint()
        self._read()
        self.set_interval(1.0, self._paint_status)

    def on_resize(self) -> None:
        self._paint()

    @on(MoreBelow)
    def _scrolled(self, event: MoreBelow) -> None:
        self._below = event.lines
        self._paint_title()

    # -- reading -------------------------------------------------------------------------------

    def _members(self) -> list[MemberId]:
        state = self._session.store.state
        return sorted(state.members, key=lambda each: member_name(state, each).casefold())

    @work(exclusive=True, group="team")
    async def _read(self) -> None:
        """What every teammate has, then the server's own board; failures are said, not hidden."""
        team, members = self._session.team(), self._members()
        if not members:
            self._word = no_members(self._session)
        for place, member_id in enumerate(members, start=1):
            name = self._name_of(member_id)

            def told(count: int, name: SafeText = name, place: int = place) -> None:
                where = fill("{} of {}", number(place), number(len(members)))
                self._say(fill("Loading {}, {}: {} so far", name, where, number(count)))

            try:
                self._holdings[member_id] = await team.holding(member_id, told)
            except ReadError as error:
                words = "Couldn't load {}'s replies: {} {} retries."
                self._say(fill(words, name, line(error), self._retries))
                return
            self._paint()
        if members:
            await self._read_board()
            self._word = team.note
        self._paint()

    async def _read_board(self) -> None:
        if self._days not in self._boards:
            self._boards[self._days] = await self._session.team().board(self._days)

    @property
    def _retries(self) -> SafeText:
        return line(TEAM_KEYMAP.keys_of("team.again"))

    def say(self, words: SafeText, *, severity: Severity = "information") -> None:
        """What a toast would cover rows and keys with: above the keys, for some seconds."""
        self._said, self._said_style = fill("{}{}", SIGNS[severity], words), STYLES[severity]
        self._said_until = self._session.clock.monotonic() + STAYS[severity]
        self._paint_status()

    def _say(self, words: SafeText) -> None:
        self._word = words
        self._paint_status()

    # -- keys ----------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if is_typed(event.key) and event.key not in self.active_bindings:
            self.say(nothing_on(event.key, line(TEAM_KEYMAP.keys_of("team.help"))))

    def action_run(self, command_id: str) -> None:
        """Run a command that has a key here."""
        self._run(next(each for each in TEAM_COMMANDS if each.command_id == command_id))

    def _run(self, command: Command | None) -> None:
        if command is not None:
            command.run(self)

    def help(self) -> None:
        """The keys that work here; the one picked is run."""
        from triage_tui.ui.dialogs.help import Help  # late: seldom asked for

        self.app.push_screen(Help(TEAM_KEYMAP, TEAM_COMMANDS), self._run)

    def step(self, rows: int) -> None:
        """Move the cursor by so many replies; the first brings the table back."""
        shown = [each.lead_map.lead_map_id for each in self._late()[:SHOWN_LATE]]
        here = shown.index(self._chosen) if self._chosen in shown else 0
        self._choose(shown, here + rows)

    def go(self, place: int) -> None:
        """To the first reply, or with -1 to the last."""
        shown = [each.lead_map.lead_map_id for each in self._late()[:SHOWN_LATE]]
        self._choose(shown, place if place >= 0 else len(shown) - 1)

    def _choose(self, shown: list[LeadMapId], place: int) -> None:
        scroll = self.query_one(ScrolledLines)
        if not shown:
            scroll.scroll_relative(y=place, animate=False)
            return
        place = max(0, min(place, len(shown) - 1))
        self._chosen = shown[place]
        self._paint()
        line_of = self._first_late + place
        if place == 0:
            scroll.scroll_home(animate=False)
        scroll.scroll_to_region(Region(0, line_of, 1, 1), animate=False)

    def go_to_reply(self) -> None:
        """Back to the inbox, to the reply under the cursor."""
        if self._chosen is not None:
            self.dismiss(self._chosen)

    def next_period(self) -> None:
        """The next period: 7, 30 or 90 days."""
        self._days = PERIODS[(PERIODS.index(self._days) + 1) % len(PERIODS)]
        self._paint()
        self._read()

    def read_again(self) -> None:
        """Read everything anew."""
        self._session.team().forget()
        self._boards.clear()
        self._read()

    def save(self, kind: str) -> None:
        """Write the table to a file only the user can read, and say where it is."""
        from triage_tui.system import paths  # late: few export

        figures, late = self._figures(), self._late()
        text = as_csv(figures) if kind == "csv" else as_markdown(figures, late, self._days)
        stamp = int(self._session.clock.wall())
        file = paths.state_dir() / "exports" / f"team-{stamp}.{kind}"
        try:
            paths.write_private(file, text)
        except OSError as error:
            words = fill("Couldn't save it: {}", line(error.strerror))
            self.say(words, severity="error")
            return
        self.say(fill("Saved to {}", line(file)))

    # -- painting ------------------------------------------------------------------------------

    def _name_of(self, member_id: MemberId) -> SafeText:
        return member_name(self._session.store.state, member_id)

    def _rows(self) -> list[LeadMap]:
        read = (row for holding in self._holdings.values() for row in holding.rows)
        return rows_now(read, self._session.store.state)

    def _figures(self) -> list[Figures]:
        state, now = self._session.store.state, self._session.clock.wall()
        board = self._boards.get(self._days, {})
        rows: dict[MemberId, list[LeadMap]] = {each: [] for each in self._holdings}
        for row in self._rows():
            if row.assignee in rows:
                rows[row.assignee].append(row)
        return [
            figures_of(
                member_id,
                self._name_of(member_id),
                rows[member_id],
                categories=state.categories,
                policy=self._policy,
                now=now,
                days=self._days,
                is_whole=holding.is_whole,
                reply_rate=board[member_id].reply_rate if member_id in board else NOTHING,
                aside=state.local_statuses,
            )
            for member_id, holding in self._holdings.items()
        ]

    def _late(self) -> list[Late]:
        """Past SLA: of every teammate, and of nobody as far as the inbox was read."""
        state = self._session.store.state
        return late_of(
            [
                (row, self._name_of(row.assignee) if row.assignee else own("unassigned"))
                for row in self._rows()
            ],
            categories=state.categories,
            policy=self._policy,
            now=self._session.clock.wall(),
            aside=state.local_statuses,
        )

    def _paint(self) -> None:
        self._paint_title()
        figures, late, state = self._figures(), self._late(), self._session.store.state
        shown = [each.lead_map.lead_map_id for each in late[:SHOWN_LATE]]
        if self._chosen not in shown:
            self._chosen = shown[0] if shown else None
        width = self.size.width
        lines = [*team_table(figures, width), BLANK]
        if even := balance(figures):
            lines += [*broken(even, width - 2), BLANK]
        self._first_late = len(lines) + 1
        look = Look(self._chosen, self._is_masked, self.app.current_theme.ansi)
        lines += late_lines(state, late, width, look)
        self._table.update(stack(lines))
        self._paint_status()

    def _paint_title(self) -> None:
        """What it is about, and at the right end how much is below what is seen."""
        title = draw((fill(" Team, last {} days", number(self._days)), "bold"))
        whole = spread(title, more_below(self._below), max(20, self.size.width - 1))
        self._heading.update(whole)

    def _paint_status(self) -> None:
        if trouble := self._session.team().trouble:
            said = [fill("{} {} retries now.", trouble, self._retries)]
        else:
            said = [each for each in (self._word, team_wait(self._session)) if each]
        keys = [
            key_words(OtherKey(line(TEAM_KEYMAP.keys_of(f"team.{name}")), own(words)))
            for name, words in SHOWN.items()
            if name != "go_to" or self._chosen is not None
        ]
        width = max(20, self.size.width - 2)
        above = broken(joined("  ·  ", said), width, "$text-warning")
        if self._session.clock.monotonic() < self._said_until:
            above = [*above, *broken(self._said, width, self._said_style)]
        self._status.update(stack([*above, *flow(keys, width)]))
