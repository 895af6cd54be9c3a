"""What is said where teammates or categories are missing: that there are none, or none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.sync.connection import Link

if TYPE_CHECKING:
    from triage_tui.session.session import Session


def no_members(session: Session) -> SafeText:
    """Why there is no teammate to pick."""
    if session.loader.knows_members:
        return own("No teammates found. Add them in the config: [[team.members]].")
    return _not_yet(session, own("teammates")) or own("No teammates loaded yet.")


def no_categories(session: Session) -> SafeText:
    """Why there is no category to pick."""
    return _not_yet(session, own("categories")) or own(
        "Categories are still loading. Try again in a moment."
    )


def _not_yet(session: Session, what: SafeText) -> SafeText:
    """What keeps them from loading; nothing while they load."""
    match session.connection.link:
        case Link.OFFLINE:
            return fill("Can't reach Smartlead: no {} loaded yet.", what)
        case Link.REFUSED:
            return fill("Smartlead rejected the API key: no {} loaded yet.", what)
        case _:
            return NOTHING
