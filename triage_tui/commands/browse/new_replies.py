"""Which replies came while the app was open and were not seen yet: the one count of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from triage_tui.inbox.safe_text import SafeText, fill, number, own

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.inbox.lead_map import LeadMapId


def unseen(model: InboxModel) -> list[LeadMapId]:
    """New replies that nobody went to, without those that were read or decided meanwhile."""
    shown, aside = model.store.state.lead_map, model.store.state.local_statuses
    return [
        each
        for each in model.news
        if (row := shown(each)) is not None and not row.is_read and each not in aside
    ]


def first_told(
    model: InboxModel, new: Iterable[LeadMapId], told: dict[LeadMapId, float]
) -> list[LeadMapId]:
    """Those of them that were not told of yet: every view meets the same reply as a new one.

    `told` has the time of the reply that was told of, and takes in what is told now.
    """
    shown = model.store.state.lead_map
    found = []
    for each in new:
        row = shown(each)
        at = 0.0 if row is None or row.last_reply_at is None else row.last_reply_at
        if told.get(each, -1.0) < at:
            told[each] = at
            found.append(each)
    return found


def new_replies(count: int) -> SafeText:
    """So many: `1 new reply`, `2 new replies`."""
    return own("1 new reply") if count == 1 else fill("{} new replies", number(count))
