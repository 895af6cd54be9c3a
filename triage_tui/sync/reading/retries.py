"""Asking again for what passes by itself: calmly, longer each time, and not for ever."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from triage_tui.sync.gateway.errors import ReadError

Found = TypeVar("Found")
Rest = Callable[[float, ReadError], Awaitable[None]]
"""Waits so many seconds, after this went wrong."""

TRIES: Final = 6
"""How often something is asked for before the reading is given up."""
LONGEST_WAIT: Final = 30.0


async def patiently(
    read: Callable[[], Awaitable[Found]], rest: Rest, *, tries: int = TRIES
) -> Found:
    """What `read` gives; where that fails for a while, tried again. Raises ReadError."""
    wait = 1.0
    while True:
        try:
            return await read()
        except ReadError as error:
            tries -= 1
            if not error.is_passing or tries <= 0:
                raise
            failure = error
        await rest(max(wait, failure.after or 0.0), failure)
        wait = min(2 * wait, LONGEST_WAIT)
