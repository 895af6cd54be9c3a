"""A row of the command table, where the type of what it runs is checked."""

from __future__ import annotations

from collections.abc import Callable

from triage_tui.commands.command import Command, Group
from triage_tui.commands.handlers import Handlers

RunTyped = Callable[[Handlers], object]


def row(
    command_id: str,
    keys: str,
    title: str,
    run: RunTyped,
    group: Group,
    *,
    changes: bool = False,
) -> Command:
    """A command that runs a handler."""
    return Command(command_id, keys, title, run, group, changes)
