"""Out of the app: pages, and texts on the clipboard."""

from __future__ import annotations

import pytest

from harness.handler_bench import HandlerBench
from triage_tui.system import desktop


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were opened; this machine has no tool that copies."""
    pages: list[str] = []
    monkeypatch.setattr(desktop, "open_address", lambda url, _environment: pages.append(url))
    monkeypatch.setattr(desktop, "copy", lambda _text, _environment: False)
    return pages


async def test_the_lead_is_opened_by_its_lead_map_id(
    bench: HandlerBench, opened: list[str]
) -> None:
    bench.press("lead.open")
    await bench.run("web_app")
    assert opened == ["https://app.smartlead.ai/app/master-inbox?action=INBOX&leadMap=1"]


async def test_the_address_is_copied_and_said_to_be_only_sent_to_the_terminal(
    bench: HandlerBench,
) -> None:
    bench.press("lead.copy.email")
    await bench.run("web_app")
    assert bench.host.copied == ["anna@acme.example"]
    assert "(if your terminal allows it)" in bench.host.last


async def test_what_is_selected_goes_before_the_address(bench: HandlerBench) -> None:
    bench.host.selection = "some words"
    bench.press("lead.copy.email")
    await bench.run("web_app")
    assert bench.host.copied == ["some words"]


async def test_a_page_that_cannot_be_opened_is_copied_instead(
    bench: HandlerBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_url: str, _environment: object) -> None:
        raise desktop.DesktopError("There is no browser here.")

    monkeypatch.setattr(desktop, "open_address", fails)
    bench.press("lead.open")
    await bench.run("web_app")
    assert bench.host.last.startswith("There is no browser here. Copied the web address (if")
    assert len(bench.host.copied) == 1
