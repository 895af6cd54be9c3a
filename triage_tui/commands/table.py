"""The one table of commands: bindings, overlay, help, footer and the list of keys come from it."""

from __future__ import annotations

from triage_tui.commands.command import Command, Group
from triage_tui.commands.table_browsing import BROWSING, MOVES
from triage_tui.commands.table_deciding import DECIDING
from triage_tui.commands.table_records import RECORDS
from triage_tui.commands.table_row import row

COMMANDS: tuple[Command, ...] = (*MOVES, *DECIDING, *BROWSING, *RECORDS)
FILTER_COMMANDS: tuple[Command, ...] = (
    row("filter.keep", "enter", "keep the filter", lambda do: do.filter.keep(), Group.VIEWS),
    row("filter.leave", "escape", "restore the list", lambda do: do.filter.leave(), Group.VIEWS),
    row("filter.complete", "tab", "complete", lambda do: do.filter.complete(), Group.VIEWS),
    row("filter.next", "down, ctrl+n", "next", lambda do: do.filter.step(1), Group.VIEWS),
    row("filter.previous", "up, ctrl+p", "previous", lambda do: do.filter.step(-1), Group.VIEWS),
    row("filter.page_down", "pagedown", "page down", lambda do: do.filter.page(1), Group.VIEWS),
    row("filter.page_up", "pageup", "page up", lambda do: do.filter.page(-1), Group.VIEWS),
)
"""The keys while a filter is typed: theirs by nature, and not to be mapped."""
