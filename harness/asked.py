"""A dialog that was opened, and what may be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from triage_tui.commands.questions import KeptForm


@dataclass
class Asked:
    """A dialog that was opened."""

    kind: str
    title: str
    then: Callable[[Any], None]
    about: Any = None
    """What it was opened with: choices, a draft, a plan, the words of a question."""
    labels: list[str] = field(default_factory=list)
    now: datetime | None = None
    """The moment that dates in it are seen from."""
    kept: KeptForm | None = None
    """Where the words of a form are kept."""
    empty: str = ""
    """What a picker says that has nothing to pick from."""


@dataclass(frozen=True)
class Label:
    """An answer by the name of a choice."""

    label: str


def value_of(asked: Asked, answer: object) -> object:
    """What an answer means in this dialog."""
    if not isinstance(answer, Label):
        return answer
    assert answer.label in asked.about, f"no {answer.label!r} among {asked.labels}"
    return asked.about[answer.label]


def nothing(_answer: object) -> None:
    """Nobody waits for an answer."""
