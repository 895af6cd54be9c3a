"""The three priorities of a task side by side; arrows choose."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from triage_tui.inbox.actions import Priority
from triage_tui.inbox.safe_text import fill, line
from triage_tui.ui.widgets.content import draw

PRIORITIES = tuple(Priority)


class PriorityField(Widget, can_focus=True):
    """One of the API's priorities; the chosen one stands in brackets, not in color alone."""

    priority: reactive[Priority] = reactive(Priority.MEDIUM)
    """The one chosen."""

    def __init__(self, priority: Priority, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.set_reactive(PriorityField.priority, priority)

    # Key methods, not bindings: a binding is looked up when the key has bubbled, and by then a fast
    # Tab may have moved the focus on.

    def key_left(self, event: events.Key) -> None:
        event.stop()
        self._choose(-1)

    def key_right(self, event: events.Key) -> None:
        event.stop()
        self._choose(1)

    def _choose(self, step: int) -> None:
        """The next lower or higher one; the ends stay."""
        place = PRIORITIES.index(self.priority) + step
        self.priority = PRIORITIES[max(0, min(place, len(PRIORITIES) - 1))]

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None:
            self.priority = PRIORITIES[min(offset.x * len(PRIORITIES) // self.size.width, 2)]

    def render(self) -> Content:
        cells = max(8, self.size.width // len(PRIORITIES))
        return Content("").join(
            _cell(priority, cells, is_chosen=priority is self.priority) for priority in PRIORITIES
        )


def _cell(priority: Priority, cells: int, *, is_chosen: bool) -> Content:
    words = line(priority.value)
    shown = draw((fill("[{}]", words), "bold")) if is_chosen else draw((words, "$text-muted"))
    # `Content.center` pads to more cells than it is asked for.
    return shown.pad_left((cells - shown.cell_length) // 2).truncate(cells, pad=True)
