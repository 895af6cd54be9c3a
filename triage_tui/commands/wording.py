"""Actions in words: what they do, where they are, what they replaced, and how they ended."""

from __future__ import annotations

from typing import LiteralString, assert_never

from triage_tui.inbox.actions import (
    Action,
    AddNote,
    Assign,
    CreateTask,
    Entry,
    Kind,
    SetCategory,
    SetRead,
    Status,
    Value,
    is_setting,
)
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.lead_map import CategoryId, LeadMap, MemberId
from triage_tui.inbox.safe_text import (
    NOTHING,
    SafeText,
    digits,
    fill,
    joined,
    line,
    number,
    own,
    part,
    shortened,
)
from triage_tui.inbox.state import InboxState

KINDS = {
    Kind.CATEGORY: own("category"),
    Kind.READ: own("read status"),
    Kind.ASSIGN: own("owner"),
    Kind.TASK: own("task"),
    Kind.NOTE: own("note"),
}
NAME_CELLS = 60
"""The most of a task's name or a note's text that a line of words repeats."""


def category_name(state: InboxState, category_id: CategoryId | None) -> SafeText:
    """A category's name; its id where the server lists none under it; empty for no category.

    While no category is known yet, a sign that there is one.
    """
    if category_id is None:
        return NOTHING
    if not state.categories:
        return own("…")
    category = state.categories.get(category_id)
    return category.name if category else fill("Unknown category ({})", digits(category_id))


def member_name(state: InboxState, member_id: MemberId | None) -> SafeText:
    """A member's name, or the id where no name is known; empty for nobody."""
    if member_id is None:
        return NOTHING
    member = state.members.get(member_id)
    return (
        member.name if member and member.name else fill("Unknown teammate ({})", digits(member_id))
    )


def lead_name(lead_map: LeadMap) -> SafeText:
    """The best there is to call a lead by."""
    return lead_map.name or lead_map.email or fill("Lead {}", digits(lead_map.lead_map_id))


def replies(count: int) -> SafeText:
    """So many rows: `1 reply`, `5 replies`."""
    return own("1 reply") if count == 1 else fill("{} replies", number(count))


def selected_replies(count: int) -> SafeText:
    """So many rows that were picked: `1 selected reply`, `5 selected replies`."""
    return own("1 selected reply") if count == 1 else fill("{} selected replies", number(count))


def unassigned_replies(count: int) -> SafeText:
    """So many that nobody owns: `1 unassigned reply`, `5 unassigned replies`."""
    return own("1 unassigned reply") if count == 1 else fill("{} unassigned replies", number(count))


def value_words(state: InboxState, kind: Kind, value: Value) -> SafeText:
    """What a field holds, as people say it; empty for a task or a note."""
    match kind:
        case Kind.CATEGORY:
            named = category_name(state, None if value is None else CategoryId(int(value)))
            return named or own("no category")
        case Kind.READ:
            return own("read") if value else own("unread")
        case Kind.ASSIGN:
            owner = member_name(state, None if value is None else MemberId(int(value)))
            return owner or own("nobody")
        case Kind.TASK | Kind.NOTE:
            return NOTHING
        case _:
            assert_never(kind)


def describe(state: InboxState, action: Action) -> SafeText:
    """What an action does: `Category: Interested`, `Assign to Ann`, `Task “Call back”`."""
    match action:
        case SetCategory():
            category = category_name(state, action.category_id)
            return fill("Category: {}", category) if category else own("Clear category")
        case SetRead():
            return own("Mark as read") if action.is_read else own("Mark as unread")
        case Assign():
            return fill("Assign to {}", member_name(state, action.member_id))
        case CreateTask():
            return fill("Task “{}”", shortened(line(action.name), NAME_CELLS))
        case AddNote():
            return fill("Note “{}”", shortened(line(action.note), NAME_CELLS))
        case _:
            assert_never(action)


def lead_of(state: InboxState, entry: Entry) -> SafeText:
    """Whom an action is about, as the row says it, or as it said it when the key was pressed."""
    shown = state.lead_map(entry.lead_map_id)
    name = (shown.name or shown.email) if shown is not None else NOTHING
    return (
        name or entry.facts.name or entry.facts.email or fill("Lead {}", digits(entry.lead_map_id))
    )


def trouble(state: InboxState, entry: Entry) -> SafeText:
    """What the user has to know of an action although its row says where it is; else empty."""
    match entry.status:
        case Status.REFUSED:
            return fill("{} rejected: {}", KINDS[entry.kind], entry.reason)
        case Status.ASK:
            return _with(question(state, entry), cause(entry), contested(state, entry))
        case _:
            return contested(state, entry)


def question(state: InboxState, entry: Entry) -> SafeText:
    """What an action that asks wants to know."""
    match entry.action:
        case CreateTask():
            return own("Did this task arrive? Send again?")
        case AddNote():
            return own("Did this note arrive? Send again?")
        case _:
            return fill("{} anyway?", describe(state, entry.action))


def cause(entry: Entry) -> SafeText:
    """Why it asks; journals of 0.1 have the question in the same sentence."""
    reason = entry.reason
    for asked in (" Send it again?", " Assign it all the same?"):
        if reason.endswith(asked):
            return part(reason, 0, len(reason) - len(asked))
    return reason


def standing(state: InboxState, entry: Entry, now: float, *, undo_key: SafeText) -> SafeText:
    """Where an action is on its way, why, and when it goes on; `now` is monotonic."""
    parts = [_where(state, entry, now, undo_key)]
    if entry.changed_by_other and entry.status.is_open:
        parts.append(contested(state, entry))
    return joined(" ", [part for part in parts if part])


def contested(state: InboxState, entry: Entry) -> SafeText:
    """That someone else changed the field meanwhile, and to what; empty when nobody did."""
    if not entry.changed_by_other or not is_setting(entry.action):
        return NOTHING
    theirs = value_words(state, entry.kind, entry.before)
    if entry.status is Status.ASK:
        return fill("It's {} now.", theirs)
    if entry.status.is_open:
        return fill("A teammate changed it to {}; your change will still be sent.", theirs)
    return fill("A teammate had changed it to {}.", theirs)


def _where(state: InboxState, entry: Entry, now: float, undo_key: SafeText) -> SafeText:
    match entry.status:
        case Status.HELD:
            return _held(state, entry, now, undo_key)
        case Status.PENDING:
            return _waiting(state, entry, now)
        case Status.IN_FLIGHT:
            return own("Sending…")
        case Status.UNKNOWN:
            looked = own("No clear answer from Smartlead: verifying.")
            return _with(looked, entry.reason, _next("Next check in {}.", entry, now))
        case Status.ASK:
            return _with(question(state, entry), cause(entry))
        case _:
            return outcome(entry)


def _held(state: InboxState, entry: Entry, now: float, undo_key: SafeText) -> SafeText:
    if entry.leaves_at <= now:  # its turn is still to come
        return _waiting(state, entry, now)
    left = max(1.0, entry.leaves_at - now)
    taken_back = fill(" ({} to undo)", undo_key) if undo_key else NOTHING
    return fill("Sends in {}{}.", span(left), taken_back)


def _waiting(state: InboxState, entry: Entry, now: float) -> SafeText:
    pause = state.pause
    if pause is not None:
        again = NOTHING
        if pause.until is not None:
            again = fill("Retrying in {}.", span(max(1.0, pause.until - now)))
        if pause.kind is PauseKind.NETWORK:
            return _with(own("Waiting for connection."), again)
        return _with(own("Waiting."), pause.reason, again)
    if entry.next_try_at is not None and entry.next_try_at > now:
        return _with(own("Waiting."), entry.reason, _next("Retrying in {}.", entry, now))
    return own("Queued.")


def _next(template: LiteralString, entry: Entry, now: float) -> SafeText:
    if entry.next_try_at is None:
        return NOTHING
    return fill(template, span(max(1.0, entry.next_try_at - now)))


def _with(*parts: SafeText) -> SafeText:
    return joined(" ", [part for part in parts if part])


_OUTCOMES = {
    Status.HELD: own("Queued."),
    Status.PENDING: own("Queued."),
    Status.IN_FLIGHT: own("Sending…"),
    Status.UNKNOWN: own("Verifying…"),
    Status.ASK: own("Needs your answer."),
    Status.DONE: own("Done."),
    Status.REFUSED: own("Rejected."),
    Status.UNDONE: own("Undone: never sent."),
    Status.MERGED: own("Replaced by a later change."),
    Status.SAME: own("No change: already set."),
    Status.DROPPED: own("Discarded."),
}


def outcome(entry: Entry) -> SafeText:
    """How an action ended, in words; for one that is still open, that it is."""
    if entry.status is Status.REFUSED and entry.reason:
        return fill("Rejected: {}", entry.reason)
    return _OUTCOMES[entry.status]
