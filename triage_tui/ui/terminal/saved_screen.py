"""The inbox as cells for the early paint of the next start."""

from __future__ import annotations

import codecs
import time
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual.strip import Strip

from triage_tui.inbox.safe_text import fill, line
from triage_tui.system import paths
from triage_tui.system.early_paint import EARLY, FILE
from triage_tui.ui.terminal.driver import encoding

if TYPE_CHECKING:
    from triage_tui.inbox.state import InboxState
    from triage_tui.ui.app import TriageApp
    from triage_tui.ui.inbox.screen import InboxScreen


LOOK_EVERY: Final = 3.0
"""Seconds between two looks whether there is something new to keep."""
REST: Final = 2.0
"""Seconds without a key before a screen is kept while the app runs."""


class RestingScreen:
    """Keeps the screen while the app runs, so that a crash or a kill leaves a last one too.

    Only when nobody presses keys, and only when something happened since the one before.
    """

    def __init__(self, app: TriageApp) -> None:
        self._app = app
        self._kept: tuple[InboxState, float] | None = None
        """The state and the time of the last key when the screen was kept last."""
        app.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Keep the screen if it is at rest and may look otherwise than the one kept."""
        app, inbox = self._app, self._app.inbox
        if inbox is None or app.session is None or monotonic() - app.pressed_at < REST:
            return
        now = app.session.store.state, app.pressed_at
        known = self._kept
        if known is not None and known[0] is now[0] and known[1] == now[1]:
            return
        if keep(inbox, is_durable=False):
            self._kept = now


def keep(screen: InboxScreen, *, is_durable: bool = True) -> bool:
    """Keep what `screen` shows, or see to it that nothing is kept where nothing may be.

    With a toast or a dialog in front it would come back stale: the one kept before stays then,
    and False is returned.
    """
    if not EARLY.mark:
        return True
    if screen.is_masked or not (screen.settings.early_paint and screen.settings.cache):
        forget()
        return True
    is_alone = screen.app.screen is screen and not screen.app._notifications
    if not is_alone or not len(screen.queue) or screen.has_class("-open"):
        return False
    cells = drawn(screen)
    if cells:
        width, height = screen.size
        with suppress(OSError):
            file = paths.cache_dir() / FILE
            kept = f"{EARLY.mark} {width} {height}\n{cells}"
            paths.write_private(file, kept, is_durable=is_durable)
    return True


def forget() -> None:
    """Let nothing be shown at the next start."""
    with suppress(OSError):
        (paths.cache_dir() / FILE).unlink(missing_ok=True)


def drawn(screen: InboxScreen) -> str:
    """The screen as a terminal is sent it, its last line saying how old it is; or nothing."""
    if codecs.lookup(encoding()).name != "utf-8":
        return ""  # it is written as it is kept
    width, height = screen.size
    strips = screen._compositor.render_strips()[:height]
    if len(strips) < height or not all(strip.text.isprintable() for strip in strips):
        return ""
    at = time.strftime("%d %b %H:%M", time.localtime(screen.session.clock.wall()))
    words = fill(" As it was last time, {}. Opening the inbox…", line(at))
    style = next((segment.style for segment in strips[-1]), None)
    strips[-1] = Strip([Segment(words, style)])
    lines = [strip.adjust_cell_length(width, style).render(screen.app.console) for strip in strips]
    return "".join(f"\x1b[{row}H{text}" for row, text in enumerate(lines, 1)) + "\x1b[0m"
