"""Truth and controls over HTTP, for harnesses that drive a sandbox in another process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

    from triage_tui.sandbox.sandbox import Sandbox

LOOPBACK = frozenset({"127.0.0.1", "::1"})
DEEDS = frozenset(
    {
        "answer",
        "arrive",
        "change",
        "clear_script",
        "fault",
        "feed",
        "limit",
        "pause_network",
        "refuse",
        "resume_network",
        "strike",
    }
)
"""Methods of `Sandbox` that a control may call, by name."""


def routes(sandbox: Sandbox) -> list[Route]:
    """`GET /sandbox/truth`, and `POST /sandbox/control` with `{"do": "refuse", ...}`.

    The other keys are the method's arguments by name. `{"do": "latency", "ms": 800}` and
    `{"do": "hold" | "release", "endpoint": ...}` complete the list. Answers `{"result": ...}`,
    or 400 with a sentence.
    """

    async def truth(request: Request) -> Response:
        if not _is_local(request):
            return _json({"error": "loopback only"}, 403)
        sandbox.catch_up()
        return _json(sandbox.truth.as_json())

    async def control(request: Request) -> Response:
        if not _is_local(request):
            return _json({"error": "loopback only"}, 403)
        try:
            order = json.loads(await request.body())
            return _json({"result": _done(sandbox, order)})
        except (ValueError, TypeError, AttributeError) as error:
            return _json({"error": str(error)}, 400)

    return [
        Route("/sandbox/truth", truth, methods=["GET"]),
        Route("/sandbox/control", control, methods=["POST"]),
    ]


def _done(sandbox: Sandbox, order: dict[str, Any]) -> object:
    """Do what an order says; raises ValueError or TypeError with a sentence."""
    arguments = dict(order)
    deed = arguments.pop("do", None)
    match deed:
        case "latency":
            sandbox.latency_ms = float(arguments["ms"])
            return None
        case "hold":
            sandbox.hold(arguments["endpoint"])
            return None
        case "release":
            hold = sandbox.script.held(arguments["endpoint"])
            if hold is not None:
                hold.release()
            return None
        case _ if deed in DEEDS:
            return getattr(sandbox, deed)(**arguments)
    raise ValueError(f"{deed!r} is not a control; use {', '.join(sorted(DEEDS))}")


def _is_local(request: Request) -> bool:
    return request.client is not None and request.client.host in LOOPBACK


def _json(body: object, status: int = 200) -> Response:
    text = json.dumps(body, default=str)
    return Response(text, status, media_type="application/json")
