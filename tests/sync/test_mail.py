from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.checkout import SAMPLES
from harness.hostile.corpus import corpus
from tests.inbox.hostile import hostile
from triage_tui.inbox.safe_text import block
from triage_tui.mail.quotes import fresh
from triage_tui.mail.readable import readable

TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div style='display:none'>",
        "</div>",
        "<a href='https://x.test/'>",
        "</a>",
        "<li>",
        "<ul>",
        "</ul>",
        "<blockquote>",
        "</blockquote>",
        "<td>",
        "<br>",
        "<!--",
        "-->",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<",
        "<a b='",
        '"',
        "&#27;",
        "&amp;",
        "<img alt=x>",
    ]
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Hi</p><p>two</p>", "Hi\n\ntwo"),
        ("<div>Hi Ann,<br><br>a <b>quick</b>look?</div>", "Hi Ann,\n\na quicklook?"),
        (
            "<ul><li>one<li>two<ol><li>x</li><li>y</li></ol></ul>z",
            "- one\n- two\n  1. x\n  2. y\n\nz",
        ),
        (
            "<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "A | B\n1 | 2",
        ),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("a < b && c > d; 50% <3", "a < b && c > d; 50% <3"),
        ("Bob <bob@example.com> said <b>hi</b>", "Bob <bob@example.com> said hi"),
        ("AT&amp;T &euro;5", "AT&T €5"),
        ("<p>hello <a href='x", "hello <a href='x"),
        ("<p>1 <a and 2 <b", "1 <a and 2 <b"),
        ("<b>Sam <sam@x.test></b>, <https://x.test/A?b>", "Sam <sam@x.test>, <https://x.test/A?b>"),
        ("<p><b>one<p>two</b> <i>three</p>four", "one\n\ntwo three\n\nfour"),
        ("<html><body a=1><p>one</p><html><body b=2>two</body></html>", "one\n\ntwo"),
        ("<blockquote style='margin: 0 0 0 40px; border: none'>in</blockquote>", "in"),
        ("<script>fetch('x')</script><b>Hi</b><style>p{}</style>", "Hi"),
        ("<!--[if mso]>x<![endif]--><p>y</p>", "y"),
        ("Thursday works", "Thursday works"),
        (None, ""),
    ],
)
def test_a_body_reads_as(source: object, text: str) -> None:
    assert readable(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "<a href='https://evil.test/'>https://accounts.google.com</a>",
            "https://accounts.google.com [1] <evil.test>",
        ),
        ("<a href='https://x.de/u'>click <b>here</b></a>.", "click here [1] <x.de>."),
        ("<a href='https://x.de/u'>https://x.de/u</a>", "https://x.de/u [1]"),
        ("<a href='https://x.de@evil.test/'>x.de</a>", "x.de [1] <evil.test>"),
        ("<a href='login'>sign in</a>", "sign in [1] <login>"),
        ("<a href='mailto:a@b.c'>me</a>", "me <a@b.c>"),
        ("<a href='https://x.de/'><img src=l.png></a>", "link [1] <x.de>"),
        ("<a href='#top'>up</a>", "up"),
    ],
)
def test_a_link_says_where_it_leads(source: str, text: str) -> None:
    assert readable(source).text == text


def test_links_are_numbered_and_each_address_counts_once() -> None:
    body = readable(
        "<a href='http://a.b/1'>x</a> <a href='http://a.b/2'>y</a> <a href='http://a.b/1'>z</a>"
    )
    assert [link.url for link in body.links] == ["http://a.b/1", "http://a.b/2"]
    assert "z [1] <a.b>" in body.text


def test_links_of_plain_text_are_found() -> None:
    assert [link.url for link in readable("see https://a.b/c. ok").links] == ["https://a.b/c"]


def test_hidden_text_is_left_out_and_counted() -> None:
    body = readable("<p>x<span style='font-size:0px'>pay now</span><b hidden>!</b></p>")
    assert body.text == "x"
    assert body.hidden == 7


def test_tracking_pixels_are_dropped_and_images_counted() -> None:
    body = readable("<p>Hi</p><img src=x width=1 height=1 alt=p><img src=y alt='Our logo'>")
    assert body.text == "Hi\n\n[Our logo]"
    assert body.images == 2


def test_quoted_history_is_marked_so_that_it_folds() -> None:
    history = json.loads((SAMPLES / "message-history.observed.json").read_text())["history"]
    text = readable(history[1]["email_body"]).text
    assert text.startswith("Sure, send times & a price.\n\n> On Mon, Sam wrote:\n> Worth")
    assert fresh(text).strip() == "Sure, send times & a price."


def test_more_than_the_first_screen_comes_on_demand() -> None:
    source = "word\n" * 5000
    assert readable(source).is_cut
    assert readable(source).text.count("\n") == 1999
    assert not readable(source, whole=True).is_cut
    assert readable(source, whole=True).text.count("\n") == 5000


def test_a_body_of_too_many_tags_is_said_to_be_cut() -> None:
    assert readable("<b>" * 40_000 + "end").is_cut


@given(st.lists(st.one_of(TAGS, hostile, st.just("word ")), max_size=30).map("".join))
def test_any_mess_of_tags_gives_safe_text(source: str) -> None:
    text = readable(source).text
    assert block(text) == text


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case["id"])
def test_the_corpus_gives_no_forbidden_output(case: dict[str, str]) -> None:
    text = readable(case["text"]).text
    assert not [bad for bad in case["forbidden_output"] if bad in text]
    assert case.get("must_survive", "") in text


@pytest.mark.parametrize(
    "source",
    [
        "<a " * 8000,
        "<a " * 3_000_000,
        "<div>" * 100_000,
        "<blockquote>x" * 20_000,
        "<ul><li>" * 30_000,
        "<b>" * 80_000,
        "<i>" * 87_000 + "x",
        "<p>" + "".join(f"<b a={n}>" for n in range(5_000)) + "</p>" + "<p>x" * 10_000,
        "".join(f"<p><font a={n}>x" for n in range(6_000)),
        "<body>" + "".join(f"<body a{n}=1>" for n in range(7_000)),
        "<html>" + "".join(f"<html a{n}=1>" for n in range(7_000)),
        "<a href=x><div>" * 7_000,
        "<table>" + "<p>x" * 20_000,
        "<svg>" * 20_000,
        "<p>\0<b\0" * 12_000,
        "<p>\ud800\udfff" * 20_000,
        "<p>&#" + "9" * 90_000 + ";",
        "<bob" * 24_000 + "@x.test>",
        "<p " + " ".join(f"a{n}=1" for n in range(30_000)) + ">",
        "<p title='" + "x" * 10_000_000 + "'>",
        "<p>hello</p>" * 800_000,
        "<!--" * 50_000,
        "<p>" + "<" * 250_000,
        "<a href=http://a.b>" * 13_000,
        "<p>" + "\u0300\u0316" * 120_000,
        "<p>" + "&x" * 120_000,
        "<p style='" + "margin " * 40_000 + "'>x",
        "<blockquote style='" + "margin" * 40_000 + "'>x",
        "plain text\n" * 900_000,
        "http://a." * 30_000,
    ],
    ids=lambda source: source[:12],
)
def test_a_hostile_body_is_read_in_time(source: str) -> None:
    def took() -> float:
        start = time.process_time()
        readable(source)
        return time.process_time() - start

    assert min(took() for _ in range(3)) < 0.2
