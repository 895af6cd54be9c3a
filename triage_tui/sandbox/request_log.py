"""What really happened: what was asked, what was applied, and what is so now."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from triage_tui.sandbox.handlers.answer import Applied, Backend
    from triage_tui.sandbox.people.casting import Lead
    from triage_tui.sandbox.state import Note, State, Task


@dataclass(slots=True, eq=False)
class Seen:
    """One request, whatever became of it; the key itself is never kept."""

    method: str
    path: str
    query: Mapping[str, str]
    """Without the key."""
    body: Any
    at: float
    """Seconds since 1970."""
    has_key: bool
    endpoint: str | None = None
    """Its name, or `None` for a route that does not exist."""
    status: int | None = None
    """What was answered; `None` while under way, and when nothing ever was."""
    fault: str | None = None
    was_applied: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A lead map's fields that actions change."""

    lead_map_id: int
    lead_id: int
    campaign_id: int
    name: str
    email: str
    category_id: int | None
    is_read: bool
    team_member_id: int | None
    last_reply_at: float | None


class ServerRecord:
    """A view on the server's own state, for tests and harnesses to compare with."""

    def __init__(self, backend: Backend, requests: Sequence[Seen]) -> None:
        self._backend = backend
        self.requests = requests
        """Every request, in order of arrival."""

    @property
    def applied(self) -> Sequence[Applied]:
        """Every write that took effect, in order."""
        return self._backend.applied

    @property
    def tasks(self) -> Sequence[Task]:
        return self._state.tasks

    @property
    def notes(self) -> Sequence[Note]:
        return self._state.notes

    @property
    def unread(self) -> frozenset[int]:
        """The lead maps that are unread."""
        return frozenset(self._state.unread)

    @property
    def lead_map_ids(self) -> tuple[int, ...]:
        """Every lead map with a reply, newest first."""
        return tuple(self._state.order)

    def lead_map(self, lead_map_id: int) -> Facts:
        """What is so of one lead map; raises KeyError where there is none."""
        lead = self._state.lead(lead_map_id)
        if lead is None:
            raise KeyError(lead_map_id)
        return _facts(lead)

    @property
    def lead_maps(self) -> dict[int, Facts]:
        """All of them that were looked at or changed so far."""
        return {lead.lead_map_id: _facts(lead) for lead in self._state.touched()}

    def as_json(self) -> dict[str, object]:
        """Everything, as plain values."""
        return {
            "lead_maps": {str(at): asdict(facts) for at, facts in self.lead_maps.items()},
            "unread": sorted(self.unread),
            "tasks": [asdict(task) for task in self.tasks],
            "notes": [asdict(note) for note in self.notes],
            "applied": [asdict(write) for write in self.applied],
            "requests": [asdict(request) for request in self.requests],
        }

    @property
    def _state(self) -> State:
        return self._backend.state


def _facts(lead: Lead) -> Facts:
    return Facts(
        lead_map_id=lead.lead_map_id,
        lead_id=lead.lead_id,
        campaign_id=lead.campaign.parent_id or lead.campaign.campaign_id,
        name=lead.name,
        email=lead.email,
        category_id=lead.category_id,
        is_read=lead.is_read,
        team_member_id=lead.member_id,
        last_reply_at=lead.reply_at,
    )
