"""What of an HTML mail is shown: every text that is there, and none that is hidden."""

from __future__ import annotations

import time

import pytest

from triage_tui.mail.quotes import fresh
from triage_tui.mail.readable import FIRST_LIMIT, readable

CSS = "td.cell, li.MsoNormal { margin: 0; font: 11pt/1.4 Calibri; }\n"
PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 30_000


@pytest.mark.parametrize(
    "source",
    [
        "<HTML><HEAD /><BODY><p>Yes, on Monday.</p></BODY></HTML>",
        "<html><head><title>Re: offer</title><body><p>Yes, on Monday.",
        "<html><head><meta name=x><p>Yes, on Monday.</p></html>",
        "<head><style>p{}</style><head></head><head><body>Yes, on <b>Monday</b>.</body>",
        "<html><head><title/></head><body><div>Yes, on Monday.</div></body></html>",
        "<title /><p>Yes, on Monday.</p><title>x</title>",
        "<script src='a.js' /><style type='text/css'/><p>Yes, on Monday.</p>",
        "<p>Yes, <object data=x /><iframe src=y/>on Monday.</p>",
        "<style>" + CSS * 2_000 + "</style><p>Yes, on Monday.</p>",
        "<STYLE>" + CSS * 2_000 + "</STYLE><!-- " + CSS * 2_000 + "--><p>Yes, on Monday.",
        f"<p><img src='{PICTURE}' width=1></p><p>Yes, on Monday.</p>",
        f"<div style='background:url({PICTURE})'>Yes, on Monday.</div>",
        f"<p><img width=1 src='{PICTURE * 4}'></p><p>Yes, on Monday.</p>",
    ],
    ids=lambda source: source[:32],
)
def test_a_text_that_is_there_is_shown(source: str) -> None:
    body = readable(source)
    assert body.text == "Yes, on Monday."
    assert (body.hidden, body.is_cut, body.is_source) == (0, False, False)


@pytest.mark.parametrize(
    "source",
    [
        "<div style='font-size:0'><span style='font-size:14px'>seen</span></div>",
        "<td style='font-size:0px'><div><p style='FONT-SIZE : medium'>seen</p></div></td>",
        "<div style='font-size:0'><span style='font:bold 12px/0 Arial'>seen</span></div>",
        "<div style='font-size:0'><font size=2>seen</font></div>",
        "<div style='font-size:0;font-size:13px'>seen</div>",
        "<div style='font-size:0.9em;line-height:0'>seen</div>",
        "<div style='visibility:hidden'><b style='visibility:visible'>seen</b></div>",
        "<p style='mso-hide:all'>seen</p>",
        "<p style='display:none;display:block'>seen</p>",
        "<p style='opacity:0.5;max-height:0.5em;mso-font-size:0'>seen</p>",
    ],
)
def test_what_sets_a_size_of_its_own_is_seen(source: str) -> None:
    body = readable(f"<table><tr>{source}</tr></table>")
    assert (body.text, body.hidden) == ("seen", 0)


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0",
        "font-size: 0.0px !important; font-size: 14px",
        "font:0/0 a",
        "display:none",
        "DISPLAY : none !important;display:block",
        "visibility:hidden",
        "max-height:0px;overflow:hidden",
        "opacity:0",
        "color:red;font-size:0;mso-hide:all",
    ],
)
def test_what_a_style_hides_is_counted(style: str) -> None:
    body = readable(f"<p>seen</p><div style='{style}'>not <b>this</b></div>")
    assert (body.text, body.hidden) == ("seen", 7)


@pytest.mark.parametrize("size", ["1em", "100%", "larger", "inherit", "smaller"])
def test_a_size_of_nothing_stays_nothing(size: str) -> None:
    body = readable(f"<p>seen</p><p style='font-size:0'><b style='font-size:{size}'>not</b></p>")
    assert (body.text, body.hidden) == ("seen", 3)


def test_a_button_with_a_twin_for_outlook_is_there_once() -> None:
    body = readable(
        "<p>Choose:</p><!--[if mso]><v:rect href='https://cal.test/a'>Book</v:rect><![endif]-->"
        "<a href='https://cal.test/a' style='display:inline-block;mso-hide:all'>Book</a>"
    )
    assert body.text == "Choose:\n\nBook [1] <cal.test>"


def test_a_link_that_nobody_sees_is_none() -> None:
    body = readable("<p>seen</p><a href='https://x.test' style='font-size:0'>not</a>")
    assert (body.text, body.links) == ("seen", ())


def test_a_picture_in_a_wrapper_without_size_keeps_its_link() -> None:
    body = readable("<td style='font-size:0'><a href='https://x.test/'><img alt=Book></a></td>")
    assert body.text == "[Book] [1] <x.test>"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("white-space:pre-wrap", "a\n  b\n\nc"),
        ("white-space: pre !important", "a\n  b\n\nc"),
        ("white-space-collapse: preserve", "a\n  b\n\nc"),
        ("white-space:pre-line", "a\nb\n\nc"),
        ("white-space:nowrap", "a b c"),
    ],
)
def test_line_ends_count_where_the_style_says_so(style: str, text: str) -> None:
    assert readable(f"<div style='{style}'>a\n  b\n\nc</div>").text == text
    assert readable(f"<div style='{style}'><b>a\n  b\n\nc</b></div>").text == text


def test_a_quote_in_text_as_typed_folds() -> None:
    body = readable(
        "<div style='white-space:pre-wrap'>Sure.\n\nOn Tue, Mar 3, 2026 at 8:00 AM Kim "
        "<kim@rep.test> wrote:\n&gt; Still valid?</div>"
    )
    assert fresh(body.text).strip() == "Sure."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<title>Yes, on Monday.", "Yes, on Monday."),
        ("<p style='display:none'>Yes,<br>on &lt;Monday&gt;.</p>", "Yes,\non <Monday>."),
        ("<style>p{}</style><textarea>Yes</textarea>", "Yes"),
        ("<p>Yes</p><a href='x.html>on</a> Monday</p>", "Yes\non Monday"),
        ("<p>Yes</p><!-- on Monday <b>", "Yes"),
        ("<frameset><p>Yes</p>", "Yes"),
        ("<style>p{} <p>Yes</p>", "p{}\nYes"),
    ],
)
def test_where_the_html_shows_nothing_its_source_is_shown(source: str, text: str) -> None:
    body = readable(source)
    assert body.text == text
    assert body.is_source is (source != "<p>Yes</p><!-- on Monday <b>")


@pytest.mark.parametrize("source", ["<p></p>", "<p><img src=x></p>", "<style>p{}</style><!--x-->"])
def test_where_nothing_is_there_nothing_is_made_up(source: str) -> None:
    body = readable(source)
    assert (body.text, body.is_source) == ("", False)


def test_a_tag_that_the_limit_cut_is_no_text() -> None:
    unit = f"<p class={'x' * 180}>word</p>"
    fill = unit * (FIRST_LIMIT // len(unit) - 1)
    body = readable(f"{fill}<a href='x' title='a > b{'c' * 1_000}'>end</a>")
    assert body.is_cut
    assert not body.is_source
    assert set(body.text.split()) == {"word"}


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + "<!--" * 50_000 + "-->",
        "<p>" + "<style " * 150_000 + "</style>",
        "<style></style>" * 70_000,
        "<p>" + ";base64," * 1_200_000,
        "<p>" + f"<img src={PICTURE[:100]}>" * 90_000,
        "<title/>" * 12_000,
        "<script /" * 12_000,
        "<p style='" + "font-size:0;" * 8_000 + "'>x",
        "<p style='" + "font:" + "0" * 90_000 + "'>x",
        "<p style='display" + " " * 90_000 + "'>x",
        "<div style='font-size:0'>" * 4_000 + "x",
        "<div style='display:none'><br>x" * 3_000,
        "<title>" + "<p>x" * 24_000,
        "<title>" + "<p " * 30_000,
    ],
    ids=lambda source: source[:16],
)
def test_hostile_html_is_read_in_time(source: str) -> None:
    def took() -> float:
        start = time.process_time()
        readable(source)
        return time.process_time() - start

    assert min(took() for _ in range(3)) < 0.2
