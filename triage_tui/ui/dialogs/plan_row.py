"""One reply of a plan: who, whose it will be, and why, in columns of whatever width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.visual import RenderOptions, Visual

from triage_tui.ui.widgets.content import cut

if TYPE_CHECKING:
    from textual.content import Content
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style

LEAD, OWNER = 32, 22
"""Cells of the first two columns, where there is room for a third."""
ROOMY = 64
"""Cells of a row from which there is."""


class PlanRow(Visual):
    """A line; what does not fit into its column ends with an ellipsis."""

    def __init__(self, lead: Content, owner: Content, why: Content) -> None:
        self.lead = lead
        self.owner = owner
        self.why = why

    def line(self, width: int) -> Content:
        """The row in exactly `width` cells; on a narrow one the names come before the reason."""
        if width >= ROOMY and not self.why.cell_length:
            return _column(self.lead, LEAD) + cut(self.owner, width - LEAD)
        if width >= ROOMY:
            why = cut(self.why, width - LEAD - OWNER)
            return _column(self.lead, LEAD) + _column(self.owner, OWNER) + why
        lead = width * 5 // 9
        return _column(self.lead, lead) + cut(self.owner, width - lead)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self.line(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        del rules, container_width
        return LEAD + OWNER + self.why.cell_length

    def get_height(self, rules: RulesMap, width: int) -> int:
        del rules, width
        return 1


def _column(content: Content, cells: int) -> Content:
    """In so many cells, the last two of them blank."""
    return cut(content, cells - 2).pad_right(2)
