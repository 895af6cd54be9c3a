"""The style sheet in parts: reading the rules of every screen would hold the first one up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet

SMALL = "/* Small:"
"""Where the rules begin that only a small screen needs, or a zoomed pane."""
LATER = "/* Later:"
"""Where the rules begin that no first paint needs."""


class StyleSheet:
    """Our rules, as they lie in one file."""

    def __init__(self, file: Path) -> None:
        """Reads the file; raises `OSError`."""
        self._file = file
        text = file.read_text(encoding="utf-8")
        small, later = text.index(SMALL), text.index(LATER)
        self._first, self._small, self._rest = text[:small], text[small:later], text[later:]
        self._has_small = False

    def give_first(self, to: Stylesheet) -> None:
        """Add the rules of the inbox."""
        to.add_source(self._first, read_from=(str(self._file), ""))

    def give_small(self, to: Stylesheet) -> bool:
        """Add the rules of small screens; false when they are there already."""
        if self._has_small:
            return False
        self._has_small = True
        to.add_source(self._small, read_from=(str(self._file), "small"))
        return True

    def give_rest(self, to: Stylesheet) -> None:
        """Add the rules of every other screen; they are parsed when one is needed."""
        to.add_source(self._rest, read_from=(str(self._file), "later"))
