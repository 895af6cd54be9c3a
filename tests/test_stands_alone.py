"""The project needs nothing outside its own folder, and tests and benchmarks stay apart."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.checkout import ROOT

PACKAGES = ("triage_tui", "harness", "tests", "benchmarks")
MAY_NOT_IMPORT = {
    "triage_tui": {"harness", "tests", "benchmarks"},
    "harness": {"tests", "benchmarks"},
    "tests": {"benchmarks"},
    "benchmarks": {"tests"},
}
SCRIPTS = ("Makefile", ".ci/run", "pyproject.toml", "hatch_build.py", "benchmarks/install_peers.sh")
NEIGHBOR = re.compile(r"(?:^|[\s\"'=(:])\.\./[\w.-]")
"""A path that begins beside the folder a script is run in."""


def modules(package: str) -> list[Path]:
    """The modules of a package, known to git or not yet."""
    return sorted((ROOT / package).rglob("*.py"))


def imported(tree: ast.Module) -> Iterator[str]:
    """The names of what a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def levels_up(node: ast.AST) -> int | None:
    """How many folders above a file an expression on `__file__` leads; None for any other."""
    match node:
        case ast.Name(id="__file__"):
            return 0
        case ast.Call(func=ast.Name(id="Path"), args=[inner]):
            return levels_up(inner)
        case ast.Call(func=ast.Attribute(value=inner, attr="resolve" | "absolute")):
            return levels_up(inner)
        case ast.Attribute(value=inner, attr="parent"):
            below = levels_up(inner)
            return None if below is None else below + 1
        case ast.Subscript(
            value=ast.Attribute(value=inner, attr="parents"), slice=ast.Constant(value=int(number))
        ):
            below = levels_up(inner)
            return None if below is None else below + number + 1
    return None


def leaves_the_root(file: Path, tree: ast.Module) -> bool:
    """Whether a module asks for a folder above the project's, by its own place or by name."""
    highest = max((levels_up(node) or 0 for node in ast.walk(tree)), default=0)
    above = {
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"parent", "parents"}
    }
    return highest > len(file.relative_to(ROOT).parts) or bool(
        above & {"ROOT.parent", "ROOT.parents"}
    )


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_it_may(package: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in modules(package)
        for name in imported(ast.parse(file.read_text("utf-8")))
        if name.partition(".")[0] in MAY_NOT_IMPORT[package]
    ]
    assert wrong == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_looks_above_the_project_s_folder(package: str) -> None:
    files = modules(package)
    assert [f for f in files if leaves_the_root(f, ast.parse(f.read_text("utf-8")))] == []


@pytest.mark.parametrize(
    "source",
    [
        "Path(__file__).resolve().parents[2]",
        "Path(__file__).parent.parent.parent",
        "Path(__file__).parent.parents[1]",
        "ROOT.parent / 'more'",
    ],
)
def test_a_look_above_would_be_seen(source: str) -> None:
    assert leaves_the_root(ROOT / "tests" / "test_made_up.py", ast.parse(source))
    assert not leaves_the_root(ROOT / "tests" / "a.py", ast.parse("Path(__file__).parents[1]"))


@pytest.mark.parametrize("name", [*PACKAGES, *SCRIPTS])
def test_nothing_names_a_folder_beside_the_project(name: str) -> None:
    files = modules(name) if name in PACKAGES else [ROOT / name]
    lines = (line for file in files for line in file.read_text("utf-8").splitlines())
    assert [line for line in lines if NEIGHBOR.search(line)] == []


def test_every_link_leads_to_something_in_the_project() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    links = [row.partition("\t")[2] for row in listed.stdout.splitlines() if row[:6] == "120000"]
    assert [each for each in links if not (ROOT / each).resolve().is_relative_to(ROOT)] == []
