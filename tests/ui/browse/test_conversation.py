"""The keys that read, on the whole app."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from harness.triage import Triage, triage
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.system import desktop


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that would have been opened."""
    addresses: list[str] = []
    monkeypatch.setattr(desktop, "open_address", lambda url, _environ: addresses.append(url))
    return addresses


async def with_links(app: Triage, *links: str) -> None:
    """Go to the first lead, as if its newest reply had these links."""
    from msgspec.structs import replace

    from triage_tui.inbox.safe_text import NOTHING, line

    conversation = app.screen.model.conversation
    lead_map = app.screen.model.current
    assert conversation is not None
    assert lead_map is not None
    changed = tuple(
        replace(each, links=tuple(line(url) for url in links)) for each in conversation.messages
    )
    app.screen.model.conversation = replace(conversation, messages=changed)
    app.screen.model.show_conversation(lead_map, NOTHING)


async def test_o_opens_the_lead_in_the_web_app(tmp_path: Path, opened: list[str]) -> None:
    async with triage(tmp_path) as app:
        await app.press("o")
        await app.read()
        assert opened == [
            f"https://app.smartlead.ai/app/master-inbox?action=INBOX&leadMap={app.cursor}"
        ]


async def test_a_link_is_opened_only_by_y_and_after_its_host_was_shown(
    tmp_path: Path, opened: list[str]
) -> None:
    async with triage(tmp_path) as app:
        await with_links(app, "https://bank.example@evil.test/login")
        await app.press("b")
        assert "Open evil.test?" in app.text()
        assert "before the @ is not the host" in app.text()
        await app.press("enter", "b")
        assert opened == []
        await app.press("y")
        await app.read()
        assert opened == ["https://evil.test/login"]


async def test_of_several_links_one_is_picked_by_its_number(
    tmp_path: Path, opened: list[str]
) -> None:
    async with triage(tmp_path) as app:
        await with_links(app, "https://one.example/", "https://two.example/")
        await app.press("b", "2", "enter")
        await app.pilot.pause()
        assert "Open two.example?" in app.text()
        await app.press("n")
        await app.read()
        assert opened == []


async def test_what_is_no_page_of_the_web_is_not_opened(tmp_path: Path, opened: list[str]) -> None:
    async with triage(tmp_path) as app:
        await with_links(app, "file:///etc/passwd")
        await app.press("b")
        await app.read()
        assert "links can't be opened" in app.toasts()[-1]
        assert opened == []


async def test_y_sends_the_address_to_the_terminal_and_says_it_cannot_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "copy", lambda _text, _environ: False)
    async with triage(tmp_path) as app:
        written: list[str] = []
        driver = app.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        await app.press("y")
        await app.read()
        email = app.shown(app.cursor).email
        assert base64.b64encode(email.encode()).decode() in "".join(written)
        assert "(if your terminal allows it)" in app.toasts()[-1]


async def test_a_copy_by_a_tool_of_the_machine_is_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def take(text: str, _environ: object) -> bool:
        taken.append(text)
        return True

    monkeypatch.setattr(desktop, "copy", take)
    async with triage(tmp_path) as app:
        await app.press("Y")
        await app.read()
        assert taken == [
            f"https://app.smartlead.ai/app/master-inbox?action=INBOX&leadMap={app.cursor}"
        ]
        assert "Copied the link." in app.toasts()[-1]


async def test_enter_in_the_conversation_folds_the_message(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("enter")
        assert "▾" in app.text()
        await app.press("enter")
        await app.pilot.pause()
        assert "▾" not in app.text()


async def test_a_long_mail_is_shown_whole_by_a_key(tmp_path: Path) -> None:
    box = Sandbox(leads=6, faults="bare=1")
    long = "<p>" + "</p><p>".join(f"line {n}" for n in range(4000)) + "</p>"
    history = [{"type": "REPLY", "time": "2026-01-01T10:00:00Z", "email_body": long}]
    box.answer("message-history", 200, {"history": history}, times=None)
    async with triage(tmp_path, sandbox=box) as app:
        selected = app.screen.pane.conversation.selected
        assert selected is not None
        assert selected.is_cut
        await app.press("w")
        await app.read()
        whole = app.screen.pane.conversation.selected
        assert whole is not None
        assert "line 3999" in whole.body
        assert not whole.is_cut
