"""The way out: the key, the deadlines, the size cap. No httpx object leaves this module.

The key is added by a layer below the HTTP client, so that no URL the client sees, logs or puts in
an exception has it. A proxy of the environment passes the encrypted connection on: the key and the
mail go to the configured host and to no other.
"""

from __future__ import annotations

import asyncio
import ssl
from importlib import import_module

from triage_tui import __version__
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.base_url import SMARTLEAD, checked_address
from triage_tui.smartlead.body_reader import BadBody, read_body
from triage_tui.smartlead.environment import proxy_for, verifying
from triage_tui.smartlead.errors import Ambiguous, NotSent, SmartleadError
from triage_tui.smartlead.failures import network_failure
from triage_tui.smartlead.httpx_import import httpx
from triage_tui.smartlead.redaction import guard_logs
from triage_tui.smartlead.request import Answer, Request

DEADLINE = 30.0
"""Seconds for one call from its first byte to its last: httpx's own timeouts are per read."""
LARGEST_BODY = 10 * 1024 * 1024
"""Bytes, decoded."""
# Connecting gives up well before the deadline does, so that "nothing was sent" can be told apart.
_TIMEOUT = httpx.Timeout(20.0, connect=8.0, pool=8.0)
_HEADERS = {
    # The vendor's gateway turns away clients that do not name themselves.
    "User-Agent": f"triage-tui/{__version__}",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
}


class KeyedTransport(httpx.AsyncBaseTransport):
    """Adds the key on the way down; on the way up, keeps cookies and a used-up stream away."""

    def __init__(self, inner: httpx.AsyncBaseTransport, key: ApiKey) -> None:
        self._inner = inner
        self.key = key

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        keyed = httpx.Request(
            request.method,
            request.url.copy_add_param("api_key", self.key.reveal()),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        response = await self._inner.handle_async_request(keyed)
        headers = [(n, v) for n, v in response.headers.raw if n.lower() != b"set-cookie"]
        return httpx.Response(response.status_code, headers=headers, stream=response.stream)

    async def aclose(self) -> None:
        await self._inner.aclose()


class Transport:
    """Sends a `Request`, hands back an `Answer`, raises nothing but `SmartleadError`."""

    def __init__(
        self,
        key: ApiKey,
        base_url: str = SMARTLEAD,
        *,
        inner: httpx.AsyncBaseTransport | None = None,
        deadline: float = DEADLINE,
        largest_body: int = LARGEST_BODY,
    ) -> None:
        self.base_url = checked_address(base_url)
        self._key = key
        self._inner = inner
        self._deadline = deadline
        self._largest_body = largest_body
        self._keyed: KeyedTransport | None = None
        self._client: httpx.AsyncClient | None = None
        self._opening = asyncio.Lock()
        self._is_closed = False
        guard_logs()

    def use_key(self, key: ApiKey) -> None:
        """Send with another key from the next request on."""
        self._key = key
        if self._keyed is not None:
            self._keyed.key = key

    async def send(self, request: Request) -> Answer:
        """Send one request and read its answer to the end.

        Raises `NotSent`, `TlsFailure` or `Ambiguous`; a status is not judged here.
        """
        if self._is_closed:
            raise NotSent("The connection was closed.", method=request.method, path=request.path)
        failure: SmartleadError
        try:
            client = await self._open()
            async with asyncio.timeout(self._deadline):
                return await self._exchange(client, request)
        except SmartleadError as unopened:
            failure = unopened
        except TimeoutError:
            failure = Ambiguous(f"No whole answer came within {self._deadline:g} s.")
        except BadBody as bad:
            failure = Ambiguous(f"The response {bad}.")
            failure.status = bad.status
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            failure = network_failure(error, proxy_for(self.base_url))
        # Raised out here, the error carries no httpx exception as its context.
        failure.method, failure.path = request.method, request.path
        raise failure

    async def drop_connections(self) -> None:
        """Close pooled connections; the next request opens a new one.

        For after the machine slept. A transport given from outside is kept.
        """
        client, self._client = self._client, None
        if client is not None and self._inner is None:
            await client.aclose()

    async def aclose(self) -> None:
        """Close the connections for good."""
        self._is_closed = True
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _exchange(self, client: httpx.AsyncClient, request: Request) -> Answer:
        content = request.content()
        headers = {} if content is None else {"Content-Type": "application/json"}
        async with client.stream(
            request.method,
            self.base_url + request.filled_path,
            params=dict(request.query),
            content=content,
            headers=headers,
        ) as response:
            names = {name.lower(): value for name, value in response.headers.items()}
            body = await read_body(
                response.aiter_raw(), response.status_code, names, self._largest_body
            )
            # An answer may echo the address it was asked at.
            secret = self._key.reveal().encode()
            body = body.replace(secret, b"****") if secret in body else body
            return Answer(response.status_code, names, body)

    async def _open(self) -> httpx.AsyncClient:
        """The client, made at the first request: a TLS context costs 80 ms."""
        async with self._opening:
            if self._client is None:
                inner = self._inner or await self._to_the_server()
                self._keyed = KeyedTransport(inner, self._key)
                self._client = httpx.AsyncClient(
                    transport=self._keyed,
                    headers=_HEADERS,
                    timeout=_TIMEOUT,
                    follow_redirects=False,
                    trust_env=False,
                )
            return self._client

    async def _to_the_server(self) -> httpx.AsyncBaseTransport:
        proxy = proxy_for(self.base_url)
        if proxy is not None and (problem := proxy.problem):
            raise NotSent(problem)
        await asyncio.to_thread(import_module, "httpcore")  # 50 ms: keys are answered meanwhile
        return httpx.AsyncHTTPTransport(
            verify=await self._context(),
            trust_env=False,
            proxy=None if proxy is None else proxy.url,
            limits=httpx.Limits(max_connections=10, keepalive_expiry=30.0),
        )

    async def _context(self) -> ssl.SSLContext:
        """A verifying context; the environment may name other authorities, nothing turns it off."""
        if self.base_url.startswith("http://"):
            # Never used: without authorities it would trust nobody.
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return await asyncio.to_thread(verifying, httpx.create_ssl_context)
