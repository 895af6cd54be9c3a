"""What the commands give the shell: exit codes, lines, and a refusal in a sentence."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import TextIO

from triage_tui.system.early_paint import EARLY


class Exit(IntEnum):
    """What the shell gets; ended by signal n, it gets 128 + n."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    AUTHENTICATION = 3
    INTERRUPTED = 128 + 2
    BROKEN_PIPE = 128 + 13


def print_line(text: str, stream: TextIO | None = None) -> None:
    """Write one line to stdout, or to `stream`."""
    EARLY.leave()  # words are for the terminal as it was
    (stream or sys.stdout).write(f"{text}\n")


def refuse(error: Exception) -> int:
    """Say what is wrong with the command, the settings or the key; returns the exit code."""
    print_line(f"triage-tui: {error}", sys.stderr)
    return Exit.USAGE
