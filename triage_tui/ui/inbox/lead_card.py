"""Who the open lead map is: name, address, campaign, category, owner, and its last action."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.ui.widgets.content import BLANK, cut, draw, spread, stack

BETWEEN = own("  ·  ")
LINES = 3
"""Of the whole card; on a shallow screen it has one less."""
FEWEST = 8
"""Cells of an address under which it is left out: the owner says more."""


class LeadCardData(Struct, frozen=True, gc=False):
    """What is said about the open lead map."""

    name: SafeText = NOTHING
    company: SafeText = NOTHING
    email: SafeText = NOTHING
    campaign: SafeText = NOTHING
    step: SafeText = NOTHING
    category: SafeText = NOTHING
    category_style: str = "$text-muted"
    owner: SafeText = NOTHING
    age: SafeText = NOTHING
    age_style: str = "$text-muted"
    is_unread: bool = False
    state: SafeText = NOTHING
    """What its last action waits for, or why it was refused."""
    state_style: str = "$text-warning"


class LeadCard(Widget):
    """Three lines: who; their address and owner; the decision and the campaign. Two where the
    screen is shallow: who; decision and owner."""

    def __init__(self) -> None:
        super().__init__(id="lead-facts")
        self._facts: LeadCardData | None = None

    def show(self, facts: LeadCardData | None) -> None:
        """Show another lead map, or none."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render(self) -> Content:
        facts, width = self._facts, self.size.width
        if facts is None:
            return BLANK
        if self.size.height < LINES:
            return stack([_who(facts, width), _in_short(facts, width)])
        return card(facts, width)


def card(facts: LeadCardData, width: int) -> Content:
    """Its three lines, each exactly `width` cells."""
    return stack([_who(facts, width), _whose(facts, width), _where(facts, width)])


def _in_short(facts: LeadCardData, width: int) -> Content:
    """What is under way, or what was decided, and whose it is: one line where the email needs
    the others."""
    if facts.state:
        return cut(draw((fill("  {}", facts.state), facts.state_style)), width)
    decided = (fill("{}  ·  ", facts.category), facts.category_style) if facts.category else NOTHING
    rest = fill("{}  ·  {}", facts.owner, facts.campaign) if facts.campaign else facts.owner
    return cut(draw(own("  "), decided, (rest, "$text-muted")), width)


def _who(facts: LeadCardData, width: int) -> Content:
    dot = (own("● ") if facts.is_unread else own("  "), "$accent")
    company = (fill("  {}", facts.company), "$text-muted") if facts.company else own("")
    return spread(
        draw(dot, (facts.name, "bold"), company), draw((facts.age, facts.age_style)), width
    )


def _whose(facts: LeadCardData, width: int) -> Content:
    """Their address and owner; the address gives way: its end says little."""
    owner = draw((facts.owner, "$text-muted"))
    room = width - 2 - len(BETWEEN) - owner.cell_length
    if not facts.email or room < FEWEST:
        return cut(draw(own("  ")) + owner, width)
    address = draw((facts.email, "$text-muted")).truncate(room, ellipsis=True)
    return cut(draw(own("  ")) + address + draw((BETWEEN, "$text-muted")) + owner, width)


def _where(facts: LeadCardData, width: int) -> Content:
    """What was decided and the campaign; what is under way takes their place while it is."""
    if facts.state:
        return cut(draw((fill("  {}", facts.state), facts.state_style)), width)
    decided = (fill("  {}", facts.category), facts.category_style) if facts.category else NOTHING
    between = BETWEEN if facts.category else own("  ")
    campaign = fill("{}{}", between, facts.campaign)
    whole = draw(decided, (fill("{}{}", campaign, facts.step), "$text-muted"))
    if whole.cell_length > width:  # half a step says nothing
        whole = draw(decided, (campaign, "$text-muted"))
    return cut(whole, width)
