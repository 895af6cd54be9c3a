"""A mail in plain lines says what it leaves out, and which choice shows that."""

from __future__ import annotations

from triage_tui.cli.line_keys import line_keymap
from triage_tui.cli.line_mail import folded_lines, mail_lines, raw_lines
from triage_tui.config.settings import Settings
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, Message
from triage_tui.inbox.safe_text import NOTHING, block, line

KEYS = line_keymap(Settings())
ANNA = LeadMap(LeadMapId(1), email=line("anna@acme.example"))
QUOTE = "On Thu, 26 Nov 2026 at 06:01 Sam <sam@fernway.example> wrote:\n\n> Hi Anna\n> Sam\n"


def mail(
    body: str, *, sender: str = "anna@acme.example", raw: str = "", hidden: int = 0
) -> Message:
    return Message(
        NOTHING,
        is_reply=True,
        at=0.0,
        sender=line(sender),
        body=block(body),
        raw=raw,
        hidden=hidden,
    )


def test_old_mail_is_folded_and_counted() -> None:
    message = mail(f"Yes, please.\n\n{QUOTE}")
    assert list(mail_lines(message, ANNA, KEYS)) == [
        "Yes, please.",
        "Folded: 4 lines of older email (Q to show).",
    ]
    assert folded_lines(message)[-1] == "> Sam"


def test_a_signature_is_folded_apart_from_old_mail() -> None:
    said = list(mail_lines(mail("Yes.\n--\nAnna\nAcme\n"), ANNA, KEYS))
    assert said[-1] == "Folded: a signature of 3 lines (Q to show)."


def test_a_mail_with_nothing_new_is_read_out_whole() -> None:
    said = list(mail_lines(mail(QUOTE), ANNA, KEYS))
    assert "> Hi Anna" in said
    assert not any(each.startswith("Folded") for each in said)


def test_a_mail_without_text_says_so() -> None:
    assert list(mail_lines(mail(""), ANNA, KEYS)) == ["(no text)"]


def test_hidden_characters_are_counted_and_spelled_on_demand() -> None:
    message = mail("Yes", raw="Y\u202ees", hidden=1)
    (_, hidden) = mail_lines(message, ANNA, KEYS)
    assert hidden == "Hidden: 1 character that nobody sees (E for the raw source)."
    assert raw_lines(message) == ["Y\\u202ees"]


def test_a_cut_mail_says_that_it_goes_on() -> None:
    cut = Message(NOTHING, is_reply=True, at=0.0, body=block("Long"), is_cut=True)
    assert list(mail_lines(cut, ANNA, KEYS))[-1] == "Cut: more below (w to show)."


def test_a_mail_too_long_for_here_names_where_it_is_whole() -> None:
    cut = Message(NOTHING, is_reply=True, at=0.0, body=block("Long"), is_cut=True, is_whole=True)
    assert list(mail_lines(cut, ANNA, KEYS))[-1].endswith("Smartlead's web app has all of it.")


def test_a_reply_from_another_address_says_so() -> None:
    said = list(mail_lines(mail("Yes", sender="ben@acme.example"), ANNA, KEYS))
    assert said[0] == "Not from anna@acme.example but from ben@acme.example."


def test_what_a_reply_says_of_itself_is_read_out() -> None:
    said = list(mail_lines(mail("Please remove me from your list."), ANNA, KEYS))
    assert said == ["Asks to opt out.", "Please remove me from your list."]
