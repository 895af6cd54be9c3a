"""What the documents say, and what the program does, are the same."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.documents import ROOT, written
from tests.pictures import DOCS, MOVING, PICTURES

DOCUMENTS = (
    *(ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "CONTRIBUTING", "SECURITY")),
    *sorted(DOCS.glob("*.md")),
)
PACKAGE = ROOT / "triage_tui"
MADE = frozenset({"benchmarks/out/"})
"""What is written when something is run."""


def _package_name(file: Path) -> str:
    return str(file.parent.relative_to(ROOT))


@pytest.mark.parametrize("file", written(), ids=lambda file: file.name)
def test_the_generated_parts_are_up_to_date(file: Path) -> None:
    assert file.read_text("utf-8") == written()[file], "run: make docs"


@pytest.mark.parametrize("name", [*(picture.name for picture in PICTURES), MOVING])
def test_every_picture_is_there_and_fetches_nothing(name: str) -> None:
    svg = (DOCS / f"{name}.svg").read_text("utf-8")
    addresses = set(re.findall(r"https?://[^\s\"')<]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    assert "@font-face" not in svg


def test_the_moving_picture_is_small() -> None:
    svg = (DOCS / f"{MOVING}.svg").read_text("utf-8")
    assert "step-end infinite" in svg
    assert len(svg) < 300_000


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_links_between_the_documents_lead_somewhere(file: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", file.read_text("utf-8"))
    local = [link for link in links if not link.startswith(("http", "mailto"))]
    assert [link for link in local if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_files_that_a_document_names_are_there(file: Path) -> None:
    """Paths from the top, and paths in the package: `commands/table.py`."""
    named = set(re.findall(r"`([a-z_0-9./-]+/[a-z_0-9.-]*)`", file.read_text("utf-8")))
    starts = {each.name for base in (ROOT, PACKAGE) for each in base.iterdir()}
    ours = {each for each in named if each.partition("/")[0] in starts and each not in MADE}
    assert [each for each in sorted(ours) if not _is_there(each)] == []


def _is_there(name: str) -> bool:
    return (ROOT / name).exists() or any((PACKAGE / f"{name}{end}").exists() for end in ("", ".py"))


@pytest.mark.parametrize("package", sorted(PACKAGE.rglob("__init__.py")), ids=_package_name)
def test_every_package_says_what_it_is_for(package: Path) -> None:
    first = (ast.get_docstring(ast.parse(package.read_text("utf-8"))) or "").partition("\n")[0]
    assert first.endswith("."), "one sentence, on one line"


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    wanted = [Requirement(each).name for each in (*project["dependencies"], *extras)]
    named = re.findall(r"^\| `([^`]+)` \|", (DOCS / "dependencies.md").read_text("utf-8"), re.M)
    assert named == wanted


def test_the_drawing_names_files_that_are_there() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    drawing = page.partition("```mermaid")[2].partition("```")[0]
    named = re.findall(r"\b(?:ui|commands|sync|inbox|smartlead)/[a-z_/]+", drawing)
    assert len(named) > 15
    assert [each for each in named if not _is_there(each)] == []
