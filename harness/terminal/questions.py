"""What programs ask a terminal at their start, and what a modern one answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUESTION = re.compile(
    rb"\x1b\[\?(?P<mode>\d+)\$p|(?P<place>\x1b\[6n)|(?P<status>\x1b\[5n)|(?P<kind>\x1b\[0?c)"
    rb"|\x1b\]1(?P<color>[01]);\?(?:\x07|\x1b\\)|(?P<version>\x1b\[>0?c)"
)
_KNOWN_MODES = frozenset({1004, 1006, 2004, 2026})
_ANSWERS = {
    "place": b"\x1b[1;1R",
    "status": b"\x1b[0n",
    "kind": b"\x1b[?62;22c",
    "version": b"\x1b[>1;10;0c",
}


def answers_to(chunk: bytes) -> Iterator[bytes]:
    """An answer to each question in the output; some programs wait for them."""
    for found in _QUESTION.finditer(chunk):
        if mode := found["mode"]:
            yield b"\x1b[?%s;%d$y" % (mode, 2 if int(mode) in _KNOWN_MODES else 0)
        elif color := found["color"]:
            yield b"\x1b]1%s;rgb:1e1e/1e1e/1e1e\x1b\\" % color
        else:
            yield _ANSWERS[found.lastgroup or ""]
