"""Output to a terminal that may be slow, or take nothing for a while."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from contextlib import suppress
from threading import Condition

from rich.cells import cell_len

_FLAGS = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY
_MANY = 8
"""Waiting writes from which on a terminal is behind; Textual's writer halts the app at thirty."""
_LOSSLESS = "surrogateescape"
"""Half a character may be left over; it must come out of a text as it went in."""
_CELLS = "triage-cells"


class TerminalOutput:
    """Written at once where the terminal takes it, and by the driver's writer where it does not.

    Waking another thread to write costs more than the writing. So the terminal is opened a second
    time, where a write never waits: setting that on the usual one would set it for the shell, too.
    """

    def __init__(self, number: int, encoding: str = "utf-8") -> None:
        """`number` is the terminal as it was given to this process; the writer uses that."""
        self._number = number
        self._other = None if codecs.lookup(encoding).name == "utf-8" else encoding
        """What the terminal reads, if not UTF-8."""
        self._own = _opened_again(number)
        self._turn = Condition()
        self._waiting = 0
        """Texts that the writer has, and has not written yet."""
        self._then: Callable[[], object] | None = None

    @property
    def is_behind(self) -> bool:
        """Whether the terminal has taken nothing for some time."""
        return self._waiting >= _MANY

    def when_taken(self, then: Callable[[], object]) -> None:
        """Call `then`, once and from whatever thread, when nothing waits any more."""
        with self._turn:
            self._then = then if self._waiting else None
            is_taken = not self._waiting
        if is_taken:
            then()

    def is_taken(self, within: float) -> bool:
        """Wait until nothing waits; False once the terminal took no text for `within` seconds."""
        with self._turn:
            while before := self._waiting:
                if not self._turn.wait_for(lambda: self._waiting < before, within):
                    return False
        return True

    def abandon(self) -> None:
        """Let nobody write to the terminal any more: whoever did would wait for it."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        given = os.fstat(self._number)
        for number in {1, self._number}:
            with suppress(OSError):
                if os.path.samestat(os.fstat(number), given):
                    os.dup2(nowhere, number)
        os.close(nowhere)

    def fileno(self) -> int:
        """The terminal as it was given."""
        return self._number

    def send(self, text: str) -> str:
        """Write what can be written at once; the rest, which is then counted, is for the writer."""
        if self._other is not None:
            text = text.encode(self._other, _CELLS).decode("utf-8", _LOSSLESS)
        with self._turn:
            rest = text if self._waiting or self._own is None else self._now(self._own, text)
            if rest:
                self._waiting += 1
            return rest

    def _now(self, own: int, text: str) -> str:
        data = text.encode("utf-8", _LOSSLESS)
        try:
            return data[os.write(own, data) :].decode("utf-8", _LOSSLESS)
        except BlockingIOError:
            return text
        except OSError:  # the terminal is gone: the writer finds that out its own way
            self.close()
            return text

    def write(self, text: str) -> None:
        """Write, however long that takes: for the writer's thread."""
        data = text.encode("utf-8", _LOSSLESS)
        while data:
            data = data[os.write(self._number, data) :]
        with self._turn:
            self._waiting -= 1
            self._turn.notify_all()
            then = None
            if not self._waiting:
                then, self._then = self._then, None
        if then is not None:
            then()

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Close the terminal that was opened here."""
        own, self._own = self._own, None
        if own is not None:
            os.close(own)


def _in_cells(error: UnicodeError) -> tuple[str, int]:
    """As many question marks as the signs that cannot be encoded take cells."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "?" * cell_len(error.object[error.start : error.end]), error.end


codecs.register_error(_CELLS, _in_cells)


def _opened_again(number: int) -> int | None:
    """The same terminal, or `None` where it has no name here or is no terminal."""
    with suppress(OSError):
        return os.open(os.ttyname(number), _FLAGS)
    return None
