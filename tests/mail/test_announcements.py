"""Where an older mail begins, in the languages and clients people use."""

from __future__ import annotations

import json

import pytest

from harness.checkout import SAMPLES
from tests.mail.work import calls_of
from triage_tui.inbox.safe_text import block
from triage_tui.mail.announcements import closes
from triage_tui.mail.quotes import Kind, fresh, split
from triage_tui.mail.readable import readable

OWN_COLONS = (
    "For anything on fire: Jess, jess@acme.example, 0118 496 0155.\nFor anything smoking: the 30th."
)
OLDER = json.loads((SAMPLES.parent / "older_mail.json").read_text("utf-8"))
ANNOUNCEMENTS: dict[str, str] = OLDER["announcements"]
HEADERS: dict[str, str] = OLDER["header blocks"]


def written_before(old: str, *, gap: str) -> str:
    return fresh(block(f"Hi Sam,\nYes, please.{gap}{old}\n\nOur first mail.\nRegards")).strip()


@pytest.mark.parametrize("old", [*ANNOUNCEMENTS.values(), *HEADERS.values()])
def test_an_older_mail_is_folded(old: str) -> None:
    assert written_before(old, gap="\n\n") == "Hi Sam,\nYes, please."


@pytest.mark.parametrize("name", [*ANNOUNCEMENTS, *HEADERS])
def test_the_line_right_before_it_is_not(name: str) -> None:
    old = ANNOUNCEMENTS.get(name) or HEADERS[name]
    words = written_before(old, gap="\n")
    assert words.startswith("Hi Sam,\nYes, please.")
    assert name == "an unknown language" or words == "Hi Sam,\nYes, please."


@pytest.mark.parametrize("old", ANNOUNCEMENTS.values())
def test_marked_lines_end_where_an_answer_below_begins(old: str) -> None:
    body = block(f"{old}\n> Worth a look?\n>\n> Sam\n\nYes, on Friday.")
    assert fresh(body).strip() == "Yes, on Friday."


@pytest.mark.parametrize(
    "text",
    [
        "We need three things:\n1. a price\n2. a date",
        "I met Sam on 10 August 2026, and he wrote a lot about it.",
        "Name: Kim Lee\nEmail: kim@acme.example\nPhone: 555 0101\nDate: 10.08.2026 14:00",
        "From: Berlin\nTo: Paris\nDate: 10 August 2026",
        "Our address: kim@acme.example\nOur site: acme.example\nCall: 10:00",
        "He wrote:\nhello",
        "Here is what my boss wrote:\nno budget",
        "The plan for 2026:\n- two seats",
        "Meeting at 10:00:\nbring the offer",
        "--- see above ---\nthanks",
    ],
)
def test_words_of_the_writer_announce_nothing(text: str) -> None:
    assert fresh(block(text)) == text


def test_where_nothing_would_be_new_all_is_shown() -> None:
    bodies = (
        "On 8 May 2026 17:34, Sam <sam@rep.example> wrote:\n\nWorth a look?\n\nYes, do.",
        "---------- Forwarded message ---------\nFrom: Sam <s@x.example>\nSubject: hi\n\nhello",
        "> only\n> this",
        "Sent from my iPhone",
    )
    for body in bodies:
        assert [(piece.kind, piece.text) for piece in split(block(body))] == [(Kind.FRESH, body)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Yes</p><blockquote type=cite>old</blockquote>", "Yes"),
        ("<p>Yes</p><blockquote class=gmail_quote>old</blockquote>", "Yes"),
        ("<p>Yes</p><blockquote style='border-left:1px #ccc solid'>old</blockquote>", "Yes"),
        ("<p>Yes</p><blockquote style='margin:0;border-left:1px solid'>old</blockquote>", "Yes"),
        ("Yes<br>On 1 Aug 2026 Sam wrote:<blockquote>old</blockquote>", "Yes"),
        ("Yes<blockquote>On 1 Aug 2026 Sam wrote:<p>old<br>older</blockquote>", "Yes"),
        ("Yes<blockquote>in May</blockquote>", "Yes in May"),
        ("Yes<blockquote class=webkit-indent-blockquote style='margin:0'>in May", "Yes in May"),
        ("Yes<blockquote style='margin-left:40px'>in<p>May</blockquote>", "Yes in May"),
    ],
)
def test_a_block_of_html_is_old_where_it_says_so(source: str, words: str) -> None:
    assert " ".join(fresh(readable(source).text).split()) == words


@pytest.mark.parametrize(
    "unit",
    ["a:\n", "From: a@b\n", "-- \n", "> a\nb\n", "> 5\nb\n", "Sam wrote:\n", "abc: def\n\n",
     "Sent from my iPhone\n\n", "- a -- b -\n", "x:\n<a@b>:\n", "-" * 70 + "\n",
     "2026 " * 79 + ":\n",
     "a@" * 190 + ":\n", "On 1 Aug 2026 <"],
)  # fmt: skip
def test_work_grows_with_a_hostile_text_and_no_faster(unit: str) -> None:
    """How long it takes is measured by `make mail-figures`."""
    half, whole = (block(unit * (size // len(unit))) for size in (16384, 32768))
    closes.cache_clear()
    calls = calls_of(lambda: split(half))
    closes.cache_clear()
    assert calls_of(lambda: split(whole)) < calls * 2.2 + 1000
    assert calls < 100 * (half.count("\n") + 1) + 1000


def test_own_lines_with_colons_above_a_header_block_stay() -> None:
    block_below = "From: Sam <s@rep.example>\nSent: Monday 10 Aug 2026\nTo: Ann\nSubject: x\n\nOld"
    body = block(f"I am out until Monday.\n\n{OWN_COLONS}\n\nOliver\n\n{block_below}")
    assert fresh(body).strip().endswith(f"{OWN_COLONS}\n\nOliver")
