"""A parser that says in a sentence what is wrong, and what may have been meant."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class PlainParser(argparse.ArgumentParser):
    """Says in one line what is wrong, and never repeats what might be a key."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        (file or sys.stdout).write(self.format_help())  # argparse keeps a full disk to itself

    def error(self, message: str) -> NoReturn:
        from triage_tui.cli.usage import explained  # late: only mistakes need it

        self.refuse(explained(message, flags=list(self.flags), choices=self.choices))

    def refuse(self, words: str) -> NoReturn:
        """Say what is wrong, and where all is listed."""
        sys.stderr.write(f"{self.prog}: {words}\nTry: {self.prog} --help\n")
        sys.exit(2)

    @property
    def flags(self) -> dict[str, bool]:
        """The options that may stand here, and whether each takes a value."""
        return {
            flag: action.nargs is None for action in self._actions for flag in action.option_strings
        }

    @property
    def choices(self) -> list[str]:
        """The words of which one has to follow; none where any may."""
        named = (each.choices for each in self._actions if each.choices and not each.option_strings)
        return [str(word) for word in next(named, ())]

    @property
    def commands(self) -> dict[str, PlainParser]:
        """The commands that may follow, each with what it takes."""
        made = (each.choices for each in self._actions if isinstance(each.choices, dict))
        return next(made, {})


def refuse_unknown(parser: PlainParser, words: Sequence[str]) -> None:
    """Refuse an option that its command does not take: argparse would blame what comes behind."""
    rest = iter(words)
    for word in rest:
        flag, _, value = word.partition("=")
        if word in parser.commands:
            parser = parser.commands[word]
        elif flag in parser.flags:
            if parser.flags[flag] and not value:
                next(rest, None)
        elif re.match(r"--?[A-Za-z]", flag):
            from triage_tui.cli.usage import unknown  # late, as above

            parser.refuse(unknown(flag, list(parser.flags)))
