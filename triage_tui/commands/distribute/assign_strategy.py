"""How lead maps are given out, by name."""

from __future__ import annotations

from enum import StrEnum

from triage_tui.inbox.safe_text import SafeText, line, own


class Strategy(StrEnum):
    """How lead maps are given out."""

    ROUND_ROBIN = "round robin"
    LEAST_BUSY = "least busy"
    TERRITORY = "territory"
    EXPERTISE = "expertise"
    TERRITORY_LEAST_BUSY = "territory, then least busy"

    @property
    def table(self) -> str:
        """The table of rules it goes by; empty for none."""
        if self in {Strategy.TERRITORY, Strategy.TERRITORY_LEAST_BUSY}:
            return "territory"
        return "expertise" if self is Strategy.EXPERTISE else ""

    @property
    def words(self) -> SafeText:
        return line(self.value.capitalize())


EXPLAINED = {
    Strategy.ROUND_ROBIN: own("in turn, from where it stopped"),
    Strategy.LEAST_BUSY: own("to whoever has the fewest"),
    Strategy.TERRITORY: own("by rules on the lead"),
    Strategy.EXPERTISE: own("by rules on the lead"),
    Strategy.TERRITORY_LEAST_BUSY: own("within a territory, to the least busy"),
}
