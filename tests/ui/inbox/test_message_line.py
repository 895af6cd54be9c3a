"""The message line: one message at a time, counted down, and nothing covered."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from harness.triage import triage
from tests.ui.still import STILL, StillClock, still_sandbox
from triage_tui.inbox.safe_text import own
from triage_tui.ui.inbox.message_line import MessageLine, Saying
from triage_tui.ui.inbox.pages import pages


class Line(App[None]):
    """Nothing but the line, on a clock that is moved by hand."""

    CSS = "MessageLine { height: 1; }"
    now = 100.0

    def compose(self) -> ComposeResult:
        yield MessageLine(lambda: self.now)

    @property
    def line(self) -> MessageLine:
        return self.query_one(MessageLine)

    def text(self) -> str:
        return self.line.render().plain.strip()

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        self.line.tick()


async def test_a_decision_counts_down_until_it_is_sent_and_then_goes() -> None:
    app = Line()
    async with app.run_test():
        app.line.hint((own("z undo"), own("? keys")))
        app.line.say(Saying(own("Farah → Interested"), undo_key=own("z"), undo_until=105.0))
        assert app.text() == "Farah → Interested · z undo (5 s)"
        app.pass_time(2)
        assert app.text() == "Farah → Interested · z undo (3 s)"
        app.pass_time(5)
        assert app.text() == "z undo   ? keys"


async def test_a_new_message_takes_the_place_of_the_old() -> None:
    app = Line()
    async with app.run_test():
        app.line.say(Saying(own("Masking on.")))
        app.line.say(Saying(own("Masking off.")))
        assert app.text() == "Masking off."


async def test_an_error_and_what_comes_right_after_it_are_both_there() -> None:
    app = Line()
    async with app.run_test():
        app.line.say(Saying(own("Not saved"), "error"))
        app.pass_time(1)
        app.line.say(Saying(own("Farah → Interested"), undo_key=own("z"), undo_until=106.0))
        assert app.text() == "✗ Not saved · Farah → Interested · z undo (5 s)"
        app.pass_time(2)
        assert app.text() == "Farah → Interested · z undo (3 s)"


async def test_where_both_have_no_room_the_key_is_answered_and_the_error_comes_back() -> None:
    app = Line()
    async with app.run_test(size=(40, 3)):
        app.line.say(Saying(own("Not saved: the disk is full."), "error"))
        app.pass_time(1)
        app.line.say(Saying(own("Skipped for this session.")))
        assert app.text() == "Skipped for this session."
        app.pass_time(3)
        assert app.text() == "✗ Not saved: the disk is full."
        app.pass_time(2)
        app.line.say(Saying(own("That's the last reply.")))
        app.pass_time(3)
        assert app.text() == "That's the last reply.", "it was there for three seconds in all"


async def test_keys_in_a_row_do_not_keep_an_error_away() -> None:
    app = Line()
    async with app.run_test(size=(40, 3)):
        app.line.say(Saying(own("Not saved: the disk is full."), "error"))
        for _ in range(6):
            app.line.say(Saying(own("Skipped for this session.")))
            app.pass_time(1)
        assert app.text() == "✗ Not saved: the disk is full."


async def test_a_warning_takes_the_place_of_an_answer_once_and_waits_for_a_pause_then() -> None:
    app = Line()
    async with app.run_test(size=(40, 3)):
        app.line.say(Saying(own("Not saved: the disk is full."), "warning"))
        came = 0
        for _ in range(40):
            app.line.say(Saying(own("Skipped for this session.")))
            app.pass_time(1)
            came += app.text() == "! Not saved: the disk is full."
        assert came == 1
        app.pass_time(3)
        assert app.text() == "! Not saved: the disk is full."


WARNINGS = (
    own("The categories did not come."),
    own("The disk is full, it seems."),
    own("A teammate changed it."),
)


async def test_no_warning_takes_the_place_of_another_for_good() -> None:
    app = Line()
    async with app.run_test(size=(40, 3)):
        for words in WARNINGS:
            app.line.say(Saying(words, "warning"))
        seen = {app.text()}
        for _ in range(10):
            app.pass_time(1)
            seen.add(app.text())
        assert seen >= {f"! {words}" for words in WARNINGS}


async def test_a_message_that_does_not_fit_is_shown_page_by_page() -> None:
    app = Line()
    async with app.run_test(size=(30, 3)):
        words = own("Key works. Update SMARTLEAD_API_KEY before the next start.")
        app.line.say(Saying(words, "warning"))
        seen = [app.text()]
        for _ in range(4):
            app.pass_time(3)
            seen.append(app.text())
        assert seen[:3] == [
            "! Key works. Update…",
            "! SMARTLEAD_API_KEY before…",
            "! the next start.",
        ]
        app.pass_time(10)
        assert app.text() == ""


@pytest.mark.parametrize("width", [10, 18, 28, 58, 200])
def test_no_page_is_wider_than_the_line_and_none_of_its_words_is_lost(width: int) -> None:
    words = own("New key accepted. 美咲 田中 has it, too! Change it before the next start. Now")
    shown = pages(words, width)
    assert " ".join(each.removesuffix("…") for each in shown) == words
    assert all(cell_len(each) <= width for each in shown)


async def test_a_long_message_is_cut_and_its_undo_is_not() -> None:
    app = Line()
    async with app.run_test(size=(40, 3)):
        name = own("Somebody with a very long name indeed, as some have → Interested")
        app.line.say(Saying(name, undo_key=own("z"), undo_until=105.0))
        assert app.text().endswith("… · z undo (5 s)")
        assert len(app.text()) <= 39


async def test_a_decision_and_its_undo_say_what_happened_and_cover_nothing(tmp_path: Path) -> None:
    box, clock = still_sandbox(), StillClock()
    async with triage(tmp_path, sandbox=box, settings=STILL, clock=clock, size=(80, 24)) as app:
        lead = app.shown(app.cursor).name
        await app.press("1")
        lines = app.text().splitlines()
        assert lines[-2].strip() == f"{lead} → Interested · z undo (5 s)"
        assert not app.app._notifications
        await app.press("z")
        said = f"Undone: {lead} is back in Unread. Nothing was sent."
        assert app.text().splitlines()[-2].strip() == said


async def test_keys_that_find_nothing_to_do_say_so(tmp_path: Path) -> None:
    box, clock = still_sandbox(), StillClock()
    async with triage(
        tmp_path, sandbox=box, settings=STILL, clock=clock, me=4567, size=(80, 24)
    ) as app:
        await app.press("i", "i")
        assert app.toasts()[-1] == "Already assigned to Dana Whitlock."
        await app.press("m")
        assert app.toasts()[-1] == "Skipped for this session."
        await app.press("1")
        lead = app.shown(app.cursor).name
        await app.press(".")
        assert app.toasts()[-1] == f"Repeated: Interested ({lead})"


async def test_a_key_without_a_command_says_so(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        for key, said in (
            ("semicolon", "Nothing on ;. ? shows every key."),
            (
                "comma",
                "No plays yet. Add [[plays]] to your settings: many steps, one key.",
            ),
        ):
            await app.press(key)
            assert app.text().splitlines()[-2].strip() == said
        await app.press("g", "semicolon")
        assert app.text().splitlines()[-2].strip() == "Nothing on g ;. Esc closes the list."


async def test_a_raw_source_that_is_read_first_is_not_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("E")
        await app.settle()
        assert "Raw source" in app.text()
        assert "Nothing to do here." not in app.text()


async def test_what_is_said_in_turn_is_all_there_to_be_read() -> None:
    app = Line()
    async with app.run_test():
        app.line.say_next(Saying(own("Unfinished: a note.")))
        app.line.say_next(Saying(own("Going on.")))
        app.line.say_next(Saying(own("Waiting for a decision."), "warning"))
        assert app.text() == "Unfinished: a note."
        app.pass_time(2.9)
        assert app.text() == "Unfinished: a note."
        app.pass_time(0.2)
        assert app.text() == "Going on."
        app.line.say(Saying(own("Farah → Interested")))
        assert app.text() == "Farah → Interested"
        app.pass_time(3.1)
        assert app.text() == "! Waiting for a decision."


async def test_a_warning_that_was_read_goes_with_the_next_key() -> None:
    app = Line()
    async with app.run_test():
        app.line.say(Saying(own("No browser can be opened from here."), "warning"))
        app.pass_time(1)
        app.line.key_came()
        assert app.text() == "! No browser can be opened from here."
        app.pass_time(2)
        app.line.key_came()
        assert app.text() == ""


async def test_a_warning_that_came_back_is_not_said_for_long() -> None:
    app = Line()
    async with app.run_test(size=(40, 3)):
        app.line.say(Saying(own("Not saved: the disk is full."), "warning"))
        app.line.say(Saying(own("Skipped for this session.")))
        app.pass_time(3)
        assert app.text() == "! Not saved: the disk is full."
        app.pass_time(3)
        assert app.text() == ""


async def test_moving_on_clears_a_warning_that_was_there_for_its_time(tmp_path: Path) -> None:
    async with triage(tmp_path, settings=STILL) as app:
        now = [100.0]
        sayings = app.screen.message._sayings
        sayings._clock = lambda: now[0]
        app.screen.host.notify(own("The categories did not come."), severity="warning")
        await app.press("j")
        assert app.screen.message.words == "The categories did not come."
        now[0] += 3.5
        await app.press("j")
        assert app.screen.message.words == ""
