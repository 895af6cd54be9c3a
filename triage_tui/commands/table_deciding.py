"""The commands that decide: on one lead map, or on many."""

from __future__ import annotations

from triage_tui.commands.command import Command, Group
from triage_tui.commands.table_row import RunTyped, row


def _pinned(digit: int) -> RunTyped:
    return lambda do: do.categorize.pinned(digit)


def play_command(play_id: str, keys: str, title: str) -> Command:
    """The command that runs a play."""
    return row(play_id, keys, title, _play(play_id), Group.DECIDE, changes=True)


def _play(play_id: str) -> RunTyped:
    return lambda do: do.plays.play(play_id)


def _marking(pattern: str) -> RunTyped:
    return lambda do: do.marks.pattern(pattern)


_D, _B = Group.DECIDE, Group.BULK

DECIDING: tuple[Command, ...] = (
    *(
        row(
            f"action.category.{digit}",
            str(digit),
            f"category {digit}, go to next",
            _pinned(digit),
            _D,
            changes=True,
        )
        for digit in range(1, 10)
    ),
    row(
        "action.category.clear",
        "0",
        "clear category",
        lambda do: do.categorize.clear(),
        _D,
        changes=True,
    ),
    row(
        "action.category.pick",
        "l",
        "pick a category",
        lambda do: do.categorize.pick(),
        _D,
        changes=True,
    ),
    row(
        "action.read.toggle",
        "u",
        "read / unread",
        lambda do: do.read_status.toggle(),
        _D,
        changes=True,
    ),
    row(
        "action.read.set",
        "I",
        "mark as read",
        lambda do: do.read_status.set(True),
        _D,
        changes=True,
    ),
    row(
        "action.read.unset",
        "U",
        "mark as unread",
        lambda do: do.read_status.set(False),
        _D,
        changes=True,
    ),
    row(
        "action.assign.pick",
        "a",
        "assign to a teammate",
        lambda do: do.assign.pick(),
        _D,
        changes=True,
    ),
    row("action.assign.me", "i", "assign to me", lambda do: do.assign.me(), _D, changes=True),
    row(
        "action.assign.strategy",
        "A",
        "distribute leads",
        lambda do: do.assign_plan.pick_strategy(),
        _D,
        changes=True,
    ),
    row(
        "team.reassign",
        "W",
        "hand over a teammate's leads",
        lambda do: do.hand_over.reassign(),
        _B,
        changes=True,
    ),
    row("cover.start", "g v", "vacation cover", lambda do: do.hand_over.cover(), _B, changes=True),
    row(
        "cover.hand_back",
        "g b",
        "end vacation cover",
        lambda do: do.covers.hand_back(),
        _B,
        changes=True,
    ),
    row("action.task", "t", "create a task", lambda do: do.tasks.write(), _D, changes=True),
    row("action.note", "N", "add a note", lambda do: do.notes.write(), _D, changes=True),
    row(
        "action.template",
        "T",
        "task or note from a template",
        lambda do: do.templates.pick(),
        _D,
        changes=True,
    ),
    row(
        "action.done",
        "e",
        "done (local), go to next",
        lambda do: do.done_snooze.done(),
        _D,
        changes=True,
    ),
    row(
        "action.snooze", "h", "snooze (local)", lambda do: do.done_snooze.snooze(), _D, changes=True
    ),
    row(
        "action.repeat",
        ".",
        "repeat last action",
        lambda do: do.categorize.repeat(),
        _D,
        changes=True,
    ),
    row("action.undo", "z", "undo", lambda do: do.undo.last(), _D, changes=True),
    row("action.redo", "Z", "redo", lambda do: do.undo.redo(), _D, changes=True),
    row(
        "action.retry",
        "!",
        "retry rejected",
        lambda do: do.refused.retry(),
        _D,
        changes=True,
    ),
    row(
        "action.dismiss",
        "-",
        "dismiss error",
        lambda do: do.refused.dismiss(),
        _D,
        changes=True,
    ),
    row("mark.toggle", "x", "select", lambda do: do.marks.toggle(0), _B),
    row("mark.toggle_next", "space", "select, go to next", lambda do: do.marks.toggle(1), _B),
    row("mark.range", "v", "select range (press at both ends)", lambda do: do.marks.range(), _B),
    row("mark.all", "* a", "select all shown", _marking("all"), _B),
    row("mark.none", "* n", "select none", _marking("none"), _B),
    row("mark.unread", "* u", "select unread", _marking("unread"), _B),
    row("mark.read", "* r", "select read", _marking("read"), _B),
    row("mark.same-category", "* c", "select same category", _marking("same-category"), _B),
    row("mark.same-domain", "* d", "select same company", _marking("same-domain"), _B),
    row("mark.refused", "* f", "select rejected", _marking("refused"), _B),
    row("run.pause", "P", "pause / resume bulk action", lambda do: do.bulk.pause(), _B),
    row(
        "run.cancel",
        "X",
        "cancel the rest of the bulk action",
        lambda do: do.bulk.cancel(),
        _B,
    ),
)
