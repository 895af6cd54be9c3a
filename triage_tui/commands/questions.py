"""What dialogs are asked with, and what they answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

from triage_tui.inbox.actions import Priority
from triage_tui.inbox.lead_map import CampaignId, CategoryId, LeadMapId, MemberId, Sentiment
from triage_tui.inbox.safe_text import NOTHING, SafeText

if TYPE_CHECKING:
    from triage_tui.inbox.assignment.plan import Plan
    from triage_tui.sync.storage.drafts import DraftSlot

T = TypeVar("T")
Tell = Callable[[SafeText], None]
"""Says how far a job is."""
Job = Callable[[Tell], Awaitable[T]]
"""Does the reading, and says how far it is."""


class Choice(Struct, Generic[T], frozen=True):
    """Something that can be picked."""

    value: T
    label: SafeText
    sentiment: Sentiment | None = None
    """A category's; `None` for what is no category."""
    hint: SafeText = NOTHING
    """Its key."""
    note: SafeText = NOTHING
    """What else tells it apart, said behind its name."""
    is_current: bool = False
    """True for what holds now: the list opens on it."""


class KeptForm(Struct, frozen=True, gc=False):
    """Where the words of a form are kept while they are typed, and what is said above them."""

    slot: DraftSlot | None = None
    """`None` for a form that is quickly filled in again."""
    note: SafeText = NOTHING


TASK_NAME_LIMIT = 255
"""Characters that Smartlead keeps of a task's name."""
DESCRIPTION_LIMIT = 65_536
"""Characters of a task's description; a longer one is refused by its form, with its text kept."""
NOTE_LIMIT = 10_000
"""Characters; a longer note is refused by its form, with its text kept."""


class TaskDraft(Struct, frozen=True, gc=False):
    """What stands in the form of a task, as typed."""

    name: str = ""
    description: str = ""
    priority: Priority = Priority.MEDIUM
    due: str = ""
    error: SafeText = NOTHING
    """Why it came back, when Smartlead refused it."""


class TaskMade(Struct, frozen=True, gc=False):
    """A task's form that is right: ready to be submitted."""

    name: str
    description: str
    priority: Priority
    due_at: float
    """Seconds since 1970, UTC."""


class NoteDraft(Struct, frozen=True, gc=False):
    """What stands in the form of a note, as typed."""

    note: str = ""
    error: SafeText = NOTHING
    """Why it came back, when Smartlead refused it."""


class Snooze(Struct, frozen=True, gc=False):
    """What was asked for; `until` is seconds since 1970, `None` for a new reply alone."""

    until: float | None


class Handover(Struct, frozen=True, gc=False):
    """What was filled in to hand lead maps over."""

    giver: MemberId
    taker: MemberId
    category_id: CategoryId | None = None
    campaign_id: CampaignId | None = None
    replied_within: float | None = None
    """Seconds; `None` for any time."""
    note: str = ""
    """Put on each lead map; empty for none."""
    starts: float = 0.0
    """Seconds since 1970, for a cover; 0 for good."""
    ends: float = 0.0


class HandoverChoices(Struct, frozen=True, eq=False, gc=False):
    """What there is to choose from."""

    members: Mapping[MemberId, SafeText]
    categories: Mapping[CategoryId, SafeText]
    campaigns: Mapping[CampaignId, SafeText]


class PlanFacts(Struct, frozen=True, eq=False):
    """What a plan is shown with."""

    title: SafeText
    names: Mapping[MemberId, SafeText]
    leads: Mapping[LeadMapId, SafeText]
    loads: Mapping[MemberId, int] | None = None
    """What each has besides; `None` where it was not counted."""
    note: SafeText = NOTHING
    """How fresh the counts are, or what was left out."""
    cost: Callable[[Plan], SafeText] = field(default=lambda _plan: NOTHING)
    """What carrying the plan out costs, in words."""


class Leave(Enum):
    """What the user wants of what is queued when leaving."""

    NOW = "now"
    AFTER_SENDING = "after sending"
    NOT = "not"
    """Stay, and wait no longer."""
