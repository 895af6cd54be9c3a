"""The conversation: what is open, what is folded, and that reading keeps its place."""

from __future__ import annotations

import time

from msgspec.structs import replace
from textual.selection import SELECT_ALL

from tests.ui.conversing import HOUR, NOW, ConversationApp, facts, message
from triage_tui.inbox.safe_text import NOTHING

OLD = message("First words of ours\nand more", hours=30, is_reply=False, step=1)
REPLY = message("Thanks, what does it cost?\n\n> On Monday you wrote\n> this\n", hours=3)
AFTER = message("It costs nothing", hours=1, is_reply=False)


async def test_the_newest_reply_is_open_and_everything_else_one_line() -> None:
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(OLD, REPLY, AFTER), keep_place=False)
        await pilot.pause()
        lines = app.text().splitlines()
        assert lines[0].startswith("▸ You  It costs nothing")
        assert lines[1].startswith("▾ Anna Berg wrote")
        assert "Thanks, what does it cost?" in app.text()
        assert "2 quoted lines (Q to show)" in app.text()
        assert any(each.startswith("▸ You (step 1)  First words of ours") for each in lines)
        assert "and more\n" not in app.text()


async def test_n_opens_the_older_message_and_p_goes_back() -> None:
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(OLD, REPLY, AFTER), keep_place=False)
        assert app.view.go(1)
        await pilot.pause()
        assert app.view.selected is OLD
        assert "and more" in app.text()
        assert not app.view.go(1)
        assert app.view.go(-1)
        assert app.view.go(-1)
        assert app.view.selected is AFTER


async def test_a_message_is_folded_and_opened_by_hand() -> None:
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(OLD, REPLY), keep_place=False)
        app.view.toggle()
        await pilot.pause()
        assert "▾" not in app.text()
        await pilot.click(app.view, offset=(1, 0))
        await pilot.pause()
        assert "▾ Anna Berg wrote" in app.text()


async def test_the_place_in_a_message_is_kept_when_older_mail_arrives() -> None:
    long = message("\n".join(f"line {n}" for n in range(200)), hours=3)
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(long, is_partial=True), keep_place=False)
        app.view.scroll_lines(90)
        await pilot.pause()
        before = app.text().splitlines()[0]
        app.view.show(facts(OLD, long, AFTER), keep_place=True)
        await pilot.pause()
        assert app.text().splitlines()[0] == before


async def test_another_width_keeps_the_message_on_the_first_line() -> None:
    async with ConversationApp().run_test(size=(70, 10)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        many = [message(f"reply {n} " + "word " * 60, hours=90 - n) for n in range(9)]
        app.view.show(facts(*many), keep_place=False)
        app.view.go(1)
        app.view.go(1)
        app.view.go(1)
        await pilot.pause()
        selected = app.view.selected
        assert app.text().startswith("▾ Anna Berg wrote")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert app.view.selected is selected
        assert app.text().startswith("▾ Anna Berg wrote")
        assert "reply 5" in app.text()


async def test_hidden_characters_are_counted_and_shown_by_a_key() -> None:
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(message("pay\u202e\x1b[31m here", hours=1)), keep_place=False)
        await pilot.pause()
        assert "⚠ 2 hidden characters left out; H shows the raw source" in app.text()
        app.view.toggle_raw()
        await pilot.pause()
        assert r"pay\u202e\x1b[31m here" in app.text()
        app.view.toggle_raw()
        await pilot.pause()
        assert r"\u202e" not in app.text()


async def test_links_are_named_by_their_number_and_real_host() -> None:
    links = ("https://acme.example/price", "https://bank.example@evil.test/")
    async with ConversationApp().run_test(size=(80, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(message("see [1] and [2]", hours=1, links=links)), keep_place=False)
        await pilot.pause()
        assert "[1] acme.example" in app.text()
        assert "[2] evil.test" in app.text()
        assert "before the @ is not the host" in app.text()


async def test_a_reply_from_somebody_else_says_so() -> None:
    async with ConversationApp().run_test(size=(90, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        other = message("I answer for Anna", hours=1, sender="ben@acme.example")
        app.view.show(facts(other), keep_place=False)
        await pilot.pause()
        assert "▾ ben@acme.example wrote" in app.text()
        assert "not from anna@acme.example but from ben@acme.example" in app.text()


async def test_a_long_mail_is_on_the_screen_at_once_and_whole_soon() -> None:
    long = message("\n".join("word " * 30 for _ in range(1900)), hours=1)
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        started = time.perf_counter()
        app.view.show(facts(long), keep_place=False)
        assert time.perf_counter() - started < 0.1
        assert "word" in app.view._lines.made[10].plain
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.view.virtual_size.height > 1200


async def test_selected_text_is_what_was_read() -> None:
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(message("one\ntwo", hours=1)), keep_place=False)
        selected = app.view.get_selection(SELECT_ALL)
        assert selected is not None
        assert "one\ntwo" in selected[0]


async def test_ages_are_told_anew_once_a_minute_and_hands_work_stays() -> None:
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        app.view.show(facts(OLD, REPLY), keep_place=False)
        app.view.toggle_quotes()
        await pilot.pause()
        assert "3h ago" in app.text()
        app.view.tick(NOW + 59, NOTHING)
        await pilot.pause()
        assert "3h ago" in app.text()
        app.view.tick(NOW + HOUR, NOTHING)
        await pilot.pause()
        assert "4h ago" in app.text()
        assert "> this" in app.text()


async def test_html_source_is_shown_in_lines_and_gone_once_masked() -> None:
    source = "<html><body><p>Hi there,</p><div>one<br>two <b>bold</b></div></body></html>"
    plain = message("Hi there", hours=1)
    async with ConversationApp().run_test(size=(70, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, ConversationApp)
        with_source = facts(replace(plain, raw=source))
        app.view.show(with_source, keep_place=False)
        app.view.toggle_raw()
        await pilot.pause()
        assert "Raw source" in app.text()
        assert "\n<p>Hi there,</p>\n<div>one\n<br>two <b>bold</b></div>" in app.text()
        app.view.show(facts(replace(plain, raw="")), keep_place=True)  # as masking has it
        app.view.show(with_source, keep_place=True)
        await pilot.pause()
        assert "Raw source" not in app.text()
