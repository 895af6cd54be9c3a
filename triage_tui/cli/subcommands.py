"""The commands that don't open the inbox: each imports its module when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_tui.cli.read_settings import config_path, reading_of, settings_of
from triage_tui.cli.shell import Exit, print_line, refuse

if TYPE_CHECKING:
    import argparse


def _sandbox(arguments: argparse.Namespace) -> int:
    from triage_tui.cli.sandbox import serve_sandbox

    return serve_sandbox(arguments)


def _doctor(arguments: argparse.Namespace) -> int:
    from triage_tui.cli.doctor import examine

    return examine(reading_of(arguments), sys.stdout)


def _config(arguments: argparse.Namespace) -> int:
    from triage_tui.cli import config

    file = config_path(arguments)
    match arguments.what:
        case "path":
            print_line(str(file))
            return Exit.DONE
        case "init":
            return config.init(file, sys.stdout, sys.stderr)
        case "show":
            return config.show(reading_of(arguments), file, sys.stdout)
        case "cache":
            from triage_tui.cli import cache

            return cache.run(arguments.do, sys.stdout, sys.stderr)
        case _:
            return config.check(reading_of(arguments), file, sys.stdout)


def _keys(arguments: argparse.Namespace) -> int:
    from triage_tui.cli import keys

    reading, file = reading_of(arguments), config_path(arguments)
    if arguments.what == "list":
        return keys.listing(reading, file, sys.stdout)
    return keys.check(reading, file, sys.stdout)


def _walk(arguments: argparse.Namespace) -> int:
    from triage_tui.config import api_key
    from triage_tui.config.settings import DEMO_DEFAULTS, ConfigError
    from triage_tui.inbox.views.views import VIEWS
    from triage_tui.system import paths

    try:
        settings = settings_of(arguments, DEMO_DEFAULTS if arguments.demo else None)
        if arguments.of not in VIEWS:
            known = ", ".join(VIEWS)
            raise ConfigError(f"There's no view {arguments.of!r}. Choose one of: {known}.")
        found = None if arguments.demo else api_key.find_key(os.environ, paths.key_file())
    except ConfigError as error:
        return refuse(error)
    if found is None and not arguments.demo:
        print_line("triage-tui: no API key. Set SMARTLEAD_API_KEY, or add --demo.", sys.stderr)
        return Exit.AUTHENTICATION
    from triage_tui.cli.run import run_walk

    return run_walk(settings, key=found.key if found else None, view=arguments.of)


def _completions(arguments: argparse.Namespace) -> int:
    from triage_tui.cli.completions import completions
    from triage_tui.cli.parser import command_parser

    sys.stdout.write(completions(arguments.shell, command_parser()))
    return Exit.DONE


def _report(arguments: argparse.Namespace) -> int:
    import time

    from triage_tui.cli import report
    from triage_tui.config.settings import ConfigError
    from triage_tui.inbox.sla import read_sla
    from triage_tui.system import paths

    now = time.time()
    try:
        settings = settings_of(arguments)
        since = report.since_of(arguments.since, now)
    except (ConfigError, ValueError) as error:
        return refuse(error)
    return report.report(
        paths.account_dir(settings.base_url) / paths.JOURNAL,
        since=since,
        now=now,
        sla=read_sla(settings.sla, settings.sla_late),
        form=arguments.format,
        members={each.member_id: each.name for each in settings.members},
        rows=arguments.rows,
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
