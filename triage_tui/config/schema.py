"""What can be set: one table, from which the file, the environment and the reports are read."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from triage_tui.config import values

NO_CEILING = 1_000_000
"""A request ceiling that never binds: what the demo has unless asked."""


def straight(text: str) -> str:
    """The quotes that settings are written with: a sentence of another part may have curly ones."""
    return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans("“”", "''")


class ConfigError(Exception):
    """Settings that cannot be used; the text says what, where and what to do.

    `problems` has every one of them, a sentence each.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        more = len(problems) - 1
        hint = f" (and {more} more: triage-tui config check)" if more > 0 else ""
        first = problems[0] if problems else "The settings can't be used."
        super().__init__(straight(first) + hint)


class Setting(Struct, frozen=True, gc=False):
    """A line of the table: a setting's name, how it is read, and what it is for."""

    name: str
    read: values.Reader
    does: str
    example: str = ""
    """As `config.toml` would have it, for a setting without a default."""


TABLE: tuple[Setting, ...] = (
    Setting(
        "undo_window",
        values.Number(0, 30, "seconds", is_whole=False),
        "Undo window, in seconds (0 to 30): changes are sent after this.",
    ),
    Setting("verdict_marks_read", values.yes_or_no, "Mark a reply as read when you categorize it."),
    Setting(
        "advance",
        values.Choice(("next", "previous", "stay")),
        "Where the cursor goes after a decision: next, previous or stay.",
    ),
    Setting(
        "me", values.member_id, "Your Smartlead team member id, for `i` (assign to me).", "me = 123"
    ),
    Setting("default_view", values.some_text, "View to open at start."),
    Setting(
        "poll_seconds",
        values.Number(0, 86400, "seconds"),
        "Seconds between checks for new replies; 0: only when you refresh.",
    ),
    Setting(
        "cache",
        values.yes_or_no,
        "Keep a local copy of the inbox, emails included, so the next start is instant.",
    ),
    Setting(
        "early_paint",
        values.yes_or_no,
        "Show the last screen while the app loads; needs the cache, and no key ring.",
    ),
    Setting(
        "requests_per_minute",
        values.Number(1, NO_CEILING, "requests"),
        "Max requests per minute.",
    ),
    Setting(
        "requests_per_2s",
        values.Number(1, NO_CEILING, "requests"),
        "Max requests per two seconds.",
    ),
    Setting(
        "requests_per_hour",
        values.Number(1, NO_CEILING, "requests"),
        "Max requests per hour.",
    ),
    Setting("sla_warn", values.duration, "When a waiting reply is highlighted."),
    Setting("sla_late", values.duration, "When a waiting reply is past SLA."),
    Setting(
        "bulk_confirm_above",
        values.Number(0, 100_000, "replies"),
        "Ask before a bulk action on more replies than this.",
    ),
    Setting(
        "theme",
        values.some_text,
        'Color theme; search "theme" in the command palette (ctrl+p) to see them all.',
    ),
    Setting(
        "preset",
        values.Choice(("gmail", "vim", "aerc")),
        "Keyboard preset: gmail, vim or aerc; [keys] overrides single keys.",
    ),
    Setting(
        "glyphs",
        values.Choice(("unicode", "ascii")),
        "Symbols: unicode, or ascii for terminals without them.",
    ),
    Setting("mouse", values.yes_or_no, "Mouse support."),
    Setting(
        "density",
        values.Choice(("one", "two", "three")),
        "Lines per reply in the list: one, two or three.",
    ),
    Setting("task_due", values.some_text, "Default due date of a task, as you would type it."),
    Setting(
        "web_app_link",
        values.web_link,
        "Smartlead page that `o` opens; {lead_map_id} is replaced by the id.",
    ),
    Setting(
        "base_url",
        values.base_url,
        "API base URL: https, or http on this computer only.",
    ),
    Setting(
        "log",
        values.yes_or_no,
        "Log requests and actions in the state folder: ids only, no names or text.",
    ),
)
BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in TABLE}
