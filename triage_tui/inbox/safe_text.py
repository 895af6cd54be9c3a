"""Text from outside: the one door through which it reaches a widget.

Texts of strangers are cleaned where they are parsed, field by field, into `SafeText`; what draws
takes nothing else. Cleaning is idempotent, never raises and is linear in the length of the text.
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, LiteralString, NewType

from triage_tui.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

SafeText = NewType("SafeText", str)
"""Text that may be drawn: nothing in it moves a cursor, hides or reverses."""

NOTHING = SafeText("")

LINE_LIMIT: Final = 512
BLOCK_CHARS: Final = 65536
BLOCK_LINES: Final = 2000
MARKS: Final = 4
"""Combining marks one letter may carry; Vietnamese, Thai and pointed Hebrew need fewer."""

# Letters and punctuation of most mail in Latin script: nothing in it changes in either mode.
_PLAIN_SET: Final = (
    " -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25ff"
)
_PLAIN = late_pattern(f"[{_PLAIN_SET}]*")
_PLAIN_LINES = late_pattern(f"[\n{_PLAIN_SET}]*")
# Without a glyph of their own, or read as a blank: fillers, bidi controls, tags, annotations.
_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# C1 controls but NEL, surrogates, private use, and what Unicode says is no character.
_FOREIGN: Final = (
    "\u0080-\u0084\u0086-\u009f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"
    "\ufffe\uffff"
    + "".join(
        chr((plane << 16) + 0xFFFE) + "-" + chr((plane << 16) + 0xFFFF) for plane in range(1, 15)
    )
)
_JOINERS: Final = "\u200c\u200d"
_SELECTORS: Final = "\ufe0e\ufe0f"  # text or emoji form of the character before
_DROPPED = late_pattern(f"[{_INVISIBLE}]+")
_DROPPED_IN_LINES = late_pattern(f"[{_INVISIBLE}{_JOINERS}{_SELECTORS}]+")
_REPLACED = late_pattern(f"[{_FOREIGN}]")
_BREAKS = late_pattern("\r\n?|[\u0085\u2028\u2029]")
# A joiner or selector means something only between or after letters and signs beyond ASCII (and
# in a keycap, before U+20E3); a second in a row means nothing.
_IDLE_SELECTORS = late_pattern(
    f"(?<![^\\x00-\\x7f{_JOINERS}{_SELECTORS}])[{_SELECTORS}]+(?!\u20e3)"
)
_IDLE_JOINERS = late_pattern(
    f"(?<![^\\x00-\\x7f{_JOINERS}])[{_JOINERS}]+|[{_JOINERS}]+(?![^\\x00-\\x7f])"
)
# Where five marks in a row can be; the categories of what it finds are then looked up.
_MARKED = late_pattern(
    "[\u0300-\u1cff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff"
    "\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e\ufe0e\ufe0f\ufe20-\ufe2f"
    f"\U00010000-\U0001efff]{{{MARKS + 1},}}"
)
_PICTURES: Final = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_BLANKS: Final = {ord(blank): " " for blank in "\u00a0\u1680\u202f\u205f\u3000"} | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
_LINE_TABLE: Final = _PICTURES | _BLANKS | dict.fromkeys(map(ord, "\t\n"), " ")
_BLOCK_TABLE: Final = {
    code: to for code, to in (_PICTURES | _BLANKS | {9: "    "}).items() if code != 0x0A
}
_CONTROLS = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ODD = late_pattern(
    "[\\\\\x00-\x09\x0b-\x1f\x7f\u0080-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufe0e\ufe0f"
    f"{_INVISIBLE}{_FOREIGN}]"
)

_ENCODED: Final = r"=\?([A-Za-z0-9_.:-]{1,40})(?:\*[A-Za-z0-9-]*)?\?([bBqQ])\?([^?\s]*)\?="
_WORD = late_pattern(_ENCODED)
_WORDS = late_pattern(f"(?:{_ENCODED})(?:[ \t\r\n]+{_ENCODED})*")


def is_plain(text: str) -> bool:
    """True when there is nothing in `text` that cleaning could change, but blanks at its ends."""
    return _PLAIN.fullmatch(text) is not None


def line(raw: object, *, limit: int = LINE_LIMIT) -> SafeText:
    """`raw` as one line for lists, headers and status: at most `limit` characters, ends trimmed.

    Controls become their pictures, what has no meaning here U+FFFD, line breaks and tabs spaces;
    bidi controls, invisibles, joiners and variation selectors are dropped. Numbers are written
    out; `None` and anything else without a text of its own is `NOTHING`.
    """
    text = _text_of(raw)[: limit * 16]
    if is_plain(text):
        return SafeText(text.strip(" ")[:limit].rstrip(" "))
    text = _BREAKS.sub(" ", text)
    text = _settled(text, _LINE_TABLE, _DROPPED_IN_LINES).strip(" ")
    if text and unicodedata.category(text[0])[0] == "M":
        text = "\u25cc" + text  # else the mark would sit on whatever is drawn before it
    return SafeText(text[:limit].rstrip(" "))


def block(raw: object, *, max_chars: int = BLOCK_CHARS, max_lines: int = BLOCK_LINES) -> SafeText:
    """`raw` as a text of several lines, cut after `max_chars` characters or `max_lines` lines.

    As `line`, but line breaks stay, as newlines, and so do the joiners and selectors that emoji
    and joining scripts need. A tab is four spaces.
    """
    text = _BREAKS.sub("\n", _text_of(raw)[: max_chars * 4])
    if _PLAIN_LINES.fullmatch(text):
        text = text[:max_chars]
    else:
        text = _settled(text, _BLOCK_TABLE, _DROPPED)
        if len(text) > max_chars:  # the cut may fall inside what belongs together
            text = _settled(text[:max_chars], _BLOCK_TABLE, _DROPPED)
    if text.count("\n") >= max_lines:
        text = "\n".join(text.split("\n", max_lines)[:max_lines])
    return SafeText(text)


def decoded_words(raw: object) -> str:
    """`raw` with its MIME encoded-words (`=?utf-8?b?...?=`) decoded; not cleaned yet.

    A word of an unknown charset or a broken encoding stays as it is.
    """
    text = _text_of(raw)
    if "=?" not in text:
        return text
    return _WORDS.sub(_decoded_run, text[: LINE_LIMIT * 16])


def hidden_in(raw: object) -> int:
    """How many characters of `raw` the cleaners take out or replace because they hide or control.

    Blanks, line breaks, and joiners and selectors where emoji and joining scripts use them are
    not counted: ordinary mail has them. Looks at the first 256 K characters.
    """
    text = _text_of(raw)[: BLOCK_CHARS * 4]
    if text.isascii() and text.isprintable():
        return 0
    left = text
    for odd in (_CONTROLS, _REPLACED, _DROPPED, _IDLE_SELECTORS, _IDLE_JOINERS):
        left = odd.sub("", left)
    return len(text) - len(_unstacked(left))


def escaped(raw: object, *, max_chars: int = BLOCK_CHARS) -> SafeText:
    """The text as it came: whatever the cleaners touch is written out as `\\x1b` or `\\u202e`.

    Newlines stay; a backslash is doubled, so that what is written out is told from what was typed.
    """
    text = _text_of(raw)[:max_chars]
    text = _MARKED.sub(_spelled_stack, _ODD.sub(_spelled, text))
    return SafeText(text[:max_chars])


def kept(text: str) -> SafeText:
    """A line that was made safe before it was written down; what it cannot be, is cleaned."""
    return SafeText(text) if text.isprintable() else line(text)


def kept_block(text: str) -> SafeText:
    """The same for a body: line ends are part of it."""
    return SafeText(text) if text.replace("\n", "").isprintable() else block(text)


def own(text: LiteralString) -> SafeText:
    """Words of our own, written in the source."""
    return SafeText(text)


def number(value: float) -> SafeText:
    """A number of our own, written out; a whole one without a fraction."""
    return SafeText(str(int(value)) if float(value).is_integer() else str(value))


def fill(template: LiteralString, *parts: SafeText) -> SafeText:
    """`template` with each `{}` replaced by the next of `parts`.

    Raises ValueError when their numbers differ: braces in a part mean nothing.
    """
    pieces = template.split("{}")
    if len(pieces) != len(parts) + 1:
        raise ValueError(f"{len(parts)} parts for {len(pieces) - 1} places in {template!r}")
    return SafeText(pieces[0] + "".join(a + b for a, b in zip(parts, pieces[1:], strict=True)))


def joined(separator: LiteralString, parts: Iterable[SafeText]) -> SafeText:
    """`parts` with `separator` between them."""
    return SafeText(separator.join(parts))


def part(text: SafeText, start: int, stop: int) -> SafeText:
    """The characters of `text` from `start` up to `stop`: what is safe is so in pieces."""
    return SafeText(text[start:stop])


def shortened(text: SafeText, limit: int) -> SafeText:
    """At most `limit` characters of `text`; an ellipsis says that there were more."""
    return text if len(text) <= limit else fill("{}…", part(text, 0, limit - 1))


def _text_of(raw: object) -> str:
    """The characters of a JSON value, an error or a path; containers and `None` have none."""
    match raw:
        case str():
            return raw
        case bytes():
            return raw.decode("utf-8", "replace")
        case bool() | int() | float():
            try:
                return str(raw)
            except ValueError:  # Python refuses to write out thousands of digits
                return ""
        case BaseException() | PurePath():
            return str(raw)
        case _:
            return ""


def _decoded_run(match: re.Match[str]) -> str:
    """A run of encoded-words; neighbours of one charset may share a character's bytes."""
    pieces: list[tuple[str, bytes]] = []
    for charset, encoding, payload in _WORD.findall(match[0]):
        try:
            if encoding in "bB":
                data = binascii.a2b_base64(payload + "=" * (-len(payload) % 4))
            else:
                data = binascii.a2b_qp(payload.encode("ascii"), header=True)
        except ValueError:  # binascii.Error and UnicodeEncodeError are both of them
            return match[0]
        if pieces and pieces[-1][0] == charset.lower():
            data = pieces.pop()[1] + data
        pieces.append((charset.lower(), data))
    try:
        return "".join(data.decode(charset, "replace") for charset, data in pieces)
    except (LookupError, ValueError):
        return match[0]


def _settled(text: str, table: dict[int, str], dropped: re.Pattern[str]) -> str:
    """`text` cleaned until another round changes nothing.

    One removal can bring together what another rule looks at; two rounds nearly always do.
    """
    while True:
        before = text
        text = _REPLACED.sub("\ufffd", dropped.sub("", text.translate(table)))
        text = _IDLE_JOINERS.sub("", _IDLE_SELECTORS.sub("", text))
        text = _unstacked(text)  # before NFC, whose ordering is quadratic in a stack of marks
        text = unicodedata.normalize("NFC", text)
        if text == before:
            return text


def _unstacked(text: str) -> str:
    """`text` with at most `MARKS` marks and joiners in a row."""
    return _MARKED.sub(_unstacked_run, text)


def _excess(run: str) -> list[bool]:
    """For each character of `run`, whether it is a mark too many."""
    result, marks = [], 0
    for character in run:
        is_mark = character in _JOINERS or unicodedata.category(character)[0] == "M"
        marks = marks + 1 if is_mark else 0
        result.append(marks > MARKS)
    return result


def _unstacked_run(match: re.Match[str]) -> str:
    run = match[0]
    excess = _excess(run)
    if True not in excess:
        return run
    return "".join(c for c, is_excess in zip(run, excess, strict=True) if not is_excess)


def _spelled_stack(match: re.Match[str]) -> str:
    run = match[0]
    return "".join(
        _spelling(c) if is_excess else c for c, is_excess in zip(run, _excess(run), strict=True)
    )


def _spelled(match: re.Match[str]) -> str:
    return _spelling(match[0])


def _spelling(character: str) -> str:
    if character == "\\":
        return "\\\\"
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
