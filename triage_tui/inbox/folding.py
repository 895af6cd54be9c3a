"""Entries in the state: where each belongs, and which rows are shown otherwise for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from triage_tui.inbox.actions import ActionId, Entry, Status
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.open_decisions import COUNTED, decision_key
from triage_tui.inbox.state import Ids, InboxState, fold

_KEPT = frozenset(COUNTED)
_COUNTS = frozenset(COUNTED.values())


def with_entries(state: InboxState, moved: Sequence[Entry]) -> InboxState:
    """Put each entry where its status belongs: open or refused, settled, or nowhere."""
    entries, entry_ids = dict(state.entries), dict(state.entry_ids)
    settled, settled_ids = dict(state.settled), dict(state.settled_ids)
    touched = dict.fromkeys(entry.lead_map_id for entry in moved)
    before = _counted(entries, entry_ids, touched)
    for entry in moved:
        old = entries.get(entry.action_id)
        if entry.status in _KEPT:
            entries[entry.action_id] = entry
            if old is None:
                _add_id(entry_ids, entry)
            continue
        if old is not None:
            del entries[entry.action_id]
            _drop_id(entry_ids, entry)
        if entry.status is Status.DONE and entry.action_id not in settled:
            settled[entry.action_id] = entry
            _add_id(settled_ids, entry)
    after = _counted(entries, entry_ids, touched)
    grown = structs.replace(
        state,
        entries=entries,
        entry_ids=entry_ids,
        settled=settled,
        settled_ids=settled_ids,
        **{name: getattr(state, name) + after[name] - before[name] for name in _COUNTS},
    )
    return refolded(grown, touched)


def _counted(
    entries: Mapping[ActionId, Entry], ids: Ids, lead_map_ids: Iterable[LeadMapId]
) -> Counter[str]:
    """How many decisions these lead maps have at each place."""
    counts: Counter[str] = Counter()
    for lead_map_id in lead_map_ids:
        mine = [entries[each] for each in ids.get(lead_map_id, ())]
        if len(mine) < 2:
            counts.update(COUNTED[each.status] for each in mine)
        else:
            counts.update(place for _, _, place, _ in {decision_key(each) for each in mine})
    return counts


def refolded(state: InboxState, lead_map_ids: Iterable[LeadMapId]) -> InboxState:
    """Work out anew how these lead maps are shown."""
    folded = dict(state.folded)
    for lead_map_id in lead_map_ids:
        row = state.base.get(lead_map_id)
        shown = row
        if row is not None:
            shown = fold(row, state.settled, state.settled_ids.get(lead_map_id, ()))
            shown = fold(
                shown,
                state.entries,
                state.entry_ids.get(lead_map_id, ()),
                lambda e: e.status.is_open,
            )
        if shown is None or shown is row:
            folded.pop(lead_map_id, None)
        else:
            folded[lead_map_id] = shown
    return structs.replace(state, folded=folded)


def _add_id(ids: dict[LeadMapId, tuple[ActionId, ...]], entry: Entry) -> None:
    mine = ids.get(entry.lead_map_id, ())
    ids[entry.lead_map_id] = tuple(sorted((*mine, entry.action_id)))


def _drop_id(ids: dict[LeadMapId, tuple[ActionId, ...]], entry: Entry) -> None:
    mine = ids.get(entry.lead_map_id, ())
    _put_ids(ids, entry.lead_map_id, tuple(each for each in mine if each != entry.action_id))


def _put_ids(
    ids: dict[LeadMapId, tuple[ActionId, ...]],
    lead_map_id: LeadMapId,
    kept: tuple[ActionId, ...],
) -> None:
    if kept:
        ids[lead_map_id] = kept
    else:
        ids.pop(lead_map_id, None)


def unsettle(
    settled: dict[ActionId, Entry], ids: dict[LeadMapId, tuple[ActionId, ...]], row: LeadMap
) -> None:
    """Drop what `row` must already show: its read started after those were confirmed."""
    mine = ids.get(row.lead_map_id, ())
    kept = tuple(each for each in mine if (settled[each].confirmed_at or 0.0) >= row.as_of)
    for each in set(mine) - set(kept):
        del settled[each]
    _put_ids(ids, row.lead_map_id, kept)
