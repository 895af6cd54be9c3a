"""The cache: what is read is there at the next start, and nothing it meets stops the app."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from triage_tui.inbox.lead_map import (
    Category,
    CategoryId,
    Conversation,
    LeadId,
    LeadMap,
    LeadMapId,
    MemberId,
    Message,
    Sentiment,
)
from triage_tui.inbox.safe_text import line
from triage_tui.sync.storage.cache import Batch, Cache, cache_path
from triage_tui.sync.storage.cache_rows import COLUMNS, from_row, pack, to_row, unpack

WHOLE = LeadMap(
    LeadMapId(2_433_664_091),
    lead_id=LeadId(12),
    email=line("ann@example.com"),
    name=line("Ann Lee"),
    company=line("Harbour"),
    category_id=CategoryId(3),
    is_read=True,
    assignee=MemberId(7),
    last_reply_at=1_700_000_000.5,
    subject=line("Re: hello"),
    preview=line("Yes, on Friday"),
    is_snoozed=True,
    tags=(line("hot lead"), line("legal")),
    wake_at=1_700_000_900.0,
    hidden=2,
    reply_facts=10,
    back_on=739957,
)


def batch(*rows: LeadMap, view: str = "unread") -> Batch:
    listed = [(view, int(each.lead_map_id), float(at)) for at, each in enumerate(rows)]
    return Batch([to_row(each) for each in rows], listed, views=[(view, 1000.0, None, 0)])


def lead_maps(cache: Cache, view: str = "unread") -> list[LeadMap]:
    return [row for rows in cache.rows(view) for row in rows]


def facts(row: LeadMap) -> dict[str, object]:
    return {name: getattr(row, name) for name in LeadMap.__struct_fields__}


def test_a_row_comes_back_as_it_was_with_its_types() -> None:
    back = from_row(to_row(WHOLE), {})
    assert facts(back) == facts(WHOLE)
    assert back.is_read is True
    assert back.is_archived is False


def test_an_empty_row_comes_back_empty() -> None:
    bare = LeadMap(LeadMapId(1))
    assert facts(from_row(to_row(bare), {})) == facts(bare)
    assert len(to_row(bare)) == len(COLUMNS)


def test_what_was_written_is_there_at_the_next_start_in_the_order_of_the_view(
    tmp_path: Path,
) -> None:
    first = Cache.open(tmp_path / "a.db")
    others = [LeadMap(LeadMapId(number)) for number in (9, 4, 6)]
    assert first.write(batch(WHOLE, *others))
    first.close()
    again = Cache.open(tmp_path / "a.db")
    assert [row.lead_map_id for row in lead_maps(again)] == [2_433_664_091, 9, 4, 6]
    assert again.views()["unread"].read_wall == 1000.0
    assert again.views()["unread"].is_complete is False
    again.close()


def test_a_lead_map_that_left_a_view_is_not_listed_again(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "a.db")
    cache.write(batch(WHOLE, LeadMap(LeadMapId(5))))
    cache.write(Batch(gone=[("unread", 5)]))
    assert [row.lead_map_id for row in lead_maps(cache)] == [WHOLE.lead_map_id]
    assert [row.lead_map_id for row in cache.lead_maps([LeadMapId(5)])] == [5]
    cache.close()


def test_what_no_view_lists_goes_after_a_while(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "a.db")
    cache.write(batch(WHOLE))
    cache.write(Batch(rows=[to_row(LeadMap(LeadMapId(5), last_reply_at=10.0))]))
    cache.prune(before=100.0)
    assert cache.lead_maps([LeadMapId(5)]) == []
    assert len(lead_maps(cache)) == 1
    cache.close()


def test_categories_and_members_are_kept(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "a.db")
    cache.write(Batch(categories=[(1, "Interested", "positive")], members=[(7, "Ann", "")]))
    assert cache.categories() == [
        Category(CategoryId(1), line("Interested"), Sentiment.POSITIVE),
    ]
    assert [(each.member_id, each.name) for each in cache.members()] == [(7, "Ann")]
    cache.close()


def test_a_conversation_comes_back_with_its_body() -> None:
    message = Message(
        line("<1>"), is_reply=True, at=5.0, body=line("Yes"), links=(line("https://a.example"),)
    )
    back = unpack(LeadMapId(3), pack(Conversation(LeadMapId(3), (message,), as_of=9.0)))
    assert back.as_of == 0.0
    assert [(each.body, each.links, each.at) for each in back.messages] == [
        ("Yes", ("https://a.example",), 5.0)
    ]
    with pytest.raises(ValueError, match="cannot be read"):
        unpack(LeadMapId(3), b"no zlib")


@pytest.mark.parametrize(
    "content", [b"", b"not a database" * 500, b"SQLite format 3\0" + b"x" * 999]
)
def test_a_damaged_file_is_thrown_away_and_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    cache = Cache.open(path)
    assert ("deleted" in cache.report) is bool(content)
    assert lead_maps(cache) == []
    assert cache.write(batch(WHOLE))
    assert len(lead_maps(cache)) == 1
    cache.close()


def test_damage_found_while_reading_ends_the_rows_and_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    cache = Cache.open(path)
    rows = [LeadMap(LeadMapId(n), name=line(f"Lead {n} " + "x" * 200)) for n in range(1, 900)]
    cache.write(batch(*rows))
    cache.close()
    content = bytearray(path.read_bytes())
    for at in range(4096 * 12, len(content), 4096):
        content[at : at + 64] = b"\xff" * 64
    path.write_bytes(content)
    again = Cache.open(path)
    assert len(lead_maps(again)) < 900
    assert "deleted" in again.report
    assert lead_maps(again) == []
    again.close()


def test_a_file_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE odd (a)")
        made.execute("PRAGMA user_version = 99")
    made.close()
    cache = Cache.open(path)
    assert cache.write(batch(WHOLE))
    assert len(lead_maps(cache)) == 1
    cache.close()


def test_the_second_program_reads_and_does_not_write(tmp_path: Path) -> None:
    first = Cache.open(tmp_path / "a.db")
    first.write(batch(WHOLE))
    second = Cache.open(tmp_path / "a.db")
    assert not second.is_writable
    assert len(lead_maps(second)) == 1
    assert not second.write(batch(LeadMap(LeadMapId(5))))
    second.close()
    first.close()


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    cache = Cache.open(folder / "a.db")
    cache.write(batch(WHOLE))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
    cache.close()


def test_a_folder_that_cannot_be_used_is_said_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache.open(tmp_path / "file" / "a.db")
    assert "Can't use the cache" in cache.report
    assert cache.views() == {}
    assert not cache.write(batch(WHOLE))
    cache.close()


def test_each_account_and_server_has_its_own_file_and_its_name_tells_no_key(
    tmp_path: Path,
) -> None:
    paths = {
        cache_path(tmp_path, server, key)
        for server in ("https://a.example", "https://b.example")
        for key in ("secret-one", "secret-two")
    }
    assert len(paths) == 4
    assert not any("secret" in str(path) for path in paths)
