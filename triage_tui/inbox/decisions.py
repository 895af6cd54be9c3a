"""What a decision comes to: the actions of one gesture, whoever makes it."""

from __future__ import annotations

from triage_tui.inbox.actions import Action, SetCategory, SetRead
from triage_tui.inbox.lead_map import CategoryId, LeadMap


def verdict(lead_map: LeadMap, category_id: CategoryId | None, *, marks_read: bool) -> list[Action]:
    """File a lead map under a category, or under none; `marks_read` as in the settings."""
    actions: list[Action] = [SetCategory(lead_map.lead_map_id, category_id)]
    if marks_read and not lead_map.is_read:
        actions.append(SetRead(lead_map.lead_map_id, is_read=True))
    return actions
