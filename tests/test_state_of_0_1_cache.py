"""The cache and the last screen of release 0.1: every row, field and mail is shown again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.terminal.program import terminal
from tests.kept_state import kept_key, kept_settings, opened, put_back
from triage_tui.sync.storage.cache import Cache, cache_path
from triage_tui.system import paths

ROWS = {
    "all": 24, "answers": 24, "archived": 0, "by-the-book": 0, "hot": 13, "important": 1,
    "mine": 1, "reminders": 2, "scheduled": 0, "sent": 29, "server-snoozed": 0, "unread": 13,
    "untracked": 3,
}  # fmt: skip
HOT = [
    2433664023, 2433664022, 2433664017, 2433664016, 2433664014, 2433664013, 2433664011,
    2433664006, 2433664005, 2433664003, 2433664002, 2433664001, 2433664015,
]  # fmt: skip
WHOLE = {
    "lead_map_id": 2433664091,
    "lead_id": 12,
    "email": "ann@example.com",
    "name": "Ann Lee é 🙂 田中",
    "company": "Harbour & Söhne",
    "campaign_id": 70,
    "campaign_name": "EU – Retail",
    "category_id": 101822,
    "is_read": True,
    "assignee": 4571,
    "last_reply_at": 1772430000.5,
    "last_sent_at": 1772420000.25,
    "subject": "Re: hello",
    "preview": "Yes, on Friday",
    "phone": "+49 30 0000000",
    "step": 2,
    "steps": 5,
    "is_important": True,
    "is_archived": True,
    "is_snoozed": True,
    "lead_status": "INPROGRESS",
    "email_status": "Replied",
    "client_id": 3,
    "email_account_id": 41,
    "tags": ("hot lead", "legal"),
    "wake_at": 1772500000.0,
    "hidden": 2,
}
MAIL = {
    "message_id": "<2@example.com>",
    "is_reply": True,
    "at": None,
    "sender": "ann@example.com",
    "recipient": "us@example.com",
    "cc": "",
    "subject": "Re: hello",
    "body": "Yes evil␛[31m\n> Dear Ann\n[1] שלום 你好",
    "links": ("https://example.com/a?b=c",),
    "attachments": ("offer.pdf", "fdp.exe"),
    "step": None,
    "stats_id": "",
    "hidden": 3,
    "is_cut": True,
}
START = """
import os, signal, triage_tui
triage_tui.__version__ = {!r}
from triage_tui.system.early_paint import EARLY
EARLY.begin([], os.environ)
print("begun", flush=True)
signal.pause()
"""
"""A start of some release that stops before the app is there."""


@pytest.fixture(autouse=True)
def kept(home: Path) -> None:
    put_back(home)


@pytest.fixture
def cache() -> Iterator[Cache]:
    path = cache_path(paths.cache_dir(), "https://server.smartlead.ai/api/v1", kept_key().reveal())
    assert path.name == "91d1ee32f18c6c9fca87becf.db"
    assert path.is_file()
    found = Cache.open(path)
    yield found
    assert not found.report
    found.close()


def test_every_view_is_there_with_its_rows_in_their_order(cache: Cache) -> None:
    rows = {view: [row for some in cache.rows(view) for row in some] for view in cache.views()}
    assert {view: len(each) for view, each in rows.items()} == ROWS
    assert [row.lead_map_id for row in rows["hot"]] == HOT
    assert [row.name for row in rows["untracked"]] == ["Callum Reeve", "Selin Aksoy", ""]
    assert [row.name for row in rows["mine"]] == ["Renée Dubois-Marchand"]
    hot = cache.views()["hot"]
    assert (hot.read_wall, hot.full_wall) == (1772445601.1714513, 1772445601.171402)
    assert hot.is_complete


def test_a_row_has_all_its_fields(cache: Cache) -> None:
    whole = next(cache.rows("reminders"))[0]
    assert {name: getattr(whole, name) for name in WHOLE} == WHOLE


def test_flat_and_documented_rows_are_both_there(cache: Cache) -> None:
    rows = {int(row.lead_map_id): row for some in cache.rows("all") for row in some}
    flat, nested = rows[2433664022], rows[2433664004]
    assert (flat.lead_status, flat.step, flat.steps, flat.client_id) == ("BLOCKED", 3, 3, 88)
    assert (flat.subject, flat.preview, flat.is_read) == ("", "", False)
    assert (nested.subject, nested.tags) == ("Re: Returns desk", ("hot-lead", "enterprise"))
    assert nested.preview.startswith("Read between Lyon and Paris.")
    assert (nested.is_read, nested.is_important, nested.is_archived) == (True, True, False)


def test_mails_are_there_with_all_their_parts(cache: Cache) -> None:
    kept = {
        int(row.lead_map_id): len(found.messages)
        for some in cache.rows("sent")
        for row in some
        if (found := cache.conversation(row.lead_map_id)) is not None
    }
    assert kept == {
        2433664001: 2, 2433664003: 2, 2433664004: 5, 2433664009: 3, 2433664011: 2, 2433664017: 2,
        2433664018: 2, 2433664022: 6, 2433664023: 2, 2433664024: 2,
    }  # fmt: skip
    whole = cache.conversation(next(cache.rows("reminders"))[0].lead_map_id)
    assert whole is not None
    first, second = whole.messages
    assert {name: getattr(second, name) for name in MAIL} == MAIL
    assert (first.at, first.step, first.stats_id) == (1772420000.25, 1, "stats-1")
    assert (first.cc, first.body) == ("boss@example.com", "Dear Ann,\nfirst\n")


def test_categories_and_members_are_there(cache: Cache) -> None:
    found = [(each.category_id, each.name, each.sentiment.value) for each in cache.categories()]
    assert found == [
        (1, "Interested", "positive"),
        (2, "Meeting Request", "positive"),
        (3, "Not Interested", "negative"),
        (4, "Do Not Contact", "negative"),
        (5, "Information Request", "positive"),
        (6, "Out Of Office", "unknown"),
        (7, "Wrong Person", "unknown"),
        (8, "Uncategorizable by Ai", "unknown"),
        (9, "Sender Originated Bounce", "negative"),
        (101822, "Call Back Later", "neutral"),
    ]
    assert [(each.member_id, each.name, each.email) for each in cache.members()] == [
        (4567, "Dana Whitlock", "dana@fernway.example"),
        (4571, "Marcus Oyelaran", ""),
        (4580, "Inês Carvalho", ""),
        (4592, "Tomasz Wrona", ""),
        (4603, "Aiko Brennan", "zoe@fernway.example"),
    ]


async def test_the_rows_of_the_first_view_come_back_without_a_request() -> None:
    with opened() as session:
        assert session.restorer is not None
        assert kept_settings().default_view == "hot"
        assert {view.source for view in session.views.values()}.issuperset(ROWS)
        assert session.restorer.first(session.views["hot"])
        state = session.store.state
        row = state.lead_map(next(each for each in state.base if each == 2433664017))
        assert row is not None
        assert row.name == "Tyrell Haskins"
        assert len(state.base) == 13


@pytest.mark.parametrize(("version", "is_shown"), [("0.1.0", True), ("0.2.0", False)])
def test_the_last_screen_is_shown_to_the_release_that_kept_it_alone(
    version: str, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Variables of this name count, and the plug-in of the snapshots has one.
    monkeypatch.delenv("TEXTUAL_SNAPSHOT_TEMPDIR", raising=False)
    quiet = dict.fromkeys(("NO_COLOR", "TERM_PROGRAM", "LC_CTYPE"), "")
    with terminal(before=["-c", START.format(version)], **quiet) as run:
        run.expect("begun")
        assert ("As it was last time, 02 Mar 09:00." in run.written.decode()) is is_shown
