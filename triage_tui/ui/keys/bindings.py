"""Textual bindings from the key map: one set for single keys, one for each open prefix."""

from __future__ import annotations

from textual.binding import Binding, BindingsMap

from triage_tui.commands.command import Command, Place
from triage_tui.commands.keys.keymap import Keymap, parse_keys
from triage_tui.commands.table import FILTER_COMMANDS


def run_action(command_id: str) -> str:
    """The action of a screen that runs a command."""
    return f"screen.run({command_id!r})"


def bindings_of(keymap: Keymap) -> dict[str, BindingsMap]:
    """Bindings by the prefix that is open, `""` for none.

    They have priority: the app resolves them when it looks at a key, before it is handed to a
    widget, and the screen answers in the same step.
    """
    singles = [_binding(key, command) for key, command in keymap.singles.items()]
    prefixes = [
        _prior(first, f"screen.prefix({first!r})", "…", f"prefix.{first}")
        for first in keymap.sequences
    ]
    maps = {"": BindingsMap([*singles, *prefixes])}
    for first, commands in keymap.sequences.items():
        seconds = [
            _prior(key, f"screen.finish({command.command_id!r})", command.title, command.command_id)
            for key, command in commands.items()
        ]
        close = _prior("escape", "screen.finish('')", "close", "prefix.close")
        turns = [
            _prior(key, "screen.prefix('')", "more", f"prefix.{key}")
            for key in ("down", "pagedown")
            if key not in commands
        ]
        maps[first] = BindingsMap([*seconds, *turns, close])
    return maps


def local_bindings(keymap: Keymap, place: Place) -> BindingsMap:
    """The keys of a place that is not the inbox."""
    return BindingsMap(
        [
            Binding(
                key,
                run_action(command.command_id),
                command.title,
                show=False,
                id=command.command_id,
            )
            for key, command in keymap.local[place].items()
        ]
    )


def filter_bindings() -> BindingsMap:
    """The keys while a filter is typed; every other key is a letter of it."""
    return BindingsMap(
        [
            _binding(key, command)
            for command in FILTER_COMMANDS
            for (key,) in parse_keys(command.keys)
        ]
    )


def _binding(key: str, command: Command) -> Binding:
    return _prior(key, run_action(command.command_id), command.title, command.command_id)


def _prior(key: str, action: str, description: str, binding_id: str) -> Binding:
    return Binding(key, action, description, show=False, priority=True, id=binding_id)
