"""The bottom line: drawn again only when it reads differently."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.strip import Strip

from triage_tui.inbox.safe_text import own
from triage_tui.ui.inbox.status_facts import freshness
from triage_tui.ui.inbox.status_line import StatusFacts, StatusLine


class CountingLine(StatusLine):
    """Counts how often it is drawn."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


class LineApp(App[None]):
    """Only the status line."""

    CSS = "StatusLine { height: 1; }"

    def compose(self) -> ComposeResult:
        yield CountingLine()


async def test_what_does_not_fit_changes_without_a_drawing() -> None:
    async with LineApp().run_test(size=(60, 3)) as pilot:
        line = pilot.app.query_one(CountingLine)
        line.show(StatusFacts(own("online"), requests=own("40 of 50 left")))
        await pilot.pause()
        drawn = line.drawn
        line.show(StatusFacts(own("online"), requests=own("39 of 50 left")))
        await pilot.pause()
        assert line.drawn == drawn, "the requests have no room at 60 columns"
        line.show(StatusFacts(own("online"), "bold", requests=own("39 of 50 left")))
        await pilot.pause()
        assert line.drawn == drawn + 1, "the same words in another style are drawn"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, "Not loaded yet"),
        (0.0, "Updated just now"),
        (9.9, "Updated just now"),
        (10.0, "Updated 10 s ago"),
        (49.0, "Updated 40 s ago"),
        (61.0, "Updated 1 min ago"),
        (7_320.0, "Updated 2 h 2 min ago"),
    ],
)
def test_freshness_is_told_in_steps_that_leave_the_line_alone(
    age: float | None, words: str
) -> None:
    assert freshness(age) == words


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_read_only_is_said_whatever_else_is(width: int) -> None:
    async with LineApp().run_test(size=(width, 3)) as pilot:
        line = pilot.app.query_one(CountingLine)
        line.show(
            StatusFacts(own("● online"), is_read_only=True, queued=3, notes=(own("2 new (g w)"),))
        )
        await pilot.pause()
        assert "Read-only" in line.render().plain


OFFLINE = StatusFacts(
    own("○ offline"),
    is_online=False,
    freshness=own("Not loaded yet"),
    notes=(own("Couldn't refresh. Next try in 52 s."), own("Next try in 52 s")),
)
REFUSED = StatusFacts(
    own("✗ key rejected"),
    short_connection=own("✗ bad key"),
    is_online=False,
    freshness=own("Not loaded yet"),
    notes=(own("g k enter a key · paused: no valid key"), own("g k enter a key")),
)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("facts", [OFFLINE, REFUSED])
async def test_nothing_is_cut_while_there_is_trouble_and_synced_is_not_claimed(
    facts: StatusFacts, width: int
) -> None:
    async with LineApp().run_test(size=(width, 3)) as pilot:
        line = pilot.app.query_one(CountingLine)
        line.show(facts)
        await pilot.pause()
        said = line.render().plain
        assert "…" not in said
        assert "synced" not in said
        assert "nothing queued" in said
        assert any(note in said for note in facts.notes) or width < 60


@pytest.mark.parametrize("width", [60, 80])
async def test_why_it_is_read_only_is_said_where_no_pane_says_it(width: int) -> None:
    async with LineApp().run_test(size=(width, 3)) as pilot:
        line = pilot.app.query_one(CountingLine)
        why = (own("open in another window"),)
        line.show(StatusFacts(own("● online"), is_read_only=True, narrow_notes=why))
        await pilot.pause()
        assert ("open in another window" in line.render().plain) is (width < 80)


@pytest.mark.parametrize(
    ("width", "queued", "ends"),
    [(60, 0, "Updated 40 s ago"), (60, 12, "Updated 40 s ago"), (40, 12, "40 s ago")],
)
async def test_on_a_narrow_line_the_age_of_the_list_is_at_its_end(
    width: int, queued: int, ends: str
) -> None:
    async with LineApp().run_test(size=(width, 3)) as pilot:
        line = pilot.app.query_one(CountingLine)
        aged = StatusFacts(
            own("● online"), freshness=own("Updated 40 s ago"), short_freshness=own("40 s ago")
        )
        line.show(replace(aged, queued=queued))
        await pilot.pause()
        said = line.render().plain.rstrip()
        assert said.endswith(f"  {ends}")
        assert len(said) < width
        line.show(replace(aged, marked=3, queued=12, refused=2, asking=1))
        await pilot.pause()
        assert "3 selected  ○ 12 queued" in line.render().plain
