"""What was triaged in a stretch of time, counted from the journal's entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median, quantiles
from types import MappingProxyType

from msgspec import Struct

from triage_tui.inbox.actions import ActionId, Entry, GestureId, Kind, SetCategory, Status
from triage_tui.inbox.automatic import names_automatic
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.inbox.local_status import StatusUntil
from triage_tui.inbox.open_decisions import count
from triage_tui.inbox.sla import NO_CATEGORY, SlaPolicy

PAUSE = 300.0
"""Seconds: a longer gap between two decisions is a break, not a decision that took long."""
BARS = "▁▂▃▄▅▆▇█"
OVER = frozenset({Status.UNDONE, Status.DROPPED, Status.REFUSED})
"""Presses that stand for nothing in the end."""
GONE = OVER | {Status.MERGED}
NO_UNDOS: Mapping[GestureId, GestureId] = MappingProxyType({})


class Report(Struct, frozen=True, gc=False):
    """The figures of a stretch of time. Times are seconds since 1970."""

    since: float
    until: float
    handled: int = 0
    """Lead maps that got a category."""
    categories: tuple[tuple[CategoryId | None, int], ...] = ()
    """How many for each, the most first; `None` for the category taken away."""
    tasks: int = 0
    notes: int = 0
    assigned: int = 0
    """Lead maps that got another owner."""
    median_seconds: float | None = None
    """Between two decisions, breaks left out; `None` for fewer than two."""
    p90_seconds: float | None = None
    late_before: int = 0
    """Handled lead maps whose reply was past its SLA when the key was pressed."""
    undone: int = 0
    """Replies on which a key was taken back, each time counted."""
    refused: int = 0
    """Decisions, as the outbox counts them; so are the next."""
    queued: int = 0
    """Not confirmed by the server yet."""
    aside: int = 0
    """Lead maps that are done or snoozed on this machine and got no category."""
    pace: tuple[int, ...] = ()
    """Decisions in equal parts of the time, for a sparkline."""


def report_on(
    entries: Iterable[Entry],
    *,
    since: float,
    until: float,
    is_late: Callable[[Entry], bool] = lambda _entry: False,
    undos: Mapping[GestureId, GestureId] = NO_UNDOS,
    aside: Iterable[StatusUntil] = (),
    parts: int = 24,
) -> Report:
    """The report on what was pressed from `since` to `until`.

    Args:
        entries: The actions, oldest first.
        since: Seconds since 1970, as `until`.
        until: The end.
        is_late: As `was_late` says it.
        undos: Which gestures took another one back, and which one that was.
        aside: What is done or snoozed on this machine.
        parts: Into how many parts the time is cut, for the pace.
    """
    own = [entry for entry in entries if since <= entry.created_wall <= until]
    kept = standing(own, undos)
    filed = verdicts(kept)
    here = {each.lead_map_id for each in aside if since <= each.set_wall <= until}
    times = sorted({entry.created_wall for entry in filed.values()})
    gaps = [b - a for a, b in pairwise(times) if b - a <= PAUSE]
    kinds = Counter(entry.kind for entry in kept)
    return Report(
        since=since,
        until=until,
        handled=len(filed),
        categories=_by_category(filed.values()),
        tasks=kinds[Kind.TASK],
        notes=kinds[Kind.NOTE],
        assigned=len({entry.lead_map_id for entry in kept if entry.kind is Kind.ASSIGN}),
        aside=len(here.difference(filed)),
        median_seconds=median(gaps) if gaps else None,
        p90_seconds=_p90(gaps),
        late_before=sum(map(is_late, filed.values())),
        undone=_undone(own, undos),
        refused=count(entry for entry in own if entry.status is Status.REFUSED),
        queued=count(entry for entry in own if entry.status.is_open),
        pace=_pace(times, since, until, parts),
    )


def standing(
    entries: Iterable[Entry], undos: Mapping[GestureId, GestureId] = NO_UNDOS
) -> list[Entry]:
    """The presses that count: neither taken back nor refused, nor the taking back itself.

    One that was replaced counts as long as what replaced it does: undo may bring it back.
    """
    own = list(entries)
    tails, back = _tails(own), _sent_back(own, undos)
    return [
        entry
        for entry in own
        if entry.gesture_id not in undos
        and _field(entry.gesture_id, entry) not in back
        and entry.status not in OVER
        and (entry.status is not Status.MERGED or tails[entry.root or entry.action_id] not in GONE)
    ]


def verdicts(kept: Iterable[Entry]) -> Mapping[LeadMapId, Entry]:
    """The last category of each lead map, of the presses that count."""
    return {entry.lead_map_id: entry for entry in kept if entry.kind is Kind.CATEGORY}


def _undone(own: Sequence[Entry], undos: Mapping[GestureId, GestureId]) -> int:
    """On how many replies keys were taken back, before they were sent or after."""
    tails = _tails(own)
    found = {(gesture_id, lead_map_id) for gesture_id, lead_map_id, _ in _sent_back(own, undos)}
    for entry in own:
        at = entry.status
        if at is Status.MERGED:
            at = tails[entry.root or entry.action_id]
        if at is Status.UNDONE and entry.gesture_id not in undos:
            found.add((entry.gesture_id, entry.lead_map_id))
    return len(found)


def _tails(own: Iterable[Entry]) -> Mapping[ActionId, Status]:
    """How the last of each chain of presses that replaced one another ended, by the first."""
    return {entry.root or entry.action_id: entry.status for entry in own}


def _sent_back(
    own: Iterable[Entry], undos: Mapping[GestureId, GestureId]
) -> frozenset[tuple[GestureId, LeadMapId, Kind]]:
    """What was taken back by sending the value before, or by going back to it."""
    return frozenset(
        _field(undos[entry.gesture_id], entry) for entry in own if entry.gesture_id in undos
    )


def _field(gesture_id: GestureId, entry: Entry) -> tuple[GestureId, LeadMapId, Kind]:
    return gesture_id, entry.lead_map_id, entry.kind


def _by_category(filed: Iterable[Entry]) -> tuple[tuple[CategoryId | None, int], ...]:
    counts = Counter(
        entry.action.category_id for entry in filed if isinstance(entry.action, SetCategory)
    )
    return tuple(counts.most_common())


def _p90(gaps: Sequence[float]) -> float | None:
    if not gaps:
        return None
    return gaps[0] if len(gaps) == 1 else quantiles(gaps, n=10, method="inclusive")[-1]


def was_late(policy: SlaPolicy, names: Mapping[CategoryId, str]) -> Callable[[Entry], bool]:
    """Tells whether a decision was on a reply of a person that was past its SLA by then.

    What was filed, before or then, under a category for automatic replies waited for nobody.
    """

    def is_late(entry: Entry) -> bool:
        replied, before = entry.facts.last_reply_at, entry.facts.category_id
        chosen = entry.action.category_id if isinstance(entry.action, SetCategory) else None
        filed = [names[each] for each in (before, chosen) if each is not None and each in names]
        if replied is None or any(map(names_automatic, filed)):
            return False
        name = NO_CATEGORY if before is None else names.get(before, NO_CATEGORY)
        return entry.created_wall - replied >= policy.limit_of(name)

    return is_late


def _pace(times: Sequence[float], since: float, until: float, parts: int) -> tuple[int, ...]:
    if not times or until <= since:
        return ()
    counts = [0] * parts
    for at in times:
        counts[min(parts - 1, int((at - since) / (until - since) * parts))] += 1
    return tuple(counts)


def sparkline(counts: Sequence[int]) -> str:
    """Bars for counts; nothing for no counts."""
    most = max(counts, default=0)
    if not most:
        return ""
    return "".join(BARS[-(-count * (len(BARS) - 1) // most)] for count in counts)
