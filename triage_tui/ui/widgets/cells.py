"""Text in a fixed number of terminal cells: wide characters take two, marks take none."""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len, set_cell_size

from triage_tui.inbox.safe_text import SafeText, line

Align = Literal["left", "right"]

_UNSURE = dict.fromkeys((*range(0x1F3FB, 0x1F400), 0x200D, 0xFE0E, 0xFE0F))
"""Skin tones, joiners and variation selectors: terminals disagree on the cells they take, and one
wrong guess moves every column after it. The emoji before them says the same without."""


def cut(text: str, width: int, *, sign: str = "…") -> str:
    """`text` in at most `width` cells, its end replaced by `sign` where it did not fit."""
    if width <= 0:
        return ""
    if len(text) <= width and text.isascii():
        return text
    if text.isascii():
        return text[: width - 1].rstrip() + sign
    text = text.translate(_UNSURE)
    # The width cannot be known from more characters than could matter: marks take no cell, but
    # cleaned text has at most four a letter.
    near = text[: width * 6 + 6]
    if cell_len(near) <= width and len(near) == len(text):
        return text
    return set_cell_size(near, width - 1).rstrip() + sign


def fit(text: str, width: int, align: Align = "left", *, sign: str = "…") -> str:
    """`text` in exactly `width` cells, cut or padded."""
    if width <= 0:
        return ""
    text = cut(text, width, sign=sign)
    gap = " " * (width - (len(text) if text.isascii() else cell_len(text)))
    return gap + text if align == "right" else text + gap


def whole_words(text: SafeText, width: int) -> SafeText:
    """As many whole words of `text` as fit; one that is too long alone is cut."""
    kept = ""
    for word in text.split():
        longer = f"{kept} {word}" if kept else word
        if cell_len(longer) > width:
            break
        kept = longer
    return line(kept.rstrip(",;:") or cut(text, width))


def wrap(text: str, width: int) -> tuple[str, ...]:
    """`text` in lines of at most `width` cells, broken between words; a longer word is cut."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and cell_len(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
            line = cut(line, width)
        lines.append(line)
    return tuple(lines)
