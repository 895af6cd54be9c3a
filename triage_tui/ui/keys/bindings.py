"""Textual bindings from the key map: one set for single keys, one for each open prefix."""

from __future__ import annotations

from textual.binding import Binding, BindingsMap

from triage_tui.commands.keys.keymap import Keymap
from triage_tui.commands.table import Place


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


def local_bindings(keymap: Keymap, place: Place) -> BindingsMap:
    """The keys of a place that is not the inbox."""
    return BindingsMap(
        [
            Binding(key, command.action, command.does, show=False, id=command.command_id)
            for key, command in keymap.local[place].items()
        ]
    )


def filter_bindings() -> BindingsMap:
    """The keys while a filter is typed; every other key is a letter of it."""
    keys = (
        ("enter", "filter_keep", "keep the filter"),
        ("escape", "filter_leave", "the list as it was"),
        ("tab", "filter_complete", "complete"),
        ("down,ctrl+n", "filter_step(1)", "next"),
        ("up,ctrl+p", "filter_step(-1)", "previous"),
        ("pagedown", "page(1)", "a page down"),
        ("pageup", "page(-1)", "a page up"),
    )
    return BindingsMap(
        [
            _binding(key, action, f"filter.{key}", does)
            for alternatives, action, does in keys
            for key in alternatives.split(",")
        ]
    )


def _binding(key: str, action: str, binding_id: str, description: str) -> Binding:
    return Binding(key, f"screen.{action}", description, show=False, priority=True, id=binding_id)
