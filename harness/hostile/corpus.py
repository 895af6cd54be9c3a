"""The corpus of hostile texts and hostile answers, `tests/data/hostile_texts.json`."""

from __future__ import annotations

import json
from typing import Any, TypedDict

from harness.checkout import DATA


class _Build(TypedDict, total=False):
    prefix: str
    unit: str
    times: int
    suffix: str


class Case(TypedDict, total=False):
    id: str
    text: str
    build: _Build
    forbidden_output: list[str]
    must_survive: str
    pipeline: str


def corpus() -> list[Case]:
    """What strangers may write; the big ones are built."""
    cases: list[Case] = _file()["cases"]
    for case in cases:
        if "build" in case:
            build = case["build"]
            middle = build["unit"] * build["times"]
            case["text"] = build.get("prefix", "") + middle + build.get("suffix", "")
    return cases


def hostile_answers() -> list[dict[str, Any]]:
    """What a server may answer: status, headers and body."""
    answers: list[dict[str, Any]] = _file()["api_responses"]
    return answers


def _file() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((DATA / "hostile_texts.json").read_text("utf-8"))
    return whole
