"""The styles of a row's pieces, mixed once from the theme and kept until it changes.

They are no component classes: Textual would make a node for each of them, and look through the
style sheet for it, at every change of the list's own classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.style import Style
from textual.color import Color

from triage_tui.ui.inbox.row import Role
from triage_tui.ui.widgets.contrast import LARGE, LEGIBLE, extreme, moved
from triage_tui.ui.widgets.theme_colors import chosen_ground

if TYPE_CHECKING:
    from textual.widget import Widget


class Ground(StrEnum):
    """What lies behind a row."""

    PLAIN = "plain"
    CURSOR = "cursor"
    CURSOR_BLURRED = "cursor-blurred"


class Look(Struct, frozen=True, gc=False):
    """A color of the theme, and how the letters are."""

    variable: str
    share: float = 1.0
    """How much of the color there is; the rest is the ground."""
    text: Style = Style.null()


_BOLD, _DIM = Style(bold=True), Style(dim=True)
LOOKS: Final[Mapping[str, Look]] = {
    Role.PLAIN: Look("foreground"),
    Role.BAR: Look("primary"),
    Role.DOT: Look("accent"),
    Role.MARK: Look("accent", text=_BOLD),
    Role.NAME: Look("foreground", 0.8),
    Role.UNREAD: Look("foreground", text=_BOLD),
    Role.CONTEXT: Look("text-muted"),
    Role.FLAG: Look("text-warning"),
    Role.FRESH: Look("text-muted"),
    Role.WARN: Look("text-warning"),
    Role.LATE: Look("text-error", text=_BOLD),
    Role.POSITIVE: Look("text-success"),
    Role.NEUTRAL: Look("text-primary"),
    Role.NEGATIVE: Look("text-error"),
    Role.UNKNOWN: Look("foreground", 0.8),
    Role.HINT: Look("foreground", 0.8),
    Role.SUBJECT: Look("foreground", 0.8),
    Role.PREVIEW: Look("text-muted"),
    Role.OWNER: Look("foreground", 0.8),
    Role.WAITING: Look("text-muted", text=Style(italic=True)),
    Role.TROUBLE: Look("text-error", text=_BOLD),
    "dimmed": Look("text-disabled"),
    "empty": Look("text-muted"),
    "thumb": Look("foreground", 0.25),
}
GROUNDS: Final[Mapping[str, Look]] = {
    Ground.CURSOR_BLURRED: Look("foreground", 0.08),
    "marked": Look("accent", 0.12),
}
ANSI_DIM: Final = frozenset({Role.CONTEXT, Role.FRESH, Role.PREVIEW, "dimmed", "thumb"})
"""What is quieter in the terminal's own sixteen colors, of which no shades can be mixed."""
ANSI_GROUNDS: Final[Mapping[Ground, Style]] = {
    Ground.CURSOR: Style(reverse=True),
    Ground.CURSOR_BLURRED: Style(underline=True),
}
"""How the letters show the ground there: the cursor's row is reversed whole."""
SIGNS: Final = frozenset({"thumb", Role.BAR})
"""What is drawn, not read."""
_ANSI_DEFAULT: Final = "ansi_default"
_KEEPS_COLOR = frozenset({Role.BAR, Role.MARK, Role.WAITING, Role.TROUBLE})
"""What a dimmed row still shows in its own color."""


class RowStyles:
    """A style for every role on every ground, for one widget under one theme."""

    def __init__(self, widget: Widget) -> None:
        self._background: Color = widget.background_colors[1]
        self._variables = widget.app.theme_variables
        self._is_ansi = widget.app.native_ansi_color
        self._styles: dict[tuple[Role, Ground, bool, bool], Style] = {}

    def style(self, role: Role, ground: Ground, *, is_marked: bool, is_dimmed: bool) -> Style:
        """The style of a piece of a row."""
        key = (role, ground, is_marked, is_dimmed)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._mix(*key)
        return style

    def part(self, name: str) -> Style:
        """The style of something that is not in a row: `empty`, `thumb`."""
        return self._on(self._background, name) + self._text(name)

    def _mix(self, role: Role, ground: Ground, is_marked: bool, is_dimmed: bool) -> Style:
        background, text = self._background, self._text(role)
        if is_marked:
            background = self._laid_over(background, "marked")
        if ground is not Ground.PLAIN:
            background = self._laid_over(background, ground)
            if self._is_ansi:
                text += ANSI_GROUNDS[ground]
        if self._is_ansi and ground is Ground.CURSOR:
            # It takes the whole row: nobody can tell which of the sixteen are legible on it.
            default = background + Color.parse(_ANSI_DEFAULT)
            bold = Style(bold=LOOKS[role].text.bold)
            return _colored(default, background) + ANSI_GROUNDS[ground] + bold
        is_quiet = is_dimmed and role not in _KEEPS_COLOR
        return self._on(background, "dimmed" if is_quiet else role) + text

    def _laid_over(self, background: Color, ground: str) -> Color:
        if self._is_ansi:
            return background + Color.parse(_ANSI_DEFAULT)
        if ground == Ground.CURSOR:
            return chosen_ground(background, self._color("primary"), self._color("foreground"))
        look = GROUNDS[ground]
        return background + self._color(look.variable).multiply_alpha(look.share)

    def _text(self, name: str) -> Style:
        text = LOOKS[name].text
        return text + _DIM if self._is_ansi and name in ANSI_DIM else text

    def _on(self, background: Color, name: str) -> Style:
        """The color of something, laid over a ground."""
        look = LOOKS[name]
        if self._is_ansi and name == "dimmed":
            return _colored(background + Color.parse(_ANSI_DEFAULT), background)
        color = background + self._color(look.variable).multiply_alpha(look.share)
        if self._is_ansi or name in SIGNS:
            return _colored(color, background)
        through = [self._color("foreground")]
        if background != self._background:  # nearer to the theme's own words than they can bear
            through.append(extreme(background))
        least = LARGE if name == "dimmed" else LEGIBLE
        return _colored(moved(color, through, (background,), least), background)

    def _color(self, variable: str) -> Color:
        return Color.parse(self._variables[variable])


def _colored(foreground: Color, background: Color) -> Style:
    return Style.from_color(foreground.rich_color, background.rich_color if background.a else None)
