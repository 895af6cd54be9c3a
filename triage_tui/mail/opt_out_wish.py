"""How one language asks for no more email, as the tables of words have it."""

from __future__ import annotations

from typing import NamedTuple


class Wish(NamedTuple):
    """How one language asks to be left in peace."""

    pieces: tuple[str, ...]
    """Without one of them the pattern cannot match: they are looked for first."""
    pattern: str
    unless: str = r"(?!)"
    """What makes the sentence another one: `not before Monday`, `do not stop`."""
