"""Garbage is looked for while keys rest, so that no key waits for that."""

from __future__ import annotations

import gc
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from triage_tui.ui.terminal.base_app import TerminalApp

LOOK_EVERY: Final = 1.0
"""Seconds between two looks whether keys rest."""
PAUSE, REST = 0.5, 5.0
"""Seconds without a key after which young objects, and after which all, are looked through."""
ALL_EVERY: Final = 60.0
"""Seconds between two looks through all objects, at least."""
FEW, MANY = 2_000, 5_000
"""New objects that are not worth a look, and as many as are looked through even between keys."""


class Collector:
    """Looks for garbage at rest; without a rest, the interpreter does when very much is new.

    Left alone it looks through all objects whenever a quarter more of them are there: 35 ms in the
    middle of a key, four fifths of that for what was loaded, and nothing for lead maps: values
    without cycles are structs that are not looked through.
    """

    def __init__(self, app: TerminalApp) -> None:
        """Begins at once: what is there by now stays, mostly."""
        self._app = app
        self._all_at: float | None = None
        """When all objects were looked through last."""
        self._is_loaded = False
        gc.freeze()
        gc.set_threshold(MANY, 100, 100)
        gc.enable()
        app.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Look for garbage if no key was pressed lately."""
        now = monotonic()
        quiet = now - self._app.pressed_at
        if quiet < PAUSE:
            return
        if not self._is_loaded:
            if len(self._app.screen_stack) > 1:
                return  # what is kept out of the looks is never freed: not a screen that will go
            # What was loaded after the first paint stays as well: a look through it takes 30 ms.
            self._is_loaded = True
            gc.freeze()
            return
        if quiet >= REST and (self._all_at is None or now - self._all_at >= ALL_EVERY):
            gc.collect()
            self._all_at = now
        elif gc.get_count()[0] >= FEW:
            gc.collect(1)
