"""Settings and keys of release 0.1: every name in them is still understood."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from tests.kept_state import KEPT, kept_key, kept_settings, put_back
from triage_tui.cli.policy_check import policy_problems
from triage_tui.commands.configured import keymap_of
from triage_tui.config.plays import parse_plays
from triage_tui.config.settings import load_settings, read_settings
from triage_tui.config.templates import parse_templates
from triage_tui.config.views import parse_views
from triage_tui.inbox.assignment.policy import read_policy
from triage_tui.inbox.sla import read_sla
from triage_tui.system import paths

SETTINGS: dict[str, object] = {
    "undo_window": 8.5,
    "verdict_marks_read": True,
    "advance": "previous",
    "me": 4603,
    "default_view": "hot",
    "poll_seconds": 45,
    "cache": True,
    "early_paint": True,
    "requests_per_minute": 600,
    "requests_per_2s": 60,
    "requests_per_hour": 20000,
    "sla_warn": 2700.0,
    "sla_late": 10800.0,
    "bulk_confirm_above": 7,
    "theme": "gruvbox",
    "preset": "vim",
    "glyphs": "ascii",
    "mouse": False,
    "density": "three",
    "task_due": "fri 10am",
    "web_app_link": "https://app.smartlead.ai/app/master-inbox?action=ALL&leadMap={lead_map_id}",
    "base_url": "https://server.smartlead.ai/api/v1",
    "log": True,
}
KEYS = {
    "list.next": "n  ↓",
    "list.previous": "e  ↑",
    "list.first": "g g  f2",
    "message.older": "",
    "conversation.quotes": "",
    "action.done": "x",
    "mark.toggle": "; t",
    "action.category.1": "f5",
    "action.category.clear": "ctrl+x",
    "action.undo": "ctrl+z  u",
    "action.redo": "ctrl+r",
    "action.read.toggle": "s",
    "screen.history": "; h",
    "view.own.hot": "g 3",
    "view.own.by-the-book": "g 2",
    "play.meeting-booked": "f6",
    "play.not-now": "",
    "records.leave": "q",
    "outbox.drop": "X",
    "history.undo": "ctrl+z",
    "quit": "Q",
}
"""The user's own, what the preset `vim` says of others, and those of views and plays."""


@pytest.fixture(autouse=True)
def kept(home: Path) -> None:
    put_back(home)


def test_every_setting_is_read_without_a_word_of_complaint() -> None:
    reading = read_settings({}, os.environ, paths.config_file())
    assert reading.problems == ()
    assert reading.notes == ()
    assert policy_problems(reading) == []
    assert {name: getattr(reading.settings, name) for name in SETTINGS} == SETTINGS
    members = [(each.member_id, each.name, each.email) for each in reading.settings.members]
    assert members == [
        (4567, "Dana Whitlock", "dana@fernway.example"),
        (4571, "Marcus Oyelaran", ""),
        (4603, "Zoë O’Brien-Ünal", "zoe@fernway.example"),
    ]


def test_the_key_is_found_in_its_file() -> None:
    assert kept_key().reveal() == "made-up-key-of-the-state-of-0-1"


def test_every_key_of_the_users_own_runs_its_command() -> None:
    keymap = keymap_of(kept_settings())
    assert keymap.problems == ()
    assert {name: keymap.all_keys_of(name) for name in KEYS} == KEYS


def test_every_command_of_0_1_can_still_be_given_a_key() -> None:
    file = KEPT / "every-key.toml"
    wanted = tomllib.loads(file.read_text("utf-8"))["keys"]
    assert len(wanted) == 122
    keymap = keymap_of(load_settings({}, os.environ, file))
    assert keymap.problems == ()
    assert {name: keymap.all_keys_of(name) for name in wanted} == wanted


def test_views_of_the_users_own_ask_for_what_they_asked_for() -> None:
    views, problems = parse_views(kept_settings().views)
    assert problems == ()
    assert [own.view.view_id for own in views] == ["hot", "by-the-book", "answers"]
    hot, book, answers = (own.view for own in views)
    assert (hot.title, hot.endpoint, hot.sort.value) == ("Hot", "unread-replies", "oldest")
    assert (hot.newer_than, hot.older_than) == (300 * 86400.0, None)
    assert (book.title, book.endpoint, book.sort.value) == ("By the book", "inbox-replies", "sla")
    assert (book.newer_than, book.older_than) == (30 * 86400.0, 7200.0)
    assert book.filters == {
        "leadCategories": {"categoryIdsIn": [1, 2]},
        "campaignId": [11, 12],
        "campaignTeamMemberId": [4567],
        "campaignClientId": [3],
        "campaignTagId": [5, 6],
        "emailStatus": ["Replied", "Opened"],
        "search": "price list",
    }
    assert answers.category_names == {"interested", "meeting request"}


def test_plays_and_templates_say_what_they_said() -> None:
    (booked, later), problems = parse_plays(kept_settings().plays)
    assert problems == ()
    assert (booked.play_id, booked.key, booked.name) == (
        "play.meeting-booked",
        "m",
        "Meeting booked",
    )
    assert (booked.category, booked.assign, booked.read) == ("Meeting Request", "4571", True)
    assert (booked.note, booked.advance) == ("Booked by mail; campaign {campaign}.", "stay")
    assert booked.task is not None
    assert (booked.task.name, booked.task.due) == ("Prepare for {first_name}", "tomorrow 9am")
    assert booked.task.description == "Read {subject} of {company}"
    assert booked.task.priority.value == "HIGH"
    assert (later.play_id, later.category, later.assign) == ("play.not-now", "none", "me")
    (call, fair), problems = parse_templates(kept_settings().templates)
    assert problems == ()
    assert (call.title, fair.title) == ("Call back", "Seen at the fair")
    assert call.task is not None
    assert (call.task.name, call.task.due) == ("Call {first_name} about {campaign}", "in 2 days")
    assert fair.note == "{name} ({email}) was at the fair. {category}"


def test_waits_and_rules_of_assignment_are_what_they_were() -> None:
    settings = kept_settings()
    sla = read_sla(settings.sla, settings.sla_late)
    assert sla.problems == ()
    assert sla.late == 10800.0
    assert sla.by_name == {"meeting request": 1800.0, "interested": 3600.0, "none": 172800.0}
    policy = read_policy(settings.assignment, settings.members)
    assert policy.problems == ()
    assert (policy.members, policy.default, policy.active_days) == ((4567, 4571), 4567, 21.0)
    (dach,) = policy.territory
    retail, small = policy.expertise
    found = [
        (rule.name, rule.members, rule.needs_all,
         [(each.where.value, each.values, each.custom_name) for each in rule.conditions])
        for rule in (dach, retail, small)
    ]  # fmt: skip
    assert found == [
        ("DACH", (4571,), False,
         [("domain", (".de", ".at"), ""), ("phone", ("+49",), ""), ("country", ("Germany",), "")]),
        ("Retail", (4603,), True,
         [("campaign", ("retail",), ""), ("industry", ("Retail",), ""),
          ("company", ("Shop", "Store"), "")]),
        ("Small", (4567, 4571), False, [("custom", ("1-10",), "Team size")]),
    ]  # fmt: skip
