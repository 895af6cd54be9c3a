"""Which member the API key belongs to: asked once, and only believed of somebody who is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from triage_tui.inbox.lead_map import Member, MemberId
from triage_tui.sync.gateway import gateway

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.smartlead.models.reference import WireUser


async def read_key_owner(client: Smartlead, members: Iterable[Member]) -> MemberId | None:
    """The member whose key it is; `None` where Smartlead names nobody we know.

    Raises:
        ReadError: when it could not be asked.
    """
    with gateway.explained_read():
        user = await client.user()
    return None if user is None else _member_of(user, tuple(members))


def _member_of(user: WireUser, members: tuple[Member, ...]) -> MemberId | None:
    """By address, by id, or by a name that only one has: ids of users may be of another kind."""
    email, name = user.email.casefold(), user.name.strip().casefold()
    found = [each for each in members if email and each.email.casefold() == email]
    found = found or [each for each in members if each.member_id == user.user_id]
    found = found or [each for each in members if name and each.name.casefold() == name]
    return found[0].member_id if len(found) == 1 else None
