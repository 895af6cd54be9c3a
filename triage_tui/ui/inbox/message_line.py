"""The line above the status line: what was just done or went wrong, else the keys that matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.widgets.content import BLANK, cut, draw

if TYPE_CHECKING:
    from triage_tui.commands.protocols import Severity

STAYS: Final = {"information": 6.0, "warning": 10.0, "error": 15.0}
"""Seconds that a message is shown, when none takes its place."""
READ: Final = 3.0
"""Seconds that a warning or an error is left alone by what only tells, and any of several that
are said in turn by the next."""
SIGNS: Final = {"information": NOTHING, "warning": own("! "), "error": own("✗ ")}
STYLES: Final = {"information": "", "warning": "$text-warning", "error": "bold $text-error"}


class Saying(Struct, frozen=True, gc=False):
    """One thing that is said, and for how long undo stops it from being sent."""

    words: SafeText
    severity: Severity = "information"
    undo_key: SafeText = NOTHING
    """Takes back what is said; empty when nothing does."""
    undo_until: float = 0.0
    """When it is sent, monotonic."""


class MessageLine(Widget):
    """One message at a time: a new one takes the place of the old, and nothing is covered."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells the time as `Saying.undo_until` does."""
        super().__init__(id="message")
        self.auto_links = False
        self._clock = clock
        self._hints: tuple[SafeText, ...] = ()
        self._saying: Saying | None = None
        self._waits: Saying | None = None
        """What is told once a warning was there long enough to be read."""
        self._next: list[Saying] = []
        """What is said in turn."""
        self._since = 0.0
        self.count = 0
        """How much was said so far."""
        self._drawn = BLANK

    @property
    def words(self) -> SafeText:
        """What is said now; empty while keys are named."""
        return NOTHING if self._saying is None else self._saying.words

    def say(self, saying: Saying) -> None:
        """Say this now, or right after a warning that was hardly seen yet."""
        self.count += 1
        if self._is_held() and saying.severity == "information":
            self._waits = saying
        else:
            self._put(saying)

    def say_next(self, saying: Saying) -> None:
        """Say this once what is said now was there long enough to be read."""
        self.count += 1
        if self._saying is None:
            self._put(saying)
        else:
            self._next.append(saying)

    def clear(self) -> None:
        """Say nothing any more: the keys are named again."""
        self._put(None)

    def hint(self, hints: tuple[SafeText, ...]) -> None:
        """Name these keys, the most useful first, while there is nothing to say."""
        self._hints = hints
        self._look_again()

    def tick(self) -> None:
        """Time went by: count down, and clear what was there long enough."""
        if self._saying is None and self._next:
            self._put(self._next.pop(0))
        elif self._saying is not None and not self._is_held():
            if self._waits is not None:
                self._put(self._waits)
            elif self._next and self._clock() - self._since >= READ:
                self._put(self._next.pop(0))
            elif self._clock() - self._since >= STAYS[self._saying.severity]:
                self._put(None)
        self._look_again()

    def _put(self, saying: Saying | None) -> None:
        self._saying, self._waits, self._since = saying, None, self._clock()
        self._look_again()

    def _is_held(self) -> bool:
        if self._saying is None or self._saying.severity == "information":
            return False
        return self._clock() - self._since < READ

    def _look_again(self) -> None:
        if not self._line().is_same(self._drawn):
            self.refresh()

    def render(self) -> Content:
        self._drawn = self._line()
        return self._drawn

    def _line(self) -> Content:
        width = self.size.width - 2
        if self._saying is None:
            return cut(draw(own(" ")) + _hints(self._hints, width), width + 1)
        said, undo = self._saying, self._undo(self._saying)
        words = draw((fill("{}{}", SIGNS[said.severity], said.words), STYLES[said.severity]))
        if words.cell_length + undo.cell_length > width:
            words = cut(words, width - undo.cell_length)
        return draw(own(" ")) + words + undo

    def _undo(self, said: Saying) -> Content:
        """The key that takes it back, and for how long nothing is sent yet."""
        if not said.undo_key:
            return BLANK
        left = said.undo_until - self._clock()
        time = fill(" ({})", span(max(1.0, left))) if left > 0 else NOTHING
        return draw(
            (own(" · "), "$text-muted"),
            (line(said.undo_key), "bold $text-accent"),
            (fill(" undo{}", time), "$text-muted"),
        )


def _hints(hints: tuple[SafeText, ...], room: int) -> Content:
    """As many as fit, whole."""
    said = BLANK
    for hint in hints:
        gap = own("   ") if said.cell_length else NOTHING
        longer = draw((fill("{}{}", gap, hint), "$text-muted"))
        if said.cell_length + longer.cell_length > room:
            break
        said = said + longer
    return said
