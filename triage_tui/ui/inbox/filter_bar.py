"""The filter above the list: a line to type in, what it leaves, and how the term may go on."""

from __future__ import annotations

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, own
from triage_tui.ui.dialogs.line_input import LineInput
from triage_tui.ui.inbox.filter_messages import FilterCut, FilterLeft, FilterTyped
from triage_tui.ui.widgets.content import BLANK, cut, draw

EXAMPLES = own(
    "words  from:anna  company:  campaign:  cat:none  owner:me  is:unread  age:>2d  has:task  -not"
)


class FilterFacts(Struct, frozen=True, gc=False):
    """What is said beside the typed text."""

    text: SafeText = NOTHING
    """The filter, for when it is kept and not being typed."""
    count: SafeText = NOTHING
    """How many of how many rows it leaves."""
    problem: SafeText = NOTHING
    """What could not be read."""
    offers: tuple[SafeText, ...] = ()
    """How the last term may go on; Tab takes the first."""
    source: SafeText = NOTHING
    """What was searched: the loaded rows, or the server too."""
    keys: SafeText = NOTHING


class FilterWords(Widget):
    """A line of words about the filter."""

    def __init__(self, name: str, *, is_at_end: bool = False) -> None:
        """At the end: the words end where the line does."""
        super().__init__(id=name)
        self._content = BLANK
        self._is_at_end = is_at_end

    def show(self, content: Content) -> None:
        """Say something else."""
        if not content.is_same(self._content):
            self._content = content
            self.refresh()

    def render(self) -> Content:
        words, width = self._content, self.size.width
        if self._is_at_end and words.cell_length < width:
            words = words.pad_left(width - words.cell_length)
        return cut(words, width)


class FilterBar(Vertical):
    """Made when it is first asked for; two lines while it is typed in, one while it is kept."""

    def __init__(self, text: str = "") -> None:
        """`text` is what stands in it, to be typed on, once it is there."""
        super().__init__(id="filter")
        self._text = text
        self.input = LineInput(id="filter-input", select_on_focus=False)
        self._count = FilterWords("filter-count", is_at_end=True)
        self._kept = FilterWords("filter-kept")
        self._hint = FilterWords("filter-hint")
        self._room = 0

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield FilterWords("filter-sign")
            yield self.input
            yield self._kept
            yield self._count
        yield self._hint

    def on_mount(self) -> None:
        self.query_one("#filter-sign", FilterWords).show(draw((own(" /"), "bold $text-accent")))
        self.open(self._text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FilterTyped(event.value))

    @on(LineInput.Cut)
    def _cut(self, event: LineInput.Cut) -> None:
        event.stop()
        self.post_message(FilterCut(event.words))

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        """A click elsewhere; a terminal that lost the focus leaves the field where it is."""
        event.stop()
        if self.app.app_focus and self.screen.focused is not self.input:
            self.post_message(FilterLeft())

    def open(self, text: str) -> None:
        """Take letters, from `text` on."""
        self.display = True
        self.write(text)
        self.set_class(False, "-kept")
        self.input.can_focus = True
        self.input.focus()

    def write(self, text: str) -> None:
        """Put another text into the field."""
        self.input.value = text
        self.input.cursor_position = len(text)

    def keep(self, *, is_empty: bool) -> None:
        """Stop taking letters; an empty filter leaves no line behind."""
        self.input.can_focus = False
        self.set_class(True, "-kept")
        self.display = not is_empty

    def show(self, facts: FilterFacts) -> None:
        """Say what the filter leaves, and how it may go on."""
        self._count.show(draw((facts.count, "$text-muted")))
        # It grows and never shrinks: another width lays the whole screen out, at every letter.
        self._room = max(self._room, len(facts.count) + 1)
        self._count.styles.width = self._room
        self._kept.show(draw((facts.text, "bold"), (fill("   {}", facts.keys), "$text-muted")))
        self._hint.show(_hint(facts))


def _hint(facts: FilterFacts) -> Content:
    if facts.offers:
        first, *others = facts.offers
        rest = [(fill("   {}", each), "$text-muted") for each in others]
        return draw((own(" Tab "), "bold $text-accent"), first, *rest)
    if facts.problem:
        return draw((fill(" {}", facts.problem), "$text-warning"))
    return draw((fill(" {}", facts.source or EXAMPLES), "$text-muted"))
