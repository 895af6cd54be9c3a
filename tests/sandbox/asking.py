"""Asking a sandbox in process, and comparing answers with the samples."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx

from harness.checkout import SAMPLES
from triage_tui.sandbox.transport import in_process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from triage_tui.sandbox import Sandbox

FIRST = 2433664001
"""The lead map with the newest reply."""
NOON = 1_795_176_000.0
"""A moment in November 2026."""


class VirtualClock:
    """A clock that jumps to the next sleeper's moment once nothing else moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self._wakes: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return NOON + self.now

    async def sleep(self, seconds: float) -> None:
        wake = self.now + max(0.0, seconds)
        self._wakes.append(wake)
        try:
            for _ in range(20):  # let everything that can go on go on
                await asyncio.sleep(0)
            while min(self._wakes) < wake:  # noqa: ASYNC110 - time itself is what is waited for
                await asyncio.sleep(0)
            self.now = max(self.now, wake)
        finally:
            self._wakes.remove(wake)


@asynccontextmanager
async def asking(sandbox: Sandbox, key: str | None = "k") -> AsyncIterator[httpx.AsyncClient]:
    """A client whose paths start below `/api/v1`."""

    async def with_key(request: httpx.Request) -> None:
        if key is not None:
            request.url = request.url.copy_merge_params({"api_key": key})

    async with httpx.AsyncClient(
        transport=in_process(sandbox),
        base_url="http://sandbox/api/v1",
        event_hooks={"request": [with_key]},
        timeout=30,
    ) as client:
        yield client


def sample(name: str) -> Any:
    """A sample body by its file name, less `.json`."""
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


def misfits(expected: Any, got: Any, where: str = "") -> list[str]:
    """Where `got` lacks a key of `expected` or has another type; a null on either side fits.

    Of lists the first items are compared.
    """
    if expected is None or got is None:
        return []
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [f"{where}: {type(got).__name__}"]
        missing = [f"{where}.{key}: missing" for key in expected if key not in got]
        shared = (key for key in expected if key in got)
        return missing + [
            misfit
            for key in shared
            for misfit in misfits(expected[key], got[key], f"{where}.{key}")
        ]
    if isinstance(expected, list):
        if not isinstance(got, list):
            return [f"{where}: {type(got).__name__}"]
        return misfits(expected[0], got[0], f"{where}[0]") if expected and got else []
    is_number = isinstance(expected, int | float) and not isinstance(expected, bool)
    fits = isinstance(got, int | float) if is_number else type(got) is type(expected)
    return [] if fits else [f"{where}: {type(got).__name__} for {type(expected).__name__}"]
