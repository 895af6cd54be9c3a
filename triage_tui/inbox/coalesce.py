"""How presses on one field become at most one request: the last target from the first value."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from triage_tui.inbox.actions import Entry, Status, is_setting, target, target_of, value_of
from triage_tui.inbox.lead_map import LeadMap


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
