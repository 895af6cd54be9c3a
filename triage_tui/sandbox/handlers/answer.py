"""What a handler is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from triage_tui.sandbox.handlers.list_views import Lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from triage_tui.sandbox.state import State
    from triage_tui.system.clock import Clock

Shape = Literal["live", "documented"]
Forms = Literal["shape", "old", "documented", "text", "rotate"]
"""How a write says yes: as the shape does, as one page does, as bare text, or each in turn."""

JSON_TYPE = "application/json; charset=utf-8"
HTML_TYPE = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is sent: `body` is dumped as JSON unless it is text or bytes."""

    body: object
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = JSON_TYPE


@dataclass(frozen=True, slots=True)
class Call:
    """A request after routing: path parameters, query without the key, parsed body."""

    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    fault: str | None = None
    """What goes wrong with this request, for faults that the handler itself acts out."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A write that changed what the server knows; `at` is seconds since 1970."""

    endpoint: str
    lead_map_id: int
    value: object
    at: float


class Backend:
    """What handlers work with: state, clock, and the forms to answer in."""

    def __init__(self, state: State, clock: Clock, shape: Shape, forms: Forms) -> None:
        self.state = state
        self.clock = clock
        self.shape = shape
        self.forms = forms
        self.lists = Lists(state)
        self.applied: list[Applied] = []
        self._turn = 0

    @property
    def is_live(self) -> bool:
        return self.shape == "live"

    def apply(self, endpoint: str, lead_map_id: int, value: object) -> None:
        """Put a write in the ordered log of what was applied."""
        self.applied.append(Applied(endpoint, lead_map_id, value, self.clock.wall()))

    def said_yes(self, old: object, documented: object) -> Answer:
        """A write's success, in the form whose turn it is."""
        forms = self.forms
        if forms == "shape":
            forms = "old" if self.is_live else "documented"
        if forms == "rotate":
            turns: tuple[Forms, ...] = ("old", "documented", "text")
            forms = turns[self._turn % len(turns)]
            self._turn += 1
        if forms == "text":
            return Answer("success", content_type=HTML_TYPE)
        return Answer(old if forms == "old" else documented)


def not_found(error: str) -> Answer:
    return Answer({"error": error}, 404)
