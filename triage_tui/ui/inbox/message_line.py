"""The line above the status line: what was just done or went wrong, else the keys that matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own
from triage_tui.ui.widgets.content import BLANK, SIGNS, STAYS, cut, draw, told

if TYPE_CHECKING:
    from triage_tui.commands.protocols import Severity

BETWEEN: Final = own(" · ")
READ: Final = 3.0
"""Seconds in which a message is read, or one page of it where it does not fit whole."""
PATIENCE: Final = 2 * READ
"""Seconds that a warning waits for the answers to keys, at most, before it is said again."""


class Saying(Struct, frozen=True):
    """One thing that is said, and for how long undo stops it from being sent."""

    words: SafeText
    severity: Severity = "information"
    undo_key: SafeText = NOTHING
    """Takes back what is said; empty when nothing does."""
    undo_until: float = 0.0
    """When it is sent, monotonic."""


class Sayings:
    """One message at a time; a warning that another took the place of too soon comes back.

    Who types fast is answered at once and sees the warning again after that; it is not said for
    ever either: what was on the screen long enough in all was read.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells the time as `Saying.undo_until` does."""
        self._clock = clock
        self.now: Saying | None = None
        """What is said now."""
        self.unread: Saying | None = None
        """A warning that was hardly seen yet: said beside that where there is room, else after."""
        self._next: list[Saying] = []
        """What is said in turn."""
        self._since = 0.0
        self._seen = 0.0
        """Seconds for which what is said now was on the screen before."""
        self._is_back = False
        """True for a warning that is said again."""
        self._was_back = False
        """True for an unread warning that took the place of an answer before: once is enough, from
        then on it waits until nobody types."""
        self._unread_seen = 0.0
        self._unread_since = 0.0

    @property
    def elapsed(self) -> float:
        """Seconds since it is said."""
        return self._clock() - self._since

    def say(self, saying: Saying) -> None:
        """Say this now; a warning that stood there too short a time is said again after it."""
        said = self.now
        if said is not None and said.words != saying.words and self._is_unread(said):
            if self.unread is not None and self.unread.words != saying.words:
                self._next.insert(0, self.unread)
            self.unread, self._unread_since = said, self._clock()
            self._was_back = self._is_back
            self._unread_seen = self._seen + self.elapsed
        elif self.unread is not None and self.unread.words == saying.words:
            self.unread = None
        self._next = [each for each in self._next if each.words != saying.words]
        self._put(saying)

    def say_next(self, saying: Saying) -> None:
        """Say this once what is said now was there long enough to be read."""
        if self.now is None:
            self._put(saying)
        else:
            self._next.append(saying)

    def clear(self) -> None:
        """Say nothing any more."""
        self.unread = None
        self._next.clear()
        self._put(None)

    def tick(self, *, pages: int, is_beside: bool) -> None:
        """Time went by. `pages` is in how many steps what is said is shown; `is_beside` where the
        unread warning is shown with it."""
        said, elapsed = self.now, self.elapsed
        if said is None:
            self._go_on()
        elif self.unread is not None:
            self._tick_unread(said, is_beside=is_beside)
        elif self._next and elapsed >= READ * pages:
            self._go_on()
        elif elapsed >= (READ if self._is_back else STAYS[said.severity]) + READ * (pages - 1):
            self._put(None)

    def key_came(self, *, pages: int) -> None:
        """Somebody goes on: a warning that was there long enough to be read goes."""
        said = self.now
        if said is None or said.severity == "information":
            return
        if self._seen + self.elapsed >= READ * pages:
            self._put(None)
            self._go_on()

    def _tick_unread(self, said: Saying, *, is_beside: bool) -> None:
        waited = self._clock() - self._unread_since
        if is_beside:
            if self._unread_seen + waited >= READ:
                self.unread = None
            return
        left = max(READ, said.undo_until - self._since if said.undo_key else 0.0)
        is_long = waited >= PATIENCE and not self._was_back
        if self.elapsed >= left or (is_long and not self._is_unread(said)):
            self._go_on()

    def _go_on(self) -> None:
        """Say what comes next, if anything does."""
        if self.unread is not None:
            self._put(self.unread, seen=self._unread_seen)
            self.unread, self._is_back = None, True
        elif self._next:
            self._put(self._next.pop(0))

    def _is_unread(self, said: Saying) -> bool:
        return said.severity != "information" and self._seen + self.elapsed < READ

    def _put(self, saying: Saying | None, *, seen: float = 0.0) -> None:
        self._is_back = False
        self.now, self._since, self._seen = saying, self._clock(), seen


class MessageLine(Widget):
    """One message, whole: where it does not fit, a page of it after the other; covers nothing."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells the time as `Saying.undo_until` does."""
        super().__init__(id="message")
        self.auto_links = False
        self._clock = clock
        self._hints: tuple[SafeText, ...] = ()
        self._sayings = Sayings(clock)
        self._pages = 1
        """In how many pages the message is shown."""
        self._is_beside = False
        """True while a warning that was hardly seen yet is shown with it."""
        self.count = 0
        """How much was said so far."""
        self._drawn = BLANK

    @property
    def words(self) -> SafeText:
        """What is said now; empty while keys are named."""
        said = self._sayings.now
        return NOTHING if said is None else said.words

    def say(self, saying: Saying) -> None:
        """Say this now; a warning that was hardly seen yet is said beside it, or after it."""
        self.count += 1
        self._sayings.say(saying)
        self._look_again()

    def say_next(self, saying: Saying) -> None:
        """Say this once what is said now was there long enough to be read."""
        self.count += 1
        self._sayings.say_next(saying)
        self._look_again()

    def clear(self) -> None:
        """Say nothing any more: the keys are named again."""
        self._sayings.clear()
        self._look_again()

    def key_came(self) -> None:
        """A key is about to be answered: clear a warning that was there long enough."""
        self._sayings.key_came(pages=self._pages)
        self._look_again()

    def hint(self, hints: tuple[SafeText, ...]) -> None:
        """Name these keys, the most useful first, while there is nothing to say."""
        self._hints = hints
        self._look_again()

    def tick(self) -> None:
        """Time went by: count down, turn the page, and clear what was there long enough."""
        self._sayings.tick(pages=self._pages, is_beside=self._is_beside)
        self._look_again()

    def _look_again(self) -> None:
        if not self._line().is_same(self._drawn):
            self.refresh()

    def render(self) -> Content:
        self._drawn = self._line()
        return self._drawn

    def _line(self) -> Content:
        width, said = self.size.width - 2, self._sayings.now
        self._pages, self._is_beside = 1, False
        if said is None:
            return cut(draw(own(" ")) + _hints(self._hints, width), width + 1)
        undo = self._undo(said)
        whole = told(said.words, said.severity) + undo
        if (unread := self._sayings.unread) is not None:
            both = told(unread.words, unread.severity) + draw((BETWEEN, "$text-muted")) + whole
            self._is_beside = both.cell_length <= width
            if self._is_beside:
                return draw(own(" ")) + both
        if whole.cell_length > width:
            whole = self._part(said, width, undo)
        return draw(own(" ")) + whole

    def _part(self, said: Saying, width: int, undo: Content) -> Content:
        """What fits of it now: the key that takes it back always, other words page by page."""
        if said.undo_key:
            return cut(told(said.words, said.severity), width - undo.cell_length) + undo
        from triage_tui.ui.inbox.pages import pages  # late: most words fit

        shown = pages(said.words, width - len(SIGNS[said.severity]))
        self._pages = len(shown)
        turned = min(int(self._sayings.elapsed // READ), len(shown) - 1)
        return cut(told(shown[turned], said.severity), width)

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
