"""A child process on a pseudo-terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

Program = Sequence[str] | Callable[[], int]
"""Words to execute, or a function that is called in a fork of this process and returns the exit
status, which saves the imports."""


def start(
    program: Program, environ: Mapping[str, str], *, columns: int, rows: int
) -> tuple[int, int]:
    """Its process id, and our end of its terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        set_size(0, columns, rows)
        _become(program, environ)
    set_size(terminal, columns, rows)
    return pid, terminal


def set_size(terminal: int, columns: int, rows: int) -> None:
    """Give the terminal a size, as its window does."""
    with suppress(OSError):
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _become(program: Program, environ: Mapping[str, str]) -> NoReturn:
    """In the child: run the program; never returns."""
    status = 70
    try:
        for number in (signal.SIGINT, signal.SIGHUP):  # as a terminal starts it, whoever starts us
            signal.signal(number, signal.SIG_DFL)
        if callable(program):
            os.environ.clear()
            os.environ.update(environ)
            status = program()
        else:
            os.execvpe(program[0], list(program), dict(environ))  # noqa: S606  # no shell wanted
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException as error:  # noqa: BLE001  # the parent reads it off the terminal
        os.write(2, f"\r\n{type(error).__name__}: {error}\r\n".encode())
    os._exit(status)
