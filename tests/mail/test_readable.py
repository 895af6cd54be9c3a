"""Texts and addresses as they were meant."""

from __future__ import annotations

import pytest

from triage_tui.mail.links import Link, analyzed
from triage_tui.mail.readable import readable


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://acme.example。次の行", ["https://acme.example/"]),
        ("（https://acme.example/a）です", ["https://acme.example/a"]),
        ("请看https://acme.example/b，谢谢", ["https://acme.example/b"]),
        ("「https://acme.example/c」", ["https://acme.example/c"]),
        ("https://acme.example/d！", ["https://acme.example/d"]),
        ("see “https://acme.example/e”", ["https://acme.example/e"]),
        ("https://a.example/wiki/Acme_(company)", ["https://a.example/wiki/Acme_(company)"]),
        ("(see https://a.example/Acme_(x)).", ["https://a.example/Acme_(x)"]),
        ("(https://a.example/f)", ["https://a.example/f"]),
        ("[https://a.example/g], ok?", ["https://a.example/g"]),
        ("https://a.example/h_(1_(2))!", ["https://a.example/h_(1_(2))"]),
        ("«https://a.example/j»", ["https://a.example/j"]),
        (
            "https://a.example/k، https://a.example/l؟",
            ["https://a.example/k", "https://a.example/l"],
        ),
        ("**https://a.example/m**", ["https://a.example/m"]),
        ("https://münchen.example/i", ["https://xn--mnchen-3ya.example/i"]),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, urls: list[str]) -> None:
    assert [link.url for link in readable(text).links] == urls


def test_an_address_that_is_there_often_is_taken_apart_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[object] = []

    def counted(raw: object) -> Link:
        taken.append(raw)
        return analyzed(raw)

    monkeypatch.setattr("triage_tui.mail.readable.analyzed", counted)
    assert len(readable("https://a。" * 9_000).links) == len(taken) == 1


@pytest.mark.parametrize(
    "source",
    ["We\x92re in \x96 \x93yes\x94, \x80500\x85", "<p>We\x92re in \x96 \x93yes\x94, \x80500\x85"],
)
def test_controls_of_windows_1252_read_as_what_they_mean(source: str) -> None:
    body = readable(source)
    assert (body.text, body.hidden) == ("We’re in – “yes”, €500…", 0)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Sam,\nplease put a <br> after the name.\nThe rest is fine.\nKim",
        "The template has a stray `<div>` in it:\n  line one\n  line two",
        'Put <a href="https://acme.example"> around it,\nthen save.\nKim',
        "Your mail shows <p>, </p> and <b> to me.\n\nKim",
    ],
)
def test_a_text_about_tags_stays_a_text(text: str) -> None:
    assert readable(text).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Hi Ann,<br><br>Sure <b>thing</b>.", "Hi Ann,\n\nSure thing."),
        ("Hello\n<br>\n<br>\nBye", "Hello\n\nBye"),
        ("<div style='white-space:pre-wrap'>a\nb\n\nc</div>", "a\nb\n\nc"),
        ("<p style='white-space:pre-line'>a  b\n c</p>", "a b\nc"),
    ],
)
def test_html_is_read_as_html(source: str, text: str) -> None:
    assert readable(source).text == text


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see _https://acme.example/a_ now", "https://acme.example/a"),
        ("~https://acme.example/a~", "https://acme.example/a"),
        ("https://acme.example/a_b_", "https://acme.example/a_b_"),
        ("https://acme.example를 보세요", "https://acme.example/"),
        ("https://acme.example/price를", "https://acme.example/price"),
        ("https://acme.example/에서", "https://acme.example/"),
        ("https://acme.example次の行", "https://acme.example/"),
        ("https://ko.example/wiki/한국", "https://ko.example/wiki/%ED%95%9C%EA%B5%AD"),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text: str, url: str) -> None:
    assert [link.url for link in readable(text).links] == [url]
