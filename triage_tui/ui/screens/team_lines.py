"""The team as lines: a table of what each teammate has, and what is past its SLA."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from msgspec import Struct
from textual.content import Content

from triage_tui.commands.wording import category_name, lead_name
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.masking import masked_name
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own
from triage_tui.inbox.state import InboxState
from triage_tui.inbox.workload import NO_REPLIES, NOT_TOLD, Figures, Late, percent
from triage_tui.ui.widgets.content import BLANK, cut, draw, under_cursor

SHOWN_LATE = 40
"""Replies past their SLA that are listed; the others are counted."""
PAGE = 12
"""Replies that a page key goes by."""
WIDE = 112
MEDIUM = 80
ROOMY = 66
NARROW = 58
"""Widths from which on there are bars, long headings, the word “overdue”, and rates."""


class Look(NamedTuple):
    """How the replies are drawn."""

    chosen: LeadMapId | None
    """The one that has the cursor."""
    is_masked: bool
    is_ansi: bool
    """True in a theme of the terminal's own colors."""


def late_lines(state: InboxState, late: Sequence[Late], width: int, look: Look) -> list[Content]:
    """What is past its SLA, the longest first, and whose it is; one line before the first."""
    if not late:
        return [draw((own(" Nothing is past its SLA."), "$text-success"))]
    count = number(len(late))
    lines = [draw((fill(" {} past SLA, most overdue first", count), "bold $text-error"))]
    for each in late[:SHOWN_LATE]:
        drawn = _late_line(state, each, width, is_masked=look.is_masked)
        if each.lead_map.lead_map_id == look.chosen:
            bar = draw((own("▌"), "$bar"))
            lines.append(under_cursor(bar + drawn, is_ansi=look.is_ansi))
        else:
            lines.append(Content(" ") + drawn)
    if len(late) > SHOWN_LATE:
        rest = number(len(late) - SHOWN_LATE)
        lines.append(draw((fill(" and {} more; m saves them all", rest), "$text-muted")))
    return lines


def _late_line(state: InboxState, each: Late, width: int, *, is_masked: bool) -> Content:
    """Without the cell of the cursor."""
    is_narrow, has_word = width < NARROW, width >= ROOMY
    name = lead_name(each.lead_map)
    overdue = line(span(each.by).replace(" d", "d").replace(" h", "h").replace(" min", "m"))
    if has_word:
        overdue = fill("{} overdue", overdue)
    drawn = (
        cut(draw((masked_name(name) if is_masked else name, "")), 16 if is_narrow else 22)
        + Content(" ")
        + cut(draw((each.owner, "")), 11 if is_narrow else 15)
        + _right(overdue, "$text-error", 17 if has_word else 9)
    )
    if width >= MEDIUM:
        category = category_name(state, each.lead_map.category_id) or own("no category")
        drawn = drawn + Content("  ") + draw((category, "$text-muted"))
    return cut(drawn, width - 3)


class _Column(Struct, frozen=True, gc=False):
    """One figure: its heading where there is room and where there is not."""

    heading: SafeText
    short: SafeText
    at_least: int = 0
    """The width from which on it is shown."""


COLUMNS = (
    _Column(own("assigned"), own("assigned")),
    _Column(own("unread"), own("unread")),
    _Column(own("past SLA"), own(">SLA")),
    _Column(own("replies"), own("replies"), NARROW),
    _Column(own("% positive"), own("pos.%"), NARROW),
    _Column(own("reply rate"), own("reply%"), NARROW),
)


def team_table(figures: Sequence[Figures], width: int) -> list[Content]:
    """One line a teammate; the bar is what is assigned, its last part what is past SLA."""
    bar = 18 if width >= WIDE else 8 if width >= 100 else 0
    name = 23 if width >= 100 else 17 if width >= MEDIUM else 15
    columns = [each for each in COLUMNS if width >= each.at_least]
    cells = [_cells(each, width) for each in columns]
    head = cut(draw((own(" teammate"), "$text-muted")), name) + cut(BLANK, bar)
    for each, room in zip(columns, cells, strict=True):
        heading = each.heading if width >= MEDIUM else each.short
        head = head + _right(heading, "$text-muted", room)
    most = max([each.assigned for each in figures], default=1) or 1
    rows = [head]
    for each_of in figures:
        drawn = cut(draw((fill(" {}", each_of.name), "bold")), name - 1) + Content(" ")
        drawn = drawn + _bar(each_of, bar, most)
        for (words, style), room in zip(_figures(each_of), cells, strict=False):
            drawn = drawn + _right(words, style, room)
        rows.append(drawn)
    if bar and figures:
        rows += [BLANK, _legend()]
    return [cut(row, width - 2) for row in rows]


def _cells(column: _Column, width: int) -> int:
    if width >= WIDE:
        return len(column.heading) + 3
    return len(column.heading) + 2 if width >= MEDIUM else len(column.short) + 1


def _legend() -> Content:
    return draw(
        (own(" ━"), "$text-primary"),
        (own(" assigned  "), "$text-muted"),
        (own("━"), "$text-error"),
        (own(" of these past SLA"), "$text-muted"),
    )


def _bar(each: Figures, cells: int, most: int) -> Content:
    full = round(cells * each.assigned / most)
    late = min(full, max(1, round(cells * each.late / most))) if each.late and cells else 0
    return draw(
        (line("━" * (full - late)), "$text-primary"),
        (line("━" * late), "$text-error"),
        (line("─" * (cells - full)), "$foreground 15%"),
    )


def _figures(each: Figures) -> list[tuple[SafeText, str]]:
    assigned = number(each.assigned) if each.is_whole else fill("{}+", number(each.assigned))
    told = each.reply_rate or (NOT_TOLD if each.assigned else NO_REPLIES)
    return [
        (assigned, ""),
        (number(each.unread), ""),
        (number(each.late), "bold $text-error" if each.late else "$text-muted"),
        (number(each.replies), ""),
        (percent(each.interest), "" if each.replies else "$text-muted"),
        (told, "" if each.reply_rate else "$text-muted"),
    ]


def _right(words: SafeText, style: str, cells: int) -> Content:
    """At the right end of its cells; words that do not fit are a dash."""
    drawn = draw((words, style))
    if drawn.cell_length >= cells:
        drawn = draw((own("–"), "$text-muted"))
    return Content(" " * (cells - drawn.cell_length)) + drawn


def broken(words: SafeText, width: int, style: str = "") -> list[Content]:
    """A sentence in as many lines as it takes, each a cell in."""
    return [draw((fill(" {}", line(each)), style)) for each in wrap(words, max(20, width) - 1)]
