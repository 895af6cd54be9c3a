"""The one thing to know about the view in front."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, HandlerBench
from triage_tui.commands.browse.view_note import view_notes
from triage_tui.commands.configured import keymap_of
from triage_tui.inbox.safe_text import own
from triage_tui.sync.connection import Link


def notes(bench: HandlerBench) -> tuple[str, ...]:
    return view_notes(bench.model, keymap_of(bench.session.settings))


def test_of_a_view_that_was_read_whole_there_is_nothing_to_say(bench: HandlerBench) -> None:
    assert notes(bench) == ()


def test_a_failure_says_what_went_wrong_and_then_shorter_when_it_is_tried_again(
    bench: HandlerBench,
) -> None:
    bench.model.failures["unread"] = own("Smartlead answered with an error (500).")
    bench.model.next_look = bench.clock.monotonic() + 30.0
    whole, *shorter = notes(bench)
    assert whole == ("Couldn't refresh: Smartlead answered with an error (500). Next try in 30 s.")
    assert shorter[-1] == "Couldn't refresh"


def test_a_reason_that_the_connection_says_already_is_not_said_twice(bench: HandlerBench) -> None:
    bench.model.failures["unread"] = own("Can't reach Smartlead.")
    bench.session.connection.link = Link.OFFLINE
    assert notes(bench) == ("Couldn't refresh", "Couldn't refresh")


def test_a_failure_of_another_view_is_not_said_here(bench: HandlerBench) -> None:
    bench.model.failures["sent"] = own("Smartlead answered with an error (500).")
    assert notes(bench) == ()


def test_how_far_a_view_was_read_is_said_until_it_is_whole(bench: HandlerBench) -> None:
    bench.model.show_view(bench.model.views["sent"])
    bench.session.loader.views.counts["sent"] = 1200
    assert notes(bench) == ("1,200 loaded, more to come", "1,200 loaded so far")


def test_a_page_that_does_not_come_says_why_and_when_it_is_tried_again(bench: HandlerBench) -> None:
    bench.model.reading["unread"] = bench.clock.monotonic()
    pages = bench.session.loader.views.pages
    pages.trouble, pages.trouble_until = own("No answer."), bench.clock.monotonic() + 5.0
    assert notes(bench) == ("Couldn't load more: No answer. Next try in 5 s.", "Next try in 5 s")


def test_new_replies_are_counted_with_the_key_that_lists_them(bench: HandlerBench) -> None:
    bench.model.news = dict.fromkeys((ANNA, BEN))
    assert notes(bench) == ("2 new (g w)",)


def test_rows_that_could_not_be_read_are_counted_with_the_key_that_says_why(
    bench: HandlerBench,
) -> None:
    bench.session.loader.views.unreadable["unread"] = {3: "no id", 7: "no id"}
    assert notes(bench) == ("2 rows skipped: g ! says why", "2 skipped: g !")


def test_pages_that_come_again_and_again_are_said(bench: HandlerBench) -> None:
    bench.session.loader.views.endless["unread"] = 60
    assert notes(bench)[-1] == "60 read, maybe more"


def test_a_view_without_leads_is_read_only(bench: HandlerBench) -> None:
    bench.model.show_view(bench.model.views["untracked"])
    assert notes(bench)[-1] == "no leads: read-only"
