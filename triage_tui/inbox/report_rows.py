"""Each decision of a stretch of time on a row of its own, as Markdown, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import tzinfo

from msgspec import Struct

from triage_tui.inbox.actions import Assign, Entry, GestureId, SetCategory
from triage_tui.inbox.lead_map import CategoryId, LeadMapId, MemberId
from triage_tui.inbox.report import NO_UNDOS, standing, verdicts
from triage_tui.inbox.report_format import category_name, harmless, iso_time, table_cell, time_words
from triage_tui.inbox.safe_text import SafeText

HEAD = ("Lead", "Email", "Campaign", "Category", "Owner", "Time")


class Decision(Struct, frozen=True, gc=False):
    """A lead map, and the category that was set on it last."""

    lead_map_id: LeadMapId
    lead: SafeText
    email: SafeText
    campaign: SafeText
    category_id: CategoryId | None
    owner_id: MemberId | None
    at: float
    """Seconds since 1970."""


class Names(Struct, frozen=True, gc=False):
    """What ids are called, as far as this machine was told."""

    categories: Mapping[CategoryId, str] = {}
    members: Mapping[MemberId, str] = {}

    def owner(self, member_id: MemberId | None) -> str:
        """A member's name; the id where none is known, nothing where there is no owner."""
        if member_id is None:
            return ""
        return self.members.get(member_id) or f"Unknown teammate ({member_id})"


def decisions_of(
    entries: Iterable[Entry],
    *,
    since: float,
    until: float,
    undos: Mapping[GestureId, GestureId] = NO_UNDOS,
) -> tuple[Decision, ...]:
    """The decisions that a report on the same entries counts as handled, in order of time."""
    own = [entry for entry in entries if since <= entry.created_wall <= until]
    kept = standing(own, undos)
    owners = {
        entry.lead_map_id: entry.action.member_id
        for entry in kept
        if isinstance(entry.action, Assign)
    }
    found = [
        Decision(
            entry.lead_map_id,
            entry.facts.name,
            entry.facts.email,
            entry.facts.campaign_name,
            entry.action.category_id,
            owners.get(entry.lead_map_id, entry.facts.assignee),
            entry.created_wall,
        )
        for entry in verdicts(kept).values()
        if isinstance(entry.action, SetCategory)
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def markdown(decisions: Iterable[Decision], names: Names, zone: tzinfo) -> str:
    """A table that can be mailed or pasted."""
    lines = [f"| {' | '.join(HEAD)} |", "|---" * len(HEAD) + "|"]
    for each in decisions:
        cells = (*_words(each, names), time_words(each.at, zone))
        lines.append(f"| {' | '.join(map(table_cell, cells))} |")
    return "\n".join(lines) + "\n"


def as_json(decisions: Iterable[Decision], names: Names, zone: tzinfo) -> str:
    """A list for other programs: ids and names, times in ISO 8601 with an offset."""
    rows = [
        {
            "lead_map_id": each.lead_map_id,
            "lead": each.lead,
            "email": each.email,
            "campaign": each.campaign,
            "category_id": each.category_id,
            "category": category_name(each.category_id, names.categories),
            "owner_id": each.owner_id,
            "owner": names.owner(each.owner_id),
            "at": iso_time(each.at, zone),
        }
        for each in decisions
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def as_csv(decisions: Iterable[Decision], names: Names, zone: tzinfo) -> str:
    """Rows for a spreadsheet, which takes none of them for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(name.lower() for name in HEAD)
    for each in decisions:
        writer.writerow([*map(harmless, _words(each, names)), iso_time(each.at, zone)])
    return out.getvalue()


ROW_FORMATS = {"md": markdown, "json": as_json, "csv": as_csv}


def _words(each: Decision, names: Names) -> tuple[str, ...]:
    category = category_name(each.category_id, names.categories)
    return each.lead, each.email, each.campaign, category, names.owner(each.owner_id)
