"""The installed program in a terminal, until the end of a block."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from harness.checkout import ROOT, SIZE
from harness.terminal.terminal import Terminal

KIND = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONPATH": str(ROOT),
}
"""A terminal of today, and where the program is imported from."""


def environ_with(**env: str) -> dict[str, str]:
    """This process's environment in a terminal of today, and what is set besides."""
    here = {name: value for name, value in os.environ.items() if name not in SIZE}
    return {**here, **KIND, **env}


@contextmanager
def terminal(
    *arguments: str,
    before: Sequence[str] = ("-m", "triage_tui"),
    **env: str,
) -> Iterator[Terminal]:
    """A run of the program, or of what Python makes of `before`, that does not outlive the test."""
    words = [sys.executable, *before, *arguments]
    with closing(Terminal(words, environ_with(**env))) as run:
        yield run
