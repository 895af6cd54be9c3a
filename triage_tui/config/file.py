"""`config.toml`: read, its tables checked against what there is, its places found again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from triage_tui.config.schema import BY_NAME, ConfigError
from triage_tui.config.values import member_id, some_text
from triage_tui.inbox.lead_map import Member, MemberId
from triage_tui.inbox.safe_text import line

SECRETS = frozenset({"key", "api_key", "apikey", "smartlead_api_key", "token", "password"})
"""Names under which people would put the API key; it has no place in this file."""
MAX_BYTES = 1_000_000
MEMBER_FIELDS = ("id", "name", "email")

Parser = Callable[[object, "ConfigFile"], object]


class ConfigFile(Struct, eq=False):
    """What one `config.toml` says: settings still as typed, tables read."""

    path: Path
    text: str = ""
    settings: dict[str, object] = field(default_factory=dict)
    tables: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def place(self, key: str, nth: int = 1) -> str:
        """The file, and the line of a top-level `key`, or of its `nth` table, where it shows."""
        left = nth
        for number, text in enumerate(self.text.splitlines(), start=1):
            if re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", text) or re.match(
                rf"""\s*\[+\s*["']?{re.escape(key)}["']?\s*[\].]""", text
            ):
                left -= 1
                if not left:
                    return f"{self.path}, line {number}"
        return str(self.path) if nth == 1 else self.place(key)


def read_config_file(path: Path) -> ConfigFile:
    """Read and check `path`; a file that is not there says nothing, without complaint.

    Problems are collected, not raised. Values of settings are left for the settings to check.
    """
    config = ConfigFile(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            config.problems.append(f"{path} is over 1 MB: it isn't a triage-tui settings file.")
            return config
        config.text = raw.decode("utf-8-sig")
    except FileNotFoundError:
        return config
    except OSError as error:
        config.problems.append(f"Can't read {path} ({error.strerror}). Check the file.")
        return config
    except UnicodeDecodeError as error:
        config.problems.append(f"{path} isn't UTF-8 (byte {error.start}). Save it as UTF-8.")
        return config
    _sort_out(config)
    return config


def _sort_out(config: ConfigFile) -> None:
    import tomllib  # late: most starts have no file

    try:
        content = tomllib.loads(config.text)
    except tomllib.TOMLDecodeError as error:
        config.problems.append(f"{config.path} isn't valid TOML: {error}. Fix that line.")
        return
    except RecursionError:
        config.problems.append(f"{config.path} is nested too deeply. Flatten it.")
        return
    for key, value in content.items():
        if key in BY_NAME:
            config.settings[key] = value
        elif key in TABLES:
            config.tables[key] = TABLES[key](value, config)
        else:
            config.problems.append(_unknown(key, config))


def _unknown(key: str, config: ConfigFile) -> str:
    where = config.place(key)
    if key.lower().replace("-", "_") in SECRETS:
        return (
            f"{where}: don't put the API key in this file. Remove it, and use "
            f"SMARTLEAD_API_KEY or the file {config.path.with_name('key')} instead."
        )
    return f"{where}: there's no setting {key!r}.{nearest(key, (*BY_NAME, *TABLES))}"


def nearest(word: str, words: tuple[str, ...]) -> str:
    """ " Did you mean ...?", or where to look when nothing is near."""
    from difflib import get_close_matches  # late: only a mistake needs it

    close = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return (
        f" Did you mean {close[0]!r}?"
        if close
        else " Run `triage-tui config show` to list them all."
    )


def _keys(raw: object, config: ConfigFile) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for command_id, keys in _flattened(_table("keys", raw, config)):
        if isinstance(keys, str):
            found[command_id] = keys
        elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            found[command_id] = ",".join(keys)
        else:
            config.problems.append(
                f'{config.place("keys")}: keys.{command_id} is {keys!r}: use a key such as "j", '
                'or "" to unbind it.'
            )
    return MappingProxyType(found)


def _flattened(table: Mapping[str, object], path: str = "") -> list[tuple[str, object]]:
    """`list.next = "j"` without quotes is a table in a table; both spellings mean the same."""
    rows: list[tuple[str, object]] = []
    for name, value in table.items():
        dotted = f"{path}{name}"
        if isinstance(value, dict):
            rows += _flattened(value, f"{dotted}.")
        else:
            rows.append((dotted, value))
    return rows


def _team(raw: object, config: ConfigFile) -> tuple[Member, ...]:
    table = _table("team", raw, config)
    for name in table:
        if name != "members":
            config.problems.append(
                f"{config.place('team')}: there's no setting 'team.{name}'. Did you mean "
                "'[[team.members]]'?"
            )
    rows = table.get("members", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        config.problems.append(
            f"{config.place('team')}: write each teammate as [[team.members]], with id and name."
        )
        return ()
    members: dict[int, Member] = {}
    for number, row in enumerate(rows, start=1):
        try:
            member = _member(row)
            if member.member_id in members:
                raise ConfigError(f"the id {member.member_id} is used twice. Keep one of them.")
            members[member.member_id] = member
        except ConfigError as error:
            where = f"{config.place('team', number)}: [[team.members]] number {number}"
            config.problems.append(f"{where}: {error}")
    return tuple(members.values())


def _member(row: Mapping[str, object]) -> Member:
    for name in row:
        if name not in MEMBER_FIELDS:
            raise ConfigError(f"there's no {name!r}.{nearest(name, MEMBER_FIELDS)}")
    try:
        number = member_id(row.get("id"))
    except ValueError as error:
        raise ConfigError(f"id is {row.get('id')!r}: use {error}.") from None
    texts = {"name": row.get("name"), "email": row.get("email", "-")}
    for name, value in texts.items():
        try:
            some_text(value)
        except ValueError as error:
            raise ConfigError(f"{name} is {value!r}: use {error}.") from None
    return Member(MemberId(number), line(row["name"]), line(row.get("email")))


def _raw_table(name: str) -> Parser:
    def parse(raw: object, config: ConfigFile) -> Mapping[str, object]:
        return MappingProxyType(dict(_table(name, raw, config)))

    return parse


def _raw_list(name: str) -> Parser:
    def parse(raw: object, config: ConfigFile) -> tuple[Mapping[str, object], ...]:
        if isinstance(raw, list) and all(isinstance(row, dict) for row in raw):
            return tuple(MappingProxyType(row) for row in raw)
        config.problems.append(f"{config.place(name)}: write each of the {name} as [[{name}]].")
        return ()

    return parse


def _table(name: str, raw: object, config: ConfigFile) -> Mapping[str, object]:
    if isinstance(raw, dict):
        return raw
    config.problems.append(f"{config.place(name)}: {name} is a table: write it as [{name}].")
    return {}


TABLES: Mapping[str, Parser] = {
    "keys": _keys,
    "team": _team,
    "views": _raw_table("views"),
    "plays": _raw_list("plays"),
    "templates": _raw_list("templates"),
    "sla": _raw_table("sla"),
    "assignment": _raw_table("assignment"),
}
"""The tables of the file, and what reads each; what is not here is not known."""
