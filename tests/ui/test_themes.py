"""Colors: every theme loads and tells the states apart, and none is needed to read the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from harness.triage import triage
from triage_tui.ui.themes import OWN_THEMES, why_no_theme

LEGIBLE = 4.5
"""The contrast that running text needs, as a ratio."""


@pytest.mark.parametrize("theme", ["ansi", "textual-light"])
async def test_a_theme_that_was_chosen_draws_the_inbox_and_a_dialog(
    tmp_path: Path, theme: str
) -> None:
    async with triage(tmp_path, theme=theme) as app:
        assert "Unread" in app.text()
        await app.press("1", "t")
        await app.pilot.pause()
        assert "Create task" in app.text()


@pytest.mark.long
async def test_every_theme_draws_a_dialog_that_is_open(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("t")
        await app.pilot.pause()
        for each in sorted(app.app.available_themes):
            app.app.theme = each
            await app.pilot.pause()
            assert "Create task" in app.text(), each


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_our_own_themes_are_legible(theme: Theme) -> None:
    colors = theme.to_color_system().generate()
    ground = Color.parse(colors["background"])
    for name in ("foreground", "text-success", "text-warning", "text-error", "text-primary"):
        assert contrast(Color.parse(colors[name]), ground) >= LEGIBLE, name


def contrast(one: Color, other: Color) -> float:
    """The ratio of the web's accessibility guidelines, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in color.rgb)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_an_unknown_theme_is_said_in_a_sentence() -> None:
    assert why_no_theme("nrod") == "there's no theme 'nrod'. Did you mean 'nord'?"
    assert why_no_theme("nord") is None
    assert why_no_theme("ansi") is None


async def test_in_ascii_no_sign_of_ours_is_left_on_the_screen(tmp_path: Path) -> None:
    async with triage(tmp_path, glyphs="ascii", size=(100, 30)) as app:
        await app.press("1")
        await app.settle()
        signs = {character for character in app.drawn() if not character.isascii()}
        written = {"£"}  # by somebody of the demo, in an email
        assert {sign for sign in signs if not sign.isalpha()} - written == set()
