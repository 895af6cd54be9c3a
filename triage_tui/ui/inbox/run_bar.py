"""The bulk run under way: one line above the status line, there only while a run is."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from triage_tui.commands.wording import replies
from triage_tui.inbox.bulk_run import Run
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own
from triage_tui.ui.widgets.content import BLANK, draw, spread

GAP = own("  ")
SHORTEST_BAR, LONGEST_BAR = 6, 30
NARROW = 90
"""Cells under which the counts are said without what they count."""


class RunBarFacts(Struct, frozen=True, gc=False):
    """What the bar says."""

    run: Run | None = None
    others: int = 0
    """Further runs under way."""
    pause_key: SafeText = NOTHING
    cancel_key: SafeText = NOTHING


class RunBar(Widget):
    """How many replies are done, which were rejected, and the time left."""

    def __init__(self) -> None:
        super().__init__(id="run-bar")
        self._facts = RunBarFacts()

    def show(self, facts: RunBarFacts) -> None:
        """Say something else; nothing is drawn when it is the same."""
        if facts == self._facts:
            return
        appears = (facts.run is None) is not (self._facts.run is None)
        self._facts = facts
        if appears:
            self.set_class(facts.run is not None, "-open")
        self.refresh()

    def render(self) -> Content:
        facts, width = self._facts, self.size.width - 2
        if facts.run is None:
            return BLANK
        title = draw((_title(facts.run, is_narrow=width < NARROW), "bold"))
        room = width - title.cell_length - len(GAP) - SHORTEST_BAR
        said = BLANK
        for part in _parts(facts, facts.run):
            if len(GAP) + said.cell_length + part.cell_length <= room:
                said = said + draw(GAP) + part
        keys = _keys(facts)
        if said.cell_length + 1 + keys.cell_length > room:
            keys = BLANK
        spare = room - said.cell_length - keys.cell_length - 1
        bar = _bar(facts.run, SHORTEST_BAR + max(0, min(LONGEST_BAR - SHORTEST_BAR, spare)))
        return spread(title + draw(GAP) + bar + said, keys, width)


def _title(run: Run, *, is_narrow: bool) -> SafeText:
    """What is done, and on how many: "Setting category: 2 of 5 replies"."""
    total = number(run.total) if is_narrow else replies(run.total)
    return fill(" {}: {} of {}", run.title, number(run.done), total)


def _parts(facts: RunBarFacts, run: Run) -> Iterator[Content]:
    """What is said beside the bar, the most important first: what has no room is left out."""
    if run.refused:
        yield draw((fill("✗ {} rejected", number(run.refused)), "bold $text-error"))
    yield draw((_time(run), "$text-muted"))
    if facts.others:
        yield draw((_others(facts.others), "$text-muted"))


def _bar(run: Run, cells: int) -> Content:
    """Done, refused and waiting as lengths; what there is of each shows at least one cell."""
    total = max(1, run.total)
    done = round(cells * (run.done + run.back) / total)
    refused = max(1, round(cells * run.refused / total)) if run.refused else 0
    done = min(done, cells - refused)
    waiting = cells - done - refused
    style = "$text-warning" if run.is_paused else "$text-success"
    return draw(
        (line("━" * done), style),
        (line("╍" * refused), "$text-error"),
        (line("─" * waiting), "$foreground 25%"),
    )


def _others(count: int) -> SafeText:
    if count == 1:
        return own("1 more run waiting")
    return fill("{} more runs waiting", number(count))


def _time(run: Run) -> SafeText:
    if run.is_paused:
        return own("paused")
    if run.seconds_left is None:
        return fill("{} waiting", number(run.waiting))
    return fill("about {} left", span(run.seconds_left))


def _keys(facts: RunBarFacts) -> Content:
    paused = facts.run is not None and facts.run.is_paused
    return draw(
        (fill("{} ", facts.pause_key), "bold $text-accent"),
        (own("resume") if paused else own("pause"), "$text-muted"),
        (fill("  {} ", facts.cancel_key), "bold $text-accent"),
        (own("cancel "), "$text-muted"),
    )
