"""The sandbox on loopback: a real socket, and faults that really break it."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from triage_tui.sandbox.app import build
from triage_tui.sandbox.faults.delivery import CONNECTION
from triage_tui.sandbox.handlers.endpoints import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from triage_tui.sandbox.sandbox import Sandbox

HOST = "127.0.0.1"
NO_LINGER = struct.pack("ii", 1, 0)
"""SO_LINGER on, zero seconds: closing sends a reset instead of a polite end."""


def serve(sandbox: Sandbox, port: int = 0) -> None:
    """Serve on 127.0.0.1 until SIGINT or SIGTERM; port 0 is any free one.

    The first line printed, once it listens, is the base URL. Raises OSError if the port is taken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(sandbox, listener, _announce))


def _announce(base_url: str) -> None:
    print(base_url, flush=True)  # noqa: T201 - the promised first line


async def _serve(
    sandbox: Sandbox, listener: socket.socket, announce: Callable[[str], None]
) -> None:
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    listener.listen(128)
    # uvicorn hears the signals and stops; it raises them again when it is done
    await server_of(sandbox, announce).serve(sockets=[listener])


class _Server(uvicorn.Server):
    """uvicorn's server, which says where it listens as soon as it does."""

    announce: Callable[[str], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and sockets:
            self.announce(f"http://{HOST}:{sockets[0].getsockname()[1]}{BASE}")


def server_of(sandbox: Sandbox, announce: Callable[[str], None]) -> uvicorn.Server:
    """A server for those that run their own loop; `announce` is told the base URL."""
    config = uvicorn.Config(
        _with_connection(build(sandbox)),
        http=_Breakable,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=60,
    )
    server = _Server(config)
    server.announce = announce
    return server


def _with_connection(app: ASGIApp) -> ASGIApp:
    async def with_connection(scope: Scope, receive: Receive, send: Send) -> None:
        transport = _Breakable.open.get((scope["client"], scope["server"]))
        if transport is not None:
            scope["extensions"] = {CONNECTION: _Socket(transport)}
        await app(scope, receive, send)

    return with_connection


class _Breakable(H11Protocol):
    """uvicorn's protocol, with its open transports to be found by their two addresses."""

    open: ClassVar[dict[Any, asyncio.Transport]] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's own
        super().connection_made(transport)
        _Breakable.open[self.client, self.server] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        _Breakable.open.pop((self.client, self.server), None)
        super().connection_lost(exc)


class _Socket:
    """The connection of a request, at the level of its socket."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def refuse(self) -> None:
        """The listener stays open for the controls, so the client sees a reset."""
        self.reset()

    def reset(self) -> None:
        self._transport.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER
        )
        self._transport.abort()

    def close(self) -> None:
        self._transport.close()
