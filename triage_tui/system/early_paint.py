"""The last screen, shown before anything else is loaded, until the app has painted its own.

Importing what draws takes longer than a person needs to read the first row. So the cells of the
last screen are kept when the app rests and when it ends, and written as they are at the next
start, marked as old. They are shown only where nothing has changed that could change them: the
terminal and its size, the arguments, the settings, the key, the version. What was masked for a
shared screen is never kept, and neither is anything when nothing is to be kept on this machine.

Only small modules of the standard library are imported here: this runs before all others.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import Any, NoReturn

from triage_tui import __version__

FLAG = "--no-early-paint"
FILE = "last-screen"
LIMIT = 1_000_000
"""Bytes of a file that are read at most: a large terminal's screen has a tenth of them."""
ENTER = "\x1b[?1049h\x1b[?25l"
"""The other screen, without a cursor."""
LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"
_TERMINAL = ("TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "LANG", "LC_ALL", "LC_CTYPE")
_OURS = ("TRIAGE_", "SMARTLEAD_", "TEXTUAL_")
_ENDING = (1, 2, 15)
"""SIGHUP, SIGINT and SIGTERM, which would end the process with the screen as it is."""
_ECHO = 8
"""The local mode that shows what is typed, in the fourth place of the terminal's attributes."""


class EarlyPaint:
    """The early paint of this process; there is one terminal, so there is one of it."""

    def __init__(self) -> None:
        self.mark = ""
        """What the kept screen must carry to be shown, and will carry when it is kept anew; empty
        where nothing is shown or kept."""
        self.is_shown = False
        self._attributes: list[Any] | None = None

    def begin(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        """Show the last screen if it is right for this start. Never raises, never explains."""
        try:
            if FLAG in argv or not all(os.isatty(number) for number in (0, 1, 2)):
                return
            self.mark = _mark(argv, environ)
            if not self.mark:
                return
            with open(cache_file(environ), "rb") as file:  # noqa: PTH123 - pathlib would cost as much as all of this
                kept = file.read(LIMIT)
            head, _, cells = kept.partition(b"\n")
            columns, rows = os.get_terminal_size(1)
            if head.decode("ascii") == f"{self.mark} {columns} {rows}":
                self._show(cells)
        except (OSError, ValueError):
            return

    def _show(self, cells: bytes) -> None:
        import signal
        import termios

        self._attributes = termios.tcgetattr(0)
        quiet = [*self._attributes]
        quiet[0] &= ~termios.IXON  # ctrl+s would stop the terminal until ctrl+q
        quiet[3] &= ~_ECHO  # what is typed early is for the app, not for the picture
        termios.tcsetattr(0, termios.TCSANOW, quiet)
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._end)
        self.is_shown = True
        sys.stdout.flush()
        _write(ENTER.encode() + cells)

    def hand_over(self) -> list[Any] | None:
        """The screen is the app's now; returns the terminal's attributes as they were before."""
        attributes, self._attributes, self.is_shown = self._attributes, None, False
        return attributes

    def leave(self) -> None:
        """Put the terminal back, unless the app has it: something is about to be said in words."""
        if not self.is_shown:
            return
        import termios

        attributes = self.hand_over()
        _write(LEAVE.encode())
        if attributes is not None:
            termios.tcsetattr(0, termios.TCSANOW, attributes)

    def _end(self, number: int, _frame: FrameType | None) -> NoReturn:
        self.leave()
        os._exit(128 + number)


def _write(data: bytes) -> None:
    """Everything, at once; a terminal that is gone is noticed soon enough."""
    try:
        while data:
            data = data[os.write(1, data) :]
    except OSError:
        return


def cache_file(environ: Mapping[str, str]) -> str:
    """Where the last screen is kept: where `paths.cache_dir` is, found without its imports."""
    home = environ.get("HOME", "")
    if sys.platform == "darwin":
        folder = f"{home}/Library/Caches"
    else:
        folder = environ.get("XDG_CACHE_HOME", "").strip() or f"{home}/.cache"
    return f"{folder}/triage-tui/{FILE}"


def _mark(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """A digest of all that decides what the first screen shows; empty where there is no key.

    A key in the key ring takes long to ask for, so such starts are without an early paint.
    """
    home = environ.get("HOME", "")
    if sys.platform == "darwin":
        folder = f"{home}/Library/Application Support/triage-tui"
    else:
        folder = f"{environ.get('XDG_CONFIG_HOME', '').strip() or home + '/.config'}/triage-tui"
    key = environ.get("SMARTLEAD_API_KEY", "").strip() or _content(f"{folder}/key")
    if not key or FLAG in argv:
        return ""
    ours = [f"{name}={value}" for name, value in environ.items() if name.startswith(_OURS)]
    terminal = [f"{name}={environ.get(name, '')}" for name in _TERMINAL]
    file = environ.get("TRIAGE_CONFIG", "").strip() or f"{folder}/config.toml"
    for before, name in itertools.pairwise(argv):
        if before == "--config":
            file = name
    parts = [__version__, *argv, "", *sorted(ours), *terminal, key, _content(file)]
    from triage_tui.system.digests import sha256

    return sha256("\0".join(parts).encode("utf-8", "surrogateescape"))


def _content(path: str) -> str:
    try:
        with open(os.path.expanduser(path), encoding="utf-8", errors="replace") as file:  # noqa: PTH111, PTH123 - pathlib would cost as much as all of this
            return file.read(LIMIT)
    except OSError:
        return ""


EARLY = EarlyPaint()
