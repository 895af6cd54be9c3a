"""Words that do not fit into a line, as pages that do: after a sentence, or between two words."""

from __future__ import annotations

from rich.cells import cell_len

from triage_tui.inbox.safe_text import SafeText, fill, part

ENDS = ".!?"
MORE = "…"


def pages(words: SafeText, width: int) -> list[SafeText]:
    """The words in pieces of at most `width` cells; one that ends within a sentence says so.

    A single word that is longer than a page has one of its own, and is cut there by whoever draws.
    """
    found: list[SafeText] = []
    start = 0
    while cell_len(words[start:]) > width:
        stop = _break(words, start, width)
        if stop <= start:
            break
        piece = part(words, start, stop)
        found.append(piece if piece[-1] in ENDS else fill("{}…", piece))
        start = stop + 1
    return [*found, part(words, start, len(words))] if start < len(words) else found


def _break(words: str, start: int, width: int) -> int:
    """Where the page that begins at `start` ends: at the space behind its last whole sentence, if
    that fills half of it; else behind its last word that leaves room for an ellipsis."""
    by_sentence = by_word = first = start
    at = words.find(" ", start)
    while at != -1:
        cells = cell_len(words[start:at])
        first = first if first > start else at
        if cells > width:
            break
        if words[at - 1] in ENDS:
            by_sentence = at
        if cells + cell_len(MORE) <= width:
            by_word = at
        at = words.find(" ", at + 1)
    if cell_len(words[start:by_sentence]) * 2 >= width:
        return by_sentence
    return by_word if by_word > start else first
