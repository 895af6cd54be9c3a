"""A request as the client states it, and the answer as the transport hands it back."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from typing import Any

from msgspec import Struct, field

Leaving = Callable[[], Awaitable[None]] | None
LEAVING: ContextVar[Leaving] = ContextVar("leaving", default=None)
"""Called right before a request of this task is sent; what it raises stops the request."""


class Request(Struct, frozen=True, gc=False):
    """One call, without the key: the transport adds that."""

    method: str
    path: str
    """The path's template, such as `/campaigns/{campaign_id}/...`; errors name it."""
    ids: Mapping[str, int] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None
    """What is sent, or what makes it when the request leaves: it may have waited long for that."""

    def content(self) -> bytes | None:
        """The body as it leaves now; escaped to ASCII, any text can be sent."""
        body = self.body() if callable(self.body) else self.body
        return None if body is None else json.dumps(body).encode()

    @property
    def filled_path(self) -> str:
        """The path with its ids in place."""
        return self.path.format(**self.ids)


class Answer(Struct, frozen=True, gc=False):
    """What came back, read to its end, decoded and within the size cap."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    took: float = 0.0
    """Seconds from leaving to the last byte."""
