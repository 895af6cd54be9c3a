"""Keys for fingers that learned elsewhere: what a preset changes of the default table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GMAIL: Mapping[str, str] = MappingProxyType({})
"""The table as it is: j, k, u, e, z and the g sequences are Gmail's."""

VIM: Mapping[str, str] = MappingProxyType(
    {
        "action.undo": "u",
        "action.redo": "ctrl+r",
        "action.read.toggle": "s",
        "action.category.pick": "c",
        "action.snooze": "H",
        "pane.open": "l, enter",
        "back": "h, escape",
        "view.refresh": "R",
        "view.next": "g t, right",
        "view.previous": "g T, left",
        "screen.team": "g M",
    }
)
AERC: Mapping[str, str] = MappingProxyType(
    {
        "action.done": "a",
        "action.assign.pick": "A",
        "action.assign.strategy": "S",
        "mark.toggle": "v",
        "mark.toggle_next": "space",
        "mark.range": "V",
        "view.next": "right, ctrl+n",
        "view.previous": "left, ctrl+p",
        "palette": ":",
    }
)
PRESETS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"gmail": GMAIL, "vim": VIM, "aerc": AERC}
)
