"""Answers laid down beforehand: refusals, bodies, faults and held requests, by endpoint."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage_tui.sandbox.handlers.answer import Answer

ANY = "*"


@dataclass(slots=True, eq=False)
class Line:
    """What the next requests to an endpoint meet; `times` is `None` for all that follow."""

    endpoint: str
    answer: Answer | None = None
    fault: str | None = None
    times: int | None = 1


class Hold:
    """Requests of one endpoint waiting, before anything is applied, until released."""

    def __init__(self) -> None:
        self._released = asyncio.Event()
        self.waiting = 0
        """How many requests wait now."""

    def release(self) -> None:
        self._released.set()

    async def wait(self) -> None:
        self.waiting += 1
        try:
            await self._released.wait()
        finally:
            self.waiting -= 1


class Script:
    """Lines in the order they were laid down; the first that fits is taken."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._holds: dict[str, Hold] = {}

    def add(self, line: Line) -> None:
        self._lines.append(line)

    def clear(self) -> None:
        self._lines.clear()
        for hold in self._holds.values():
            hold.release()
        self._holds.clear()

    def hold(self, endpoint: str) -> Hold:
        self._holds[endpoint] = hold = Hold()
        return hold

    def held(self, endpoint: str) -> Hold | None:
        return self._holds.get(endpoint) or self._holds.get(ANY)

    def take(self, endpoint: str) -> Line | None:
        """The line for the next request to `endpoint`, used up if it was the last of its times."""
        for line in self._lines:
            if line.endpoint in (endpoint, ANY):
                if line.times is not None:
                    line.times -= 1
                    if line.times <= 0:
                        self._lines.remove(line)
                return line
        return None
