"""What leaves the client, and what it tells about the traffic."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from tests.smartlead.wire import BASE, CANARY, VirtualClock, client, reply
from triage_tui.smartlead.api_key import ApiKey, BadKey
from triage_tui.smartlead.base_url import BadAddress, checked_address
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.errors import SmartleadError
from triage_tui.smartlead.limits import NO_LIMITS, Limits
from triage_tui.smartlead.pacer import Pacer
from triage_tui.smartlead.request import LEAVING
from triage_tui.smartlead.traffic import Traffic


class Recorder:
    """A server that remembers what it was asked and answers `{"ok": true, "data": []}`."""

    def __init__(self, headers: dict[str, str] | None = None) -> None:
        self.asked: list[httpx.Request] = []
        self._headers = headers

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return reply({"ok": True, "data": []}, 200, self._headers)

    @property
    def body(self) -> Any:
        return json.loads(self.asked[-1].content)


async def test_the_key_travels_in_the_query_of_every_request() -> None:
    server = Recorder()
    sdk = client(server)
    await sdk.categories()
    await sdk.list_lead_maps("unread-replies", with_history=True)
    assert [dict(request.url.params) for request in server.asked] == [
        {"api_key": CANARY},
        {"api_key": CANARY, "fetch_message_history": "true"},
    ]
    assert server.asked[0].headers["user-agent"].startswith("triage-tui/")
    sdk.use_key(ApiKey("another-key-0001"))
    await sdk.categories()
    assert server.asked[-1].url.params["api_key"] == "another-key-0001"


async def test_every_answer_tells_how_far_the_servers_clock_is_ahead() -> None:
    clock = VirtualClock()
    there = datetime.fromtimestamp(int(clock.wall()) + 3600, UTC)
    server = Recorder({"date": format_datetime(there, usegmt=True)})
    sdk = client(server, clock=clock)
    assert sdk.ahead == 0.0
    await sdk.categories()
    assert sdk.ahead == pytest.approx(3600, abs=1.0)


async def test_actions_send_numbers_and_only_documented_keys() -> None:
    server = Recorder()
    sdk = client(server)
    await sdk.update_category(2433664001, None)
    assert server.body == {"email_lead_map_id": 2433664001, "category_id": None}
    assert (server.asked[-1].method, server.asked[-1].url.path) == (
        "PATCH", "/api/v1/master-inbox/update-category")  # fmt: skip
    await sdk.change_read_status(1, False)
    assert server.body == {"email_lead_map_id": 1, "read_status": False}
    await sdk.update_team_member(1, 4567)
    assert server.body == {"email_lead_map_id": 1, "team_member_id": 4567}
    assert server.asked[-1].method == "POST"
    await sdk.create_note(1, "lone \ud800 surrogate")
    assert server.body == {"email_lead_map_id": 1, "note_message": "lone \ud800 surrogate"}


async def test_a_task_is_sent_with_its_due_date_in_utc() -> None:
    server = Recorder()
    due = datetime(2026, 8, 14, 12, 0, 0, 500, tzinfo=timezone(timedelta(hours=3)))
    await client(server).create_task(
        1, name="Call", description="50 seats", priority="HIGH", due_date=due
    )
    assert server.body == {
        "email_lead_map_id": 1,
        "name": "Call",
        "description": "50 seats",
        "priority": "HIGH",
        "due_date": "2026-08-14T09:00:00Z",
    }


async def test_a_list_is_asked_with_documented_keys_alone() -> None:
    server = Recorder()
    filters = {"search": "ann", "leadCategories": {"unassigned": True}}
    await client(server).list_lead_maps(
        "inbox-replies", offset=40, limit=20, sort_by="REPLY_TIME_DESC", filters=filters
    )
    assert server.body == {
        "offset": 40, "limit": 20, "sortBy": "REPLY_TIME_DESC", "filters": filters}  # fmt: skip
    for wrong in ({"limit": 21}, {"filters": {"q": 1}}, {"offset": -1}):
        with pytest.raises(ValueError, match=r"page|filter"):
            await client(server).list_lead_maps("inbox-replies", **wrong)


async def test_a_history_is_asked_by_campaign_and_lead() -> None:
    server = Recorder()
    await client(server).message_history(310101, 991000001)
    assert server.asked[-1].url.path == ("/api/v1/campaigns/310101/leads/991000001/message-history")
    await client(server).lead_by_email("a+b@example.com")
    assert server.asked[-1].url.params["email"] == "a+b@example.com"


async def test_a_redirect_is_never_followed() -> None:
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return reply("", 302, {"location": "https://elsewhere.example/login"})

    with pytest.raises(SmartleadError) as caught:
        await client(handler).update_category(1, 2)
    assert asked == ["127.0.0.1"]
    assert "elsewhere" not in repr(caught.value)


async def test_traffic_tells_of_answers_and_failures() -> None:
    heard: list[Traffic] = []
    await client(Recorder({"x-ratelimit-remaining": "41"}), on_traffic=heard.append).categories()

    def down(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    with pytest.raises(SmartleadError):
        await client(down, on_traffic=heard.append).categories()
    answered, failed = heard
    assert (answered.is_answered, answered.failure, answered.remaining) == (True, None, 41)
    assert failed.failure is not None
    assert (failed.is_answered, failed.failure.__name__, failed.path) == (
        False, "NotSent", "/leads/fetch-categories")  # fmt: skip


async def test_a_429_holds_back_the_next_request() -> None:
    clock = VirtualClock()
    sdk = client(
        lambda _r: reply("", 429, {"retry-after": "30"}), clock=clock, limits=Limits(50, 8, 1000)
    )
    with pytest.raises(SmartleadError):
        await sdk.categories()
    second = asyncio.create_task(sdk.update_category(1, 2))
    await clock.run(29.9)
    assert not second.done()
    await clock.run(30.1)
    assert isinstance(second.exception(), SmartleadError)


FAULTS: list[Callable[[httpx.Request], httpx.Response | Exception]] = [
    *(
        lambda request, kind=kind: kind(f"failed at {request.url}")
        for kind in (
            httpx.ConnectError, httpx.ConnectTimeout, httpx.ReadError, httpx.ReadTimeout,
            httpx.WriteError, httpx.WriteTimeout, httpx.PoolTimeout, httpx.CloseError,
            httpx.RemoteProtocolError, httpx.LocalProtocolError, httpx.UnsupportedProtocol,
            httpx.ProxyError, httpx.DecodingError, httpx.InvalidURL, OSError, ConnectionResetError,
        )
    ),
    *(
        lambda request, status=status: reply(
            f'{{"message":"at {request.url}","error":"{request.url}"}}', status,
            {"location": str(request.url)})
        for status in (200, 301, 302, 307, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 524)
    ),
    *(
        lambda request, status=status: reply(f"<p>Cannot GET {request.url}</p>", status)
        for status in (200, 404, 500)
    ),
    lambda request: reply(f'{{"ok":false,"message":"{request.url}"}}'),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(FAULTS)))
async def test_no_fault_lets_the_key_out(number: int, caplog: pytest.LogCaptureFixture) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        outcome = FAULTS[number](request)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    heard: list[Traffic] = []
    sdk = client(handler, on_traffic=heard.append)
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "httpx"):
        for call in (lambda: sdk.update_category(1, 2), lambda: sdk.list_lead_maps("sent")):
            with pytest.raises(SmartleadError) as caught:
                await call()
            error = caught.value
            assert error.__cause__ is None
            assert error.__context__ is None
            told = [str(error), repr(error), repr(error.args), repr(vars(error))]
            told += traceback.format_exception(error, chain=True)
            assert not any(CANARY in text for text in told)
            assert error.path.startswith("/master-inbox/")
    records = [f"{record.__dict__} {record.getMessage()}" for record in caplog.records]
    assert not any(CANARY in text for text in [*records, repr(heard), repr(sdk)])


def test_the_key_is_a_secret() -> None:
    key = ApiKey(f'  "{CANARY}"\r\n')
    assert key.reveal() == CANARY
    for shown in (str(key), repr(key), f"{key}", f"{key:>20}", str({"key": key})):
        assert CANARY not in shown
        assert "****-key" in shown
    assert str(ApiKey("short")) == "****"
    assert key == ApiKey(CANARY)
    assert not hasattr(key, "__dict__")
    with pytest.raises(TypeError):
        json.dumps(key)


@pytest.mark.parametrize("pasted", ["", "  ", "a b", "https://x?api_key=1", "k" * 300, "ключ"])
def test_what_cannot_be_a_key_is_said_without_repeating_it(pasted: str) -> None:
    with pytest.raises(BadKey) as caught:
        ApiKey(pasted)
    assert not pasted.strip() or pasted not in str(caught.value)


@pytest.mark.parametrize(
    "good",
    ["https://server.smartlead.ai/api/v1/", "http://127.0.0.1:8000/api/v1", "http://localhost:1",
     "http://[::1]:8000/api/v1"],
)  # fmt: skip
def test_https_and_this_machine_are_fine(good: str) -> None:
    assert checked_address(good) == good.rstrip("/")


@pytest.mark.parametrize(
    "bad",
    ["", "server.smartlead.ai", "http://server.smartlead.ai", "ftp://127.0.0.1", "https://",
     "https://u:p@host/", "https://host/?a=1", "https://host/#x", "http://127.0.0.1.evil.example",
     "https://host:99999/", "http://[::1", "https://ho st/"],
)  # fmt: skip
def test_any_other_address_is_refused_in_one_sentence(bad: str) -> None:
    with pytest.raises(BadAddress) as caught:
        checked_address(bad)
    assert str(caught.value).endswith(".")
    with pytest.raises(BadAddress):
        Smartlead(ApiKey(CANARY), bad, pacer=Pacer(VirtualClock(), NO_LIMITS), clock=VirtualClock())


def test_errors_and_key_cost_no_heavy_import() -> None:
    code = (
        "import sys, triage_tui.smartlead.errors, triage_tui.smartlead.api_key,"
        " triage_tui.smartlead.priority, triage_tui.smartlead.traffic, triage_tui.smartlead.pacer;"
        "print([m for m in ('httpx', 'pydantic') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


async def test_a_closed_client_sends_nothing() -> None:
    server = Recorder()
    async with client(server) as sdk:
        await sdk.categories()
    with pytest.raises(SmartleadError):
        await sdk.categories()
    assert len(server.asked) == 1
    assert str(server.asked[0].url).startswith(BASE)


async def test_a_refused_connection_on_a_real_socket_is_not_sent() -> None:
    clock = VirtualClock()
    async with Smartlead(
        ApiKey(CANARY), "http://127.0.0.1:1/api/v1", pacer=Pacer(clock, NO_LIMITS), clock=clock
    ) as sdk:
        with pytest.raises(SmartleadError) as caught:
            await sdk.create_note(1, "x")
    assert not caught.value.may_have_applied


async def test_a_limit_of_the_account_slows_everything_down() -> None:
    words = "Account rate limit exceeded. You have exceeded the 200 requests in 1 min limit."
    answers = iter([reply({"message": words}, 429), reply([], 200), reply([], 200)])
    clock = VirtualClock()
    pacer = Pacer(clock, Limits())
    sdk = client(lambda _request: next(answers), clock=clock, pacer=pacer)
    with pytest.raises(SmartleadError, match="exceeded the 200 requests"):
        await sdk.categories()
    assert pacer.status().is_slowed
    assert pacer.status().left == 0
    await clock.run(3.0)
    assert pacer.status().left == 24


async def test_a_limit_that_says_when_to_come_back_does_not_slow_down_what_follows() -> None:
    clock = VirtualClock()
    pacer = Pacer(clock, Limits())
    answer = reply({"message": "slow"}, 429, {"retry-after": "2"})
    sdk = client(lambda _request: answer, clock=clock, pacer=pacer)
    with pytest.raises(SmartleadError):
        await sdk.categories()
    assert not pacer.status().is_slowed


@pytest.mark.parametrize("body", [b"", b"  "])
async def test_an_empty_answer_is_said_to_be_empty(body: bytes) -> None:
    sdk = client(lambda _request: httpx.Response(200, content=body))
    for call in (sdk.categories(), sdk.update_category(1, 2)):
        with pytest.raises(SmartleadError, match="Smartlead sent an empty response") as caught:
            await call
        assert caught.value.may_have_applied


async def test_what_a_listener_starts_is_no_part_of_the_request_it_heard_of() -> None:
    """A task begun while an action is answered must not be stopped by what stops that action."""
    started: list[asyncio.Task[Any]] = []
    left = 0

    def heard(_traffic: Traffic) -> None:
        if not started:
            started.append(asyncio.create_task(sdk.categories()))

    async def leaving() -> None:
        nonlocal left
        left += 1

    sdk = client(Recorder(), on_traffic=heard)
    token = LEAVING.set(leaving)
    try:
        await sdk.change_read_status(2433664001, True)
        assert LEAVING.get() is leaving
    finally:
        LEAVING.reset(token)
    await started[0]
    assert left == 1
