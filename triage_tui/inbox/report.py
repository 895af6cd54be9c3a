"""What was triaged in a stretch of time, counted from the journal's entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median, quantiles

from msgspec import Struct

from triage_tui.inbox.actions import Entry, Kind, SetCategory, Status
from triage_tui.inbox.automatic import names_automatic
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.inbox.sla import NO_CATEGORY, SlaPolicy

PAUSE = 300.0
"""Seconds: a longer gap between two decisions is a break, not a decision that took long."""
BARS = "▁▂▃▄▅▆▇█"
GONE = frozenset({Status.UNDONE, Status.DROPPED, Status.MERGED})
"""Presses that stand for nothing in the end."""


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
    median_seconds: float | None = None
    """Between two decisions, breaks left out; `None` for fewer than two."""
    p90_seconds: float | None = None
    late_before: int = 0
    """Handled lead maps whose reply was past its SLA when the key was pressed."""
    undone: int = 0
    """Gestures taken back before they left."""
    refused: int = 0
    queued: int = 0
    """Not confirmed by the server yet."""
    pace: tuple[int, ...] = ()
    """Decisions in equal parts of the time, for a sparkline."""


def report_on(
    entries: Iterable[Entry],
    *,
    since: float,
    until: float,
    is_late: Callable[[Entry], bool] = lambda _entry: False,
    parts: int = 24,
) -> Report:
    """The report on entries pressed from `since` to `until`; `is_late` as `was_late` says it."""
    own = [entry for entry in entries if since <= entry.created_wall <= until]
    filed = verdicts(own)
    times = sorted({entry.created_wall for entry in filed.values()})
    gaps = [b - a for a, b in pairwise(times) if b - a <= PAUSE]
    kept = [entry for entry in own if stands(entry)]
    kinds = Counter(entry.kind for entry in kept)
    return Report(
        since=since,
        until=until,
        handled=len(filed),
        categories=_by_category(filed.values()),
        tasks=kinds[Kind.TASK],
        notes=kinds[Kind.NOTE],
        assigned=kinds[Kind.ASSIGN],
        median_seconds=median(gaps) if gaps else None,
        p90_seconds=_p90(gaps),
        late_before=sum(map(is_late, filed.values())),
        undone=len({entry.gesture_id for entry in own if entry.status is Status.UNDONE}),
        refused=sum(1 for entry in own if entry.status is Status.REFUSED),
        queued=sum(1 for entry in own if entry.status.is_open),
        pace=_pace(times, since, until, parts),
    )


def stands(entry: Entry) -> bool:
    """Whether a press counts: it was neither taken back nor refused."""
    return entry.status not in GONE and entry.status is not Status.REFUSED


def verdicts(entries: Iterable[Entry]) -> Mapping[LeadMapId, Entry]:
    """The last category of each lead map that stands."""
    found: dict[LeadMapId, Entry] = {}
    for entry in entries:
        if entry.kind is Kind.CATEGORY and stands(entry):
            found[entry.lead_map_id] = entry
    return found


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
