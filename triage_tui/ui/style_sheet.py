"""The style sheet in two parts: reading the rules of every screen would hold the first one up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet

LATER = "/* Later:"
"""Where the rules begin that no first paint needs."""


class StyleSheet:
    """Our rules, as they lie in one file."""

    def __init__(self, file: Path) -> None:
        """Reads the file; raises `OSError`."""
        self._file = file
        self._first, mark, rest = file.read_text(encoding="utf-8").partition(LATER)
        self._rest = mark + rest

    def give_first(self, to: Stylesheet) -> None:
        """Add the rules of the inbox."""
        to.add_source(self._first, read_from=(str(self._file), ""))

    def give_rest(self, to: Stylesheet) -> None:
        """Add the rules of every other screen; they are parsed when one is needed."""
        to.add_source(self._rest, read_from=(str(self._file), "later"))
