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
    from triage_tui.commands.decide.undo import Undo
    from triage_tui.commands.delivery.outbox_answers import OutboxAnswers
    from triage_tui.commands.record_list import RecordList
    from triage_tui.inbox.open_decisions import Decision
    from triage_tui.sync.history.past import PastGesture


def _on_list(move: Callable[[RecordList], object]) -> RunTyped:
    """Does it to the outbox or the history, whichever is in front."""
    return lambda do: do.records.on_list(move)


def _on_decision(answer: Callable[[OutboxAnswers, Decision], object]) -> RunTyped:
    """Does it to the decision under the cursor of the outbox."""
    return lambda do: do.outbox.on_decision(lambda decision: answer(do.outbox, decision))


def _on_gesture(run: Callable[[Undo, PastGesture], object]) -> RunTyped:
    """Does it to the gesture under the cursor of the history."""

    def on_gesture(do: Handlers) -> None:
        if do.records.gesture is not None:
            run(do.undo, do.records.gesture)

    return on_gesture


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
    row(
        "outbox.retry",
        "r",
        "send now / retry",
        _on_decision(lambda answers, it: answers.retry(it)),
        _O,
        changes=True,
    ),
    row("outbox.retry_all", "R", "retry all", lambda do: do.outbox.retry_all(), _O, changes=True),
    row(
        "outbox.send",
        "s",
        "send again",
        _on_decision(lambda answers, it: answers.send_again(it)),
        _O,
        changes=True,
    ),
    row(
        "outbox.it_is_there",
        "i",
        "it arrived (mark as sent)",
        _on_decision(lambda answers, it: answers.mark_as_sent(it)),
        _O,
        changes=True,
    ),
    row(
        "outbox.edit",
        "e",
        "edit a rejected task or note",
        _on_decision(lambda answers, it: answers.edit(it)),
        _O,
        changes=True,
    ),
    row(
        "outbox.drop",
        "d, x, delete",
        "discard",
        _on_decision(lambda answers, it: answers.discard(it)),
        _O,
        changes=True,
    ),
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
        "history.undo",
        "z",
        "undo",
        _on_gesture(lambda undo, it: undo.gesture(it.gesture_id, it.entries)),
        _H,
        changes=True,
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
