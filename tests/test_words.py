"""American spelling in the code, the documents and on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Makefile", "styles.tcss")
THEIRS = ("sandbox/people/", "mail/")
"""What people of the made-up inbox write, and the patterns that read what people write."""
BRITISH = re.compile(
    r"\b(?:(?:colou|behaviou|favou|neighbou|honou|labou|rumou)rs?(?:ed|ing|s|ly)?"
    r"|(?:categor|organ|recogn|initial|normal|serial|optim|summar|priorit|util|final|custom|synchron)"
    r"is(?:e|ed|es|ing|ation)"
    r"|(?:cancel|label|travel|model|signal)l(?:ed|ing)|centres?|centred|grey|licence|whilst|judgement"
    r"|artefacts?|analys(?:e|ed|ing)|defence|fulfil|programme)\b",
    re.IGNORECASE,
)
THEIR_NAMES = re.compile(r"\.cancelled\(\)|Garden Centres")
"""What asyncio calls it, and the name of a company that was kept."""


def test_the_spelling_is_american() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in _files()
        for number, text in enumerate(file.read_text("utf-8").splitlines(), start=1)
        for match in BRITISH.finditer(THEIR_NAMES.sub("", text))
    ]
    assert found == []


def _files() -> Iterator[Path]:
    yield from (ROOT / name for name in TEXTS)
    yield from sorted((ROOT / "docs").glob("*.md"))
    for folder in ("triage_tui", "harness", "benchmarks", "tests"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            name = file.relative_to(ROOT / folder).as_posix()
            if not name.startswith(THEIRS) and file != Path(__file__):
                yield file
