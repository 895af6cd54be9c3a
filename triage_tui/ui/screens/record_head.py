"""The first line of a record: who, what was done, and when, each in a column of its own."""

from __future__ import annotations

from textual.content import Content

from triage_tui.inbox.safe_text import NOTHING, SafeText
from triage_tui.ui.widgets.content import BLANK, cut, draw, spread

SLIM, NARROW = 50, 70
"""Cells under which a record has no age beside it where that says little, and no day."""
LEAST, MOST = 13, 26
"""Cells of a name."""


def record_head(
    width: int,
    *,
    who: SafeText,
    and_more: SafeText = NOTHING,
    what: SafeText,
    when: SafeText = NOTHING,
    sign: Content = BLANK,
) -> Content:
    """One line of `width` cells; `and_more` stays whole behind a name that is cut."""
    room = max(LEAST, min(MOST, width // 4 + 4))
    name = draw((who, "bold")).truncate(max(4, room - len(and_more)), ellipsis=True)
    left = sign + cut(name + draw((and_more, "bold")), room) + draw((what, "")).pad_left(2)
    return spread(left, draw((when, "$text-muted")) + Content(" "), width)
