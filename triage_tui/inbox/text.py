"""Text from outside: the one door through which it reaches a widget."""

from __future__ import annotations

from typing import NewType

SafeText = NewType("SafeText", str)
"""Text that may be drawn: nothing in it moves a cursor, hides or reverses."""

NOTHING = SafeText("")
