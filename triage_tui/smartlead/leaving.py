"""Telling the caller that its request goes out now: its turn has come, nothing was sent yet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar

LEAVING: ContextVar[Callable[[], Awaitable[None]] | None] = ContextVar("leaving", default=None)
"""Called right before a request of this task is sent; what it raises stops the request."""
