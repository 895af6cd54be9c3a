"""The sandbox on a real socket, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.sandbox.asking import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = (
    "from triage_tui.sandbox import Sandbox; from triage_tui.sandbox.serve import serve; "
    "serve(Sandbox(key='k'), 0)"
)
LATE = ("starlette", "httpx", "uvicorn", "textual", "pydantic")
CATEGORY = {"email_lead_map_id": FIRST, "category_id": 3}


@pytest.fixture
def served() -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with httpx.Client(base_url=url, params={"api_key": "k"}, timeout=1) as client:
            yield process, client
        process.kill()


Served = tuple[subprocess.Popen[str], httpx.Client]


def control(client: httpx.Client, **order: Any) -> Any:
    answer = client.post(str(client.base_url.join("/sandbox/control")), json=order)
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


def truth(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get(str(client.base_url.join("/sandbox/truth"))).json()
    return found


def test_the_first_line_is_the_base_url_and_it_answers(served: Served) -> None:
    process, client = served
    assert str(client.base_url).startswith("http://127.0.0.1:")
    assert str(client.base_url).endswith("/api/v1/")
    answer = client.post("/master-inbox/unread-replies", json={"limit": 20})
    assert len(answer.json()["data"]) == 20
    assert "date" in answer.headers
    process.send_signal(signal.SIGTERM)
    assert process.wait(5) in (0, -signal.SIGTERM)
    assert process.stderr is not None
    assert process.stderr.read() == ""


def test_faults_break_the_socket_itself(served: Served) -> None:
    _, client = served
    broken = (httpx.ReadError, httpx.RemoteProtocolError)
    for fault, errors, is_applied in (
        ("reset", broken, False),
        ("truncated", (httpx.RemoteProtocolError,), True),
        ("timeout", (httpx.ReadTimeout,), False),
        ("lost", (*broken, httpx.ReadTimeout), True),
    ):
        control(client, do="change", lead_map_id=FIRST, category_id=None)
        control(client, do="strike", endpoint="update-category", fault=fault)
        with pytest.raises(errors):
            client.patch("/master-inbox/update-category", json=CATEGORY)
        category = truth(client)["lead_maps"][str(FIRST)]["category_id"]
        assert category == (3 if is_applied else None), fault


def test_controls_reach_another_process(served: Served) -> None:
    _, client = served
    control(client, do="refuse", endpoint="update-category", status=409, message="No")
    assert client.patch("/master-inbox/update-category", json=CATEGORY).status_code == 409
    arrived = control(client, do="arrive")
    assert arrived in truth(client)["unread"]
    control(client, do="pause_network")
    with pytest.raises(httpx.TransportError):
        client.get("/leads/fetch-categories")
    control(client, do="resume_network")
    assert client.get("/leads/fetch-categories").status_code == 200
    wrong = client.post(str(client.base_url.join("/sandbox/control")), json={"do": "explode"})
    assert wrong.status_code == 400
    assert "'explode' is not a control" in wrong.json()["error"]


def test_it_stops_on_interrupt_though_a_request_hangs(served: Served) -> None:
    process, client = served
    control(client, do="strike", endpoint="fetch-categories", fault="timeout")
    with pytest.raises(httpx.ReadTimeout):
        client.get("/leads/fetch-categories")
    process.send_signal(signal.SIGINT)
    assert process.wait(5) in (0, -signal.SIGINT, 130)


def test_the_package_opens_without_starlette_httpx_or_textual() -> None:
    program = (
        "import sys, triage_tui.sandbox as s; s.Sandbox(); "
        f"print([n for n in {LATE} if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
