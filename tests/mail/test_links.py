from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inbox.hostile import hostile
from triage_tui.mail.links import address_warning, analyzed


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.com/a?b#c", "example.com"),
        ("HTTPS://Example.COM:8443", "example.com:8443"),
        ("https://accounts.google.com@evil.test/x", "evil.test"),
        ("https://accounts.google.com.evil.test/", "accounts.google.com.evil.test"),
        ("https://evil.test\\@bank.com/", "evil.test"),
        ("https:evil.test", "evil.test"),
        ("https://аррӏе.com/login", "xn--80ak6aa92e.com"),
        ("https://münchen.de", "xn--mnchen-3ya.de"),
        ("https://google.com∕login.evil.test/", "google.xn--comlogin-0f7d.evil.test"),
        ("https://exa\nmple.com", "example.com"),
    ],
)
def test_the_real_host_is_shown(url: str, host: str) -> None:
    link = analyzed(url)
    assert link.host == link.shown == host
    assert link.may_open


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "\x00javascript:x",
        "file:///etc/passwd",
        "smb://1.2.3.4/s",
        "data:text/html,x",
        "vbscript:x",
        "ms-msdt:/id",
        "tel:+1",
        "sms:1",
        "--gpu-launcher=x",
        "-x",
        "login",
        "//x.y",
        "https://",
        "https://[::1",
        "https://x:99999/",
        "https://a..b",
        "https://ex\u202eample.com/",
        "mailto:a@b.c",
        "https://\ud800.com",
        "https://" + "a" * 5000,
        "",
        None,
        5,
    ],
)
def test_only_web_addresses_with_a_host_may_be_opened(url: object) -> None:
    assert not analyzed(url).may_open


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost:1/",
        "http://192.168.0.1",
        "http://printer/",
        "https://a@b.test/",
        "https://8.8.8.8/",
        "https://xn--80ak6aa92e.com",
    ],
)
def test_a_trap_is_named(url: str) -> None:
    assert analyzed(url).warning


def test_a_plain_address_has_no_warning() -> None:
    assert analyzed("https://example.com/a").warning == ""


@given(st.one_of(hostile, hostile.map(lambda tail: "https://" + tail)))
def test_whatever_may_be_opened_is_ascii_and_begins_with_http(url: str) -> None:
    link = analyzed(url)
    if link.may_open:
        assert link.url.startswith(("http://", "https://"))
        assert link.url.isascii()
        assert link.url.isprintable()
        assert analyzed(link.url).host == link.host


@pytest.mark.parametrize(
    ("address", "warning"),
    [
        ("ann@example.com", ""),
        ("", ""),
        ("ａｄｍｉｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "look-alike letters in the address"),
        ("billing@раypal.com", "the domain is xn--ypal-43d9g.com"),
    ],
)
def test_an_address_with_look_alike_letters_is_flagged(address: str, warning: str) -> None:
    assert address_warning(address) == warning
