"""A few letters of a name, in their order: does it have them, and how well do they fit?"""

from __future__ import annotations

from collections.abc import Sequence

from textual.fuzzy import FuzzySearch

LONGEST = 120
"""Letters of a name that are looked at; more are never seen."""


class LetterSearch(FuzzySearch):
    """Rates as Textual does, in a time that grows with the letters.

    Textual rates every way in which the letters fit: in a long name, a dozen of them fit in
    millions, and the app stands still for minutes.
    """

    def match(self, query: str, candidate: str) -> tuple[float, Sequence[int]]:
        candidate = candidate[:LONGEST]
        if query in candidate:
            return super().match(query, candidate)
        places = _places(query, candidate, self.get_first_letters(candidate))
        return (self.score(candidate, places), places) if places else (0.0, ())


def _places(query: str, candidate: str, firsts: frozenset[int]) -> tuple[int, ...]:
    """Where the letters fit best: at the beginnings of words, and side by side; empty if nowhere.

    Of all ways that end at the same place, only the best so far is followed on.
    """
    best: dict[int, tuple[int, tuple[int, ...]]] = {-1: (0, ())}
    for letter in query:
        longer = {}
        for at, found in enumerate(candidate):
            if found != letter:
                continue
            ways = [
                (worth - (before + 1 != at), places)
                for before, (worth, places) in best.items()
                if before < at
            ]
            if ways:
                worth, places = max(ways)
                longer[at] = worth + (at in firsts), (*places, at)
        best = longer
    return max(best.values(), default=(0, ()))[1]
