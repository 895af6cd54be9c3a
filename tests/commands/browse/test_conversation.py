"""The open conversation, and the keys that read in it."""

from __future__ import annotations

from harness.handler_bench import ANNA, BEN, HandlerBench
from triage_tui.commands.part import Part
from triage_tui.ui.conversation.open_conversation import conversation_note

REPLY = {"type": "REPLY", "time": "2026-01-01T10:00:00Z", "email_body": "Yes, please."}


def test_landing_asks_for_the_conversation_and_marks_nothing_read(bench: HandlerBench) -> None:
    bench.handlers.conversation.land()
    assert "conversation" in bench.started
    assert bench.model.conversation_note == "Loading conversation…"
    assert bench.entries == []


def test_landing_on_many_leads_asks_for_the_last_alone(bench: HandlerBench) -> None:
    for _ in range(3):
        bench.press("list.next")
        bench.handlers.conversation.land()
    assert bench.started.count("conversation") == 1


async def test_a_conversation_that_cannot_be_read_says_why(bench: HandlerBench) -> None:
    bench.sandbox.refuse("message-history", status=404, times=None)
    bench.handlers.conversation.land()
    await bench.run("conversation")
    assert bench.model.conversation_note.startswith("Couldn't load the conversation:")


async def test_a_conversation_that_fails_for_a_moment_is_asked_for_again(
    bench: HandlerBench,
) -> None:
    """One 500 is no last word: the cursor would have to leave and come back."""
    bench.sandbox.refuse("message-history", status=500)
    bench.sandbox.answer("message-history", 200, {"history": [REPLY]})
    said: list[str] = []
    bench.model.subscribe(lambda _part: said.append(conversation_note(bench.model)))
    bench.handlers.conversation.land()
    await bench.run("conversation")
    assert any(each.endswith("Retrying in 1 s.") for each in said)
    assert bench.model.conversation_note == ""
    assert bench.model.conversation is not None


async def test_an_answer_for_a_lead_that_was_left_is_not_shown(bench: HandlerBench) -> None:
    bench.sandbox.refuse("message-history", status=404, times=None)
    bench.handlers.conversation.land()
    bench.model.go_to(BEN)
    heard: list[Part] = []
    bench.model.subscribe(heard.append)
    await bench.run("conversation")
    assert Part.CONVERSATION not in heard


def test_before_the_conversation_is_there_its_keys_say_so(bench: HandlerBench) -> None:
    bench.press("message.older", "conversation.raw")
    assert bench.host.said == ["The conversation is still loading."] * 2


def test_the_ends_of_the_conversation_are_said(bench: HandlerBench) -> None:
    bench.converse("First", "Second")
    bench.press("message.older", "message.newer")
    assert bench.host.said == ["No older messages.", "No newer messages."]


def test_masked_names_keep_the_raw_mail_away(bench: HandlerBench) -> None:
    bench.converse("Anna here")
    bench.model.is_masked = True
    bench.press("conversation.raw")
    assert bench.panes.did == []
    assert bench.host.last.startswith("Masking is on")


def test_a_link_is_shown_with_its_host_before_it_opens(bench: HandlerBench) -> None:
    bench.converse("See [1]", links=("https://acme.example/offer",))
    bench.press("conversation.link")
    (question,) = bench.host.open
    assert question.title == "Open acme.example?"
    bench.host.answer(False)
    assert bench.started == []


def test_of_several_links_one_is_picked_first(bench: HandlerBench) -> None:
    bench.converse("See", links=("https://acme.example/a", "https://bolt.example/b"))
    bench.press("conversation.link")
    bench.host.pick_label(bench.host.open[0].labels[1])
    assert bench.host.open[0].title == "Open bolt.example?"
    assert bench.model.cursor == ANNA


def test_a_link_that_may_not_be_opened_never_asks(bench: HandlerBench) -> None:
    bench.converse("See", links=("javascript:alert(1)",))
    bench.press("conversation.link")
    assert bench.host.asked == []
    assert bench.host.last.startswith("Not opened: ")


def test_a_mail_shown_whole_has_no_rest(bench: HandlerBench) -> None:
    bench.converse("Short")
    bench.press("conversation.whole")
    assert bench.host.said == ["That's the whole email."]
