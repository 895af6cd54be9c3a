"""What can be set: one table, from which the file, the environment and the reports are read."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from triage_tui.config import values

NO_CEILING = 1_000_000
"""A request ceiling that never binds: what the demo has unless asked."""


class ConfigError(Exception):
    """Settings that cannot be used; the text says what, where and what to do.

    `problems` has every one of them, a sentence each.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        more = len(problems) - 1
        hint = f" (and {more} more: triage-tui config check)" if more > 0 else ""
        super().__init__((problems[0] if problems else "The settings cannot be used.") + hint)


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
        "Seconds an action waits before it leaves; undo inside them costs nothing. 0 to 30.",
    ),
    Setting("verdict_marks_read", values.yes_or_no, "A category also marks the lead map read."),
    Setting(
        "advance",
        values.Choice(("next", "previous", "stay")),
        "Where the cursor goes after a verdict: next, previous or stay.",
    ),
    Setting("me", values.member_id, "Your own member id, for `i` and the view Mine.", "me = 123"),
    Setting("default_view", values.some_text, "The view the inbox opens on."),
    Setting(
        "poll_seconds",
        values.Number(0, 86400, "seconds"),
        "Seconds between two looks for new replies; 0 looks only when asked.",
    ),
    Setting(
        "cache",
        values.yes_or_no,
        "Keep what was read on this machine, mails included, to show it at once at the next start.",
    ),
    Setting(
        "early_paint",
        values.yes_or_no,
        "Show the last screen while the program loads; needs the cache, and no key ring.",
    ),
    Setting(
        "requests_per_minute",
        values.Number(1, NO_CEILING, "requests"),
        "Never more requests than this in a minute, whatever the server allows.",
    ),
    Setting(
        "requests_per_2s",
        values.Number(1, NO_CEILING, "requests"),
        "Never more requests than this in any two seconds.",
    ),
    Setting(
        "requests_per_hour",
        values.Number(1, NO_CEILING, "requests"),
        "Never more requests than this in an hour.",
    ),
    Setting("sla_warn", values.duration, "The age at which a waiting reply is coloured."),
    Setting("sla_late", values.duration, "The age at which a waiting reply is late."),
    Setting(
        "bulk_confirm_above",
        values.Number(0, 100_000, "lead maps"),
        "Ask first when a key acts on more lead maps than this.",
    ),
    Setting("theme", values.some_text, "The theme; ctrl+p lists them all."),
    Setting(
        "preset",
        values.Choice(("gmail", "vim", "aerc")),
        "Which habits the keys follow: gmail, vim or aerc; [keys] changes single ones.",
    ),
    Setting(
        "glyphs",
        values.Choice(("unicode", "ascii")),
        "The signs on the screen: unicode, or ascii for terminals that lack them.",
    ),
    Setting("mouse", values.yes_or_no, "Whether the mouse works; the keys always do."),
    Setting(
        "density",
        values.Choice(("one", "two", "three")),
        "Lines a lead map takes in the list: one, two or three.",
    ),
    Setting("task_due", values.some_text, "When a new task is due, as you would type it."),
    Setting(
        "web_app_link",
        values.web_link,
        "What `o` opens; {lead_map_id} stands for the number.",
    ),
    Setting(
        "base_url",
        values.base_url,
        "Where the API is: https, or http on this machine only.",
    ),
    Setting(
        "log",
        values.yes_or_no,
        "Keep a log of requests and actions in the state folder: ids only, no names, no text.",
    ),
)
BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in TABLE}
