"""What is taken out of texts of strangers, and how it is written out where it must be seen.

`inbox.text` is the door to this; most texts are plain, and pass without it. Its patterns take
longer to compile than most of our modules take to load.
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from typing import Final

MARKS: Final = 4
"""Combining marks one letter may carry; Vietnamese, Thai and pointed Hebrew need fewer."""

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
_DROPPED = re.compile(f"[{_INVISIBLE}]+")
# Arabic and the scripts of India: a name in them is another one without its non-joiner.
_JOINING: Final = "\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff"
_DROPPED_IN_LINES = re.compile(
    f"[{_INVISIBLE}\u200d{_SELECTORS}]+|(?<![{_JOINING}])\u200c+|\u200c+(?![{_JOINING}])"
)
_REPLACED = re.compile(f"[{_FOREIGN}]")
# A joiner or selector means something only between or after letters and signs beyond ASCII (and
# in a keycap, before U+20E3); a second in a row means nothing.
_IDLE_SELECTORS = re.compile(f"(?<![^\\x00-\\x7f{_JOINERS}{_SELECTORS}])[{_SELECTORS}]+(?!\u20e3)")
_IDLE_JOINERS = re.compile(
    f"(?<![^\\x00-\\x7f{_JOINERS}])[{_JOINERS}]+|[{_JOINERS}]+(?![^\\x00-\\x7f])"
)
# Where five marks in a row can be; the categories of what it finds are then looked up.
_MARKED = re.compile(
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
_TOUCHED = re.compile(f"[{_INVISIBLE}{_FOREIGN}{_JOINERS}{_SELECTORS}]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ODD = re.compile(
    "[\\\\\x00-\x09\x0b-\x1f\x7f\u0080-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufe0e\ufe0f"
    f"{_INVISIBLE}{_FOREIGN}]"
)

_ENCODED: Final = r"=\?([A-Za-z0-9_.:-]{1,40})(?:\*[A-Za-z0-9-]*)?\?([bBqQ])\?([^?\s]*)\?="
_WORD = re.compile(_ENCODED)
_WORDS = re.compile(f"(?:{_ENCODED})(?:[ \t\r\n]+{_ENCODED})*")


def cleaned_line(text: str) -> str:
    """`text`, which has no line breaks any more, as a line; not cut yet."""
    text = _settled(text, _LINE_TABLE, _DROPPED_IN_LINES).strip(" ")
    if text and unicodedata.category(text[0])[0] == "M":
        return "\u25cc" + text  # else the mark would sit on whatever is drawn before it
    return text


def cleaned_block(text: str, max_chars: int) -> str:
    """`text` as several lines, of at most `max_chars` characters."""
    text = _settled(text, _BLOCK_TABLE, _DROPPED)
    if len(text) > max_chars:  # the cut may fall inside what belongs together
        text = _settled(text[:max_chars], _BLOCK_TABLE, _DROPPED)
    return text


def decoded(text: str) -> str:
    """`text` with its MIME encoded-words decoded."""
    return _WORDS.sub(_decoded_run, text)


def hidden_count(text: str) -> int:
    """How many characters of `text` hide or control."""
    if not (_CONTROLS.search(text) or _TOUCHED.search(text) or _MARKED.search(text)):
        return 0
    left = text
    for odd in (_CONTROLS, _REPLACED, _DROPPED, _IDLE_SELECTORS, _IDLE_JOINERS):
        left = odd.sub("", left)
    return len(text) - len(_unstacked(left))


def spelled(text: str) -> str:
    """`text` with what the cleaners touch written out."""
    return _MARKED.sub(_spelled_stack, _ODD.sub(_spelled, text))


def _decoded_run(match: re.Match[str]) -> str:
    """A run of encoded-words; neighbors of one charset may share a character's bytes."""
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
    text = text.translate(table)
    while not _is_settled(text):
        before = text
        text = _REPLACED.sub("\ufffd", dropped.sub("", text.translate(table)))
        text = _IDLE_JOINERS.sub("", _IDLE_SELECTORS.sub("", text))
        text = _unstacked(text)  # before NFC, whose ordering is quadratic in a stack of marks
        text = unicodedata.normalize("NFC", text)
        if text == before:
            break
    return text


def _is_settled(text: str) -> bool:
    """Whether another round could change nothing: asked once, where each round asks six times."""
    return (
        _TOUCHED.search(text) is None
        and _MARKED.search(text) is None
        and unicodedata.is_normalized("NFC", text)
    )


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
