"""The inbox as cells for the early paint of the next start."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from triage_tui import paths
from triage_tui.early_paint import EARLY, FILE
from triage_tui.inbox.text import fill, line

if TYPE_CHECKING:
    from triage_tui.ui.screens.inbox import InboxScreen


def keep(screen: InboxScreen) -> None:
    """Keep what `screen` shows, or see to it that nothing is kept where nothing may be.

    With a toast or a dialog in front it would come back stale: the one kept before stays then.
    """
    if not EARLY.mark:
        return
    if screen.is_masked or not (screen.settings.early_paint and screen.settings.cache):
        forget()
        return
    is_alone = screen.app.screen is screen and not screen.app._notifications
    if not is_alone or not len(screen.queue) or screen.has_class("-open"):
        return
    cells = drawn(screen)
    if cells:
        width, height = screen.size
        with suppress(OSError):
            file = paths.cache_dir() / FILE
            paths.write_private(file, f"{EARLY.mark} {width} {height}\n{cells}")


def forget() -> None:
    """Let nothing be shown at the next start."""
    with suppress(OSError):
        (paths.cache_dir() / FILE).unlink(missing_ok=True)


def drawn(screen: InboxScreen) -> str:
    """The screen as a terminal is sent it, its last line saying how old it is; or nothing."""
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
