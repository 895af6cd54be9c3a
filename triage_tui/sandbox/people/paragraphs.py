"""Source text as the paragraphs of a mail."""

from __future__ import annotations

from textwrap import dedent


def unfolded(text: str) -> str:
    """Source text as a mail: lines of a paragraph joined, a line after `|` kept on its own."""
    paragraphs = []
    for paragraph in dedent(text).strip().split("\n\n"):
        joined = ""
        for row in paragraph.split("\n"):
            is_kept = row.startswith("|")
            words = row.removeprefix("|").removeprefix(" ") if is_kept else row.strip()
            joined += ("\n" if is_kept else " ") + words if joined else words
        paragraphs.append(joined)
    return "\n\n".join(paragraphs)
