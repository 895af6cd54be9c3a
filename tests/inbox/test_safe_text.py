from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given

import triage_tui
from harness.hostile.corpus import Case, corpus
from tests.inbox.hostile import hostile
from triage_tui.inbox.safe_text import (
    NOTHING,
    block,
    decoded_words,
    digits,
    escaped,
    fill,
    hidden_in,
    is_plain,
    joined,
    line,
    number,
    own,
    shortened,
)

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)

JOINING = "[\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff]"
"""Letters of Arabic and of the scripts of India."""


def longest_stack(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        longest = max(longest, run)
    return longest


@example("\u093c\u200c\u0915\u093c")
@given(hostile)
def test_no_control_bidi_or_invisible_comes_out_of_a_line(raw: str) -> None:
    assert not FORBIDDEN.search(line(raw))
    assert not set("\n\u200d\ufe0e\ufe0f") & set(line(raw))


@example("\u093c\u200c\u0915\u093c")
@example("\u0645\u06cc\u200c\u0628 a\u200cb \u0645\u200c")
@given(hostile)
def test_a_line_keeps_a_non_joiner_between_two_letters_that_would_join_and_no_other(
    raw: str,
) -> None:
    cleaned = line(raw)
    between = re.findall(f"(?<={JOINING})\u200c(?={JOINING})", cleaned)
    assert len(between) == cleaned.count("\u200c")


@given(hostile)
def test_no_control_bidi_or_invisible_comes_out_of_a_block(raw: str) -> None:
    assert not FORBIDDEN.search(block(raw))


@given(hostile)
def test_nothing_odd_comes_out_of_the_escaped_form(raw: str) -> None:
    assert not FORBIDDEN.search(escaped(raw))


@given(hostile)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    assert line(line(raw)) == line(raw)
    assert block(block(raw)) == block(raw)


@given(hostile)
def test_cleaned_text_is_nfc_with_at_most_four_marks_a_letter(raw: str) -> None:
    for text in (line(raw), block(raw)):
        assert unicodedata.is_normalized("NFC", text)
        assert longest_stack(text) <= 4


@given(hostile)
def test_cleaned_text_hides_nothing_more(raw: str) -> None:
    assert hidden_in(line(raw)) == 0
    assert hidden_in(block(raw)) == 0


@given(hostile)
def test_cleaned_text_can_be_written_as_utf_8(raw: str) -> None:
    assert (line(raw) + block(raw) + escaped(raw)).encode("utf-8") is not None


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case["id"])
def test_the_corpus_keeps_no_forbidden_output_and_loses_no_plain_text(case: Case) -> None:
    text = case["text"]
    for cleaned in (line(text), block(text)):
        if "pipeline" not in case:  # those are about the step before, HTML
            assert not [bad for bad in case["forbidden_output"] if bad in cleaned]
        assert case.get("must_survive", "") in cleaned
    assert not FORBIDDEN.search(escaped(text))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (None, ""),
        ("None", "None"),
        (9007199254740993, "9007199254740993"),
        (2.5, "2.5"),
        (b"caf\xc3\xa9", "café"),
        ({"a": 1}, ""),
        ([], ""),
        ("a\r\nb\tc", "a b c"),
        ("   \u00a0\u2003  ", ""),
        ("\u3164\u115f", ""),
        ("a\x1b[31mb", "a␛[31mb"),
        ("x\ud800y\ue000", "x\ufffdy\ufffd"),
        ("e\u0301", "é"),
        ("\u0301a", "\u25cc\u0301a"),
        ("a\u200d\u202eb", "ab"),
    ],
)
def test_a_line_is_made_of(raw: object, shown: str) -> None:
    assert line(raw) == shown


def test_a_number_too_long_to_write_out_is_no_text() -> None:
    assert line(10**5000) == ""


def test_a_line_is_cut_at_its_limit() -> None:
    assert len(line("x" * 10_000_000)) == 512
    assert line("abc def", limit=4) == "abc"


def test_a_block_keeps_newlines_and_family_emoji() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert block(f"a\r\nb\u2028{family}\tc") == f"a\nb\n{family}    c"


def test_a_block_drops_joiners_and_selectors_beside_plain_letters() -> None:
    assert block("Ad\u200dmin a\ufe0fb") == "Admin ab"


def test_a_keycap_stays_whole_in_a_block() -> None:
    assert block("1\ufe0f\u20e3") == "1\ufe0f\u20e3"


def test_a_block_is_cut_by_characters_and_by_lines() -> None:
    assert len(block("ä\u0336" * 100_000)) <= 65536
    assert block("a\n" * 10_000).count("\n") == 1999


def test_hidden_characters_are_counted_but_ordinary_mail_has_none() -> None:
    assert hidden_in("Ad\u200bm\u202ein\x1b") == 3
    assert hidden_in("a\r\n\tb\u00a0c 1\ufe0f\u20e3 \U0001f468\u200d\U0001f469") == 0
    assert hidden_in("Z" + "\u0300" * 10) == 6


def test_escaping_spells_out_what_is_odd_and_doubles_backslashes() -> None:
    assert escaped("a\x1b\\u\u202e\nb\U000e0041") == "a\\x1b\\\\u\\u202e\nb\\U000e0041"


def test_parts_are_filled_in_order_and_braces_in_them_mean_nothing() -> None:
    assert fill("{} of {}", line("{x}"), number(3)) == "{x} of 3"
    assert joined(", ", [own("a"), own("b")]) == "a, b"
    assert number(2.0) == "2"
    with pytest.raises(ValueError, match="2 parts for 1"):
        fill("{}", NOTHING, NOTHING)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe_aus?= Rest", "Grüße aus Rest"),
        ("=?UTF-8?B?w4Q=?= =?utf-8?b?w5Y=?=", "ÄÖ"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=84?=", "Ä"),
        ("=?iso-8859-1?q?caf=E9?=", "café"),
        ("=?nonsense?q?x?=", "=?nonsense?q?x?="),
        ("=?hex?q?41?=", "=?hex?q?41?="),
        ("=?utf-8?b?w?=", "=?utf-8?b?w?="),
        ("plain", "plain"),
    ],
)
def test_encoded_words_are_decoded_or_left(header: str, words: str) -> None:
    assert decoded_words(header) == words


@given(hostile)
def test_encoded_words_never_raise(raw: str) -> None:
    assert isinstance(decoded_words(f"=?utf-8?q?{raw}?="), str)


def test_safe_text_is_made_in_one_file_only() -> None:
    package = Path(triage_tui.__file__).parent
    makers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\bSafeText\(|cast\(\"?SafeText", path.read_text())
    }
    assert makers == {"inbox/safe_text.py"}


def test_an_error_and_a_path_are_their_words() -> None:
    """Screens say what went wrong by handing the error over as it is."""
    assert line(ValueError("no \x1broute")) == "no ␛route"
    assert line(Path("/a/b")) == "/a/b"


def test_a_shortened_text_says_that_there_was_more() -> None:
    assert shortened(line("Ann Lee"), 7) == "Ann Lee"
    assert shortened(line("Ann Lee"), 6) == "Ann L…"


def test_what_passes_unlooked_at_would_pass_the_look_as_well() -> None:
    """Each plain character beside one that is not: the whole cleaner leaves it as it is."""
    plain = [chr(code) for code in range(0x3000) if is_plain(chr(code))]
    assert {"a", "é", "→", "▲", "━", "●"}.issubset(plain)
    odd = "\u4f60"
    assert not is_plain(odd)
    for character in plain:
        assert line(f"x{character}{odd}") == f"x{character}{odd}"


def test_numbers_have_separators_and_ids_have_none() -> None:
    assert [number(999), number(10_005), number(1234.5)] == ["999", "10,005", "1,234.5"]
    assert digits(101_700) == "101700"
