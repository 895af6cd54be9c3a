"""Which lead maps meet a filter: conditions over values, made once a query and asked a row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from triage_tui.inbox.actions import Kind, Status
from triage_tui.inbox.dates.ages import HOUR
from triage_tui.inbox.filter.plain_letters import plain_letters
from triage_tui.inbox.filter.query import Query, Term
from triage_tui.inbox.filter.row_traits import (
    CAMPAIGN,
    COMPANY,
    EMAIL,
    NAME,
    SUBJECT,
    RowTraits,
    traits_of,
)
from triage_tui.inbox.lead_map import LeadId, LeadMap, LeadMapId, MemberId, Sentiment
from triage_tui.inbox.reply_facts import FACTS
from triage_tui.inbox.safe_text import SafeText
from triage_tui.inbox.sla import SlaPolicy
from triage_tui.inbox.state import InboxState

Condition = Callable[[RowTraits], bool]
NO_IDS: frozenset[LeadMapId] = frozenset()


class Background(Struct, frozen=True, gc=False):
    """What conditions are seen against."""

    state: InboxState
    now: float
    """Seconds since 1970."""
    me: MemberId | None = None
    sla: SlaPolicy = SlaPolicy(4 * HOUR)
    """How long a reply may wait."""
    with_task: AbstractSet[LeadId] = frozenset()
    """Leads known to have a task, besides those with one on its way."""
    with_note: AbstractSet[LeadId] = frozenset()


class Haystack:
    """What a filter sees of lead maps, made once; forgotten one by one as they change."""

    def __init__(self) -> None:
        self._traits: dict[LeadMapId, RowTraits] = {}
        self._campaigns: dict[SafeText, None] = {}

    @property
    def campaigns(self) -> tuple[SafeText, ...]:
        """The names of the campaigns that were met on the way, sorted."""
        return tuple(sorted(filter(None, self._campaigns)))

    def forget(self, lead_map_ids: Iterable[LeadMapId]) -> None:
        """These lead maps read differently now."""
        for lead_map_id in lead_map_ids:
            self._traits.pop(lead_map_id, None)

    def missing(self, lead_map_ids: Iterable[LeadMapId]) -> list[LeadMapId]:
        """Those that have not been looked at yet."""
        traits = self._traits
        return [each for each in lead_map_ids if each not in traits]

    def add(self, state: InboxState, lead_map_ids: Iterable[LeadMapId]) -> None:
        """Look at these lead maps."""
        for lead_map in state.lead_maps_of(lead_map_ids):
            self._traits[lead_map.lead_map_id] = traits_of(lead_map)
            self._campaigns[lead_map.campaign_name] = None

    def having(
        self, lead_map_ids: Sequence[LeadMapId], word: str, *, is_not: bool
    ) -> list[LeadMapId]:
        """Those with (or without) `word`, in order; they must have been looked at."""
        traits = map(self._traits.get, lead_map_ids)
        if is_not:
            return [
                each
                for each, seen in zip(lead_map_ids, traits, strict=True)
                if seen is None or word not in seen.text
            ]
        return [
            each
            for each, seen in zip(lead_map_ids, traits, strict=True)
            if seen is not None and word in seen.text
        ]

    def meeting(
        self, lead_map_ids: Sequence[LeadMapId], condition: Condition, *, is_not: bool
    ) -> list[LeadMapId]:
        """Those that meet a condition, or do not, in order; they must have been looked at."""
        traits = map(self._traits.get, lead_map_ids)
        return [
            each
            for each, seen in zip(lead_map_ids, traits, strict=True)
            if seen is not None and condition(seen) is not is_not
        ]


def matching(
    query: Query,
    lead_map_ids: Sequence[LeadMapId],
    haystack: Haystack,
    seen: Background,
    found: AbstractSet[LeadMapId] = NO_IDS,
) -> list[LeadMapId]:
    """The lead maps that meet every term, in order; texts must have been made.

    `found` are those that the server's search named: they meet the terms that it stood for.
    """
    left = list(lead_map_ids)
    asked = query.asked if found else ()
    for term in sorted(query.terms, key=lambda each: bool(each.field)):
        kept = (
            haystack.meeting(left, condition_of(term, seen), is_not=term.is_not)
            if term.field
            else haystack.having(left, plain_letters(term.value), is_not=term.is_not)
        )
        if term in asked:
            meets = set(kept)
            kept = [each for each in left if each in meets or each in found]
        left = kept
    return left


def matches(
    query: Query,
    lead_map: LeadMap,
    haystack: Haystack,
    seen: Background,
    found: AbstractSet[LeadMapId] = NO_IDS,
) -> bool:
    """Whether one lead map meets every term, as it is now."""
    haystack.add(seen.state, (lead_map.lead_map_id,))
    return bool(matching(query, [lead_map.lead_map_id], haystack, seen, found))


def condition_of(term: Term, seen: Background) -> Condition:  # noqa: PLR0911  # one a field
    """The condition of a term with a field; `is_not` is left to the caller."""
    value = plain_letters(term.value)
    match term.field:
        case "from":
            return lambda row: value in row.text and value in row.part(NAME, EMAIL)
        case "company":
            return lambda row: (
                value in row.text
                and (value in row.part(COMPANY) or value in row.part(EMAIL).rpartition("@")[2])
            )
        case "campaign":
            return lambda row: value in row.text and value in row.part(CAMPAIGN)
        case "subject":
            return lambda row: value in row.text and value in row.part(SUBJECT)
        case "cat":
            return _category(value, seen)
        case "owner":
            return _owner(value, seen)
        case "age":
            return _age(term, seen)
        case "is":
            return _is(value, seen)
        case "has":
            return _has(value, seen)
    raise AssertionError("a word has no field")


def _category(value: str, seen: Background) -> Condition:
    categories = seen.state.categories
    if value == "none":
        return lambda row: row.category_id is None
    ids = {each for each, category in categories.items() if value in plain_letters(category.name)}
    return lambda row: row.category_id in ids


def _owner(value: str, seen: Background) -> Condition:
    if value == "none":
        return lambda row: row.assignee is None
    if value == "me":
        me = seen.me
        return lambda row: me is not None and row.assignee == me
    ids = {
        each
        for each, member in seen.state.members.items()
        if value in plain_letters(member.name) or value in member.email.casefold()
    }
    return lambda row: row.assignee in ids


def _age(term: Term, seen: Background) -> Condition:
    edge = seen.now - term.seconds
    if term.value == "<":
        return lambda row: row.last_reply_at is not None and row.last_reply_at > edge
    return lambda row: row.last_reply_at is not None and row.last_reply_at <= edge


def _is(value: str, seen: Background) -> Condition:  # noqa: PLR0911  # one a word
    refused, queued = _ids_by_status(seen.state)
    match value:
        case "unread":
            return lambda row: not row.is_read
        case "read":
            return lambda row: row.is_read
        case "important":
            return lambda row: row.is_important
        case "late":
            return _is_late(seen)
        case "rejected":
            return lambda row: row.lead_map_id in refused
        case "queued":
            return lambda row: row.lead_map_id in queued
    if fact := FACTS.get(value):
        return lambda row: bool(row.reply_facts & fact)
    sentiment = Sentiment(value)
    ids = {each for each, c in seen.state.categories.items() if c.sentiment is sentiment}
    return lambda row: row.category_id in ids


def _is_late(seen: Background) -> Condition:
    state, sla = seen.state, seen.sla
    return lambda row: sla.overdue(row, state.categories, seen.now, state.local_statuses) >= 0


def _ids_by_status(state: InboxState) -> tuple[set[LeadMapId], set[LeadMapId]]:
    refused = {e.lead_map_id for e in state.entries.values() if e.status is Status.REFUSED}
    queued = {e.lead_map_id for e in state.entries.values() if e.status is not Status.REFUSED}
    return refused, queued


def _has(value: str, seen: Background) -> Condition:  # noqa: PLR0911  # one a word
    match value:
        case "task":
            return _among(seen.with_task, Kind.TASK, seen)
        case "note":
            return _among(seen.with_note, Kind.NOTE, seen)
        case "category":
            return lambda row: row.category_id is not None
        case "owner":
            return lambda row: row.assignee is not None
        case "company":
            return lambda row: bool(row.part(COMPANY))
        case "phone":
            return lambda row: row.has_phone
    return lambda row: row.has_hidden


def _among(known: AbstractSet[LeadId], kind: Kind, seen: Background) -> Condition:
    state = seen.state
    entries = (*state.entries.values(), *state.settled.values())
    here = {
        entry.lead_map_id
        for entry in entries
        if entry.action.kind is kind and entry.status is not Status.REFUSED
    }
    return lambda row: row.lead_map_id in here or row.lead_id in known
