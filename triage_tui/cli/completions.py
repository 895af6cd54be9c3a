"""`triage-tui completions`: the script with which a shell completes our commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shtab

if TYPE_CHECKING:
    import argparse


def completions(shell: str, parser: argparse.ArgumentParser) -> str:
    """The script for `bash`, `zsh` or `fish`, made from the parser itself."""
    return f"{shtab.complete(parser, shell).rstrip()}\n"
