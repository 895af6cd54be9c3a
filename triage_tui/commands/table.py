"""The one table of commands: bindings, overlay, help, footer and the README's list come from it."""

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
    row("records.first", "g, home", "the first", _in_outbox, _R),
    row("records.last", "G, end", "the last", _in_outbox, _R),
    row("records.page_down", "pagedown, ctrl+d", "a page down", _in_outbox, _R),
    row("records.page_up", "pageup, ctrl+u", "a page up", _in_outbox, _R),
    row("records.go_to", "enter, o", "to the lead map", _in_outbox, _R),
    row("records.help", "?, f1", "all keys", _in_outbox, _R),
    row("records.leave", "escape, q", "back to the inbox", _in_outbox, _R),
    row("outbox.retry", "r", "send it now, or try it again", _in_outbox, _O, changes=True),
    row("outbox.retry_all", "R", "all again now", _in_outbox, _O, changes=True),
    row("outbox.send", "s", "send what asks", _in_outbox, _O, changes=True),
    row("outbox.it_is_there", "i", "say that what asks is there", _in_outbox, _O, changes=True),
    row("outbox.edit", "e", "edit a refused task or note", _in_outbox, _O, changes=True),
    row("outbox.drop", "d, x, delete", "drop it", _in_outbox, _O, changes=True),
    row("outbox.drop_refused", "D", "drop all that was refused", _in_outbox, _O, changes=True),
    row("history.undo", "z", "take it back", _in_history, _H, changes=True),
    row("history.redo", "Z", "redo the last undo", _in_history, _H, changes=True),
)
COMMANDS: tuple[Command, ...] = (*MOVES, *DECIDING, *BROWSING, *RECORDS)
FILTER_COMMANDS: tuple[Command, ...] = (
    row("filter.keep", "enter", "keep the filter", lambda do: do.filter.keep(), Group.VIEWS),
    row("filter.leave", "escape", "the list as it was", lambda do: do.filter.leave(), Group.VIEWS),
    row("filter.complete", "tab", "complete", lambda do: do.filter.complete(), Group.VIEWS),
    row("filter.next", "down, ctrl+n", "next", lambda do: do.filter.step(1), Group.VIEWS),
    row("filter.previous", "up, ctrl+p", "previous", lambda do: do.filter.step(-1), Group.VIEWS),
    row("filter.page_down", "pagedown", "a page down", lambda do: do.filter.page(1), Group.VIEWS),
    row("filter.page_up", "pageup", "a page up", lambda do: do.filter.page(-1), Group.VIEWS),
)
"""The keys while a filter is typed: theirs by nature, and not to be mapped."""
