"""Hostile and broken answers: an error with words, never a crash, never a false yes."""

from __future__ import annotations

import asyncio
import gzip
import json
import ssl
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from harness.checkout import SAMPLES
from harness.hostile.bomb import gzip_bomb
from harness.hostile.corpus import hostile_answers
from tests.smartlead.wire import always, client, reply
from triage_tui.smartlead.client import Smartlead
from triage_tui.smartlead.errors import (
    Ambiguous,
    NotSent,
    RateLimited,
    Refused,
    SmartleadError,
    TlsFailure,
    Unauthorized,
)
from triage_tui.smartlead.models.fields import readable
from triage_tui.smartlead.models.rows import InboxRow

CORPUS = hostile_answers()


async def _every_call(sdk: Smartlead) -> list[BaseException | object]:
    """What each of the calls made of the server's answer."""
    calls: list[Callable[[], Any]] = [
        lambda: sdk.update_category(1, 2),
        lambda: sdk.change_read_status(1, True),
        lambda: sdk.update_team_member(1, 2),
        lambda: sdk.create_note(1, "x"),
        lambda: sdk.create_task(
            1, name="x", description="", priority="LOW", due_date=datetime.now(UTC)
        ),
        lambda: sdk.list_lead_maps("unread-replies"),
        lambda: sdk.lead_map(1),
        lambda: sdk.message_history(1, 2),
        sdk.untracked_replies,
        sdk.categories,
        sdk.clients,
        sdk.campaigns,
        lambda: sdk.lead_by_email("a@b.c"),
        lambda: sdk.lead_tasks(1),
        lambda: sdk.lead_notes(1),
    ]
    outcomes: list[BaseException | object] = []
    for call in calls:
        try:
            outcomes.append(await call())
        except SmartleadError as error:
            outcomes.append(error)
    errors = [outcome for outcome in outcomes if isinstance(outcome, SmartleadError)]
    assert all(error.reason for error in errors)
    assert all(error.__cause__ is None and error.__context__ is None for error in errors)
    return outcomes


class Drip(httpx.AsyncByteStream):
    """A body that never ends and never hurries."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.Event().wait()


def _certificate_error() -> httpx.ConnectError:
    error = httpx.ConnectError("handshake")
    error.__cause__ = ssl.SSLCertVerificationError(1, "certificate verify failed")
    return error


NETWORK: dict[str, Callable[[], Exception]] = {
    "net-refused": lambda: httpx.ConnectError("refused"),
    "net-tls": _certificate_error,
    "net-write-timeout": lambda: httpx.WriteTimeout("slow"),
    "net-read-timeout": lambda: httpx.ReadTimeout("slow"),
}


def _sdk(entry: dict[str, Any]) -> Smartlead:
    def handler(_request: httpx.Request) -> httpx.Response:
        if entry["id"] in NETWORK:
            raise NETWORK[entry["id"]]()
        if entry["id"] == "net-slowloris":
            return httpx.Response(200, stream=Drip())
        if entry["id"] == "r200-gzip-bomb":
            return reply(gzip_bomb(), 200, entry["headers"])
        return reply(entry["body"], entry["status"], entry["headers"])

    return client(handler, deadline=0.05 if entry["id"] == "net-slowloris" else 5.0)


WRITE_OUTCOMES: dict[str, type[SmartleadError] | None] = {
    "r200-ok-false": Refused,
    "r200-success-false": Refused,
    "r200-error-string": Refused,
    "r200-truncated": Ambiguous,
    "r200-bom": None,
    "r200-nan": None,
    "r200-dup-keys": Ambiguous,
    "r200-string-ids": None,
    "r200-null-fields": None,
    "r200-gzip-bomb": Ambiguous,
    "r302-login": Ambiguous,
    "r401-mid": Unauthorized,
    "r404-gone": Refused,
    "r409-dup": Refused,
    "r429-retry-after": RateLimited,
    "r500-html": Ambiguous,
    "r500-after-apply": Ambiguous,
    "r503-maintenance": Ambiguous,
    "net-refused": NotSent,
    "net-tls": TlsFailure,
    "net-write-timeout": Ambiguous,
    "net-read-timeout": Ambiguous,
    "net-slowloris": Ambiguous,
    "r200-plain-success": None,
    "r-limit-headers": None,
}


def test_every_entry_of_the_corpus_has_its_outcome_here() -> None:
    assert {entry["id"] for entry in CORPUS} == set(WRITE_OUTCOMES)


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry["id"])
async def test_an_answer_of_the_corpus_has_the_right_class(entry: dict[str, Any]) -> None:
    outcomes = await _every_call(_sdk(entry))
    expected = WRITE_OUTCOMES[entry["id"]]
    for outcome in outcomes[:5]:
        assert (type(outcome) if isinstance(outcome, SmartleadError) else None) is expected
    if expected is not None and entry["id"] != "r200-dup-keys":
        assert all(isinstance(outcome, expected) for outcome in outcomes)
    for outcome in outcomes:
        if isinstance(outcome, SmartleadError):
            assert "<" not in outcome.reason


async def test_string_and_number_ids_are_one_row() -> None:
    rows = [{"email_lead_map_id": "2433664091", "lead_category_id": "1"},
            {"email_lead_map_id": 2433664091, "lead_category_id": 1}]  # fmt: skip
    page = await always({"ok": True, "data": rows}).list_lead_maps("inbox-replies")
    assert {(row.lead_map_id, row.category_id) for row in page.rows} == {(2433664091, 1)}


async def test_a_retry_after_is_kept_and_clamped() -> None:
    for header, expected in [("30", 30.0), ("0", 1.0), ("86400", 300.0), ("soon", 7.0)]:
        body = {"error": {"retry_after": 7}}
        with pytest.raises(RateLimited) as caught:
            await always(body, 429, {"retry-after": header}).categories()
        assert caught.value.retry_after == expected
    headers = {"retry-after": "Wed, 12 Aug 2026 10:00:45 GMT",
               "date": "Wed, 12 Aug 2026 10:00:00 GMT"}  # fmt: skip
    with pytest.raises(RateLimited) as caught:
        await always("", 429, headers).categories()
    assert caught.value.retry_after == 45.0
    with pytest.raises(RateLimited) as caught:
        await always("", 429).categories()
    assert caught.value.retry_after is None


async def test_deep_json_is_an_error_with_words_for_a_read_and_a_write() -> None:
    outcomes = await _every_call(always("[" * 5000 + "]" * 5000))
    assert all(isinstance(outcome, Ambiguous) for outcome in outcomes)


@pytest.mark.parametrize(
    "text", ["OK?", "<html>success</html>", "", "null", "true", "0", "[]", '"no"', "\x00\x01", "{"]
)
async def test_a_text_that_is_no_known_yes_is_no_yes(text: str) -> None:
    with pytest.raises(Ambiguous):
        await always(text).create_note(1, "x")


@pytest.mark.parametrize(
    "text", ["success", ' "Success!" ', "Email added to the queue, will be sent out soon!", "{}"]
)
async def test_a_known_yes_is_done(text: str) -> None:
    assert (await always(text).create_note(1, "x")).server_id is None


@pytest.mark.parametrize(
    "body",
    [
        {"ok": True, "data": {"success": False}},
        {"success": "false"},
        {"ok": True, "data": {"success": True, "updated": "0"}},
        {"updated": 0},
        {"ok": True, "error": "locked"},
        {"status": "error", "message": "no"},
    ],
)
async def test_an_explicit_no_inside_a_200_is_a_refusal(body: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        await always(body).update_category(1, 2)


WRONG: list[Any] = [
    None,
    True,
    -1,
    1.5,
    1e300,
    "x" * 5000,
    "\ud800",
    [],
    [[]],
    {},
    {"a": {"b": []}},
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: repr(wrong)[:20])
async def test_a_wrong_type_in_any_field_never_costs_more_than_its_row(wrong: Any) -> None:
    for name in ("inbox-replies.observed.with-history", "inbox-replies.documented.with-history"):
        payload = json.loads((SAMPLES / f"{name}.json").read_text())
        key = "data" if "data" in payload else "messages"
        good = payload[key][0]
        bad = [{**good, field: wrong} for field in good]
        rows = [*bad, wrong, good]
        page = await always({key: rows}).list_lead_maps("inbox-replies")
        assert len(page.rows) + len(page.unreadable) == len(rows)
        assert len(page.rows) >= len(bad)
        history = next(k for k in ("email_history", "message_history") if k in good)
        messages = [{**good[history][0], field: wrong} for field in good[history][0]]
        read = await always({"history": [*messages, wrong]}).message_history(1, 2)
        assert len(read) in {len(messages), len(messages) + 1}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (None, "nothing instead of a record"),
        (True, "a yes or no instead of a record"),
        (7, "a number instead of a record"),
        ("row", "a text instead of a record"),
        ([], "a list instead of a record"),
    ],
)
def test_a_row_of_another_kind_is_told_in_words(row: object, reason: str) -> None:
    _, unreadable = readable(InboxRow, [row])
    assert [each.reason for each in unreadable] == [reason]


async def test_an_unreadable_row_is_counted_with_its_place_and_reason() -> None:
    rows = [{"lead_email": "a@b.c"}, {"email_lead_map_id": "abc"}, 7, {"email_lead_map_id": "5"}]
    page = await always({"data": rows}).list_lead_maps("inbox-replies")
    assert [row.lead_map_id for row in page.rows] == [5]
    assert [fault.index for fault in page.unreadable] == [0, 1, 2]
    assert all(fault.reason for fault in page.unreadable)


async def test_a_page_is_last_only_when_shorter_than_what_was_granted() -> None:
    rows = [{"email_lead_map_id": number} for number in range(1, 11)]
    assert not (await always({"data": rows, "limit": 10}).list_lead_maps("sent")).is_last
    assert (await always({"data": rows, "limit": 20}).list_lead_maps("sent")).is_last
    assert (await always(rows).list_lead_maps("sent")).is_last
    assert not (await always(rows).list_lead_maps("sent", limit=10)).is_last


@pytest.mark.parametrize("size", [10 * 1024 * 1024 + 1])
async def test_a_body_over_the_cap_is_refused_with_or_without_compression(size: int) -> None:
    body = b" " * size
    for content, headers in [(body, {}), (gzip.compress(body), {"content-encoding": "gzip"})]:
        with pytest.raises(Ambiguous, match="larger than 10 MB"):
            await always(content, 200, headers).categories()


async def test_gzip_is_read_and_broken_gzip_is_told() -> None:
    packed = gzip.compress(b'[{"id":1,"name":"A"}]')
    headers = {"content-encoding": "gzip"}
    (category,) = await always(packed, 200, headers).categories()
    assert category.name == "A"
    for broken in (packed[:-12], b"not gzip"):
        with pytest.raises(Ambiguous):
            await always(broken, 200, headers).categories()
    with pytest.raises(Ambiguous, match="unexpected compression"):
        await always(packed, 200, {"content-encoding": "br"}).categories()


async def test_a_refusal_with_a_broken_body_is_still_a_refusal() -> None:
    with pytest.raises(Refused, match="422"):
        await always(b"junk", 422, {"content-encoding": "gzip"}).update_category(1, 2)


async def test_a_broken_handshake_is_not_a_statement_about_the_certificate() -> None:
    def handler(_request: httpx.Request) -> httpx.Response:
        error = httpx.ConnectError("eof")
        error.__cause__ = ssl.SSLEOFError(8, "eof")
        raise error

    with pytest.raises(NotSent):
        await client(handler).categories()
