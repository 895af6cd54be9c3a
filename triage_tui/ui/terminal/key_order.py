"""Each key is answered to its end before the next one is looked at.

Textual hands a key to the queue of the focused widget, a bound key back up to the app, and what
comes of it (a dialog, the focus in it, a changed text) from queue to queue. Keys that arrive in one
burst, on a slow link or from a macro, overtake each other on that way: a form is handed over
without the last letters typed into it, a letter goes behind the dialog that was opened for it.
Here the next key waits until everything that the one before set going has come to rest, and so do
pasted texts and the buttons of the mouse. Nobody who types waits for that: it takes some steps of
the loop, and the key was painted before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual._context import message_hook

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message
    from textual.message_pump import MessagePump

PATIENCE = 5.0
"""Seconds after which the next key goes on although something still works on the one before."""
QUIET_STEPS = 5
"""Steps of the loop in which no message is handled, after which a key counts as answered."""
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
        self._settling: asyncio.Task[None] | None = None
        self._handled = 0
        """Messages handled so far, by anything in the app."""
        self.longest = 0
        """The most steps of the loop that a key took to be answered."""
        self.hurried = 0
        """How often the next one went on although something still worked."""

    def listen(self) -> None:
        """Count the messages of every widget that comes from now on; to be called at the start."""
        message_hook.set(self._count)

    def _count(self, _message: Message) -> None:
        self._handled += 1

    @property
    def is_at_rest(self) -> bool:
        """True when the last key was answered, and none waits."""
        return self._settling is None

    async def take(self, event: events.Event) -> None:
        """Answer now, or when its turn has come."""
        if self._settling is None and isinstance(event, PASSING):
            await self._answer(event)
            return
        self._waiting.append(event)
        if self._settling is None:
            await self._answer_next()

    async def _answer_next(self) -> None:
        while self._waiting and isinstance(self._waiting[0], PASSING):
            await self._answer(self._waiting.popleft())
        if not self._waiting:
            self._settling = None
            return
        event = self._waiting.popleft()
        # Kept before the key is answered: what is awaited there may let the next one in.
        self._settling = asyncio.get_running_loop().create_task(self._settle())
        await self._answer(event)

    async def _settle(self) -> None:
        """Wait until what a key started has come to rest, and let the app go on to the next."""
        until, handled, quiet, steps = monotonic() + PATIENCE, self._handled, 0, 0
        while quiet < QUIET_STEPS and monotonic() < until:
            await asyncio.sleep(0)
            steps += 1
            quiet += 1
            if self._handled != handled:
                handled, quiet = self._handled, 0
            elif quiet == QUIET_STEPS and any(map(_works, self._reached())):
                quiet = 0
        self.longest = max(self.longest, steps)
        self.hurried += quiet < QUIET_STEPS
        # In the app's own queue, where keys are answered: their context is the app's.
        if not self._app.call_later(self._answer_next):
            self._settling = None

    def _reached(self) -> Iterator[MessagePump]:
        """What a key can have reached: the app, its screens, and what is on the one in front."""
        screens = self._app.screen_stack
        yield self._app
        yield from screens
        if screens:  # there is none before the first one, and none at the end
            yield from screens[-1].walk_children()


def _works(pump: MessagePump) -> bool:
    """True while a message waits, or what is to handle it has only just come."""
    if pump._next_callbacks or not pump._mounted_event.is_set():
        return True
    return pump.message_queue_size > 0
