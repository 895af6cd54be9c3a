"""What each package loads, seen from a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize(("body", "is_parsed"), [("AT&amp;T, yes", False), ("<p>yes</p>", True)])
def test_the_parser_is_loaded_with_the_first_html(body: str, is_parsed: bool) -> None:
    assert ("turbohtml" in loaded(READ_A_BODY.format(body=body))) is is_parsed
