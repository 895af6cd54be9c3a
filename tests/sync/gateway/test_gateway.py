"""Calls and outcomes: which class of error means what, for which kind of action."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, cast

import httpx
import pytest

from harness.virtual_time import SimClock
from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Priority,
    SetCategory,
    SetRead,
)
from triage_tui.inbox.lead_map import CategoryId, LeadId, LeadMapId, MemberId
from triage_tui.inbox.safe_text import line
from triage_tui.smartlead import errors
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.limits import Limits
from triage_tui.smartlead.models.receipts import Receipt
from triage_tui.smartlead.models.rows import InboxRow
from triage_tui.smartlead.models.tasks import WireTask
from triage_tui.smartlead.pacer import Pacer
from triage_tui.sync.gateway.from_wire import row_and_conversation
from triage_tui.sync.gateway.gateway import SmartleadGateway
from triage_tui.sync.gateway.messages_from_wire import messages_from
from triage_tui.sync.outcome import (
    Done,
    Limited,
    NoSuchList,
    Outcome,
    Refused,
    Retry,
    Seen,
    Stopped,
    Unauthorized,
    Unknown,
    WithdrawnError,
)

LEAD_MAP = LeadMapId(2_433_664_091)
TASK = CreateTask(LEAD_MAP, "Call", "50 seats", Priority.HIGH, 1_800_000_000.0)
SET = SetCategory(LEAD_MAP, CategoryId(1))
ACTIONS: tuple[Action, ...] = (
    SET,
    SetRead(LEAD_MAP, is_read=True),
    Assign(LEAD_MAP, MemberId(2)),
    TASK,
    AddNote(LEAD_MAP, "note"),
)


class Client:
    """Notes each call; answers or raises what it was given."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.ahead = 0.0
        self.calls: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def __getattr__(self, name: str) -> Any:
        async def call(*args: object, **named: object) -> object:
            self.calls.append((name, args, named))
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

        return call


def gateway(client: Client) -> SmartleadGateway:
    return SmartleadGateway(lambda: cast("Any", client))


def real_client(clock: SimClock, answer: Callable[[httpx.Request], httpx.Response]) -> Smartlead:
    return Smartlead(
        ApiKey("a-key-for-tests"),
        pacer=Pacer(clock, Limits()),
        clock=clock,
        transport=httpx.MockTransport(answer),
    )


async def outcome(action: Action, answer: object) -> Outcome:
    return await gateway(Client(answer)).deliver(action, is_bulk=False, leaving=nothing)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.NotSent("no route"), Retry),
        (errors.TurnedAway("error code: 1010", status=403), Retry),
        (errors.TlsFailure("bad"), Stopped),
        (errors.RateLimited("slow", retry_after=30.0), Limited),
        (errors.Refused("no", status=422), Refused),
        (errors.Unauthorized("Plan expired!", plan_expired=True), Unauthorized),
    ],
)
async def test_what_the_server_did_not_do_means_the_same_for_every_kind(
    action: Action, error: errors.SmartleadError, expected: type
) -> None:
    result = await outcome(action, error)
    assert isinstance(result, expected)
    assert not getattr(result, "may_be_applied", False)


@pytest.mark.parametrize("action", ACTIONS)
async def test_what_may_have_been_done_goes_again_for_a_set_and_never_for_the_rest(
    action: Action,
) -> None:
    result = await outcome(action, errors.Ambiguous("timeout"))
    assert isinstance(result, Unknown if action in ACTIONS[3:] else Retry)


async def test_the_servers_words_are_cleaned_and_cut() -> None:
    result = await outcome(SET, errors.Refused("\x1b[31m" + "x" * 500))
    assert isinstance(result, Refused)
    assert len(result.reason) <= 200
    assert "\x1b" not in result.reason


async def test_a_task_is_sent_with_its_due_date_in_utc_and_its_receipt_is_kept() -> None:
    client = Client(Receipt("77721"))
    result = await gateway(client).deliver(TASK, is_bulk=True, leaving=nothing)
    assert result == Done("77721")
    (name, args, named) = client.calls[0]
    assert (name, args) == ("create_task", (LEAD_MAP,))
    assert named["due_date"] == datetime.fromtimestamp(1_800_000_000, UTC)
    assert named["priority"] == "HIGH"


def wire_task(**changes: object) -> WireTask:
    fields = {
        "id": 789,
        "name": "Call",
        "description": "50 seats",
        "priority": "HIGH",
        "due_date": "2027-01-15T08:00:00Z",
        "created_at": "2026-02-02T02:40:00.000Z",
    }
    return WireTask.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "matches"),
    [
        ({}, True),
        ({"created_at": "2026-02-02T02:39:58.500Z"}, True),
        ({"created_at": "2026-02-02T02:39:50.000Z"}, False),
        ({"created_at": None}, False),
        ({"name": "Call them"}, False),
        ({"description": None}, False),
        ({"priority": "LOW"}, False),
        ({"due_date": "2027-01-16T08:00:00Z"}, False),
        ({"email_lead_map_id": "5"}, False),
    ],
)
async def test_a_task_is_matched_by_all_that_was_sent(
    changes: dict[str, object], matches: bool
) -> None:
    sent = datetime(2026, 2, 2, 2, 40, tzinfo=UTC).timestamp()
    seen = await gateway(Client((wire_task(**changes),))).look_back(TASK, LeadId(7), sent)
    assert seen == Seen(("789",) if matches else ())


async def test_the_servers_clock_corrects_the_time_looked_from() -> None:
    sent = datetime(2026, 2, 2, 2, 40, tzinfo=UTC).timestamp()
    client = Client((wire_task(),))
    client.ahead = 3600.0
    way = gateway(client)
    assert await way.look_back(TASK, LeadId(7), sent) == Seen(())
    client.answer = (wire_task(created_at="2026-02-02T03:40:01Z"),)
    assert await way.look_back(TASK, LeadId(7), sent) == Seen(("789",))


async def test_the_first_answer_after_a_restart_says_how_the_clocks_stand() -> None:
    """Our clock is an hour fast, and nothing was heard of the server's before the look."""
    clock = SimClock()
    made_at = datetime.fromtimestamp(int(clock.wall()) - 3600, UTC)
    task = {"id": 789, "name": "Call", "description": "50 seats", "priority": "HIGH"}
    rows = [{**task, "due_date": "2027-01-15T08:00:00Z", "created_at": made_at.isoformat()}]

    def answer(_request: httpx.Request) -> httpx.Response:
        headers = {"date": format_datetime(made_at, usegmt=True)}
        return httpx.Response(200, json={"ok": True, "data": rows}, headers=headers)

    client = real_client(clock, answer)
    seen = await SmartleadGateway(lambda: client).look_back(TASK, LeadId(7), clock.wall())
    assert seen == Seen(("789",))
    await client.aclose()


async def test_without_a_list_or_a_lead_there_is_nothing_to_look_at() -> None:
    missing = Client(errors.Refused("Cannot GET", status=404))
    assert await gateway(missing).look_back(TASK, LeadId(7), 0.0) == NoSuchList()
    assert await gateway(missing).look_back(TASK, None, 0.0) == NoSuchList()
    forbidden = Client(errors.Refused("Not on your plan", status=403))
    seen = await gateway(forbidden).look_back(TASK, LeadId(7), 0.0)
    assert seen == NoSuchList(line("Not on your plan."))
    assert isinstance(
        await gateway(Client(errors.NotSent("down"))).look_back(TASK, LeadId(7), 0.0), Retry
    )


async def nothing() -> None:
    """Nobody has to know."""


async def test_an_action_taken_back_while_it_waits_for_its_turn_is_not_sent() -> None:
    clock = SimClock()
    sandbox_calls: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sandbox_calls.append(request)
        return httpx.Response(200, json={"ok": True})

    client = real_client(clock, answer)

    async def withdrawn() -> None:
        raise WithdrawnError

    way = SmartleadGateway(lambda: client)
    with pytest.raises(WithdrawnError):
        await way.deliver(SET, is_bulk=False, leaving=withdrawn)
    assert sandbox_calls == []
    assert await way.deliver(SET, is_bulk=False, leaving=nothing) == Done(None)
    assert len(sandbox_calls) == 1
    await client.aclose()


def test_names_and_subjects_say_what_their_windows_controls_mean() -> None:
    row = InboxRow.model_validate(
        {"email_lead_map_id": 7, "lead_first_name": "D\x92Arcy", "lead_last_name": "\x8cuvre",
         "email_history": [{"type": "REPLY", "subject": "Re: \x93Returns\x94 \x96 5 \x80"}]}
    )  # fmt: skip
    shown, _ = row_and_conversation(row, messages_from(row.history), as_of=0.0)
    assert shown.name == "D’Arcy Œuvre"
    assert shown.subject == "Re: “Returns” – 5 €"
    assert shown.hidden == 0
