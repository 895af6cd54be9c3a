"""Each key is answered to its end before the next one is looked at.

Textual hands a key to the queue of the focused widget, a bound key back up to the app, and what
comes of it (a dialog, the focus in it, a changed text) from queue to queue. Keys that arrive in one
burst, on a slow link or from a macro, overtake each other on that way: a form is handed over
without the last letters typed into it, a letter goes behind the dialog that was opened for it.
Here the next key waits until everything that the one before set going has come to rest, and so do
pasted texts and the buttons of the mouse. Nobody who types waits for that: it takes some steps of
the loop, and the key was painted before. A key that was answered in the step that took it (nothing
was handed on, opened or focused: most keys of the inbox) holds nothing up, so that a held `j` keeps
its pace while pages are read.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

PATIENCE = 5.0
"""Seconds after which the next key goes on although something still works on the one before."""
LEAST_STEPS = 500
"""Steps of the loop that must have gone as well: a program that was stopped is not late."""
QUIET_STEPS = 3
"""Steps of the loop in which nothing works, after which a key counts as answered: what a task does
in between, such as putting a dialog's widgets in place, comes to a queue within so many."""
IN_ORDER = (events.Key, events.Paste, events.MouseEvent)
"""What waits for its turn."""
PASSING = (events.MouseMove, events.Enter, events.Leave)
"""What nothing waits for: the mouse moves more often than anything could be answered."""


class KeyOrder:
    """Holds keys, pasted texts and clicks back while the one before is being answered."""

    def __init__(self, app: App[Any], answer: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._answer = answer
        self._waiting: deque[events.Event] = deque()
        self._is_busy = False
        self._settling: asyncio.Task[None] | None = None
        """Kept here: the loop itself would let it go."""
        self.put_off = 0
        """How often the app did something later: gave a widget the focus, or a place."""
        self.longest = 0
        """The most steps of the loop that a key took to be answered."""
        self.hurried = 0
        """How often the next one went on although something still worked."""

    @property
    def is_at_rest(self) -> bool:
        """True when the last key was answered, and none waits."""
        return not self._is_busy

    async def take(self, event: events.Event) -> None:
        """Answer now, or when its turn has come."""
        self._waiting.append(event)
        if not self._is_busy:
            await self._answer_next()

    async def _answer_next(self) -> None:
        """Answer what waits, until something has to come to rest first."""
        self._is_busy = True
        while self._waiting and not self._app._exit:  # an app that ends opens nothing more
            event, before = self._waiting.popleft(), self._place()
            await self._answer(event)
            is_done = not event.is_forwarded and len(before[1]) == 1 and before == self._place()
            if not is_done and not isinstance(event, PASSING):
                self._settling = asyncio.get_running_loop().create_task(self._settle())
                return
        self._is_busy = False

    def _place(self) -> tuple[int, list[Screen[Any]], int]:
        """Where keys go: another place after a key means that something is still to come."""
        app = self._app
        return self.put_off, [*app.screen_stack], len(app._next_callbacks)

    async def _settle(self) -> None:
        """Wait until what a key started has come to rest, and let the app go on to the next."""
        until, quiet, steps = monotonic() + PATIENCE, 0, 0
        while quiet < QUIET_STEPS and (steps < LEAST_STEPS or monotonic() < until):
            await asyncio.sleep(0)
            steps += 1
            quiet = 0 if any(map(_works, self._reached())) else quiet + 1
        self.longest = max(self.longest, steps)
        self.hurried += quiet < QUIET_STEPS
        # In the app's own queue, where keys are answered: their context is the app's.
        if not self._app.call_later(self._answer_next):
            self._is_busy = False

    def _reached(self) -> Iterator[MessagePump]:
        """What a key can have reached: the app, its screens, and what is on the one in front."""
        screens = self._app.screen_stack
        yield self._app
        yield from screens
        if screens:  # there is none before the first one, and none at the end
            yield from screens[-1].walk_children()


def _works(pump: MessagePump) -> bool:
    """True while a message waits or is being handled, or what is to handle it has only just come.

    Messages are not counted: those of a reading that streams its pages in would never end.
    """
    if pump._closing or pump._closed:
        return False
    if pump._next_callbacks or not pump._mounted_event.is_set():
        return True
    queue = pump._message_queue
    # What handles a message does not wait for the next one.
    return not queue.empty() or not queue.ready_event._waiters
