"""Keys that are hard to type, or that never reach a program in a terminal."""

from __future__ import annotations

_TAKEN = {
    "ctrl+z": "suspends programs in many terminals",
    "ctrl+c": "is how people stop a program",
    "ctrl+q": "quits",
    "ctrl+i": "is Tab in most terminals",
    "ctrl+m": "is Enter in most terminals",
    "ctrl+j": "is Enter in some terminals",
    "ctrl+h": "is Backspace in most terminals",
    "ctrl+b": "is tmux's own key",
    "ctrl+left_square_bracket": "is Esc in most terminals",
}
_BRACKETS = frozenset(
    {"left_square_bracket", "right_square_bracket", "backslash"}
    | {"left_curly_bracket", "right_curly_bracket"}
)


def doubt_of(key: str, shown: str) -> str:
    """Why a key may never arrive, or is hard to type; empty for most. `shown` is how it reads."""
    if key in _TAKEN:
        return f"“{shown}” {_TAKEN[key]}."
    if key in _BRACKETS:
        return f"“{shown}” takes two or three keys on many keyboards."
    return ""
