"""What each package loads, seen from a fresh interpreter."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from triage_tui import ui
from triage_tui.ui.inbox.screen import InboxScreen

IMPORT_ALL = """
import importlib, json, pkgutil, sys
before = set(sys.modules)
for name in {names!r}:
    module = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), name + "."):
        importlib.import_module(found.name)
print(json.dumps(sorted(set(sys.modules) - before)))
"""
COMMAND = """
import json, sys
from triage_tui.cli.main import main
try:
    main({argv!r})
except SystemExit as exit:
    assert exit.code == 0, exit.code
print(json.dumps(sorted(sys.modules)))
"""
HEAVY = {
    "textual",
    "rich",
    "httpx",
    "pydantic",
    "shtab",
    "starlette",
    "turbohtml",
    "uvicorn",
    "asyncio",
}
READ_A_BODY = """
import json, sys
from triage_tui.mail.readable import readable
readable({body!r})
print(json.dumps(sorted(sys.modules)))
"""
CORE = (
    "triage_tui.inbox",
    "triage_tui.smartlead",
    "triage_tui.sync",
    "triage_tui.sandbox",
    "triage_tui.config.settings",
    "triage_tui.cli.doctor",
    "triage_tui.cli.main",
)


def loaded(program: str) -> set[str]:
    """The top-level packages that `program`, which prints its modules last, has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    modules: list[str] = json.loads(done.stdout.splitlines()[-1])
    return {name.partition(".")[0] for name in modules}


def test_the_core_loads_no_textual() -> None:
    # httpx loads rich for its own command line where it finds it; ours is kept out by the linter.
    assert "textual" not in loaded(IMPORT_ALL.format(names=CORE))


def test_commands_load_neither_a_screen_nor_a_network() -> None:
    """The walk and the tests of handlers run without either."""
    assert not loaded(IMPORT_ALL.format(names=("triage_tui.commands",))) & {"textual", "httpx"}


def test_a_walk_loads_no_screen() -> None:
    assert "textual" not in loaded(IMPORT_ALL.format(names=("triage_tui.cli.walk",)))


def test_inbox_loads_the_standard_library_and_msgspec_alone() -> None:
    outside = loaded(IMPORT_ALL.format(names=("triage_tui.inbox",))) - sys.stdlib_module_names
    # What msgspec itself takes in where it is installed is not ours.
    assert outside - loaded("import json, msgspec, sys; print(json.dumps([*sys.modules]))") == {
        "triage_tui"
    }


@pytest.mark.parametrize(
    "names", [("triage_tui.config.settings",), ("triage_tui.commands.keys.keymap",)]
)
def test_settings_and_keys_load_nothing_heavy(names: tuple[str, ...]) -> None:
    assert not loaded(IMPORT_ALL.format(names=names)) & HEAVY


@pytest.mark.parametrize(
    "argv",
    [["--help"], ["--version"], ["demo", "--help"], ["config", "path"], ["config", "show"]],
    ids=" ".join,
)
def test_a_light_command_loads_nothing_heavy(argv: list[str]) -> None:
    assert not loaded(COMMAND.format(argv=argv)) & HEAVY


def test_the_parser_can_be_loaded_before_the_first_html() -> None:
    program = "import json, sys; from triage_tui.mail.readable import preload; preload()"
    assert "turbohtml" in loaded(f"{program}; print(json.dumps(sorted(sys.modules)))")


@pytest.mark.parametrize(("body", "is_parsed"), [("AT&amp;T, yes", False), ("<p>yes</p>", True)])
def test_the_parser_is_loaded_with_the_first_html(body: str, is_parsed: bool) -> None:
    assert ("turbohtml" in loaded(READ_A_BODY.format(body=body))) is is_parsed


def _defined(tree: ast.AST) -> set[str]:
    """What the classes in `tree` have: methods, fields, and what they set on themselves."""
    named: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            named.update(*map(_named_by, node.body))
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            is_own = isinstance(node.value, ast.Name) and node.value.id == "self"
            named |= {node.attr} if is_own else set()
    return named


def _named_by(statement: ast.stmt) -> set[str]:
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return {statement.name}
        case ast.Assign():
            return {each.id for each in statement.targets if isinstance(each, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
        case _:
            return set()


def _classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


@cache
def _private_of(owner: type) -> frozenset[str]:
    """The private names that a class of Textual has itself: in its body, and set on `self`."""
    module = ast.parse(Path(inspect.getfile(owner)).read_text("utf-8"))
    source = next((each for each in _classes(module) if each.name == owner.__name__), module)
    names = _defined(source) | set(vars(owner))
    return frozenset(each for each in names if each.startswith("_") and not each.endswith("__"))


def private_names(owner: type) -> frozenset[str]:
    """The private names of a class that it has from Textual."""
    theirs = (each for each in owner.__mro__ if each.__module__.startswith("textual"))
    return frozenset().union(*map(_private_of, theirs))


TEXTUALS = frozenset().union(*map(private_names, (App, Screen, Widget, MessagePump)))
UI = Path(ui.__file__).parent
OUTSIDE = sorted(each for each in UI.rglob("*.py") if UI / "terminal" not in each.parents)


def test_what_textual_keeps_to_itself_is_known() -> None:
    assert {"_bindings", "_compositor", "_notifications", "_driver", "_repaint_required"} < TEXTUALS


@pytest.mark.parametrize("file", OUTSIDE, ids=lambda file: str(file.relative_to(UI)))
def test_textuals_private_names_are_touched_in_one_room(file: Path) -> None:
    """Also through `self`, where the linter takes them for our own."""
    tree = ast.parse(file.read_text("utf-8"))
    touched = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert (touched & TEXTUALS) - _defined(tree) == set()


@pytest.mark.parametrize("file", OUTSIDE, ids=lambda file: str(file.relative_to(UI)))
def test_no_class_of_ours_takes_a_private_name_from_textual(file: Path) -> None:
    """Nobody would notice that it replaced something."""
    name = ".".join(file.relative_to(UI.parents[1]).with_suffix("").parts)
    module = importlib.import_module(name.removesuffix(".__init__"))
    for source in _classes(ast.parse(file.read_text("utf-8"))):
        owner = getattr(module, source.name, None)
        if isinstance(owner, type):
            assert _defined(source) & private_names(owner) == set(), source.name


def imports_of(package: Path) -> dict[str, set[str]]:
    """What each module imports of its own package: at its top, late, or for its types alone."""
    paths = {".".join(path.relative_to(package.parent).with_suffix("").parts): path
             for path in package.rglob("*.py") if path.name != "__init__.py"}  # fmt: skip
    found: dict[str, set[str]] = {}
    for name, path in paths.items():
        found[name] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                named = {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
                found[name] |= named & paths.keys()
    return found


def test_no_module_imports_itself_by_way_of_others() -> None:
    imports = imports_of(Path(ui.__file__).parents[1])
    assert len(imports) > 400
    assert list(TopologicalSorter(imports).static_order())


def test_the_inbox_screen_composes_and_forwards_and_no_more() -> None:
    """What it would decide belongs into a handler, what it would paint into a widget."""
    lines, _ = inspect.getsourcelines(InboxScreen)
    assert len(lines) < 150
