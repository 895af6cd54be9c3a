"""A plan, shown before anything is sent: who gets how many, and why each; any of it can change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from triage_tui.commands.questions import Choice, PlanFacts
from triage_tui.inbox.assignment.plan import Plan
from triage_tui.inbox.lead_map import LeadMapId, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, digits, fill, joined, line, number, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.dialogs.picker import Picker
from triage_tui.ui.dialogs.plan_row import PlanRow
from triage_tui.ui.widgets.content import BLANK, cut, draw, stack
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.options import Options

BAR = 24
NAME = 22
SUMS = 16
"""Cells of a bar, of the name before it, and of the sums behind it."""
WIDTH = 100
"""Columns of the dialog, where there are that many; see the style sheet."""
LOW = 26
"""Rows under which who gets how many is one line."""
SHOWN_MEMBERS = 8


class PlanScreen(Dialog[Plan | None]):
    """`y` carries the plan out; never Enter, which changes the owner of a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "go", "Go", show=False),
        Binding("escape", "leave", "Leave", show=False),
        Binding("d", "drop", "Leave out", show=False),
        Binding("z", "put_back", "Undo", show=False),
        Binding("j", "step(1)", "Next", show=False),
        Binding("k", "step(-1)", "Previous", show=False),
    ]

    def __init__(self, plan: Plan, facts: PlanFacts) -> None:
        super().__init__()
        self._plan = plan
        self._facts = facts
        self._rows: list[LeadMapId] = []
        self._before: list[Plan] = []
        """The plan before each change, the first one at the beginning."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog plan"):
            yield Static(draw((self._facts.title, "bold")), classes="dialog-title")
            yield Static(id="plan-members")
            yield Options()
            yield Static(id="plan-cost", classes="dialog-hint")
            yield KeyHints(
                (own("y"), own("assign")),
                (own("Enter"), own("change owner")),
                (own("d"), own("exclude")),
                (own("Esc"), own("cancel")),
            )

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self.query_one(OptionList))

    def on_resize(self, event: events.Resize) -> None:
        del event
        self._show_members()

    def action_step(self, rows: int) -> None:
        """Move as in the inbox."""
        options = self.query_one(OptionList)
        if rows > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_go(self) -> None:
        """Carry the plan out as it is shown."""
        if self._plan.given:
            self.dismiss(self._plan)
        else:
            self.say(own("Nothing to assign. Esc cancels."))

    def action_leave(self) -> None:
        """Close; nothing is sent."""
        self.dismiss(None)

    def action_drop(self) -> None:
        """Leave the row under the cursor as it is."""
        row = self._row()
        if row is not None:
            self._change(self._plan.without(row))

    def action_put_back(self) -> None:
        """Take the last change of the plan back."""
        if self._before:
            self._plan = self._before.pop()
            self._show()
        else:
            self.say(own("The plan is as it was made."))

    def _change(self, plan: Plan) -> None:
        self._before.append(self._plan)
        self._plan = plan
        self._show()

    @property
    def _excluded(self) -> int:
        """How many replies were taken out of the plan."""
        first = self._before[0] if self._before else self._plan
        sizes = [len(each.given) + len(each.left_over) for each in (first, self._plan)]
        return sizes[0] - sizes[1]

    @on(OptionList.OptionSelected)
    def _other_member(self) -> None:
        row = self._row()
        if row is None:
            return
        choices = [Choice(each, name) for each, name in self._facts.names.items()]
        title = fill("Assign {} to", self._facts.leads.get(row, own("this lead")))

        def picked(member_id: MemberId | None) -> None:
            if member_id is not None:
                self._change(self._plan.moved(row, member_id))

        self.app.push_screen(Picker(title, choices, empty=own("No teammates found.")), picked)

    def _row(self) -> LeadMapId | None:
        place = self.query_one(OptionList).highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _show(self) -> None:
        self.hush()
        plan, options = self._plan, self.query_one(OptionList)
        place = options.highlighted or 0
        self._rows = [*plan.left_over, *(each.lead_map_id for each in plan.given)]
        options.clear_options()
        options.add_options(
            [Option(self._left_over(each)) for each in plan.left_over]
            + [Option(self._line(e.lead_map_id, e.member_id, e.why)) for e in plan.given]
        )
        if self._rows:
            options.highlighted = min(place, len(self._rows) - 1)
        self._show_members()

    def _left_over(self, lead_map_id: LeadMapId) -> PlanRow:
        words = draw((own("no rule matches: unchanged"), "$text-warning"))
        return PlanRow(self._lead(lead_map_id), words, BLANK)

    def _line(self, lead_map_id: LeadMapId, member_id: MemberId, why: SafeText) -> PlanRow:
        name = self._facts.names.get(member_id, fill("Unknown teammate ({})", digits(member_id)))
        return PlanRow(self._lead(lead_map_id), draw((name, "bold")), draw((why, "$text-muted")))

    def _lead(self, lead_map_id: LeadMapId) -> Content:
        return draw(self._facts.leads.get(lead_map_id, NOTHING))

    def _show_members(self) -> None:
        low = self.size.height < LOW
        shown = self._in_short() if low else self._members()
        self.query_one("#plan-members", Static).update(shown)
        cost = draw((self._facts.cost(self._plan), "$text-muted"))
        if low:
            cost = cost.truncate(self._room, ellipsis=True)
        self.query_one("#plan-cost", Static).update(cost)

    def _in_short(self) -> Content:
        """Who gets how many, in one line: the rows need the others."""
        counts = self._plan.counts()
        names = sorted(self._facts.names.items(), key=lambda each: -counts.get(each[0], 0))
        sums = [
            fill("{} {}", line(name.split()[0]), number(counts[each]))
            for each, name in names
            if counts.get(each)
        ]
        if left := len(self._plan.left_over):
            sums.append(fill("unchanged {}", number(left)))
        if self._excluded:
            sums.append(fill("excluded {} (z undoes)", number(self._excluded)))
        return draw((joined("  ", sums), "bold")).truncate(self._room, ellipsis=True)

    @property
    def _room(self) -> int:
        """Cells of a line of the dialog."""
        return max(8, min(WIDTH, self.size.width * 96 // 100) - 4)

    def _members(self) -> Content:
        facts, counts = self._facts, self._plan.counts()
        loads = facts.loads or {}
        members = [each for each in facts.names if counts.get(each) or each in loads]
        members.sort(key=lambda each: -counts.get(each, 0))
        most = max([loads.get(m, 0) + counts.get(m, 0) for m in members], default=1) or 1
        lines = [self._member(each, counts, most) for each in members[:SHOWN_MEMBERS]]
        if len(members) > SHOWN_MEMBERS:
            rest = number(len(members) - SHOWN_MEMBERS)
            lines.append(draw((fill("and {} more teammates", rest), "$text-muted")))
        if self._plan.left_over:
            words = fill("{} match no rule and stay unchanged.", number(len(self._plan.left_over)))
            lines.append(draw((words, "$text-warning")))
        if self._excluded:
            words = fill("{} excluded: unchanged. z undoes that.", number(self._excluded))
            lines.append(draw((words, "$text-muted")))
        if facts.note:
            lines.append(draw((facts.note, "$text-muted")))
        return stack([*lines, BLANK])

    def _member(self, member_id: MemberId, counts: Mapping[MemberId, int], most: int) -> Content:
        facts, gets = self._facts, counts.get(member_id, 0)
        has = (facts.loads or {}).get(member_id, 0)
        cells = max(0, min(BAR, self._room - NAME - SUMS))
        old, new = round(cells * has / most), round(cells * gets / most)
        new = max(1, new) if gets else 0
        sums = (
            fill("  {} + {} = {}", number(has), number(gets), number(has + gets))
            if facts.loads is not None
            else fill("  {}", number(gets))
        )
        return cut(draw((facts.names[member_id], "bold")), NAME) + draw(
            (line("━" * old), "$foreground 40%"),
            (line("━" * new), "$text-success"),
            (line("─" * max(0, cells - old - new)), "$foreground 15%"),
            sums,
        )
