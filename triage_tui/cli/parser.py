"""The arguments of the command line, checked; kept light because `--help` must be quick."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from triage_tui.cli.plain_parser import PlainParser, refuse_unknown

EPILOG = """\
get started:
  triage-tui demo          try it on made-up replies; nothing leaves your computer
  triage-tui doctor        check the key, connection, terminal and disk
  triage-tui               triage your unread replies
In the app, ? lists every key, : runs any command by name, z undoes and q quits. No key deletes
anything.

environment:
  SMARTLEAD_API_KEY    your API key; never pass it as a flag
  SMARTLEAD_BASE_URL   another API base URL: https, or http on this computer
  TRIAGE_<NAME>        any setting, e.g. TRIAGE_UNDO_WINDOW=0
Flags override the environment, which overrides config.toml, which overrides the defaults.
`triage-tui config path` prints where config.toml is; `config init` creates one.

exit codes: 0 done, 1 failed, 2 usage or configuration, 3 authentication, 128+n on signal n
"""
FAULTS = "simulated faults and their rates: 429=0.05,500=0.02,reset=0.01,timeout=0.01,lost=0.01"
COMPLETIONS = (
    "Print a script that completes commands, options and their values. Add "
    'eval "$(triage-tui completions bash)" to ~/.bashrc (for zsh, the same with zsh in ~/.zshrc, '
    "after compinit). For fish, save it as ~/.config/fish/completions/triage-tui.fish."
)
MAX_LEADS = 200_000


class _Version(argparse.Action):
    """Prints the version, and the commit where it is known."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from triage_tui.system.version import version_text  # late: it looks into files

        sys.stdout.write(f"{version_text()}\n")
        parser.exit()


class _File(argparse.Action):
    """Takes the name of a file, which shells complete."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        _option: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, values)

    @property
    def complete(self) -> Mapping[str, object]:
        """What shtab looks for on an argument: how each shell completes it."""
        import shtab  # late: only the script of completions asks

        return shtab.FILE


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with `command` (`None` opens the inbox). Exits with 2 on a mistake."""
    parser = command_parser()
    # On the main command `--key` would be a secret in every process list; only the sandbox's,
    # which is made up, may stand there.
    words = list(argv)
    ours = words[: words.index("sandbox")] if "sandbox" in words else words
    if any(re.match(r"--?(api[-_]?)?key(=|$)", word) for word in ours):
        parser.refuse(
            "the API key can't be a flag, where other programs could read it; "
            "set SMARTLEAD_API_KEY, or start triage-tui without a key and paste it there."
        )
    refuse_unknown(parser, words)
    arguments = parser.parse_args(words)
    if arguments.command and (arguments.read_only or arguments.view):
        parser.refuse(f"--view and --read-only can't be used with {arguments.command}.")
    return arguments


def command_parser() -> PlainParser:
    """The parser of the whole command line."""
    parser = PlainParser(
        prog="triage-tui",
        description="Triage your Smartlead replies from the keyboard.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show version")
    parser.add_argument("--view", metavar="NAME", help="view to open: unread, all, mine ...")
    parser.add_argument(
        "--no-early-paint", action="store_true", help="don't show the last screen while loading"
    )
    parser.add_argument("--read-only", action="store_true", help="read-only: change nothing")
    _add_sources(parser, default=None)
    add = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands").add_parser
    shared = PlainParser(add_help=False, allow_abbrev=False)
    _add_sources(shared, default=argparse.SUPPRESS)
    _add_demo(add, shared)
    _add_sandbox(add)
    add(
        "doctor",
        parents=[shared],
        allow_abbrev=False,
        help="check the config, key, API, terminal, clipboard and disk",
    )
    _add_walk(add, shared)
    _add_report(add, shared)
    completions = add(
        "completions",
        allow_abbrev=False,
        help="shell completions: bash, zsh, fish",
        description=COMPLETIONS,
    )
    completions.add_argument("shell", choices=("bash", "zsh", "fish"))
    _add_topic(
        add,
        shared,
        "config",
        "the settings file",
        {
            "path": "print its path",
            "init": "create one with every setting explained",
            "show": "print every setting and where it comes from",
            "check": "check it for errors",
            "cache": "print where the local copy of the inbox is, or clear it",
        },
    )
    _add_topic(
        add,
        shared,
        "keys",
        "keyboard shortcuts",
        {"list": "print every key", "check": "check [keys] for errors"},
    )
    return parser


def _add_sources(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument("--base-url", metavar="URL", default=default, help="another API base URL")
    parser.add_argument(
        "--config", action=_File, metavar="FILE", default=default, help="another settings file"
    )


_AddCommand = Callable[..., argparse.ArgumentParser]
"""Makes the parser of one more command."""


def _add_demo(add: _AddCommand, shared: PlainParser) -> None:
    demo = add(
        "demo",
        parents=[shared],
        allow_abbrev=False,
        help="try the app on made-up replies: no key, no network",
    )
    demo.add_argument("--seed", type=_whole(0, 2**63), default=1, metavar="N", help="random seed")
    _add_weather(demo)


def _add_sandbox(add: _AddCommand) -> None:
    sandbox = add(
        "sandbox",
        allow_abbrev=False,
        help="run a mock Smartlead server on this computer",
        description="Run a mock Smartlead server on localhost. The first line printed is its "
        "base URL, for SMARTLEAD_BASE_URL.",
    )
    sandbox.add_argument(
        "--port", type=_whole(0, 65535), default=0, metavar="N", help="default 0: any free port"
    )
    sandbox.add_argument("--key", metavar="KEY", help="required API key (default: any)")
    sandbox.add_argument(
        "--shape",
        choices=("live", "documented"),
        default="live",
        help="response format: as seen live, or as documented (default: live)",
    )
    sandbox.add_argument(
        "--rate", type=_whole(1, 1_000_000), metavar="N", help="requests allowed per minute"
    )
    _add_weather(sandbox)


def _add_walk(add: _AddCommand, shared: PlainParser) -> None:
    walk = add(
        "walk",
        parents=[shared],
        allow_abbrev=False,
        help="triage in plain lines, for screen readers and slow connections",
        description="Triage one reply at a time in plain text, with the keys of the inbox. "
        "No full screen, nothing redrawn.",
    )
    walk.add_argument("--demo", action="store_true", help="use the demo's made-up replies")
    walk.add_argument("--of", metavar="VIEW", default="unread", help="view (default: unread)")


def _add_report(add: _AddCommand, shared: PlainParser) -> None:
    report = add(
        "report",
        parents=[shared],
        allow_abbrev=False,
        help="what you triaged, from this computer's journal",
        description="What you triaged on this computer: replies, categories, pace and SLA.",
    )
    report.add_argument(
        "--since", metavar="DATE", help="2026-11-01, 2026-11-01T09:00 or 7d (default: today)"
    )
    report.add_argument(
        "--format",
        choices=("md", "json", "csv"),
        default="md",
        help="Markdown, JSON or CSV (default: md)",
    )
    report.add_argument(
        "--rows",
        action="store_true",
        help="list each decision: lead, email, campaign, category, owner, time",
    )


def _add_weather(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--leads", type=_whole(0, MAX_LEADS), default=60, metavar="N", help="leads (default 60)"
    )
    parser.add_argument(
        "--latency", type=_whole(0, 600_000), default=0, metavar="MS", help="response delay"
    )
    parser.add_argument("--faults", type=_faults, metavar="SPEC", default="", help=FAULTS)


def _add_topic(
    add: _AddCommand,
    shared: PlainParser,
    name: str,
    about: str,
    parts: dict[str, str],
) -> None:
    listed = ", ".join(parts)
    topic = add(name, allow_abbrev=False, help=f"{about}: {listed}")
    inner = topic.add_subparsers(dest="what", metavar="WHAT", required=True, title="what")
    for part, does in parts.items():
        parser = inner.add_parser(part, parents=[shared], allow_abbrev=False, help=does)
        if part == "cache":
            parser.add_argument(
                "do", choices=("path", "clear"), help="print its folder, or clear it"
            )


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"{text!r} isn't a whole number from {low} to {high}")
        return number

    return read


def _faults(text: str) -> str:
    """The text itself, once the sandbox can read it."""
    if not text.strip():
        return ""
    from triage_tui.sandbox.faults.plan import FaultPlan  # late: only faults need it

    try:
        FaultPlan.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text
