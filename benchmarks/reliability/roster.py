"""Which row of the screen is which lead map of the sandbox: by name, for rows move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from triage_tui.inbox.actions import Kind, Value
from triage_tui.inbox.lead_map import CategoryId
from triage_tui.sandbox.people.company import CATEGORIES

_KNOWN = {category.category_id for category in CATEGORIES}


class Roster:
    """The sandbox's lead maps by the name that a row shows, which may be cut."""

    def __init__(self, truth: Mapping[str, Any], shown: Iterable[str]) -> None:
        leads = [each for each in truth["lead_maps"].values() if each["last_reply_at"] is not None]
        self._facts: dict[str, Mapping[str, Any]] = {}
        for name in shown:
            said = name.rstrip("…").strip()
            for facts in leads:
                if (facts["name"] or facts["email"]).startswith(said):
                    self._facts[name] = facts
        self._names = {facts["lead_map_id"]: name for name, facts in self._facts.items()}

    def knows(self, name: str) -> bool:
        """True for a row; what else stands in the list's lines, as a run's bar, is none."""
        return name in self._facts

    def lead_map_id(self, name: str) -> int:
        return int(self._facts[name]["lead_map_id"])

    def name(self, lead_map_id: int) -> str:
        """The name its row shows; empty when it has no row."""
        return self._names.get(lead_map_id, "")

    def category(self, name: str) -> int | None:
        """The category on the server, as a row can tell it: -1 for one without a name."""
        return _category_shown(self._facts[name]["category_id"])

    def as_shown(self, value: Value, kind: Kind) -> Value:
        """What a row shows of a field that has this value."""
        shown = _category_shown(None if value is None else int(value))
        return value if kind is not Kind.CATEGORY or shown is None else CategoryId(shown)

    def is_read(self, name: str) -> bool:
        return bool(self._facts[name]["is_read"])


def _category_shown(category_id: int | None) -> int | None:
    return category_id if category_id is None or category_id in _KNOWN else -1
