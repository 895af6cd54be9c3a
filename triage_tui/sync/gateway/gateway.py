"""Actions into calls, and what became of the calls into outcomes, per kind of action."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_never

from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    SetCategory,
    SetRead,
    is_setting,
)
from triage_tui.inbox.lead_map import LeadId, LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, line
from triage_tui.smartlead import errors
from triage_tui.smartlead.priority import Priority
from triage_tui.smartlead.request import LEAVING
from triage_tui.sync.gateway.errors import ReadError
from triage_tui.sync.gateway.from_wire import (
    category_from,
    lead_map_from,
    member_from,
    members_in,
    row_and_conversation,
    untracked_from,
)
from triage_tui.sync.gateway.messages_from_wire import (
    conversation_of,
    message_from,
    messages_from,
    whole_message,
    with_subjects,
    words_of,
)
from triage_tui.sync.outcome import (
    Done,
    Limited,
    LookedBack,
    NoSuchList,
    Outcome,
    Refused,
    Retry,
    Seen,
    Stopped,
    Unauthorized,
    Unknown,
)

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.models.receipts import Receipt
    from triage_tui.smartlead.models.tasks import WireNote, WireTask

__all__ = [
    "SmartleadGateway",
    "category_from",
    "conversation_of",
    "explained",
    "explained_read",
    "lead_map_from",
    "member_from",
    "members_in",
    "message_from",
    "messages_from",
    "row_and_conversation",
    "untracked_from",
    "whole_message",
    "with_subjects",
    "words_of",
]

_NOT_FOUND = 404
"""Written out: the names of every status would be loaded before the first paint."""
REASON_LIMIT = 200
PLAN_EXPIRED_WAIT = 60.0
"""Seconds until what met "Plan expired!" twice is read again."""
_NOT_FOUND = 404
CLOCK_SLACK = 2.0
"""Seconds by which a thing may seem to be made before we asked for it: clocks, whole seconds."""

_NOT_FOUND = 404
"""A status; `http` would cost the start an import."""


@contextmanager
def explained(error_class: Callable[[str], Exception]) -> Iterator[None]:
    """Turn a failed read into `error_class` with a clean sentence."""
    said: SafeText | None = None
    try:
        yield
    except errors.SmartleadError as error:
        said = reason_of(error)
    if said is not None:
        raise error_class(said)


@contextmanager
def explained_read() -> Iterator[None]:
    """Turn a failed read into a `ReadError` that says whether it passes by itself."""
    said: ReadError | None = None
    try:
        yield
    except errors.SmartleadError as error:
        said = ReadError(
            reason_of(error),
            is_passing=_is_passing(error),
            after=_comes_back_in(error),
            is_refused=isinstance(error, errors.Refused),
            is_unsent=isinstance(error, errors.NotSent | errors.TurnedAway | errors.RateLimited),
        )
    if said is not None:
        raise said


def _is_passing(error: errors.SmartleadError) -> bool:
    if isinstance(error, errors.Unauthorized):
        return error.plan_expired
    return isinstance(
        error, errors.NotSent | errors.TurnedAway | errors.RateLimited | errors.Ambiguous
    )


def _comes_back_in(error: errors.SmartleadError) -> float | None:
    """Seconds after which to ask again, where the answer says so."""
    if isinstance(error, errors.Unauthorized) and error.plan_expired:
        return PLAN_EXPIRED_WAIT
    return error.retry_after


def reason_of(error: errors.SmartleadError) -> SafeText:
    """The error's words, fit for the screen."""
    return line(error.reason, limit=REASON_LIMIT)


class SmartleadGateway:
    """The outbox's way to Smartlead."""

    def __init__(self, connect: Callable[[], Smartlead]) -> None:
        """`connect` gives the client; it is asked at the first delivery, not before."""
        self._connect = connect

    async def deliver(
        self, action: Action, *, is_bulk: bool, leaving: Callable[[], Awaitable[None]]
    ) -> Outcome:
        """Send one action once; `leaving` is called when its turn has come."""
        single = Priority.READ_MARK if isinstance(action, SetRead) else Priority.ACTION
        urgency = Priority.BULK if is_bulk else single
        token = LEAVING.set(leaving)
        try:
            receipt = await self._call(self._connect(), action, urgency)
        except errors.SmartleadError as error:
            return outcome_of(error, is_repeatable=is_setting(action))
        finally:
            LEAVING.reset(token)
        return Done(receipt.server_id)

    async def _call(self, client: Smartlead, action: Action, urgency: Priority) -> Receipt:
        match action:
            case SetCategory(lead_map_id, category_id):
                return await client.update_category(lead_map_id, category_id, priority=urgency)
            case SetRead(lead_map_id, is_read):
                return await client.change_read_status(lead_map_id, is_read, priority=urgency)
            case Assign(lead_map_id, member_id):
                return await client.update_team_member(lead_map_id, member_id, priority=urgency)
            case CreateTask():
                return await client.create_task(
                    action.lead_map_id,
                    name=action.name,
                    description=action.description,
                    priority=action.priority,
                    due_date=datetime.fromtimestamp(action.due_at, UTC),
                    urgency=urgency,
                )
            case AddNote(lead_map_id, note):
                return await client.create_note(lead_map_id, note, priority=urgency)
            case _:
                assert_never(action)

    async def look_back(
        self, action: CreateTask | AddNote, lead_id: LeadId | None, since_wall: float
    ) -> LookedBack:
        """The lead's tasks or notes that match and were made since; the API lists them by lead.

        What our clock said is put right by the `Date` of the very answer that is looked through.
        """
        client = self._connect()
        try:
            if lead_id is None and (lead_id := await _lead_of(client, action.lead_map_id)) is None:
                return NoSuchList()
            if isinstance(action, CreateTask):
                tasks = await client.lead_tasks(lead_id, priority=Priority.ACTION)
                since = since_wall + client.ahead - CLOCK_SLACK
                return Seen(tuple(str(t.task_id) for t in tasks if _is_task(t, action, since)))
            notes = await client.lead_notes(lead_id, priority=Priority.ACTION)
            since = since_wall + client.ahead - CLOCK_SLACK
            return Seen(tuple(str(n.note_id) for n in notes if _is_note(n, action, since)))
        except errors.SmartleadError as error:
            return _look_failure(error)


async def _lead_of(client: Smartlead, lead_map_id: LeadMapId) -> LeadId | None:
    """Whose row it is: documented rows do not say, but have an address to ask by."""
    row = await client.lead_map(lead_map_id, priority=Priority.ACTION)
    if row.lead_id is not None:
        return LeadId(row.lead_id)
    lead = await client.lead_by_email(row.email, priority=Priority.ACTION) if row.email else None
    return None if lead is None else LeadId(lead.lead_id)


def outcome_of(  # noqa: PLR0911  # one a class of error
    error: errors.SmartleadError, *, is_repeatable: bool
) -> Outcome:
    """What a failed delivery means for an action that may be sent twice, or may not."""
    reason = reason_of(error)
    match error:
        case errors.NotSent() | errors.TurnedAway():
            return Retry(reason, may_be_applied=False, after=error.retry_after)
        case errors.TlsFailure():
            return Stopped(reason)
        case errors.RateLimited():
            return Limited(reason, error.retry_after)
        case errors.Unauthorized():
            return Unauthorized(reason, plan_expired=error.plan_expired)
        case errors.Refused():
            return Refused(reason)
        case _:
            if is_repeatable:
                return Retry(reason, may_be_applied=True, after=error.retry_after)
            return Unknown(reason)


def _look_failure(error: errors.SmartleadError) -> LookedBack:
    outcome = outcome_of(error, is_repeatable=True)
    if isinstance(outcome, Retry | Limited | Unauthorized | Stopped):
        # An answer that cannot be used is another thing than no answer.
        if isinstance(outcome, Retry) and error.status is None:
            return Retry(outcome.reason, may_be_applied=False, after=outcome.after)
        return outcome
    # That a path is not there says nothing worth reading.
    return NoSuchList(NOTHING if error.status == _NOT_FOUND else reason_of(error))


def _is_task(wire: WireTask, task: CreateTask, since: float) -> bool:
    due = wire.due_at
    return (
        _may_be(wire.created_at, since)
        and wire.lead_map_id in {None, task.lead_map_id}
        and wire.name.strip() == task.name.strip()
        and wire.description.strip() == task.description.strip()
        and wire.priority.strip().upper() in {"", task.priority.value}
        and (due is None or abs(due - task.due_at) < 1.0)
    )


def _is_note(wire: WireNote, note: AddNote, since: float) -> bool:
    return (
        _may_be(wire.created_at, since)
        and wire.lead_map_id in {None, note.lead_map_id}
        and wire.note.strip() == note.note.strip()
    )


def _may_be(created_at: float | None, since: float) -> bool:
    """Made since then; what has no time may be an older one, and is not taken for ours."""
    return created_at is not None and created_at >= since
