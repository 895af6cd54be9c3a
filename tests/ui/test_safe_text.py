"""Only text that was cleaned reaches a widget: held by types, and by how widgets are called."""

from __future__ import annotations

import ast
import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.content import Content
from textual.widget import Widget

from harness.triage import PATIENCE, QUICK, Triage, triage
from triage_tui.cli.crash_report import tell
from triage_tui.commands.keys.keymap import build_keymap
from triage_tui.commands.table import COMMANDS
from triage_tui.inbox.safe_text import SafeText
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.session.opener import SessionOpener
from triage_tui.smartlead.api_key import ApiKey
from triage_tui.system import paths
from triage_tui.ui.app import TriageApp
from triage_tui.ui.terminal.line_filters import ControlNet, FilterChain
from triage_tui.ui.widgets.more_below import more_below

UI = Path(paths.__file__).parents[1] / "ui"
SHOWING = frozenset({"Static", "Label", "Option", "Button", "Checkbox"})
"""Widgets that read a `str` as markup."""
FORBIDDEN_NAMES = frozenset(
    {"Markdown", "MarkdownViewer", "RichLog", "Log", "from_markup", "from_rich_text", "escape"}
)
CONTENT_VARIABLES = frozenset({("help.py", "said")})
"""Names that hold `Content` by their annotation."""
REFUSED = """
from triage_tui.inbox.safe_text import line
from triage_tui.ui.widgets.content import draw
from triage_tui.commands.protocols import Notices
from triage_tui.commands.questions import Choice
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.inbox.lead_card import LeadCardData

def show(outside: str, notices: Notices) -> None:
    draw(line(outside))
    draw(outside)
    draw((outside, "bold"))
    notices.notify(outside)
    Choice(1, outside)
    Confirm(outside, line(outside), yes=line(outside), no=line(outside))
    LeadCardData(name=outside)
"""


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for file in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call):
                yield file, node


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def is_content(file: Path, argument: ast.expr) -> bool:
    """A literal of ours, or what one of our functions made of safe text."""
    if isinstance(argument, ast.Constant):
        return True
    if isinstance(argument, ast.Name):
        return (file.name, argument.id) in CONTENT_VARIABLES
    return isinstance(argument, ast.Call) and name_of(argument.func) not in {"str", "format"}


def test_the_type_checker_refuses_plain_text_in_a_widget(tmp_path: Path) -> None:
    snippet = tmp_path / "snippet.py"
    snippet.write_text(REFUSED)
    root = UI.parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(root / "pyproject.toml"),
         "--cache-dir", str(root / ".mypy_cache"), str(snippet)],
        capture_output=True, text=True, cwd=root, check=False,
    )  # fmt: skip
    refused = {int(row.split(":")[1]) for row in done.stdout.splitlines() if ": error:" in row}
    first = REFUSED.splitlines().index("    draw(line(outside))") + 1
    assert refused == set(range(first + 1, first + 7)), done.stdout


def test_no_widget_is_given_a_string_that_is_not_written_here() -> None:
    odd = [
        f"{file.name}:{call.lineno}"
        for file, call in calls()
        if name_of(call.func) in SHOWING and call.args and not is_content(file, call.args[0])
    ]
    assert odd == []


def is_of_host(func: ast.expr) -> bool:
    """The host's own, which takes safe text alone and hands it on without markup."""
    return isinstance(func, ast.Attribute) and name_of(func.value) == "host"


def test_every_toast_is_without_markup() -> None:
    odd = [
        f"{file.name}:{call.lineno}"
        for file, call in calls()
        if name_of(call.func) == "notify"
        and not is_of_host(call.func)
        and not any(
            word.arg == "markup" and isinstance(word.value, ast.Constant) and not word.value.value
            for word in call.keywords
        )
    ]
    assert odd == []


def test_nothing_that_reads_markup_is_used() -> None:
    used = {
        f"{file.name}: {name}"
        for file in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text()))
        if (name := getattr(node, "id", "") or getattr(node, "attr", "")) in FORBIDDEN_NAMES
    }
    assert used == set()


def test_titles_and_tool_tips_are_literals_or_drawn() -> None:
    """Text would be read as markup there; content that was drawn is not."""
    drawn, names = (
        {"more_below"},
        {"border_title", "border_subtitle", "tooltip", "sub_title", "placeholder"},
    )
    odd = [
        f"{file.name}:{node.lineno}"
        for file in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Assign)
        and any(getattr(target, "attr", "") in names for target in node.targets)
        and not isinstance(node.value, ast.Constant)
        and not (isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") in drawn)
    ]
    assert odd == []
    assert isinstance(more_below(3), Content)


@pytest.mark.parametrize("key", ["", "l", "t", "?"])
async def test_the_net_is_under_every_screen(tmp_path: Path, key: str) -> None:
    async with triage(tmp_path) as app:
        if key:
            await app.press(key)
        await app.pilot.pause()
        assert_net(app.app)
        for screen in app.app.screen_stack:
            for widget in screen.walk_children(Widget):
                [chain] = widget.get_line_filters()
                assert isinstance(chain, FilterChain)
                assert ControlNet in [type(each) for each in chain.parts], widget


async def test_the_net_is_under_a_toast_too(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=3)
    opener = SessionOpener(QUICK, ApiKey("key-for-the-sandbox"), tmp_path, sandbox=sandbox)
    app = TriageApp(opener.open, build_keymap({}, COMMANDS), "triage-dark", tell_crash=tell)
    try:
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            driven = Triage(app, pilot, sandbox)
            driven.screen.host.notify(SafeText("careless \x1b]0;title\x07 words"))
            async with asyncio.timeout(PATIENCE):
                while "careless" not in driven.text():
                    await pilot.pause()
            assert "careless ␛]0;title␇ words" in driven.text()
    finally:
        opener.close()


def assert_net(app: App[int]) -> None:
    assert any(isinstance(each, ControlNet) and each.enabled for each in app._filters)
