"""Pasted text without its escape characters: in Textual's parser they end a paste or press keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

ESCAPE, START, END = "\x1b", "\x1b[200~", "\x1b[201~"


class PastedEscapes:
    """Takes escape characters out of what is pasted, whatever pieces it is read in."""

    def __init__(self) -> None:
        self._is_inside = False
        self._tail = ""
        """Outside of a paste what was read last, inside what may be the beginning of its end."""

    def take(self, text: str) -> str:
        """The text as the parser may have it; an end that is read in part comes with the rest."""
        taken = ""
        while text:
            text, taken = (
                self._inside(text, taken) if self._is_inside else self._outside(text, taken)
            )
        return taken

    def _outside(self, text: str, taken: str) -> tuple[str, str]:
        seen = self._tail + text
        start = seen.find(START)
        if start < 0:
            self._tail = seen[-len(START) + 1 :]
            return "", taken + text
        pasted = seen[start + len(START) :]
        self._is_inside, self._tail = True, ""
        return pasted, taken + text[: len(text) - len(pasted)]

    def _inside(self, text: str, taken: str) -> tuple[str, str]:
        pasted, end, rest = (self._tail + text).partition(END)
        self._tail = "" if end else _begun(pasted)
        pasted = pasted[: len(pasted) - len(self._tail)]
        self._is_inside = not end
        return rest, taken + pasted.replace(ESCAPE, "") + end


class PasteSafeParser(XTermParser):
    """Textual's parser of what a terminal sends, for pastes with anything in them."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._escapes = PastedEscapes()

    def feed(self, data: str) -> Iterable[Message]:
        """Messages for what was read; no text is the end of all."""
        taken = self._escapes.take(data)
        return super().feed(taken) if taken or not data else ()


def _begun(text: str) -> str:
    """The end of `text` that may be the beginning of the end of a paste."""
    lengths = range(min(len(END) - 1, len(text)), 0, -1)
    return next((text[-each:] for each in lengths if END.startswith(text[-each:])), "")
