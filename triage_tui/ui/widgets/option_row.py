"""One row of a list to pick from: words at the left, a key in a column at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.visual import RenderOptions, Visual

from triage_tui.ui.widgets.content import spread

if TYPE_CHECKING:
    from textual.content import Content
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style


class OptionRow(Visual):
    """Laid out in whatever width the list has; the words give way to the key."""

    def __init__(self, left: Content, right: Content) -> None:
        self.left = left
        self.right = right

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        whole = spread(self.left, self.right, width)
        return whole.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        del rules, container_width
        return self.left.cell_length + 1 + self.right.cell_length

    def get_height(self, rules: RulesMap, width: int) -> int:
        del rules, width
        return 1
