"""The sandbox in process: httpx speaks to the app without a socket, faults included."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpx

from triage_tui.sandbox.faults.delivery import CONNECTION

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from starlette.types import ASGIApp, Message, Scope

    from triage_tui.sandbox.sandbox import Sandbox
    from triage_tui.system.clock import Clock


def in_process(sandbox: Sandbox) -> httpx.AsyncBaseTransport:
    """A transport to this sandbox.

    Latency passes on the sandbox's clock. A reset raises ReadError, silence ReadTimeout after the
    request's own read timeout, an offline network ConnectError, a cut body RemoteProtocolError.
    """
    return _InProcess(sandbox)


class _InProcess(httpx.AsyncBaseTransport):
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    @cached_property
    def _app(self) -> ASGIApp:
        """Importing starlette waits for the first request."""
        from triage_tui.sandbox.app import build

        return build(self._sandbox)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        exchange = _Exchange(self._sandbox.clock, self._app, request, await request.aread())
        try:
            start = await exchange.next_message()
        except BaseException:
            await exchange.stop()
            raise
        return httpx.Response(start["status"], headers=start["headers"], stream=exchange)


class _Exchange(httpx.AsyncByteStream):
    """One request and its answer: the app runs as a task, its messages come through a queue."""

    def __init__(self, clock: Clock, app: ASGIApp, request: httpx.Request, body: bytes) -> None:
        self._clock = clock
        self._request = request
        self._read_timeout: float | None = request.extensions.get("timeout", {}).get("read")
        self._body: bytes | None = body
        self._messages: asyncio.Queue[Message | httpx.TransportError] = asyncio.Queue()
        self._task = asyncio.ensure_future(self._run(app))

    async def _run(self, app: ASGIApp) -> None:
        await app(self._scope(), self._receive, self._messages.put)

    def _scope(self) -> Scope:
        url = self._request.url
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": self._request.method,
            "headers": [(name.lower(), value) for name, value in self._request.headers.raw],
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.split(b"?")[0],
            "query_string": url.query,
            "server": (url.host, url.port),
            "client": ("127.0.0.1", 0),
            "root_path": "",
            "extensions": {CONNECTION: self},
        }

    async def _receive(self) -> Message:
        if self._body is None:
            await asyncio.Event().wait()  # the client never hangs up; stop() cancels
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}

    def refuse(self) -> None:
        self._messages.put_nowait(self._broken(httpx.ConnectError, "connection refused"))

    def reset(self) -> None:
        self._messages.put_nowait(self._broken(httpx.ReadError, "connection reset"))

    def close(self) -> None:
        words = "peer closed connection without sending complete message body"
        self._messages.put_nowait(self._broken(httpx.RemoteProtocolError, words))

    def _broken(self, kind: type[httpx.TransportError], words: str) -> httpx.TransportError:
        return kind(words, request=self._request)

    async def next_message(self) -> Message:
        """The app's next message; raises what a socket would."""
        message = await self._within_timeout(self._next())
        if isinstance(message, httpx.TransportError):
            raise message
        return message

    async def _next(self) -> Message | httpx.TransportError:
        """The next message, or the app's own error if it ended without one."""
        waiting = asyncio.ensure_future(self._messages.get())
        try:
            await asyncio.wait({waiting, self._task}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done() and self._messages.empty():
                self._task.result()
                raise RuntimeError("the sandbox ended a request without an answer")
            return await waiting
        finally:
            waiting.cancel()

    async def _within_timeout(
        self, coming: Coroutine[Any, Any, Message | httpx.TransportError]
    ) -> Message | httpx.TransportError:
        answer = asyncio.ensure_future(coming)
        waits: set[asyncio.Future[Any]] = {answer}
        if self._read_timeout is not None:
            waits.add(asyncio.ensure_future(self._clock.sleep(self._read_timeout)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            raise self._broken(httpx.ReadTimeout, "read timed out")
        finally:
            for future in waits:
                future.cancel()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        more = True
        while more:
            message = await self.next_message()
            more = message.get("more_body", False)
            if message.get("body"):
                yield message["body"]

    async def aclose(self) -> None:
        await self.stop()

    async def stop(self) -> None:
        """End the app's task; what it applied stays applied."""
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
