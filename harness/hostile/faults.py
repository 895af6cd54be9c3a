"""What a walk must not leave behind; each question answered by a list that should be empty."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from harness.hostile.inbox import Text
from harness.hostile.raw import kinds
from harness.hostile.walk import Walked

OURS = ("home/STATE/triage-tui/", "home/CACHE/triage-tui/", "witness.log")
LOOPBACK = "socket.connect ('127.0.0.1'"
PROGRAMS = (
    "subprocess", "os.exec", "os.fork", "os.posix", "os.spawn", "os.system", "webbrowser", "pty"
)  # fmt: skip


def forbidden(walked: Walked, texts: Sequence[Text]) -> list[tuple[str, str]]:
    """Byte sequences of the corpus that reached the terminal."""
    return [
        (text.name, bad)
        for text in texts
        for bad in text.forbidden
        if bad.encode("utf-8", "surrogatepass") in walked.written
    ]


def lost(walked: Walked, texts: Sequence[Text]) -> list[str]:
    """Texts that must survive and were nowhere drawn whole."""
    drawn = b"".join(walked.raw_at)
    return [
        text.name
        for text in texts
        if unicodedata.normalize("NFC", text.survives).encode() not in drawn
    ]


def new_kinds(walked: Walked, plain: Walked) -> set[str]:
    """Kinds of escape sequence that harmless content does not need."""
    return kinds(walked.written) - kinds(plain.written)


def strings(walked: Walked) -> set[str]:
    """Operating-system commands and other strings to the terminal, but the pointer's shape."""
    return {each for each in kinds(walked.written) if each.startswith(("OSC", "string"))} - {
        "OSC 22"
    }


def connections(walked: Walked) -> list[str]:
    """Look-ups, and connections to anything but the configured server."""
    return [
        event
        for event in walked.witnessed
        if event.startswith("socket.") and not event.startswith(LOOPBACK)
    ]


def programs(walked: Walked) -> list[str]:
    """Programs that were started."""
    return [event for event in walked.witnessed if event.startswith(PROGRAMS)]


def foreign_files(walked: Walked) -> list[str]:
    """Files that are not the journal's, the cache's or the witness's."""
    return sorted(name for name in walked.files if not name.startswith(OURS))


def moved(walked: Walked, plain: Walked) -> list[int]:
    """The rows at which the list did not end in its usual column."""
    usual = plain.borders[0]
    assert len(usual) == 1, usual
    return [place for place, at in enumerate(walked.borders) if at != usual]
