"""The one table of commands: bindings, overlay, help, footer and the list of keys come from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_tui.commands.command import Command, Group
from triage_tui.commands.handlers import Handlers
from triage_tui.commands.table_browsing import BROWSING, MOVES
from triage_tui.commands.table_deciding import DECIDING
from triage_tui.commands.table_row import RunTyped, row

if TYPE_CHECKING:
    from triage_tui.commands.delivery.outbox_answers import OutboxAnswers
    from triage_tui.commands.record_list import RecordList
    from triage_tui.inbox.open_decisions import Decision


def _on_list(move: Callable[[RecordList], object]) -> RunTyped:
    """Does it to the outbox or the history, whichever is in front."""
    return lambda do: do.records.on_list(move)


def _answer(
    command_id: str, keys: str, title: str, answer: Callable[[OutboxAnswers, Decision], object]
) -> Command:
    """A key that does something to the decision under the cursor of the outbox."""

    def run(do: Handlers) -> None:
        do.outbox.on_decision(lambda decision: answer(do.outbox, decision))

    return row(command_id, keys, title, run, Group.OUTBOX, changes=True)


_R, _O, _H = Group.RECORDS, Group.OUTBOX, Group.HISTORY

RECORDS: tuple[Command, ...] = (
    row("records.next", "j, down", "next", _on_list(lambda it: it.step(1)), _R),
    row("records.previous", "k, up", "previous", _on_list(lambda it: it.step(-1)), _R),
    row("records.first", "g, home", "first", _on_list(lambda it: it.first()), _R),
    row("records.last", "G, end", "last", _on_list(lambda it: it.last()), _R),
    row("records.page_down", "pagedown, ctrl+d", "page down", _on_list(lambda it: it.page(1)), _R),
    row("records.page_up", "pageup, ctrl+u", "page up", _on_list(lambda it: it.page(-1)), _R),
    row("records.go_to", "enter, o", "go to the reply", _on_list(lambda it: it.go_to_reply()), _R),
    row("records.help", "?, f1", "keyboard shortcuts", lambda do: do.records.help(), _R),
    row("records.leave", "escape, q", "back to the inbox", _on_list(lambda it: it.leave()), _R),
    _answer("outbox.retry", "r", "send now / retry", lambda do, it: do.retry(it)),
    row("outbox.retry_all", "R", "retry all", lambda do: do.outbox.retry_all(), _O, changes=True),
    _answer("outbox.send", "s", "send again", lambda do, it: do.send_again(it)),
    _answer(
        "outbox.it_is_there", "i", "it arrived (mark as sent)", lambda do, it: do.mark_as_sent(it)
    ),
    _answer("outbox.edit", "e", "edit a rejected task or note", lambda do, it: do.edit(it)),
    _answer("outbox.drop", "d, x, delete", "discard", lambda do, it: do.discard(it)),
    row(
        "outbox.drop_refused",
        "D",
        "discard rejected",
        lambda do: do.outbox.discard_rejected(),
        _O,
        changes=True,
    ),
    row("outbox.restore", "z", "restore / undo", lambda do: do.outbox.restore(), _O, changes=True),
    row(
        "history.undo", "z", "undo", lambda do: do.undo.record(do.records.gesture), _H, changes=True
    ),
    row("history.redo", "Z", "redo", lambda do: do.undo.redo(), _H, changes=True),
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
