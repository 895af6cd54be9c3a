"""The signs of the screen: each is explained in help, wherever it is drawn."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import triage_tui.ui
from harness.triage import triage
from triage_tui.ui.widgets.glyphs import ASCII, MEANINGS, OTHER_MEANINGS, UNICODE, Glyphs, legend

FRAMES = {"dot", "dash", "thumb", "rule", "cut"}
"""Glyphs that only part or frame things."""
PLAIN = set("…–—·“”‘’\u202f→↓↑×←•│▏▎▊▔▁▆▂▃▄▅▇█━─╍╭╮╰╯▐▌⧗¤")
"""Punctuation, frames and bars; keys that are called by their arrows."""


def test_every_glyph_has_a_meaning_or_only_frames() -> None:
    assert set(Glyphs._fields) == set(MEANINGS) | FRAMES


def test_no_two_signs_of_a_row_are_the_same_in_ascii() -> None:
    signs = [getattr(ASCII, name) for name in MEANINGS]
    twins = {sign for sign in signs if signs.count(sign) > 1}
    assert twins <= {"o"}, "a category without a sentiment, and queued: never in one place"


def test_every_sign_that_a_widget_draws_is_explained() -> None:
    known = set(UNICODE) | set(OTHER_MEANINGS) | PLAIN
    found = {
        (file.name, letter)
        for file in sorted(Path(triage_tui.ui.__file__).parent.rglob("*.py"))
        if file.parent.name != "terminal"
        for text in _shown(ast.parse(file.read_text("utf-8")))
        for letter in text
        if not letter.isascii() and not letter.isalnum() and letter not in known
    }
    assert found == set()


async def test_help_lists_the_signs_and_finds_them(tmp_path: Path) -> None:
    async with triage(tmp_path, size=(120, 60)) as app:
        await app.press("question_mark", *"signs")
        await app.pilot.pause()
        text = app.text()
        for sign, meaning in legend():
            assert any(f" {sign}  " in each and meaning in each for each in text.splitlines())
        await app.press("enter")
        await app.pilot.pause()
        assert "out of office" in app.text(), "a sign is nothing to run"


def _shown(tree: ast.Module) -> Iterator[str]:
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documents
        ):
            yield node.value
