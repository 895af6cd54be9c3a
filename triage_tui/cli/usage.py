"""What was wrong with a command line, in one sentence: argparse's words are for programmers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

_CHOICE = re.compile(r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)$", re.DOTALL)
_NO_VALUE = re.compile(r"argument (\S+): expected one argument")
_OTHER = re.compile(r"argument (\S+): (.+)", re.DOTALL)
_REQUIRED = "the following arguments are required"
_UNKNOWN = "unrecognized arguments: "
_HARMLESS = re.compile(r"-{0,2}[A-Za-z][A-Za-z-]{0,19}")
"""A word that may be repeated: it has no digit, so that it is no key pasted at the wrong place."""


def explained(message: str, *, flags: Sequence[str], choices: Sequence[str]) -> str:
    """A message of argparse as a sentence.

    `flags` are the options that the command takes, `choices` the words that one of may follow.
    """
    if found := _CHOICE.match(message):
        return _not_one_of(found[1], found[2].strip("'\""), _words(found[3]))
    if message.startswith(_UNKNOWN):
        return unknown(message.removeprefix(_UNKNOWN).split()[0], flags)
    if message.startswith(_REQUIRED) and choices:
        return f"add one of these words: {_listed(choices)}."
    if found := _NO_VALUE.match(message):
        return f"{found[1]} needs a value."
    if found := _OTHER.match(message):
        return f"{found[1]}: {found[2].rstrip('.')}."
    return f"{message.rstrip('.')}."


def unknown(word: str, flags: Sequence[str]) -> str:
    """That a word or an option is not taken, and the option that may have been meant."""
    flag = word.partition("=")[0]
    if not flag.startswith("-"):
        return f"{_named(flag)} isn't expected here."
    what = f"there's no option {flag}" if _HARMLESS.fullmatch(flag) else "there's no such option"
    return f"{what}.{_meant(flag, flags)}"


def _not_one_of(name: str, got: str, choices: Sequence[str]) -> str:
    if name == "COMMAND":
        return f"{_named(got)} isn't a command.{_meant(got, choices)}"
    if name.startswith("-"):
        return f"{name} takes {_listed(choices)}, not {_named(got)}."
    return f"{_named(got)} isn't one of {_listed(choices)}.{_meant(got, choices)}"


def _meant(word: str, known: Sequence[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f" Did you mean {close[0]}?" if close else ""


def _named(word: str) -> str:
    return f"'{word}'" if _HARMLESS.fullmatch(word) else "that"


def _words(listed: str) -> list[str]:
    return [word.strip(" '\"") for word in listed.split(",")]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
