"""The command line: arguments, exit codes, and the one place where things are wired."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from triage_tui.cli.read_settings import config_path, settings_of
from triage_tui.cli.shell import Exit, print_line, refuse

if TYPE_CHECKING:
    import argparse

    from triage_tui.config.settings import Settings


OUTPUT_ERRORS = frozenset({errno.ENOSPC, errno.EBADF, errno.EIO, errno.EFBIG, errno.EDQUOT})
"""What writing to a full, closed or broken output brings."""
OPENING = frozenset({"--no-early-paint", "--read-only"})
"""Flags of the inbox itself that have no value."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command `argv` asks for, and return its exit code."""
    os.umask(0o077)  # before anything is written: no file of ours is for others
    gc.disable()  # imports make no garbage worth looking for; the app looks from its first paint on
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    finally:
        gc.enable()


def _run(argv: Sequence[str]) -> int:
    if sys.stdout is None:  # closed before we began
        return _unwritten("it's closed")
    try:
        code = _command(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader went away; the interpreter must not find that out again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.BROKEN_PIPE
    except OSError as error:
        return _refused_by_the_system(error)
    except Exception as error:  # noqa: BLE001 - a traceback would show values; our report does not
        return _crashed(error)
    return code


def _command(argv: Sequence[str]) -> int:
    try:
        arguments = arguments_of(argv)
    except SystemExit:
        sys.stdout.flush()  # help and version end here
        raise
    if arguments.command not in {None, "demo"}:
        gc.enable()
    return COMMANDS[arguments.command](arguments)


def _refused_by_the_system(error: OSError) -> int:
    """A folder of ours that cannot be used, or an output that takes nothing: a sentence."""
    from triage_tui.system import paths

    said = error.strerror or "unknown error"
    if error.filename is None and error.errno in OUTPUT_ERRORS:
        with suppress(OSError, ValueError):  # what could not be written is not tried again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _unwritten(said)
    if error.filename is None or not paths.is_ours(Path(os.fsdecode(error.filename))):
        return _crashed(error)
    return refuse(paths.Unusable(error))


def _unwritten(said: str) -> int:
    if sys.stderr is not None:
        print_line(f"triage-tui: can't write to standard output ({said}).", sys.stderr)
    return Exit.FAILED


def arguments_of(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for; exits with 2 on a mistake.

    Making the parser of every command takes longer than many a program's start: the usual ways of
    opening the inbox do without it.
    """
    if OPENING.issuperset(argv):
        usual = SimpleNamespace(
            command=None,
            version=None,
            view=None,
            base_url=None,
            config=None,
            no_early_paint="--no-early-paint" in argv,
            read_only="--read-only" in argv,
        )
        return cast("argparse.Namespace", usual)
    from triage_tui.cli.parser import parse

    return parse(argv)


def _crashed(error: Exception) -> int:
    from triage_tui.cli import crash_report

    told = crash_report.crash_of(error)
    print_line(told.on_screen(crash_report.keep(told)), sys.stderr)
    return Exit.FAILED


def _open(arguments: argparse.Namespace) -> int:
    from triage_tui.config import api_key
    from triage_tui.config.settings import ConfigError
    from triage_tui.system import paths

    try:
        settings = settings_of(arguments)
        _check_keys(arguments, settings)
        key = api_key.find_key(os.environ, paths.key_file())
    except ConfigError as error:
        return refuse(error)
    if not _can_draw():
        return Exit.USAGE
    _before_textual()
    from triage_tui.cli.run import run_app

    return run_app(
        settings,
        key=key.key if key else None,
        origin=key.origin if key else None,
        read_only=arguments.read_only,
    )


def _demo(arguments: argparse.Namespace) -> int:
    from triage_tui.config.settings import DEMO_DEFAULTS, ConfigError

    try:
        settings = settings_of(arguments, DEMO_DEFAULTS)
        _check_keys(arguments, settings)
    except ConfigError as error:
        return refuse(error)
    if not _can_draw():
        return Exit.USAGE
    _before_textual()
    from triage_tui.cli.run import run_demo

    return run_demo(
        settings,
        leads=arguments.leads,
        seed=arguments.seed,
        latency_ms=arguments.latency,
        faults=arguments.faults,
    )


def _later(arguments: argparse.Namespace) -> int:
    from triage_tui.cli.subcommands import LATER

    return LATER[arguments.command](arguments)


SHELL = ("sandbox", "doctor", "config", "keys", "report", "walk", "completions")
"""The commands that stay in the shell."""
COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    None: _open,
    "demo": _demo,
    **dict.fromkeys(SHELL, _later),
}


def _check_keys(arguments: argparse.Namespace, settings: Settings) -> None:
    if not settings.keys and not settings.plays and settings.preset == "gmail":
        return
    from triage_tui.commands.configured import keymap_of  # knows no textual
    from triage_tui.config.settings import ConfigError

    problems = keymap_of(settings, source=f"[keys] in {config_path(arguments)}").problems
    if problems:
        raise ConfigError(*problems)


def _can_draw() -> bool:
    from triage_tui.system import terminal

    reason = terminal.why_not(os.environ)
    if reason:
        print_line(reason, sys.stderr)
    return reason is None


def _before_textual() -> None:
    from triage_tui.system import terminal

    terminal.silence_developer_variables(os.environ)
    # How often Textual may paint in a second. What a key changes in a second step waits for one to
    # two of these periods: at the usual 60 that is 17 to 33 ms. Nothing is painted more often than
    # it changes.
    os.environ["TEXTUAL_FPS"] = "500"
