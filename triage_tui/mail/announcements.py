"""Where an older mail begins in a text: somebody is said to have written, or header lines stand.

The rules are general: a line, or the shortest run of lines, that ends at a colon and holds a date
and an address announces; three lines `word: …` with an address and a date are a header block.
`announcing_words` helps where one of them is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from triage_tui.mail.address_and_date import ADDRESS, BRACKETED, has_date
from triage_tui.mail.announcing_words import (
    SEPARATORS,
    WROTE,
    WROTE_ANYWHERE,
    YOU,
)
from triage_tui.mail.header_blocks import RULE, is_header_block

WRAPPED: Final = 5
"""Over how many lines an announcement may run."""
LENGTH: Final = 400
"""Characters of the longest announcement."""

LOOKED_AT: Final = 2000
"""Lines that are looked at closely: the cost of a mail of colons alone is bounded with them."""

_NUMBER = re.compile(r"\d")
_WROTE = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(set(WROTE), key=len, reverse=True)))})(?!\w)"
    rf"|{'|'.join(map(re.escape, WROTE_ANYWHERE))}"
)
_YOU = re.compile(rf"(?<!\w)(?:{'|'.join(YOU)})(?!\w)")
_STARTS = re.compile(
    r"(?:on|am|le|el|il|op|em|no|a|dne|dňa|w|den|på|kl|la|pe|în|στις|u|в|у|във|vào|pada|ng[àa]y|at|"
    r"il giorno|no dia|w dniu|dana|dnia)\b",
)
_ENDING: Final = " *_\"'”»-–—=~"
# As Gmail did for years: no verb, and not always a colon.
_DATE_TO_ADDRESS = re.compile(
    r"\d{4}[./-]\d{1,2}[./-]\d{1,2}\b[^<>]{2,120}<[^<>@\s]{1,64}@[^<>@\s]{1,200}>"
    r"|\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:\d\d [^.!?]{2,80}"
)
_RULES: Final = "-_=*~─—"
_LABEL_CHARS: Final = 34
_CLOSING: Final = (":", "：", ">", *_ENDING)
_SEPARATOR = re.compile(r"[-_=*~>\s─—]{2,60}([^-_=*~─—\s][^\n]{2,60}?)[-_=*~<\s─—]{2,60}")
_SEPARATOR_WORDS: Final = frozenset(word for each in SEPARATORS for word in each.split())
_SENTENCE_END: Final = (".", "!", "?", "。", "！", "？", ",", ";", "…")


def announced(lines: Sequence[str], at: int) -> int:
    """Over how many lines, from `at`, someone is said to have written; 0 for none.

    `lines` are stripped. Where what follows is marked as a quote, a verb is enough.
    """
    text = ""
    for count in range(1, min(WRAPPED, len(lines) - at) + 1):
        more = lines[at + count - 1]
        if not more:
            if text and "".join(lines[at + count : at + count + 1]).startswith("<"):
                continue  # some programs set the address on lines of its own
            return 0
        text = f"{text} {more}" if text else more
        if len(text) > LENGTH:
            return 0
        if count == 1 and _DATE_TO_ADDRESS.fullmatch(text):
            return 1
        if closes(more) and (end := _end(text)) is not None:
            return count if _starts_here(lines, at, count, end) else 0
    return 0


@lru_cache(maxsize=4096)  # each line is looked at from the ones before
def closes(text: str) -> bool:
    """Whether an announcement may end with this line: most lines are not looked at any closer."""
    if not text.endswith(_CLOSING):
        return ">" in text and _says_all(text)
    return text.endswith(">") or text.rstrip(_ENDING).endswith((":", "：")) or _closes_ruled(text)


def _closes_ruled(text: str) -> bool:
    """Whether dashes close it behind a verb: `---- On Monday, Sam wrote ----`."""
    return "--" in text and _WROTE.search(text[-28:].casefold()) is not None


def may_announce(text: str) -> bool:
    """Whether one line says that somebody wrote, with a date and an address or without."""
    end = _end(text[-LENGTH:])
    return end is not None and (_is_announcement(end) or _WROTE.search(end) is not None)


def places(lines: Sequence[str]) -> set[int]:
    """The lines that are worth a closer look; in most mails they are few."""
    found = set[int]()
    for at, text in enumerate(lines):
        if not text:
            continue
        if len(found) > LOOKED_AT:
            break
        if closes(text):
            found.update(range(max(0, at - WRAPPED + 1), at + 1))
        head = text[:_LABEL_CHARS]
        is_label = ":" in head or "：" in head
        if text[0] in _RULES or is_label or "---" in text or _bare(text) in SEPARATORS:
            found.add(at)
            if text[0].isdigit():  # a date below a name
                found.update(range(max(0, at - 2), at))
    return found


def opens_history(lines: Sequence[str], at: int) -> bool:
    """Whether everything from line `at` on is an older mail, by a separator or header lines."""
    text = lines[at]
    if not text:
        return False
    if _is_separator(lines, at):
        return True
    if RULE.fullmatch(text):
        return is_header_block(lines, _next(lines, at + 1, within=2))
    return is_header_block(lines, at)


def _starts_here(lines: Sequence[str], at: int, count: int, text: str) -> bool:
    """Whether the announcement that ends with the last of these lines begins with the first."""
    if not _is_announcement(text):
        if count > 1 or len(text) > 120 or _WROTE.search(text) is None:
            return False
        following = next((each for each in lines[at + 1 : at + 4] if each), "")
        return following.startswith(">")
    for skipped in range(1, count):
        rest = " ".join(lines[at + skipped : at + count])
        end = _end(rest)
        if end is None or not _is_announcement(end):
            continue
        # A shorter run will do, unless the date or half of the address stands in this one.
        before = " ".join(lines[at : at + skipped])
        return not _is_whole(end) and _belongs(before, rest)
    return True


def _belongs(before: str, rest: str) -> bool:
    """Whether the line before the one with the colon is part of what it says."""
    if before.endswith(_SENTENCE_END[:3]):
        return False
    if rest.lstrip().startswith("<") and _NUMBER.search(before):
        return True
    return has_date(before) or before.endswith("<")


def _is_whole(text: str) -> bool:
    return has_date(text) and "@" in text


def _end(text: str) -> str | None:
    """`text`, casefolded, up to its colon; `None` when it does not end at one."""
    stripped = text.rstrip(_ENDING)
    if _says_all(stripped):
        return stripped.lstrip(_ENDING).casefold()
    if stripped.endswith((":", "：")):
        return stripped.lstrip(_ENDING)[:-1].casefold()
    if text.endswith("--") and text.startswith("--") and _WROTE.search(stripped[-24:].casefold()):
        return stripped.lstrip(_ENDING).casefold()
    return None


def _says_all(text: str) -> bool:
    """Whether a line ends in the verb, after a date and an address: some set no colon then."""
    if "@" not in text[-240:] or not text[-1:].isalpha():
        return False
    verb = _WROTE.search(text[-24:].casefold())
    is_last = verb is not None and verb.end() == len(text[-24:])
    return is_last and BRACKETED.search(text) is not None and has_date(text)


def _is_announcement(text: str) -> bool:
    """The rule, for a casefolded text without its colon."""
    if "@" not in text and _NUMBER.search(text) is None:
        return False
    verb = _WROTE.search(text)
    has_address = "@" in text and (
        BRACKETED.search(text) is not None
        or (verb is not None and ADDRESS.search(text) is not None)
    )
    if has_address:
        return verb is not None or has_date(text)
    if verb is None or _YOU.search(text):
        return False
    starts = _STARTS.match(text) is not None
    # A verb may stand in any sentence: where it is not the last word, a program puts a name.
    if starts and _NUMBER.search(text):
        return len(text) - verb.end() < 60
    return has_date(text) and len(text) - verb.end() < 60


def _is_separator(lines: Sequence[str], at: int) -> bool:
    """`--- Original Message ---` in any language, or dashes around words above header lines."""
    text, bare = lines[at], _bare(lines[at])
    if not bare:
        return False
    is_ruled = _SEPARATOR.fullmatch(text) is not None
    if bare in SEPARATORS:
        is_sure = text[0] in _RULES or text.rstrip("*_ ").endswith((":", "："))
    else:
        is_sure = is_ruled and _has_separator(bare)
    if is_sure:
        return True
    if not is_ruled and bare not in SEPARATORS:
        return False
    return is_header_block(lines, _next(lines, at + 1, within=3))


def _has_separator(bare: str) -> bool:
    if bare.isascii() and not _SEPARATOR_WORDS.intersection(bare.split()):
        return False
    return any(word in bare for word in SEPARATORS)


def _bare(text: str) -> str:
    """The words of a separator."""
    return text.strip(" -_=*~>─—").rstrip(":： ").casefold() if len(text) < 120 else ""


def _next(lines: Sequence[str], at: int, *, within: int) -> int:
    """The next line with something in it; the end of the mail where there is none near."""
    return next((i for i in range(at, min(at + within, len(lines))) if lines[i]), len(lines))
