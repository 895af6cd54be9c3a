"""How an answer leaves: whole, cut short, a byte at a time, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from triage_tui.system.clock import Clock

CONNECTION = "triage_tui.connection"
"""The ASGI extension under which a server hands in the request's connection."""
DRIP_SECONDS = 0.25


class Connection(Protocol):
    """The connection below a request, for breaking it."""

    def refuse(self) -> None:
        """As if nobody listened."""
        ...

    def reset(self) -> None:
        """Drop it at once."""
        ...

    def close(self) -> None:
        """Send what was written, then close it."""
        ...


def connection_of(scope: Scope) -> Connection:
    """The connection of a request; raises RuntimeError on a server that hands none in."""
    connection: Connection | None = scope.get("extensions", {}).get(CONNECTION)
    if connection is None:
        raise RuntimeError("this server cannot break connections; use serve.py or transport.py")
    return connection


async def until_gone(receive: Receive) -> None:
    """Wait until the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


class Refused(Response):
    """No connection at all."""

    async def __call__(self, scope: Scope, receive: Receive, _send: Send) -> None:
        connection_of(scope).refuse()
        await until_gone(receive)


class Reset(Response):
    """A connection that breaks before the first byte."""

    async def __call__(self, scope: Scope, receive: Receive, _send: Send) -> None:
        connection_of(scope).reset()
        await until_gone(receive)


class Silence(Response):
    """An answer that never comes: the client has to give up."""

    async def __call__(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        await until_gone(receive)


class Truncated(Response):
    """Headers that promise more than the body brings."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        connection_of(scope).close()
        await until_gone(receive)


class Drip(Response):
    """A body that comes a byte at a time: no single read ever times out."""

    clock: Clock

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        for byte in bytes(self.body):
            await send({"type": "http.response.body", "body": bytes([byte]), "more_body": True})
            await self.clock.sleep(DRIP_SECONDS)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
