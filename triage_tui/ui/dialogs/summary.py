"""The summary of this session: what was done, how fast, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from triage_tui.inbox.report import Report, sparkline
from triage_tui.inbox.report_format import figures
from triage_tui.inbox.safe_text import SafeText, fill, line, number, own
from triage_tui.ui.dialogs.dialog import Dialog
from triage_tui.ui.widgets.content import BLANK, cut, draw, stack
from triage_tui.ui.widgets.key_hints import KeyHints

NAMES = 22
BAR = 24


class Summary(Dialog[None]):
    """Figures of the session."""

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
            with VerticalScroll(can_focus=False):
                yield Static(stack(self._lines()), id="summary-lines")
            yield KeyHints((own("Esc"), own("close")))

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines, where the screen is low."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _lines(self) -> list[Content]:
        rows = [
            cut(draw((line(name), "$text-muted")), NAMES) + draw(line(value))
            for name, value in figures(self._report, self._late_now)
        ]
        bars = sparkline(self._report.pace)
        if bars:
            rows.append(
                cut(draw((own("Pace"), "$text-muted")), NAMES) + draw((line(bars), "$text-success"))
            )
        if self._categories:
            rows += [BLANK, draw((own("By category"), "bold"))]
            most = max(count for _, count in self._categories)
            rows += [_category(name, count, most) for name, count in self._categories]
        return rows


def _category(name: SafeText, count: int, most: int) -> Content:
    bar = line("━" * max(1, round(BAR * count / most)))
    return cut(draw(name), NAMES) + draw(
        (fill("{} ", number(count)), "bold"), (bar, "$text-primary")
    )
