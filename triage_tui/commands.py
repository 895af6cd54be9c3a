"""The commands that open no inbox: each reads its arguments, and its module is imported then."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_tui.cli import Exit, config_path, print_line, reading_of, refuse, settings_of

if TYPE_CHECKING:
    import argparse


def _sandbox(arguments: argparse.Namespace) -> int:
    from triage_tui.sandbox_command import serve_sandbox

    return serve_sandbox(arguments)


def _doctor(arguments: argparse.Namespace) -> int:
    from triage_tui.doctor import examine

    return examine(reading_of(arguments), sys.stdout)


def _config(arguments: argparse.Namespace) -> int:
    from triage_tui import config_command

    file = config_path(arguments)
    match arguments.what:
        case "path":
            print_line(str(file))
            return Exit.DONE
        case "init":
            return config_command.init(file, sys.stdout, sys.stderr)
        case "show":
            return config_command.show(reading_of(arguments), file, sys.stdout)
        case "cache":
            from triage_tui import cache_command

            return cache_command.run(arguments.do, sys.stdout, sys.stderr)
        case _:
            return config_command.check(reading_of(arguments), file, sys.stdout)


def _keys(arguments: argparse.Namespace) -> int:
    from triage_tui import keys_command

    reading, file = reading_of(arguments), config_path(arguments)
    if arguments.what == "list":
        return keys_command.listing(reading, file, sys.stdout)
    return keys_command.check(reading, file, sys.stdout)


def _walk(arguments: argparse.Namespace) -> int:
    from triage_tui import key_source, paths
    from triage_tui.inbox.views import VIEWS
    from triage_tui.settings import DEMO_DEFAULTS, ConfigError

    try:
        settings = settings_of(arguments, DEMO_DEFAULTS if arguments.demo else None)
        if arguments.of not in VIEWS:
            raise ConfigError(f"There is no view {arguments.of!r}: give one of {', '.join(VIEWS)}.")
        found = None if arguments.demo else key_source.find_key(os.environ, paths.key_file())
    except ConfigError as error:
        return refuse(error)
    if found is None and not arguments.demo:
        print_line("triage-tui: no API key: set SMARTLEAD_API_KEY, or add --demo.", sys.stderr)
        return Exit.AUTHENTICATION
    from triage_tui.wiring import run_walk

    return run_walk(settings, key=found.key if found else None, view=arguments.of)


def _completions(arguments: argparse.Namespace) -> int:
    from triage_tui.arguments import command_parser
    from triage_tui.completions import completions

    sys.stdout.write(completions(arguments.shell, command_parser()))
    return Exit.DONE


def _report(arguments: argparse.Namespace) -> int:
    import time

    from triage_tui import paths, report_command
    from triage_tui.settings import ConfigError

    now = time.time()
    try:
        settings = settings_of(arguments)
        since = report_command.since_of(arguments.since, now)
    except (ConfigError, ValueError) as error:
        return refuse(error)
    return report_command.report(
        paths.account_dir(settings.base_url) / paths.JOURNAL,
        since=since,
        now=now,
        sla_late=settings.sla_late,
        form=arguments.format,
        out=sys.stdout,
        err=sys.stderr,
    )


LATER: dict[str, Callable[[argparse.Namespace], int]] = {
    "sandbox": _sandbox,
    "doctor": _doctor,
    "config": _config,
    "keys": _keys,
    "report": _report,
    "walk": _walk,
    "completions": _completions,
}
