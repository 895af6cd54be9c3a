"""A gesture in words: what it did, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from triage_tui.commands.wording import KINDS, outcome, replies
from triage_tui.inbox.actions import Entry, Status
from triage_tui.inbox.lead_map import LeadMapId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own

_SAID: Final = {
    Status.HELD: "queued",
    Status.PENDING: "queued",
    Status.IN_FLIGHT: "sending",
    Status.UNKNOWN: "verifying",
    Status.ASK: "need your answer",
    Status.DONE: "done",
    Status.REFUSED: "rejected",
    Status.UNDONE: "undone before they were sent",
    Status.MERGED: "replaced by a later change",
    Status.SAME: "already set",
    Status.DROPPED: "discarded",
}
"""What became of several replies, after their number; what tells most of a reply comes first."""
_TELLING: Final = (
    Status.ASK,
    Status.REFUSED,
    Status.UNKNOWN,
    Status.IN_FLIGHT,
    Status.PENDING,
    Status.HELD,
    Status.DONE,
    Status.UNDONE,
    Status.DROPPED,
    Status.MERGED,
    Status.SAME,
)


def outcomes(entries: Sequence[Entry]) -> SafeText:
    """How the actions of one gesture ended: a sentence, one for each field, or how many how.

    What changed nothing is said only where nothing else happened.
    """
    telling = [each for each in entries if each.status is not Status.SAME] or list(entries)
    said = dict.fromkeys(outcome(each) for each in telling)
    if len(said) == 1:
        return next(iter(said))
    if len({each.lead_map_id for each in telling}) == 1:
        return joined(" ", [_outcome_of_field(each) for each in telling])
    of_reply: dict[LeadMapId, Entry] = {}
    for each in telling:
        kept = of_reply.setdefault(each.lead_map_id, each)
        if _TELLING.index(each.status) < _TELLING.index(kept.status):
            of_reply[each.lead_map_id] = each
    words = dict.fromkeys(outcome(each) for each in of_reply.values())
    if len(words) == 1:
        return next(iter(words))
    counts = Counter(own(_SAID[each.status]) for each in of_reply.values())
    parts = [fill("{} {}", number(count), what) for what, count in counts.items()]
    why = next((each.reason for each in telling if each.status is Status.REFUSED), NOTHING)
    return joined(
        " ", [fill("{}: {}.", replies(len(of_reply)), joined(", ", parts)), *([why] if why else [])]
    )


def _outcome_of_field(entry: Entry) -> SafeText:
    """`Category: done.`"""
    kind, ended = KINDS[entry.kind], outcome(entry)
    return fill("{}: {}", _with_first(kind, str.upper), _with_first(ended, str.lower))


def in_a_row(deeds: Iterable[SafeText]) -> SafeText:
    """Several deeds as one: `Category: Interested, mark as read`."""
    first, *others = deeds
    return joined(", ", [first, *map(mid_sentence, others)])


def mid_sentence(deed: SafeText) -> SafeText:
    """A deed inside a sentence: `mark as read`."""
    return _with_first(deed, str.lower)


def _with_first(words: SafeText, change: Callable[[str], str]) -> SafeText:
    return line(change(words[:1]) + words[1:])
