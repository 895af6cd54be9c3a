"""Which lead maps a mark pattern picks out of the rows shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import assert_never

from triage_tui.inbox.actions import Status
from triage_tui.inbox.lead_map import LeadMap, LeadMapId
from triage_tui.inbox.state import InboxState

PUBLIC_DOMAINS = frozenset({
    "aol.com", "fastmail.com", "free.fr", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de",
    "gmx.net", "googlemail.com", "hey.com", "hotmail.co.uk", "hotmail.com", "hotmail.de",
    "hotmail.fr", "icloud.com", "laposte.net", "libero.it", "live.com", "mac.com", "mail.com",
    "mail.ru", "me.com", "msn.com", "naver.com", "orange.fr", "outlook.com", "outlook.de",
    "outlook.fr", "pm.me", "proton.me", "protonmail.com", "qq.com", "rediffmail.com", "t-online.de",
    "tuta.com", "wanadoo.fr", "web.de", "yahoo.co.in", "yahoo.co.uk", "yahoo.com", "yahoo.de",
    "yahoo.fr", "yandex.ru", "ymail.com", "zoho.com", "126.com", "163.com",
})  # fmt: skip
"""Where anybody has an address: two leads there are not from one company."""


class Pattern(StrEnum):
    """What a pattern picks."""

    ALL = "all"
    NONE = "none"
    UNREAD = "unread"
    READ = "read"
    CATEGORY = "same-category"
    """The category of the lead map under the cursor."""
    DOMAIN = "same-domain"
    """The company of the lead map under the cursor, told by its mail domain."""
    REFUSED = "refused"
    """Those with an action that Smartlead refused."""


def domain_of(email: str) -> str:
    """The mail domain of an address, in lower case; empty where there is none."""
    return email.rpartition("@")[2].strip().casefold() if "@" in email else ""


def is_public(domain: str) -> bool:
    """True for the domains of mail providers."""
    return domain in PUBLIC_DOMAINS


def matching(  # noqa: PLR0911  # one a pattern
    pattern: Pattern, order: Iterable[LeadMapId], state: InboxState, at: LeadMap | None
) -> frozenset[LeadMapId]:
    """The lead maps of `order` that `pattern` picks, seen from the one at the cursor."""
    match pattern:
        case Pattern.ALL:
            return frozenset(order)
        case Pattern.NONE:
            return frozenset()
        case Pattern.REFUSED:
            return frozenset(each for each in order if is_refused(state, each))
        case Pattern.UNREAD:
            return _those(order, state, lambda lead_map: not lead_map.is_read)
        case Pattern.READ:
            return _those(order, state, lambda lead_map: lead_map.is_read)
        case Pattern.CATEGORY:
            return (
                frozenset()
                if at is None
                else _those(order, state, lambda each: each.category_id == at.category_id)
            )
        case Pattern.DOMAIN:
            return frozenset() if at is None else _those(order, state, _colleague_of(at))
        case _:
            assert_never(pattern)


def _colleague_of(at: LeadMap) -> Callable[[LeadMap], bool]:
    domain, address = domain_of(at.email), at.email.casefold()
    if not domain or is_public(domain):
        return lambda each: (
            each.lead_map_id == at.lead_map_id
            or (bool(address) and each.email.casefold() == address)
        )
    return lambda each: domain_of(each.email) == domain


def _those(
    order: Iterable[LeadMapId], state: InboxState, fits: Callable[[LeadMap], bool]
) -> frozenset[LeadMapId]:
    return frozenset(
        each for each in order if (lead_map := state.lead_map(each)) is not None and fits(lead_map)
    )


def is_refused(state: InboxState, lead_map_id: LeadMapId) -> bool:
    """True when an action on the lead map was refused and is not dismissed yet."""
    return any(entry.status is Status.REFUSED for entry in state.entries_of(lead_map_id))
