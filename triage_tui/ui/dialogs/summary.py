"""The summary of this session: what was done, how fast, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from triage_tui.inbox.report import Report, sparkline
from triage_tui.inbox.report_format import figures
from triage_tui.inbox.safe_text import SafeText, fill, line, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.cells import wrap
from triage_tui.ui.widgets.content import BLANK, cut, draw, stack
from triage_tui.ui.widgets.key_hints import KeyHints
from triage_tui.ui.widgets.more_below import ScrolledLines

NAMES = 22
BAR = 24


class Figures(Widget):
    """A name and a figure to a line; what is too long goes on below itself."""

    def __init__(
        self, report: Report, categories: Sequence[tuple[SafeText, int]], late_now: SafeText
    ) -> None:
        super().__init__(id="summary-lines")
        self._report = report
        self._categories = categories
        self._late_now = late_now

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        return stack(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        room = max(1, width - NAMES)
        rows = []
        for name, value in figures(self._report, self._late_now):
            for at, words in enumerate(wrap(value, room)):
                beside = cut(draw((line("" if at else name), "$text-muted")), NAMES)
                rows.append(beside + draw(line(words)))
        bars = sparkline(self._report.pace)
        if bars:
            shown = draw((line(bars[-room:]), "$text-success"))
            rows.append(cut(draw((own("Pace"), "$text-muted")), NAMES) + shown)
        if self._categories:
            rows += [BLANK, draw((own("By category"), "bold"))]
            most = max(count for _, count in self._categories)
            bar = min(BAR, room - len(str(most)) - 1)
            rows += [_category(name, count, most, bar) for name, count in self._categories]
        return rows


class Summary(Dialog[None]):
    """Figures of the session."""

    AROUND, LONGEST = (6, 4), 40

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(
        self,
        report: Report,
        categories: Sequence[tuple[SafeText, int]],
        *,
        late_now: SafeText,
    ) -> None:
        super().__init__()
        self._report = report
        self._categories = categories
        self._late_now = late_now

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog summary"):
            yield Static(draw((own("This session"), "bold")), classes="dialog-title")
            with ScrolledLines(can_focus=False):
                yield Figures(self._report, self._categories, self._late_now)
            yield KeyHints((own("↑↓"), own("scroll")), (own("Esc"), own("close")))

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def _category(name: SafeText, count: int, most: int, cells: int) -> Content:
    bar = line("━" * max(1, round(cells * count / most)))
    return cut(draw(name), NAMES - 1) + draw(
        (fill(" {} ", line(f"{count:>{len(str(most))}}")), "bold"), (bar, "$text-primary")
    )
