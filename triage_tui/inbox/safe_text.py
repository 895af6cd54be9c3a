"""Text from outside: the one door through which it reaches a widget.

Texts of strangers are cleaned where they are parsed, field by field, into `SafeText`; what draws
takes nothing else. Cleaning is idempotent, never raises and is linear in the length of the text.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, LiteralString, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

SafeText = NewType("SafeText", str)
"""Text that may be drawn: nothing in it moves a cursor, hides or reverses."""

NOTHING = SafeText("")

LINE_LIMIT: Final = 512
BLOCK_CHARS: Final = 65536
BLOCK_LINES: Final = 2000
TYPED_CHARS: Final = 1024 * 1024
"""Characters of a form's field that are kept: more than any form hands over."""

# Letters and punctuation of most mail in Latin script: nothing in it changes in either mode.
_PLAIN_SET: Final = (
    " -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25ff"
)
_PLAIN = re.compile(f"[{_PLAIN_SET}]*")
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")


_CONTROLS = re.compile("[\x80-\x9f]")
_MEANT: Final = {
    code: character
    for code in range(0x80, 0xA0)
    if (character := bytes((code,)).decode("cp1252", "ignore"))
}


def meant(text: str) -> str:
    """`text` with what its controls mean: it was written in windows-1252, and sent as Latin-1."""
    if text.isascii() or not _CONTROLS.search(text):
        return text
    return text.translate(_MEANT)


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
    from triage_tui.inbox.cleaning import cleaned_line

    return SafeText(cleaned_line(_BREAKS.sub(" ", text))[:limit].rstrip(" "))


def block(raw: object, *, max_chars: int = BLOCK_CHARS, max_lines: int = BLOCK_LINES) -> SafeText:
    """`raw` as a text of several lines, cut after `max_chars` characters or `max_lines` lines.

    As `line`, but line breaks stay, as newlines, and so do the joiners and selectors that emoji
    and joining scripts need. A tab is four spaces.
    """
    text = _BREAKS.sub("\n", _text_of(raw)[: max_chars * 4])
    if is_plain(text.replace("\n", "")):
        text = text[:max_chars]
    else:
        from triage_tui.inbox.cleaning import cleaned_block

        text = cleaned_block(text, max_chars)
    if text.count("\n") >= max_lines:
        text = "\n".join(text.split("\n", max_lines)[:max_lines])
    return SafeText(text)


def whole_block(raw: str) -> SafeText:
    """What somebody typed or pasted, as `block`, whole: its form says how much may be sent."""
    return block(raw, max_chars=TYPED_CHARS, max_lines=TYPED_CHARS)


def decoded_words(raw: object) -> str:
    """`raw` with its MIME encoded-words (`=?utf-8?b?...?=`) decoded; not cleaned yet.

    A word of an unknown charset or a broken encoding stays as it is.
    """
    text = _text_of(raw)
    if "=?" not in text:
        return text
    from triage_tui.inbox.cleaning import decoded

    return decoded(text[: LINE_LIMIT * 16])


def hidden_in(raw: object) -> int:
    """How many characters of `raw` the cleaners take out or replace because they hide or control.

    Blanks, line breaks, and joiners and selectors where emoji and joining scripts use them are
    not counted: ordinary mail has them. Looks at the first 256 K characters.
    """
    text = _text_of(raw)[: BLOCK_CHARS * 4]
    if is_plain(text.replace("\n", "")):
        return 0
    from triage_tui.inbox.cleaning import hidden_count

    return hidden_count(text)


def escaped(raw: object, *, max_chars: int = BLOCK_CHARS) -> SafeText:
    """The text as it came: whatever the cleaners touch is written out as `\\x1b` or `\\u202e`.

    Newlines stay; a backslash is doubled, so that what is written out is told from what was typed.
    """
    from triage_tui.inbox.cleaning import spelled

    return SafeText(spelled(_text_of(raw)[:max_chars])[:max_chars])


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
    """A number of our own, written out: `10,005`; a whole one without a fraction."""
    return SafeText(f"{int(value) if float(value).is_integer() else value:,}")


def digits(value: int) -> SafeText:
    """An id of the server's as it writes it: no separators."""
    return SafeText(str(int(value)))


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


def sentence(text: SafeText) -> SafeText:
    """`text` with a full stop, where it ends with no sign of its own."""
    return text if not text or text[-1] in ".!?…:" else fill("{}.", text)


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
