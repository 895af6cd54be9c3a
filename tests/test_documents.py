"""What the documents say, and what the program does, are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.documents import ROOT, written
from tests.pictures import DOCS, PICTURES, Picture

DOCUMENTS = (ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "SECURITY.md", *DOCS.glob("*.md"))


@pytest.mark.parametrize("file", written(), ids=lambda file: file.name)
def test_the_generated_parts_are_up_to_date(file: Path) -> None:
    assert file.read_text("utf-8") == written()[file], "run: make docs"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_every_picture_is_there_and_fetches_nothing(picture: Picture) -> None:
    svg = (DOCS / f"{picture.name}.svg").read_text("utf-8")
    addresses = set(re.findall(r"https?://[^\s\"')<]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    assert "@font-face" not in svg


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_links_between_the_documents_lead_somewhere(file: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", file.read_text("utf-8"))
    local = [link for link in links if not link.startswith(("http", "mailto"))]
    assert [link for link in local if not (file.parent / link).exists()] == []
