"""What goes wrong on request: the share of requests that meets each kind of fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "reset": "the connection is reset, nothing is applied",
        "timeout": "no answer ever comes, nothing is applied",
        "lost": "applied, then a reset or no answer at all",
        "html": "200 with a web page instead of JSON, nothing is applied",
        "garbled": "applied, then a 200 whose JSON is damaged",
        "truncated": "applied, then cut off in the middle of the body",
        "empty": "200 with nothing in it, half of the time applied",
        "account": "429 for all who use the account, without a word when to come back",
        "false": "200 with success false, nothing is applied",
        "slow": "applied, then answered some seconds later",
        "drip": "applied, then sent a byte at a time",
        "mine": "a list of one member's rows that holds only the key's own",
        "wrap": "a list that begins again behind its end",
        "repeat": "a list whose last full page comes again for ever",
        "shuffle": "a list in another order for every page",
        "bare": "a list without the conversations that were asked for with it",
        "strict": "a list that is refused when conversations are asked for with it",
        "heavy": "a list that takes ten seconds when conversations are asked for with it",
    }
)
"""Faults by name. A status from 400 to 599 is a fault too: 429, 500, 502 and so on."""

PROXY_STATUSES = frozenset({502, 504, 520, 522, 524})
"""Statuses of the proxy in front: the server behind may have applied the request all the same."""


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """Each fault's share of the requests, 0 to 1; together at most 1."""

    shares: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def parse(cls, spec: str) -> Self:
        """Read `429=0.05,500=0.02,reset=0.01`; raises ValueError with one sentence."""
        shares: dict[str, float] = {}
        for item in filter(None, (part.strip() for part in spec.split(","))):
            name, equals, share = item.partition("=")
            name = name.strip().lower()
            if not equals:
                raise ValueError(f"{item!r} has no share; write it as {item}=0.05")
            if name in shares:
                raise ValueError(f"{name!r} is given twice; keep one of them")
            shares[checked(name)] = _share(name, share.strip())
        if sum(shares.values()) > 1 + 1e-9:
            raise ValueError(
                f"the shares add up to {sum(shares.values()):g}; they may reach 1 at most"
            )
        return cls(MappingProxyType(shares))

    def draw(self, random: Random) -> str | None:
        """The fault that the next request meets, or `None`."""
        if not self.shares:
            return None
        point = random.random()
        for name, share in self.shares.items():
            point -= share
            if point < 0:
                return name
        return None


def checked(name: str) -> str:
    """`name` if it is a fault; raises ValueError with one sentence if not."""
    if name in KINDS or (name.isascii() and name.isdigit() and 400 <= int(name) <= 599):
        return name
    raise ValueError(
        f"{name!r} is not a fault; use a status from 400 to 599 (429, 500) or {', '.join(KINDS)}"
    )


def _share(name: str, text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ValueError(f"{name}={text} is not a share; use a number from 0 to 1")
    return share
