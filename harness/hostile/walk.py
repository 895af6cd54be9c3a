"""A walk through a poisoned inbox in a terminal: each row, its mail, its refusal, its cells."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harness.served import Served, serving
from harness.terminal.program import environ_with
from harness.terminal.terminal import Terminal
from triage_tui.commands.rate_limit import READING

COLUMNS, ROWS = 140, 40
KEY = "canary-key-of-the-hostile-inbox"
PATIENCE = 20.0
QUIET = 0.08
"""Seconds without a byte after which all that a key brought is drawn."""
BORDER = "▏"
"""Stands between the list and the pane."""
UNDER = 2
"""The message line and the status line, under both."""

_UNMEASURED = re.compile("[\U0001f1e6-\U0001f1ff\u0900-\u097f]")
"""Flags, which pyte gives two cells a letter, and Devanagari, where it stops drawing."""


class Watched(Terminal):
    """A run with a witness; see `harness.hostile.watched`."""

    def __init__(self, log: Path, work: Path, environ: Mapping[str, str]) -> None:
        words = ("-m", "harness.hostile.watched", str(log), str(work), "--view", "all")
        super().__init__(
            [sys.executable, *words], environ_with(**environ), columns=COLUMNS, rows=ROWS
        )

    def border(self) -> set[int]:
        """The columns at which the list's lines end, of lines pyte can measure."""
        rows = [self.screen.cells(row) for row in range(1, ROWS - UNDER)]
        return {
            row.index(BORDER) if BORDER in row else -1
            for row in rows
            if not _UNMEASURED.search("".join(row))
        }


@dataclass
class Walked:
    """What a walk left behind."""

    written: bytes = b""
    seen: list[str] = field(default_factory=list)
    """The screen at each row, once its mail was there."""
    raw_at: list[bytes] = field(default_factory=list)
    """What was written while the cursor was on each row."""
    borders: list[set[int]] = field(default_factory=list)
    """Where the list ends, on each of those screens."""
    took: list[float] = field(default_factory=list)
    """Seconds from each `j` to its answer."""
    exit_code: int | None = None
    witnessed: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    applied_by_keys: list[str] = field(default_factory=list)
    applied_by_clicks: list[str] = field(default_factory=list)
    """Endpoints of what the server carried out, before the clicking and after."""

    @property
    def slowest(self) -> float:
        """Seconds of the slowest answer to a key."""
        return max(self.took)


def walk(folder: Path, kind: str, shape: str, count: int, *, every: int = 7) -> Walked:
    """Go through all rows of the view All, then click on every `every`-th cell and leave."""
    log, work = folder / "witness.log", folder / "work"
    work.mkdir(parents=True)
    walked = Walked()
    with serving(["-m", "harness.hostile.inbox", kind, shape, str(count)]) as sandbox:
        environ = {
            "SMARTLEAD_API_KEY": KEY,
            "SMARTLEAD_BASE_URL": sandbox.base_url,
            "TRIAGE_UNDO_WINDOW": "0",
            "TRIAGE_REQUESTS_PER_MINUTE": "1000000",
            "TRIAGE_REQUESTS_PER_2S": "1000000",
            "TRIAGE_REQUESTS_PER_HOUR": "1000000",
            "TRIAGE_BULK_CONFIRM_ABOVE": "100000",
            "HOME": str(folder / "home"),
            **{
                f"XDG_{name}_HOME": str(folder / "home" / name)
                for name in ("CONFIG", "STATE", "CACHE")
            },
        }
        run = Watched(log, work, environ)
        try:
            run.expect("online", PATIENCE)
            run.expect(rf"All\s+{count}\b", PATIENCE)
            for place in range(count):
                _look(run, walked, is_last=place == count - 1)
            _refuse_all(run, count)
            _look_into_lists(run)
            walked.applied_by_keys = _applied(sandbox)
            _click(run, every)
            _leave(run, walked)
        finally:
            run.close()
        walked.applied_by_clicks = _applied(sandbox)[len(walked.applied_by_keys) :]
    walked.witnessed = log.read_text("utf-8", "replace").splitlines()
    walked.files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    return walked


def _look(run: Watched, walked: Walked, *, is_last: bool) -> None:
    """Into the mail of the row under the cursor and out, then to the next row."""
    start = len(run.written)
    _answered(run, "\r")  # the pane is brought up to the row before the key is answered
    _quiet(run)
    assert run.wait_until(lambda: READING not in run.text()), f"no mail came:\n{run.text()}"
    walked.seen.append(run.text())
    walked.borders.append(_settled_border(run))
    _answered(run, "\t")
    took = _answered(run, "j")
    if not is_last:  # there the key has nowhere to go, and nothing may be drawn
        walked.took.append(took)
    walked.raw_at.append(bytes(run.written[start:]))


def _answered(run: Watched, key: str) -> float:
    """Press a key; returns the seconds until something was drawn, 1 at most."""
    pressed = time.monotonic()
    before = len(run.written)
    run.write(key)
    while len(run.written) == before and time.monotonic() - pressed < 1.0:
        run.pump(0.002)
    return time.monotonic() - pressed


def _quiet(run: Watched) -> None:
    """Wait until all is drawn."""
    while run.pump(QUIET):
        pass


def _settled_border(run: Watched) -> set[int]:
    """Where the list ends; drawn anew when pyte has lost a part of it."""
    if run.wait_until(lambda: len(run.border()) == 1, 1.0):
        return run.border()
    for rows in (ROWS - 1, ROWS):
        run.resize(COLUMNS, rows)
        run.pump(0.4)
    run.wait_until(lambda: len(run.border()) == 1, 1.0)
    return run.border()


def _refuse_all(run: Watched, count: int) -> None:
    """Mark every lead map read; the server refuses each in its own words."""
    run.keys("g", "g", gap=0.1)
    for _ in range(count):
        run.write("uj")
        run.pump(0.04)
    run.pump(0.5)


def _look_into_lists(run: Terminal) -> None:
    """The pickers, the forms, help and every other screen that shows names."""
    for key in ("l", "a", "t", "N", "?", ":"):
        run.keys(key, gap=0.3)
        run.keys("down", "down", gap=0.03)
        run.keys("esc", gap=0.25)
    for sequence in ("go", "gh", "gt", "gs"):
        run.keys(*sequence, gap=0.1)
        run.pump(0.2)
        run.keys("esc", gap=0.25)
    run.keys("g", "a", gap=0.1)


def _click(run: Terminal, every: int) -> None:
    """Press and release the mouse on every `every`-th cell of the screen."""
    for row in range(1, ROWS + 1):
        for column in range(1 + row % every, COLUMNS + 1, every):
            run.write(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
        run.pump(0.03)


def _settle(run: Watched) -> None:
    """Wait until what was clicked and typed has been answered."""
    end = time.monotonic() + PATIENCE
    while run.pump(0.2) and time.monotonic() < end:
        pass


def _leave(run: Watched, walked: Walked) -> None:
    """Close whatever the clicking opened, and quit; what a click decided may still wait."""
    for _ in range(10):
        _settle(run)
        screen = run.text()
        if "Discard this draft?" in screen or "Quit?" in screen:
            # An `esc` on its way to a slow program closes the question first, and `y` copies an
            # address: from here on the walk's own key writes to the clipboard.
            walked.written = walked.written or bytes(run.written)
            run.keys("y", gap=0.3)
        else:
            run.keys("esc", "q", gap=0.3)
        if run.ended(0.1)[0] is not None:
            break
    walked.exit_code = run.ended(PATIENCE)[0]
    walked.written = walked.written or bytes(run.written)


def _applied(sandbox: Served) -> list[str]:
    return [str(each["endpoint"]) for each in sandbox.truth()["applied"]]
