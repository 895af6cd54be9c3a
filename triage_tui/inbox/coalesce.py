"""How presses on one field become at most one request, and what a refresh does to those open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from triage_tui.inbox.actions import (
    Action,
    Assign,
    Entry,
    Kind,
    Status,
    is_setting,
    target,
    target_of,
    value_of,
)
from triage_tui.inbox.lead_map import LeadMap
from triage_tui.inbox.safe_text import own

SOMEONE_ASSIGNED: Final = own("A teammate assigned it meanwhile.")


def take_in(new: Entry, entries: Sequence[Entry], confirmed: LeadMap | None) -> list[Entry]:
    """What a press changes: the entries it replaces, and itself, last.

    Args:
        new: The press; its `before` and `previous` are used only where nothing better is known.
        entries: The lead map's open and refused entries, oldest first.
        confirmed: The lead map as the server has it, or `None` when it was never read.

    A press on a field with an unsent action takes its place. Behind one in flight it waits. When
    nothing provably has to be sent, it comes to rest as `SAME`.
    """
    if not is_setting(new.action):
        return [new]
    field = [entry for entry in entries if entry.kind is new.kind]
    settled = [
        _resting(entry, Status.DROPPED, new) for entry in field if entry.status is Status.REFUSED
    ]
    open_entries = [entry for entry in field if entry.status.is_open]
    for entry in settled:
        # Refused in the end, but an earlier try may have been carried out.
        new = structs.replace(new, sent_wall=entry.sent_wall, sent_targets=entry.sent_targets)
    if not open_entries:
        if confirmed is not None:
            value = value_of(new.action, confirmed)
            new = structs.replace(new, before=value, previous=value)
            return [*settled, _same_or(new)]
        return [*settled, new]
    last = open_entries[-1]
    wanted = target_of(last)
    new = structs.replace(new, previous=wanted)
    if last.status is Status.IN_FLIGHT:
        return [*settled, _same_or(structs.replace(new, before=wanted))]
    new = structs.replace(
        new,
        before=last.before,
        root=last.root,
        sent_wall=last.sent_wall,
        sent_targets=last.sent_targets,
        changed_by_other=last.changed_by_other,
    )
    return [*settled, _resting(last, Status.MERGED, new), _same_or(new)]


def changes_nothing(action: Action, entries: Sequence[Entry], confirmed: LeadMap | None) -> bool:
    """True for a press that would be a second one of what is there: taking it back did nothing.

    Args:
        action: What the press would do.
        entries: The lead map's open and refused entries, oldest first.
        confirmed: The lead map as the server has it, or `None` when it was never read.

    It counts wherever it might still matter: after a refusal, where somebody else changed the
    field, where a request of unknown outcome is out, and where the server's value is not known.
    """
    if not is_setting(action):
        return False
    field = [entry for entry in entries if entry.kind is action.kind]
    if any(not entry.status.is_open for entry in field):
        return False
    if not field:
        return confirmed is not None and value_of(action, confirmed) == target(action)
    last = field[-1]
    is_sure = last.status in (Status.HELD, Status.IN_FLIGHT) or not last.may_be_applied
    return (
        target_of(last) == target(action)
        and is_sure
        and last.status is not Status.ASK
        and not last.changed_by_other
    )


def succeed(first: Entry, successor: Entry) -> tuple[Entry, Entry]:
    """`first` came back undelivered while `successor` waited behind it: one of them goes.

    Returns both, the first merged away.
    """
    merged = _resting(first, Status.MERGED, successor)
    return merged, _same_or(
        structs.replace(
            successor,
            before=first.before,
            root=first.root,
            sent_wall=first.sent_wall,
            sent_targets=first.sent_targets,
            changed_by_other=first.changed_by_other or successor.changed_by_other,
        )
    )


def after_refusal(refused: Entry, successor: Entry) -> Entry:
    """`successor` now stands on the value that the refused action left in place."""
    return _same_or(
        structs.replace(
            successor,
            before=refused.before,
            sent_wall=refused.sent_wall,
            sent_targets=refused.sent_targets,
        )
    )


def _same_or(entry: Entry) -> Entry:
    """`entry`, at rest when the server holds its target already and no request may say else."""
    if not is_setting(entry.action) or entry.may_be_applied:
        return entry
    if target(entry.action) != entry.before:
        return entry
    return structs.replace(
        entry, status=Status.SAME, decided_wall=entry.created_wall, next_try_at=None
    )


def _resting(entry: Entry, status: Status, by: Entry) -> Entry:
    return structs.replace(entry, status=status, decided_wall=by.created_wall, next_try_at=None)


def move_befores(entries: Sequence[Entry], confirmed: LeadMap) -> Iterator[Entry]:
    """The entries that change because the server's side now reads `confirmed`.

    Only the first open action of a field stands on the server's value; a successor stands on the
    action before it. A value that a request of ours may have set is ours, not someone else's. A
    third value is said on the row; for an assignment not yet on its way it is a question.
    """
    seen: set[Kind] = set()
    for entry in entries:
        if not (is_setting(entry.action) and entry.status.is_open) or entry.kind in seen:
            continue
        seen.add(entry.kind)
        value, wanted = value_of(entry.action, confirmed), target(entry.action)
        if value == entry.before or value in entry.sent_targets:
            continue
        if value == wanted:
            yield structs.replace(entry, before=value, changed_by_other=False)
        elif isinstance(entry.action, Assign) and entry.status.is_unsent:
            yield structs.replace(
                entry,
                before=value,
                changed_by_other=True,
                status=Status.ASK,
                reason=SOMEONE_ASSIGNED,
                next_try_at=None,
            )
        else:
            yield structs.replace(entry, before=value, changed_by_other=True)
