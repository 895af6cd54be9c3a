"""The ASGI app: each request through network, key, limit, script, faults, then its handler."""

from __future__ import annotations

import json
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from triage_tui.sandbox import control
from triage_tui.sandbox.faults import delivery
from triage_tui.sandbox.handlers import errors, request_schemas
from triage_tui.sandbox.handlers.answer import JSON_TYPE, Answer, Call
from triage_tui.sandbox.handlers.endpoints import BASE, ENDPOINTS, Endpoint
from triage_tui.sandbox.handlers.lists import HISTORY
from triage_tui.sandbox.request_log import Seen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from triage_tui.sandbox.sandbox import Sandbox

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
BROKEN_JSON = object()


def build(sandbox: Sandbox) -> ASGIApp:
    """The app of one sandbox: its endpoints below `/api/v1`, its controls below `/sandbox`."""
    routes = []
    for endpoint in ENDPOINTS:
        for slash in ("", "/"):
            path = BASE + endpoint.path + slash
            serve = _serving(sandbox, endpoint)
            routes.append(Route(path, serve, methods=[endpoint.method]))
    routes += control.routes(sandbox)
    routes.append(Route("/{path:path}", _serving(sandbox, None), methods=METHODS))
    return sandbox.around(Starlette(routes=routes))


def _serving(
    sandbox: Sandbox, endpoint: Endpoint | None
) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        seen = await _noted(sandbox, endpoint, request)
        return await _Turn(sandbox, endpoint, request, seen).response()

    return serve


async def _noted(sandbox: Sandbox, endpoint: Endpoint | None, request: Request) -> Seen:
    """Put the request in the log as it comes in."""
    query = dict(request.query_params)
    key = query.pop("api_key", None)
    seen = Seen(
        method=request.method,
        path=request.url.path,
        query=query,
        body=_parsed(await request.body(), request.headers.get("content-type", "")),
        at=sandbox.clock.wall(),
        has_key=key is not None,
        endpoint=endpoint.name if endpoint else None,
    )
    sandbox.requests.append(seen)
    return seen


def _parsed(body: bytes, content_type: str) -> Any:
    """The body as Express would see it: other content types count as no body."""
    if not body or "json" not in content_type:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return BROKEN_JSON


class _Turn:
    """One request on its way through the sandbox."""

    def __init__(
        self, sandbox: Sandbox, endpoint: Endpoint | None, request: Request, seen: Seen
    ) -> None:
        self._sandbox = sandbox
        self._endpoint = endpoint
        self._request = request
        self._seen = seen
        self._is_live = sandbox.backend.is_live

    async def response(self) -> Response:
        sandbox = self._sandbox
        if sandbox.is_offline:
            self._seen.fault = "offline"
            return delivery.Refused()
        await self._travel()
        hold = sandbox.script.held(self._seen.endpoint or "")
        if hold is not None:
            await hold.wait()
        sandbox.catch_up()
        answer = self._turned_away() or self._scripted()
        if answer is not None:
            await self._travel()
            return self._whole(answer)
        return await self._through_faults()

    async def _travel(self) -> None:
        """Half the latency: once on the way in, once on the way out."""
        if self._sandbox.latency_ms:
            await self._sandbox.clock.sleep(self._sandbox.latency_ms / 2000)

    def _turned_away(self) -> Answer | None:
        """Unknown route, wrong key, over the limit."""
        if self._endpoint is None:
            return errors.no_route(self._request.method, self._request.url.path)
        key, wanted = self._request.query_params.get("api_key"), self._sandbox.key
        if not key or (wanted is not None and key != wanted):
            return errors.unauthorized(has_key=bool(key), is_live=self._is_live)
        wait = self._sandbox.limiter.admit(self._sandbox.clock.monotonic())
        return None if wait is None else errors.too_many(wait, is_live=self._is_live)

    def _scripted(self) -> Answer | None:
        """The answer laid down for this request; a fault laid down is only noted."""
        line = self._sandbox.script.take(self._seen.endpoint or "")
        if line is None:
            self._seen.fault = self._sandbox.faults.draw(self._sandbox.random)
            return None
        self._seen.fault = line.fault
        return line.answer

    async def _through_faults(self) -> Response:
        fault = self._seen.fault
        if fault == "reset":
            return delivery.Reset()
        if fault == "timeout":
            return delivery.Silence()
        unapplied = self._unapplied(fault)
        if unapplied is not None:
            await self._travel()
            return self._whole(unapplied)
        answer = self._handled()
        await self._travel()
        if fault == "lost":
            is_reset = self._sandbox.random.random() < 0.5
            return delivery.Reset() if is_reset else delivery.Silence()
        if fault == "slow":
            await self._sandbox.clock.sleep(3 + 5 * self._sandbox.random.random())
        elif fault == "heavy" and HISTORY in self._seen.query:
            await self._sandbox.clock.sleep(10.0)
        if fault is not None and (fault == "empty" or fault.isdigit()):
            return self._whole(errors.answered(fault, is_live=self._is_live))
        return self._damaged(answer, fault)

    def _unapplied(self, fault: str | None) -> Answer | None:
        """The answer of a fault that keeps the request from being applied."""
        if fault in errors.UNAPPLIED:
            return errors.UNAPPLIED[fault]
        # under load, and behind a proxy that gives up, nobody knows what the server did
        is_vague = fault == "empty" or (fault or "") in errors.PROXY_FAULTS
        if is_vague and self._sandbox.random.random() < 0.5:
            return None
        if fault == "empty":
            return errors.NOTHING
        if fault is None or not fault.isdigit():
            return None
        return errors.of_status(int(fault), is_live=self._is_live)

    def _handled(self) -> Answer:
        """What the endpoint itself answers; the state changes here and nowhere else."""
        assert self._endpoint is not None  # noqa: S101 - unknown routes were turned away
        query = dict(self._seen.query)
        backend, body = self._sandbox.backend, self._seen.body
        if body is BROKEN_JSON:
            self._seen.body = None
            return Answer({"message": "Unexpected token in JSON"}, 400)
        before = len(backend.applied)
        try:
            return self._endpoint.handle(
                backend, Call(self._request.path_params, query, body, self._seen.fault)
            )
        except request_schemas.Invalid as invalid:
            if self._is_live or invalid.is_unknown:
                in_query = invalid.path in query or self._request.method == "GET"
                return Answer(invalid.celebrate("query" if in_query else "body"), 400)
            return Answer(invalid.documented, 422)
        finally:
            self._seen.was_applied = len(backend.applied) > before

    def _damaged(self, answer: Answer, fault: str | None) -> Response:
        if fault == "garbled":
            text = _dumped(answer.body)
            middle = len(text) // 2
            broken = text[:middle] + b'"\x00,}]' + text[middle + 3 :]
            return self._whole(Answer(broken, answer.status, answer.headers, JSON_TYPE))
        if fault == "truncated":
            return self._whole(answer, delivery.Truncated)
        if fault == "drip":
            drip = self._whole(answer, delivery.Drip)
            if isinstance(drip, delivery.Drip):
                drip.clock = self._sandbox.clock
            return drip
        return self._whole(answer)

    def _whole(self, answer: Answer, kind: type[Response] = Response) -> Response:
        self._seen.status = answer.status
        headers = {"date": formatdate(self._sandbox.clock.wall(), usegmt=True)}
        which = self._sandbox.limit_headers
        if which == "all" or (which == "get" and self._request.method == "GET"):
            clock = self._sandbox.clock
            headers |= self._sandbox.limiter.headers(clock.monotonic(), clock.wall())
        headers |= {"content-type": answer.content_type, **answer.headers}
        return kind(_dumped(answer.body), answer.status, headers)


def _dumped(body: object) -> bytes:
    if isinstance(body, bytes):
        return body
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")
