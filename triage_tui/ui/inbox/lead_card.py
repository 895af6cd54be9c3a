"""Who the open lead map is: name, address, campaign, category, owner, and its last action."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.ui.widgets.content import BLANK, cut, draw, spread, stack

LOW = 32
"""Rows of the screen under which the facts take a line less."""


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
    """Four lines: who, where from, what was decided, what is under way."""

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
        lines = [_who(facts, width), *_where(facts, width, is_low=self.app.size.height < LOW)]
        decided = draw(
            own("  "),
            (facts.category, facts.category_style),
            (fill("  ·  {}", facts.owner), "$text-muted"),
        )
        lines.append(cut(decided, width))
        lines.append(cut(draw((fill("  {}", facts.state), facts.state_style)), width))
        return stack(lines)


def _who(facts: LeadCardData, width: int) -> Content:
    dot = (own("● "), "$text-accent") if facts.is_unread else (own("○ "), "$text-muted")
    company = (fill("  {}", facts.company), "$text-muted") if facts.company else own("")
    return spread(
        draw(dot, (facts.name, "bold"), company), draw((facts.age, facts.age_style)), width
    )


def _where(facts: LeadCardData, width: int, *, is_low: bool) -> list[Content]:
    """Address and campaign: on a low screen they share a line, the address going first."""
    campaign = fill("{}{}", facts.campaign, facts.step)
    if not is_low:
        parts = [facts.email, campaign]
    elif facts.email:
        parts = [fill("{}  ·  {}", facts.email, campaign)]
    else:
        parts = [campaign]
    return [cut(draw((fill("  {}", part), "$text-muted")), width) for part in parts]
