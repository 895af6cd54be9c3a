"""The team as lines: a table of what each member has, and what is past its SLA."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

from triage_tui.commands.wording import category_name, lead_name
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.masking import masked_name
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.workload import NO_REPLIES, NOT_TOLD, Figures, Late, percent
from triage_tui.ui.widgets.content import BLANK, cut, draw

FIGURE = 10
"""Cells of a figure."""
SHOWN_LATE = 40
"""Replies past their SLA that are listed; the others are counted."""


def late_lines(
    state: InboxState, late: Sequence[Late], width: int, *, is_masked: bool
) -> list[Content]:
    """What is past its SLA, the longest first, and whose it is."""
    if not late:
        return [draw((own(" Nothing is past its SLA."), "$text-success"))]
    count = number(len(late))
    lines = [draw((fill(" {} past SLA, the longest first", count), "bold $text-error"))]
    lines += [_late_line(state, each, width, is_masked=is_masked) for each in late[:SHOWN_LATE]]
    if len(late) > SHOWN_LATE:
        rest = number(len(late) - SHOWN_LATE)
        lines.append(draw((fill(" and {} more; m writes all of them down", rest), "$text-muted")))
    return lines


def _late_line(state: InboxState, each: Late, width: int, *, is_masked: bool) -> Content:
    name = lead_name(each.lead_map)
    drawn = (
        draw(own(" "))
        + cut(draw((masked_name(name) if is_masked else name, "")), 24)
        + cut(draw((each.owner, "")), 16)
        + draw((fill("{} overdue", span(each.by)), "$text-error"))
    )
    if width >= 78:
        category = category_name(state, each.lead_map.category_id) or own("no category")
        drawn = cut(drawn, 60) + draw((category, "$text-muted"))
    return cut(drawn, width - 2)


class _Columns(Struct, frozen=True, gc=False):
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
        return self.width >= 80


def team_table(figures: Sequence[Figures], width: int) -> list[Content]:
    """One line a member; the bar is what is assigned, its last part what is past SLA."""
    columns = _Columns(width)
    head = cut(draw((own(" teammate"), "$text-muted")), columns.name) + cut(BLANK, columns.bar)
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
            (line("━" * (full - late)), "$text-primary"),
            (line("━" * late), "$text-error"),
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
