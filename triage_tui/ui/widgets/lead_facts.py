"""Who the open lead map is: name, address, campaign, category, owner, and its last action."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.text import NOTHING, SafeText, fill, own
from triage_tui.ui.draw import BLANK, cut, draw, spread, stack


@dataclass(frozen=True, slots=True)
class LeadFactsShown:
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


class LeadFacts(Widget):
    """Four lines: who, where from, what was decided, what is under way."""

    def __init__(self) -> None:
        super().__init__(id="lead-facts")
        self._facts: LeadFactsShown | None = None

    def show(self, facts: LeadFactsShown | None) -> None:
        """Show another lead map, or none."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render(self) -> Content:
        facts, width = self._facts, self.size.width
        if facts is None:
            return BLANK
        dot = (own("● "), "$text-primary") if facts.is_unread else (own("○ "), "$text-muted")
        company = (fill("  {}", facts.company), "$text-muted") if facts.company else own("")
        age = draw((facts.age, facts.age_style))
        campaign = fill("{}{}", facts.campaign, facts.step)
        decided = draw(
            (facts.category, facts.category_style), (fill("  ·  {}", facts.owner), "$text-muted")
        )
        return stack(
            [
                spread(draw(dot, (facts.name, "bold"), company), age, width),
                cut(draw((fill("  {}", facts.email), "$text-muted")), width),
                cut(draw((fill("  {}", campaign), "$text-muted")), width),
                cut(draw(own("  ")) + decided, width),
                cut(draw((fill("  {}", facts.state), facts.state_style)), width),
            ]
        )
