"""Which of a member's lead maps are read: by category, campaign and time of reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from triage_tui.inbox.lead_map import CampaignId, CategoryId


def narrowing(
    categories: Sequence[CategoryId],
    campaign_id: CampaignId | None,
    replied: tuple[float, float] | None,
) -> dict[str, Any]:
    """The API's filters for a category, a campaign and a time of reply (seconds since 1970)."""
    filters: dict[str, Any] = {}
    if categories:
        filters["leadCategories"] = {"categoryIdsIn": [int(each) for each in categories]}
    if campaign_id is not None:
        filters["campaignId"] = int(campaign_id)
    if replied is not None:
        filters["replyTimeBetween"] = [
            datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            for at in replied
        ]
    return filters
