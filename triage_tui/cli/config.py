"""`triage-tui config`: the settings file written, shown and checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from triage_tui.config import api_key
from triage_tui.config.schema import TABLE, ConfigError, straight
from triage_tui.config.settings import Reading, Settings, shown
from triage_tui.inbox.safe_text import SafeText, line
from triage_tui.system import paths

HEADER = """\
# triage-tui settings. Each line below is the default; remove the # to change it.
# Environment variables override this file: TRIAGE_UNDO_WINDOW=0, TRIAGE_THEME=nord, ...
# Don't put the API key here: use SMARTLEAD_API_KEY, or the file `key` next to this one (chmod 600).
"""
TABLES_TEXT = """\
# Your teammates. The API doesn't list them.
# [[team.members]]
# id = 123
# name = "Ann Lee"
# email = "ann@example.com"

# Custom views: an endpoint (all, unread, mine, important, sent, ...), filters, a sort and a key.
# [views.hot]
# name = "Hot"
# endpoint = "unread"
# category = ["Interested", "Meeting Request"]   # name or id; also campaign, `member`, client, tag
# newer_than = "7d"                              # also older_than, read, email_status, search
# sort = "sla"                                   # newest, oldest or sla
# key = "g 1"

# Keys by command id; `triage-tui keys list` lists them all. "" unbinds a command.
# [keys]
# "list.next" = "j,down"
# "action.read.toggle" = "u"

# Plays: one key for several actions, after a comma: `, m` runs this one. Any of category, assign,
# task, note, read and advance. category and assign take a name or an id; assign also takes "me".
# [[plays]]
# key = "m"
# name = "Meeting booked"
# category = "Meeting Request"
# assign = "me"
# task = { name = "Prepare for {first_name}", due = "tomorrow 9am", priority = "high" }
# note = "Booked by email."
# read = true

# SLA by category, where it differs from sla_late; "none" means uncategorized.
# [sla]
# "Meeting Request" = "30m"
# "Interested" = "1h"

# Who gets leads when you distribute them with `A`, and by which rules. A rule can match domain,
# country, phone, campaign, industry, company and custom.<field>; match = "all" requires them all.
# [assignment]
# members = [123, 456]
# default = 123
# active_days = 30
#
# [[assignment.territory]]
# name = "DACH"
# domain = [".de", ".at", ".ch"]
# phone = ["+49", "+43", "+41"]
# members = [456]
#
# [[assignment.expertise]]
# name = "Retail"
# campaign = "retail"
# member = "Ann Lee"

# Templates for tasks and notes (`T`). Fields: {name} {first_name} {company} {email} {campaign}
# {subject} {category}.
# [[templates]]
# title = "Call back"
# task = { name = "Call {first_name} about {campaign}", due = "in 2 days" }
"""
LONGEST = 4_096
"""Characters shown of one value."""
COUNTED = ("sla", "assignment")
"""Tables shown by how much is in them; `config check` looks inside."""


def template() -> str:
    """A `config.toml` that changes nothing and explains everything."""
    defaults = Settings()
    parts = [HEADER]
    for setting in TABLE:
        line = setting.example or f"{setting.name} = {shown(defaults, setting.name)}"
        parts.append(f"# {setting.does}\n# {line}\n")
    return "\n".join([*parts, TABLES_TEXT])


def init(file: Path, out: TextIO, err: TextIO) -> int:
    """Write the template to `file`; a file that is there is left alone."""
    if file.exists():
        err.write(f"{file} already exists. Edit it, or move it first.\n")
        return 1
    try:
        _write(file, template())
    except OSError as error:
        err.write(f"Can't write {file} ({error.strerror}). Check the folder and the disk.\n")
        return 2
    out.write(f"{file}\n")
    return 0


def _write(file: Path, text: str) -> None:
    """Only a folder of our own is closed to others: `--config` may name any."""
    if file.parent == paths.config_dir():
        paths.write_private(file, text)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, paths.FILE_MODE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)


def show(reading: Reading, file: Path, out: TextIO) -> int:
    """Every setting in force and its origin; the key as its last four characters."""
    rows = [
        (setting.name, shown(reading.settings, setting.name), _origin(reading, setting.name))
        for setting in TABLE
    ]
    rows += _table_rows(reading)
    rows.append(_key_row())
    _columns(rows, out)
    out.write(f"\nfile: {_clean(file)}{'' if file.is_file() else ' (not found: using defaults)'}\n")
    return _tell(reading, out, len_checked=None)


def check(reading: Reading, file: Path, out: TextIO) -> int:
    """Everything that is wrong, a line each; 0 when nothing is, else 2."""
    problems = [
        *reading.problems,
        *_key_problems(reading, file),
        *_theme_problems(reading),
        *_policy_problems(reading),
    ]
    notes = (*reading.notes, *_unchecked_names(reading.settings))
    found = None
    try:
        found = api_key.find_key(os.environ, paths.key_file())
    except ConfigError as error:
        problems.append(str(error))
    if reading.settings.assignment and found is not None:
        _try_rules(reading.settings, found.key.reveal(), out)
    whole = Reading(reading.settings, reading.origins, tuple(problems), notes)
    count = len(reading.origins)
    return _tell(whole, out, len_checked=f"{_clean(file)}: {count} set, no errors.")


def _unchecked_names(settings: Settings) -> Sequence[str]:
    """The names in plays that only Smartlead knows: a file alone can't tell whether they exist."""
    if not settings.plays:
        return ()
    from triage_tui.config.plays import parse_plays  # late: most have none

    given = [
        name for play in parse_plays(settings.plays)[0] for name in (play.category, play.assign)
    ]
    known = {str(member.name).casefold() for member in settings.members} | {"me", "none"}
    names = [
        repr(name)
        for name in dict.fromkeys(given)
        if name and not name.isdecimal() and name.casefold() not in known
    ]
    if not names:
        return ()
    return (f"not checked offline, make sure Smartlead has them: {', '.join(names)}.",)


def _policy_problems(reading: Reading) -> Sequence[str]:
    if not (reading.settings.assignment or reading.settings.sla):
        return []
    from triage_tui.cli.policy_check import policy_problems  # late: most files have neither table

    return policy_problems(reading)


def _try_rules(settings: Settings, secret: str, out: TextIO) -> None:
    """What the assignment rules would do to the inbox as it was last read."""
    from triage_tui.cli.policy_check import cached_rows, rule_lines  # late, as above

    rows = cached_rows(paths.cache_dir(), settings.base_url, secret)
    for told in rule_lines(settings, rows):
        out.write(f"{told}\n")


def _key_problems(reading: Reading, file: Path) -> Sequence[str]:
    from triage_tui.commands.configured import keymap_of  # knows no textual; late all the same

    return keymap_of(reading.settings, source=f"[keys] in {file}").problems


def _theme_problems(reading: Reading) -> Sequence[str]:
    from triage_tui.ui.themes import why_no_theme  # late: it knows textual

    reason = why_no_theme(reading.settings.theme)
    return [f"{_origin(reading, 'theme')}: {reason}"] if reason else []


def _tell(reading: Reading, out: TextIO, *, len_checked: str | None) -> int:
    for note in reading.notes:
        out.write(f"note: {_clean(note)}\n")
    for problem in reading.problems:
        out.write(f"error: {_clean(problem)}\n")
    if not reading.problems and len_checked:
        out.write(f"{len_checked}\n")
    return 2 if reading.problems else 0


def _origin(reading: Reading, name: str) -> str:
    return reading.origins.get(name, "default")


def _table_rows(reading: Reading) -> list[tuple[str, str, str]]:
    settings, rows = reading.settings, []
    for member in settings.members:
        value = f"{member.member_id} {member.name}"
        rows.append(("team.members", value, _origin(reading, "members")))
    for command_id, keys in settings.keys.items():
        rows.append((f"keys.{command_id}", f'"{keys}"', _origin(reading, "keys")))
    for name in COUNTED:
        if getattr(settings, name):
            count = len(getattr(settings, name))
            rows.append((name, f"{count} entries", _origin(reading, name)))
    return rows


def _key_row() -> tuple[str, str, str]:
    try:
        found = api_key.find_key(os.environ, paths.key_file())
    except ConfigError as error:
        return ("API key", "can't be used", str(error))
    if found is None:
        return ("API key", "none", f"{api_key.VARIABLE} or {paths.key_file()}")
    return ("API key", str(found.key), found.origin)


def _clean(text: object) -> SafeText:
    """For the terminal: a file or a variable may contain control characters."""
    return line(straight(str(text)), limit=LONGEST)


def _columns(rows: Sequence[tuple[str, str, str]], out: TextIO) -> None:
    cells = [tuple(_clean(cell) for cell in row) for row in rows]
    first = max(len(name) for name, _, _ in cells)
    second = min(40, max(len(value) for _, value, _ in cells))
    for name, value, origin in cells:
        out.write(f"{name:{first}}  {value:{second}}  {origin}\n")
