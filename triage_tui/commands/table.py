"""The one table of commands: bindings, overlay, help, footer and the list of keys come from it."""

from __future__ import annotations

from triage_tui.commands.command import Command, Group
from triage_tui.commands.handlers import Handlers
from triage_tui.commands.table_browsing import BROWSING, MOVES
from triage_tui.commands.table_deciding import DECIDING
from triage_tui.commands.table_row import row


def _in_outbox(do: Handlers) -> None:
    """Picked in the inbox, a key of the outbox leads there."""
    do.open_outbox()


def _in_history(do: Handlers) -> None:
    """Picked in the inbox, a key of the history leads there."""
    do.open_history()


_R, _O, _H = Group.RECORDS, Group.OUTBOX, Group.HISTORY

RECORDS: tuple[Command, ...] = (
    row("records.next", "j, down", "next", _in_outbox, _R),
    row("records.previous", "k, up", "previous", _in_outbox, _R),
    row("records.first", "g, home", "first", _in_outbox, _R),
    row("records.last", "G, end", "last", _in_outbox, _R),
    row("records.page_down", "pagedown, ctrl+d", "page down", _in_outbox, _R),
    row("records.page_up", "pageup, ctrl+u", "page up", _in_outbox, _R),
    row("records.go_to", "enter, o", "go to the reply", _in_outbox, _R),
    row("records.help", "?, f1", "keyboard shortcuts", _in_outbox, _R),
    row("records.leave", "escape, q", "back to the inbox", _in_outbox, _R),
    row("outbox.retry", "r", "send now / retry", _in_outbox, _O, changes=True),
    row("outbox.retry_all", "R", "retry all", _in_outbox, _O, changes=True),
    row("outbox.send", "s", "send again", _in_outbox, _O, changes=True),
    row("outbox.it_is_there", "i", "it arrived (mark as sent)", _in_outbox, _O, changes=True),
    row("outbox.edit", "e", "edit a rejected task or note", _in_outbox, _O, changes=True),
    row("outbox.drop", "d, x, delete", "discard", _in_outbox, _O, changes=True),
    row("outbox.drop_refused", "D", "discard rejected", _in_outbox, _O, changes=True),
    row("outbox.restore", "z", "restore / undo", _in_outbox, _O, changes=True),
    row("history.undo", "z", "undo", _in_history, _H, changes=True),
    row("history.redo", "Z", "redo", _in_history, _H, changes=True),
)
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
