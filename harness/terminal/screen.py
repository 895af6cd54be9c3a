"""What a terminal shows, cell by cell: pyte, without what it would take for something else."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

import pyte
from pyte.screens import Char

_UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[a-zA-Z]"  # keyboard protocols, names of the terminal
    rb"|\x1b\[\?[0-9;]*[umc]|\x1b\[\?[0-9;]*\$p"
    rb"|\x1b\[[0-9;]* ?q"  # the cursor's shape
    rb"|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""Sequences the emulator would take for others; none of them draws."""


class Screen:
    """The cells of a terminal, as its output has left them."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @property
    def columns(self) -> int:
        return int(self._screen.columns)

    @property
    def rows(self) -> int:
        return int(self._screen.lines)

    def feed(self, chunk: bytes) -> set[int]:
        """Draw what came; the rows that were touched."""
        self._screen.dirty.clear()
        words = self._decoder.decode(_UNKNOWN.sub(b"", chunk))
        with suppress(Exception):  # a sequence the emulator does not know draws nothing
            self._stream.feed(words)
        return self._screen.dirty & set(range(self.rows))

    def reset(self) -> None:
        """Empty it."""
        self._screen.reset()
        self._decoder.reset()

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)

    def row(self, at: int) -> list[Char]:
        """The cells of a row, with their styles; a negative number counts from the bottom."""
        cells = self._screen.buffer[at % self.rows]
        return [cells[column] for column in range(self.columns)]

    def cells(self, at: int) -> list[str]:
        """The characters of a row, cell by cell; the second half of a wide one is empty."""
        return [cell.data for cell in self.row(at)]

    def line(self, at: int) -> str:
        """A row as text.

        Out of the cells themselves: pyte's own `display` measures every character of the screen,
        and fails on half of a wide one.
        """
        return "".join(self.cells(at)).rstrip()

    def lines(self) -> list[str]:
        """The whole screen, line by line."""
        return [self.line(at) for at in range(self.rows)]
