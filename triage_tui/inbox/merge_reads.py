"""What was known, joined with what was read: an emptier answer never takes a fact away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import structs

from triage_tui.inbox.lead_map import LeadMap, Member, MemberId

_MAY_LACK = (
    "lead_id",
    "email",
    "name",
    "company",
    "campaign_id",
    "campaign_name",
    "category_id",
    "assignee",
    "phone",
)
"""What some shapes of a row leave out."""


def keeping(known: LeadMap, row: LeadMap) -> LeadMap:
    """`row`, with what this shape of row does not carry and an earlier one did."""
    same_reply = known.last_reply_at == row.last_reply_at
    keeps_facts = same_reply and not row.preview
    return structs.replace(
        row,
        lead_id=known.lead_id if row.lead_id is None else row.lead_id,
        company=row.company or known.company,
        phone=row.phone or known.phone,
        subject=row.subject or (known.subject if same_reply else row.subject),
        preview=row.preview or (known.preview if same_reply else row.preview),
        reply_facts=known.reply_facts if keeps_facts else row.reply_facts,
        back_on=known.back_on if keeps_facts else row.back_on,
        wake_at=known.wake_at if row.wake_at is None else row.wake_at,
    )


def filled_in(known: LeadMap, found: LeadMap) -> LeadMap:
    """`known`, with what it lacks and another answer about the same row has; itself if nothing."""
    missing = {
        name: getattr(found, name)
        for name in _MAY_LACK
        if getattr(known, name) in (None, "") and getattr(found, name) not in (None, "")
    }
    return structs.replace(known, **missing) if missing else known


def merged_members(
    known: Mapping[MemberId, Member], read: Iterable[Member]
) -> Mapping[MemberId, Member]:
    """The members; a known name or address is never replaced by an empty one."""
    members = dict(known)
    for member in read:
        old = members.get(member.member_id, member)
        members[member.member_id] = structs.replace(
            member, name=member.name or old.name, email=member.email or old.email
        )
    return members
