"""Textual bindings from the key map: one set for single keys, one for each open prefix."""

from __future__ import annotations

from textual.binding import Binding, BindingsMap

from triage_tui.ui.keymap import Keymap


def bindings_of(keymap: Keymap) -> dict[str, BindingsMap]:
    """Bindings by the prefix that is open, `""` for none.

    They have priority: the app resolves them in the order of the key presses, before a key is
    handed to a widget, so that the second key of a fast sequence never overtakes the first.
    """
    singles = [
        _binding(key, command.action, command.command_id, command.does)
        for key, command in keymap.singles.items()
    ]
    prefixes = [
        _binding(first, f"prefix({first!r})", f"prefix.{first}", "…") for first in keymap.sequences
    ]
    maps = {"": BindingsMap([*singles, *prefixes])}
    for first, commands in keymap.sequences.items():
        seconds = [
            _binding(key, f"finish({first!r}, {key!r})", command.command_id, command.does)
            for key, command in commands.items()
        ]
        maps[first] = BindingsMap(
            [*seconds, _binding("escape", "no_prefix", "prefix.close", "close")]
        )
    return maps


def _binding(key: str, action: str, binding_id: str, description: str) -> Binding:
    return Binding(key, f"screen.{action}", description, show=False, priority=True, id=binding_id)
