"""The inbox as cells for the early paint of the next start."""

from __future__ import annotations

import codecs
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from triage_tui.inbox.dates.formats import whole
from triage_tui.inbox.dates.time_zone import here
from triage_tui.inbox.safe_text import fill, line
from triage_tui.system import paths
from triage_tui.system.early_paint import EARLY, FILE
from triage_tui.ui.terminal.driver import encoding

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from triage_tui.ui.terminal.base_app import TerminalApp

LOOK_EVERY: Final = 3.0
"""Seconds between two looks whether there is something new to keep."""
REST: Final = 2.0
"""Seconds without a key before a screen is kept while the app runs."""


class Kept(NamedTuple):
    """A screen that may be kept, and what decides about that."""

    screen: Screen[Any]
    state: object
    """What it shows; the same object as before means that nothing happened."""
    wall: float
    """What time it is: seconds since 1970."""
    is_allowed: bool
    """False where nothing may be kept: names are masked, or the settings say so."""
    is_usual: bool
    """True when it looks as it does at a start: rows in the list, the list in front."""


class RestingScreen:
    """Keeps the screen while the app runs, so that a crash or a kill leaves a last one too.

    Only when nobody presses keys, and only when something happened since the one before.
    """

    def __init__(self, app: TerminalApp, look_at: Callable[[], Kept | None]) -> None:
        self._app = app
        self._look_at = look_at
        self._kept: tuple[object, float] | None = None
        """The state and the time of the last key when the screen was kept last."""
        app.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Keep the screen if it is at rest and may look otherwise than the one kept."""
        kept, pressed_at = self._look_at(), self._app.pressed_at
        if kept is None or monotonic() - pressed_at < REST:
            return
        known = self._kept
        if known is not None and known[0] is kept.state and known[1] == pressed_at:
            return
        if keep(self._app, kept, is_durable=False):
            self._kept = kept.state, pressed_at


def keep(app: TerminalApp, kept: Kept, *, is_durable: bool = True) -> bool:
    """Keep what a screen shows, or see to it that nothing is kept where nothing may be.

    With a toast or a dialog in front it would come back stale: the one kept before stays then,
    and False is returned.
    """
    if not EARLY.mark:
        return True
    if not kept.is_allowed:
        forget()
        return True
    is_alone = app.screen is kept.screen and not app.has_toasts
    if not is_alone or not kept.is_usual:
        return False
    cells = drawn(kept.screen, kept.wall)
    if cells:
        width, height = kept.screen.size
        with suppress(OSError):
            file = paths.cache_dir() / FILE
            text = f"{EARLY.mark} {width} {height}\n{cells}"
            paths.write_private(file, text, is_durable=is_durable)
    return True


def forget() -> None:
    """Let nothing be shown at the next start."""
    with suppress(OSError):
        (paths.cache_dir() / FILE).unlink(missing_ok=True)


def drawn(screen: Screen[Any], wall: float) -> str:
    """The screen as a terminal is sent it, its last line saying how old it is; or nothing."""
    if codecs.lookup(encoding()).name != "utf-8":
        return ""  # it is written as it is kept
    width, height = screen.size
    strips = screen._compositor.render_strips()[:height]
    if len(strips) < height or not all(strip.text.isprintable() for strip in strips):
        return ""
    at = whole(here(wall), has_year=False)
    words = fill(" Last session: {}. Opening the inbox…", line(at))
    style = next((segment.style for segment in strips[-1]), None)
    strips[-1] = Strip([Segment(words, style)])
    lines = [strip.adjust_cell_length(width, style).render(screen.app.console) for strip in strips]
    return "".join(f"\x1b[{row}H{text}" for row, text in enumerate(lines, 1)) + "\x1b[0m"
