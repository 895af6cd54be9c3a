"""A theme's colors, mended until its quiet words, fields and chosen rows are seen."""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color

from triage_tui.ui.widgets.contrast import LARGE, LEGIBLE, contrast, extreme, moved

MUTED, DISABLED = 0.62, 0.4
"""How far the second and third voice stand out from the ground, as a share of the first."""
ROOM = 7.0
"""The contrast that a theme's text has on a dialog before quiet words are mixed for it."""
MOST = 0.85
"""The share of its contrast that a theme's text keeps on a dialog."""
CHOSEN = 1.4
"""How far a chosen row's ground is from the others'."""
FIELD, FOCUSED = 1.15, 1.3
"""The same of a field, and of the one that has the focus."""
EDGE = 2.0
"""How far the line around a dialog stands out."""
VOICES = (
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
)


def theme_colors(variables: Mapping[str, str], *, is_ansi: bool) -> dict[str, str]:
    """The variables of a theme, those that would not be seen replaced, and ours added."""
    if is_ansi:
        return _of_terminal(variables)
    background, foreground = (Color.parse(variables[n]) for n in ("background", "foreground"))
    room = min(ROOM, MOST * contrast(foreground, background))
    surface, panel = (
        moved(background + Color.parse(variables[name]), (background,), (foreground,), room)
        for name in ("surface", "panel")
    )
    grounds = (background, surface, panel)
    primary = background + Color.parse(variables["primary"])
    chosen = chosen_ground(panel, primary, foreground)
    on_chosen = moved(foreground, (extreme(chosen),), (chosen,), LEGIBLE)
    depths = (background, extreme(foreground))

    def voice(color: Color, least: float) -> str:
        return moved(color, (foreground,), grounds, least).hex

    mended = {name: voice(Color.parse(variables[name]), LEGIBLE) for name in VOICES}
    mended |= {
        "surface": surface.hex,
        "panel": panel.hex,
        "text-muted": voice(background.blend(foreground, MUTED, alpha=1.0), LEGIBLE),
        "text-disabled": voice(background.blend(foreground, DISABLED, alpha=1.0), LARGE),
        "edge": moved(panel, (primary, foreground), (panel,), EDGE).hex,
        "bar": moved(primary, (foreground,), (panel,), LARGE).hex,
        "field": moved(panel, depths, (panel,), FIELD).hex,
        "field-focus": moved(panel, depths, (panel,), FOCUSED).hex,
        "button": primary.hex,
        "button-color-foreground": extreme(primary).hex,
    }
    for cursor in ("block-cursor", "block-cursor-blurred"):
        mended[f"{cursor}-background"] = chosen.hex
        mended[f"{cursor}-foreground"] = on_chosen.hex
        mended[f"{cursor}-text-style"] = "bold"
    return {**variables, **mended}


def chosen_ground(ground: Color, primary: Color, foreground: Color) -> Color:
    """The ground of the chosen row of a list that lies on `ground`."""
    return moved(ground, (primary, foreground), (ground,), CHOSEN)


def _of_terminal(variables: Mapping[str, str]) -> dict[str, str]:
    """The sixteen colors of the terminal, of which nothing can be mixed or measured."""
    variables = {  # the dark blue of most terminals cannot be read on black, the bright one can
        name: "ansi_bright_blue" if value == "ansi_blue" else value
        for name, value in variables.items()
    }
    plain = (
        "text-muted",
        "text-disabled",
        "surface",
        "panel",
        "edge",
        "field",
        "field-focus",
        "button",
        "button-color-foreground",
        "block-cursor-foreground",
        "block-cursor-background",
        "block-cursor-blurred-foreground",
        "block-cursor-blurred-background",
    )
    mended = dict.fromkeys(plain, "ansi_default")
    mended |= dict.fromkeys(("block-cursor-text-style", "block-cursor-blurred-text-style"), "bold")
    return {**variables, **mended, "bar": variables["primary"]}
