"""The settings in force: flags over environment over `config.toml` over defaults."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from msgspec import Struct, field

from triage_tui.config.file import ConfigFile, read_config_file
from triage_tui.config.schema import NO_CEILING, TABLE, ConfigError, Setting
from triage_tui.config.values import duration_text
from triage_tui.inbox.lead_map import Member

__all__ = ["ConfigError", "Reading", "Settings", "load_settings", "read_settings"]

SMARTLEAD_URL = "https://server.smartlead.ai/api/v1"
WEB_APP_LINK = "https://app.smartlead.ai/app/master-inbox?action=INBOX&leadMap={lead_map_id}"
NOTHING_SET: Mapping[str, Any] = MappingProxyType({})
DEMO_DEFAULTS: Mapping[str, object] = MappingProxyType(
    {"poll_seconds": 20}
    | dict.fromkeys(("requests_per_minute", "requests_per_2s", "requests_per_hour"), NO_CEILING)
)
"""The demo has no ceilings unless asked."""


class Settings(Struct, frozen=True, gc=False):
    """What the user chose, checked; durations are seconds."""

    undo_window: float = 5.0
    verdict_marks_read: bool = True
    advance: Literal["next", "previous", "stay"] = "next"
    me: int | None = None
    default_view: str = "unread"
    poll_seconds: int = 60
    cache: bool = True
    early_paint: bool = True
    requests_per_minute: int = 50
    requests_per_2s: int = 8
    requests_per_hour: int = 1000
    sla_warn: float = 3600.0
    sla_late: float = 14400.0
    bulk_confirm_above: int = 10
    theme: str = "triage-dark"
    preset: Literal["gmail", "vim", "aerc"] = "gmail"
    glyphs: Literal["unicode", "ascii"] = "unicode"
    mouse: bool = True
    density: Literal["one", "two", "three"] = "two"
    task_due: str = "tomorrow 9am"
    web_app_link: str = WEB_APP_LINK
    base_url: str = SMARTLEAD_URL
    log: bool = False
    members: tuple[Member, ...] = ()
    """`[[team.members]]`: names for ids, since no endpoint lists the members."""
    keys: Mapping[str, str] = field(default_factory=lambda: NOTHING_SET)
    """`[keys]`, as typed: command id to key; the key map checks them."""
    views: Mapping[str, object] = field(default_factory=lambda: NOTHING_SET)
    """`[views]`, as typed."""
    plays: tuple[Mapping[str, object], ...] = ()
    """`[[plays]]`, as typed."""
    templates: tuple[Mapping[str, object], ...] = ()
    """`[[templates]]`, as typed."""
    sla: Mapping[str, object] = field(default_factory=lambda: NOTHING_SET)
    """`[sla]`, as typed."""
    assignment: Mapping[str, object] = field(default_factory=lambda: NOTHING_SET)
    """`[assignment]`, as typed."""


class Reading(Struct, frozen=True, gc=False):
    """What the sources say together: the settings, where each came from, and what is wrong."""

    settings: Settings
    origins: Mapping[str, str]
    """Name to where its value came from, for a person: "default", a variable, a file and line."""
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What is odd, but stops nothing."""


def load_settings(
    flags: Mapping[str, object],
    environ: Mapping[str, str],
    file: Path,
    *,
    defaults: Mapping[str, object] = NOTHING_SET,
) -> Settings:
    """The settings in force; `flags` maps names to values, `None` where a flag was not given.

    Raises `ConfigError` with a sentence for each thing that is wrong.
    """
    reading = read_settings(flags, environ, file, defaults=defaults)
    if reading.problems:
        raise ConfigError(*reading.problems)
    return reading.settings


def read_settings(
    flags: Mapping[str, object],
    environ: Mapping[str, str],
    file: Path,
    *,
    defaults: Mapping[str, object] = NOTHING_SET,
) -> Reading:
    """The same, with the problems told instead of raised; what is wrong keeps its default."""
    config = read_config_file(file)
    problems = list(config.problems)
    chosen: dict[str, Any] = dict(defaults)
    origins: dict[str, str] = {}
    for setting in TABLE:
        found = _typed(setting, flags, environ, config)
        if found is None:
            continue
        raw, origin, label = found
        try:
            chosen[setting.name] = setting.read(raw)
            origins[setting.name] = origin
        except ValueError as error:
            problems.append(f"{label} {_quoted(setting, raw)}: use {error}.")
    for name, value in config.tables.items():
        field_name = "members" if name == "team" else name
        chosen[field_name] = value
        origins[field_name] = config.place(name)
    settings = Settings(**chosen)
    problems += _contradictions(settings, origins, config)
    return Reading(settings, origins, tuple(problems), _strangers(environ))


def _typed(
    setting: Setting, flags: Mapping[str, object], environ: Mapping[str, str], config: ConfigFile
) -> tuple[object, str, str] | None:
    """The strongest word on a setting: what was typed, its origin, and its name in a sentence."""
    name = setting.name
    if flags.get(name) is not None:
        flag = {"default_view": "--view", "base_url": "--base-url"}.get(name, name)
        return flags[name], flag, flag
    for variable in variables_of(name):
        if environ.get(variable, "").strip():  # set to nothing is not set
            return environ[variable], variable, variable
    if name in config.settings:
        place = config.place(name)
        return config.settings[name], place, f"{place}: {name}"
    return None


def _quoted(setting: Setting, raw: object) -> str:
    """What was typed, cut and with odd characters escaped; an address may hold a key, so not it."""
    if setting.name == "base_url":
        return "can't be used"
    typed = repr(raw)
    return f"is {typed if len(typed) <= 60 else typed[:59] + '…'}"


def variables_of(name: str) -> tuple[str, ...]:
    """The environment variables that set `name`, the strongest first."""
    ours = f"TRIAGE_{name.upper()}"
    return ("SMARTLEAD_BASE_URL", ours) if name == "base_url" else (ours,)


def _contradictions(
    settings: Settings, origins: Mapping[str, str], config: ConfigFile
) -> list[str]:
    problems = []
    if settings.sla_warn > settings.sla_late:
        where = origins.get("sla_warn", origins.get("sla_late", "the settings"))
        problems.append(
            f"{where}: sla_warn ({duration_text(settings.sla_warn)}) is longer than sla_late "
            f"({duration_text(settings.sla_late)}): make it shorter."
        )
    if settings.views:
        problems += _views(settings, config)
    if settings.plays or settings.templates:
        problems += _plays_and_templates(settings, config)
    if "default_view" in origins:
        problems += _no_such_view(settings, origins["default_view"])
    return problems


def _views(settings: Settings, config: ConfigFile) -> list[str]:
    from triage_tui.config.views import views_and_problems  # late: most have none

    _, problems = views_and_problems(settings.views)
    return [f"{config.place(f'views.{name}')}: {problem}" for name, problem in problems.items()]


def _plays_and_templates(settings: Settings, config: ConfigFile) -> list[str]:
    from triage_tui.config.plays import plays_and_problems  # late: most have none
    from triage_tui.config.templates import templates_and_problems

    _, plays = plays_and_problems(settings.plays)
    _, templates = templates_and_problems(settings.templates)
    return [
        *(f"{config.place('plays', number)}: {problem}" for number, problem in plays.items()),
        *(
            f"{config.place('templates', number)}: {problem}"
            for number, problem in templates.items()
        ),
    ]


def _no_such_view(settings: Settings, where: str) -> list[str]:
    from triage_tui.inbox.views.views import VIEWS  # late: only a chosen view is looked up

    known = (*VIEWS, *settings.views)
    if settings.default_view in known:
        return []
    return [
        f"{where}: there's no view {settings.default_view!r}. Choose one of: {', '.join(known)}."
    ]


def _strangers(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Variables that look like ours and set nothing: most likely a slip of the finger."""
    known = {variable for setting in TABLE for variable in variables_of(setting.name)}
    known |= OTHER_VARIABLES
    return tuple(
        f"{name} is set, but there's no such setting, so it's ignored."
        for name in sorted(environ)
        if name.startswith("TRIAGE_") and name not in known
    )


OTHER_VARIABLES = frozenset({"TRIAGE_CONFIG", "TRIAGE_DEVTOOLS"})
"""Ours, but not settings: the file to read, and whether Textual's developer variables count."""


def shown(settings: Settings, name: str) -> str:
    """A setting's value as `config.toml` would have it; "none" where it has none."""
    value = getattr(settings, name)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    if name.startswith("sla_"):
        return f'"{duration_text(value)}"'
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) if isinstance(value, int) else f'"{value}"'
