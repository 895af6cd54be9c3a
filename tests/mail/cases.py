"""The small inputs of `tests/data/cases` that are mails."""

from __future__ import annotations

import json
from typing import Any, Final

from harness.checkout import SAMPLES

CASES: Final = SAMPLES.parent / "cases"


def cases(check: str) -> list[dict[str, Any]]:
    """All of one kind of check, by name."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.json"))]
    return [each for each in found if each["check"] == check]


def body_of(case: dict[str, Any]) -> str:
    """The mail's body, written out where it is described."""
    if "body" in case:
        return str(case["body"])
    build = case["build"]
    return str(build["prefix"] + build["unit"] * build["times"] + build["suffix"])


def squeezed(text: str) -> str:
    """`text` with one blank wherever there is white space."""
    return " ".join(text.split())
