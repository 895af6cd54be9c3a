"""Faults in process: what the client sees, and what was applied all the same."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.asking import FIRST, VirtualClock, asking
from triage_tui.sandbox import FaultPlan, Sandbox

CATEGORY = {"email_lead_map_id": FIRST, "category_id": 3}


async def send(sandbox: Sandbox) -> httpx.Response:
    async with asking(sandbox) as client:
        return await client.patch("/master-inbox/update-category", json=CATEGORY)


def filed(sandbox: Sandbox) -> bool:
    return sandbox.truth.lead_map(FIRST).category_id == 3


@pytest.mark.parametrize(
    ("fault", "error", "is_applied"),
    [
        ("reset", httpx.ReadError, False),
        ("timeout", httpx.ReadTimeout, False),
        ("lost", (httpx.ReadError, httpx.ReadTimeout), True),
        ("truncated", httpx.RemoteProtocolError, True),
    ],
)
async def test_a_broken_connection_raises_what_a_socket_would(
    fault: str, error: type[Exception], is_applied: bool
) -> None:
    sandbox = Sandbox(clock=VirtualClock())
    sandbox.strike("update-category", fault)
    with pytest.raises(error):
        await send(sandbox)
    assert filed(sandbox) is is_applied
    assert sandbox.truth.requests[0].was_applied is is_applied
    assert sandbox.truth.requests[0].fault == fault


@pytest.mark.parametrize(
    ("fault", "status", "is_applied"),
    [("429", 429, False), ("500", 500, False), ("503", 503, False), ("html", 200, False),
     ("false", 200, False), ("garbled", 200, True), ("slow", 200, True), ("drip", 200, True)],
)  # fmt: skip
async def test_a_fault_that_answers(fault: str, status: int, is_applied: bool) -> None:
    sandbox = Sandbox(clock=VirtualClock())
    sandbox.strike("update-category", fault)
    answer = await send(sandbox)
    assert answer.status_code == status
    assert filed(sandbox) is is_applied


async def test_an_answer_with_nothing_in_it_says_nothing_of_what_was_done() -> None:
    applied = set()
    for seed in range(8):
        sandbox = Sandbox(seed=seed, clock=VirtualClock())
        sandbox.strike("update-category", "empty")
        answer = await send(sandbox)
        assert (answer.status_code, answer.content) == (200, b"")
        applied.add(sandbox.truth.requests[0].was_applied)
    assert applied == {True, False}


async def test_the_limit_of_an_account_names_no_time_to_come_back() -> None:
    sandbox = Sandbox(clock=VirtualClock())
    sandbox.strike("update-category", "account")
    answer = await send(sandbox)
    assert answer.status_code == 429
    assert "exceeded the 200 requests in 1 min limit" in answer.json()["message"]
    assert not [name for name in answer.headers if "ratelimit" in name or "retry" in name]
    assert not filed(sandbox)


async def test_a_garbled_body_is_no_json() -> None:
    sandbox = Sandbox()
    sandbox.strike("update-category", "garbled")
    answer = await send(sandbox)
    with pytest.raises(ValueError, match=r"."):
        answer.json()


async def test_a_proxys_error_page_may_hide_a_success() -> None:
    sandbox = Sandbox(faults="502=1")
    answers = [await send(sandbox) for _ in range(20)]
    assert {answer.status_code for answer in answers} == {502}
    assert "<title>" in answers[0].text
    assert 0 < len(sandbox.truth.applied) < 20


async def test_a_drip_outlasts_every_read_but_no_deadline() -> None:
    clock = VirtualClock()
    sandbox = Sandbox(clock=clock)
    sandbox.strike("update-category", "drip")
    answer = await send(sandbox)
    assert answer.json()["ok"] is True
    assert clock.now > len(answer.content) * 0.2


async def test_latency_passes_on_the_sandboxs_clock() -> None:
    clock = VirtualClock()
    await send(Sandbox(clock=clock, latency_ms=800))
    assert clock.now >= 0.8


async def test_offline_nothing_gets_through() -> None:
    sandbox = Sandbox()
    sandbox.pause_network()
    with pytest.raises(httpx.ConnectError):
        await send(sandbox)
    assert not filed(sandbox)
    sandbox.resume_network()
    assert (await send(sandbox)).status_code == 200


async def test_a_refusal_is_used_once_unless_it_is_to_stay() -> None:
    sandbox = Sandbox()
    sandbox.refuse("update-category", status=422, message="Not today")
    first, second = await send(sandbox), await send(sandbox)
    assert (first.status_code, first.json()) == (422, {"error": "Not today"})
    assert second.status_code == 200
    sandbox.refuse("*", times=None)
    assert [(await send(sandbox)).status_code for _ in range(3)] == [422] * 3
    sandbox.clear_script()
    assert (await send(sandbox)).status_code == 200


async def test_a_scripted_answer_is_sent_as_it_is() -> None:
    sandbox = Sandbox()
    sandbox.answer("update-category", 302, "moved", {"location": "https://evil.example"})
    answer = await send(sandbox)
    assert (answer.status_code, answer.text) == (302, "moved")
    assert answer.headers["location"] == "https://evil.example"
    assert not filed(sandbox)


async def test_the_same_seed_meets_the_same_faults() -> None:
    async def faults(seed: int) -> list[str | None]:
        sandbox = Sandbox(seed=seed, faults="500=0.3,false=0.3")
        for _ in range(40):
            await send(sandbox)
        return [seen.fault for seen in sandbox.truth.requests]

    assert await faults(3) == await faults(3)
    assert await faults(3) != await faults(4)


def test_shares_come_out_about_as_asked() -> None:
    plan = FaultPlan.parse(" 429=0.05, reset=0.01 ,")
    assert dict(plan.shares) == {"429": 0.05, "reset": 0.01}


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("rest=0.1", "'rest' is not a fault"),
        ("429", "'429' has no share"),
        ("429=much", "429=much is not a share"),
        ("429=1.5", "429=1.5 is not a share"),
        ("429=nan", "429=nan is not a share"),
        ("200=0.1", "'200' is not a fault"),
        ("429=0.1,429=0.2", "given twice"),
        ("429=0.7,500=0.7", "add up to 1.4"),
    ],
)
def test_a_bad_fault_list_is_refused_in_a_sentence(spec: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        Sandbox(faults=spec)
    assert "\n" not in str(caught.value)
    assert "faults:" not in str(caught.value)  # whoever asked for them puts the name before it


def test_the_refusal_of_a_fault_names_the_statuses_too() -> None:
    with pytest.raises(ValueError, match=r"from 400 to 599 \(429, 500\) or reset, "):
        Sandbox(faults="bogus=1")


@pytest.mark.parametrize(
    "arguments", [{"leads": -1}, {"rate": 0}, {"latency_ms": -5}], ids=lambda each: next(iter(each))
)
def test_a_bad_argument_is_refused_in_a_sentence(arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(arguments)).removesuffix("_ms")):
        Sandbox(**arguments)
