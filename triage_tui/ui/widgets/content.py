"""Content from text that is safe to draw: the only way words reach a widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.style import Style

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own

if TYPE_CHECKING:
    from triage_tui.commands.protocols import Severity

Part = SafeText | tuple[SafeText, str]
"""Words, or words with a style such as `bold $success`."""

BLANK = Content("")
SIGNS: Final = {"information": NOTHING, "warning": own("! "), "error": own("✗ ")}
STAYS: Final = {"information": 6.0, "warning": 10.0, "error": 15.0}
"""Seconds that a message is shown, when none takes its place."""
STYLES: Final = {"information": "", "warning": "$text-warning", "error": "bold $text-error"}


def draw(*parts: Part) -> Content:
    """Content of these words; nothing in them is read as markup."""
    return Content.assemble(*parts)


def told(words: SafeText, severity: Severity) -> Content:
    """What a line says of what just happened, behind the sign of how bad that is."""
    return draw((fill("{}{}", SIGNS[severity], words), STYLES[severity]))


def clickable(content: Content, action: str) -> Content:
    """The content, running one of our own actions when it is clicked."""
    return content.stylize(Style.from_meta({"@click": action}))


def cut(content: Content, width: int) -> Content:
    """The content in exactly `width` cells: filled up, or cut with an ellipsis."""
    return content.truncate(max(width, 0), ellipsis=True, pad=True)


def under_cursor(content: Content, *, is_ansi: bool) -> Content:
    """A line that has the cursor, on a ground of its own.

    Of the terminal's own colors none can be mixed: there it is reversed, in one color.
    """
    if is_ansi:
        return Content(content.plain).stylize("reverse")
    return content.stylize_before("on $primary 20%")


def spread(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of one line; the left gives way first."""
    room = width - right.cell_length - 1
    if room < 8:
        return cut(left, width)
    return cut(left, room) + Content(" ") + right


def stack(lines: Sequence[Content]) -> Content:
    """Content of several lines."""
    return Content("\n").join(lines)
