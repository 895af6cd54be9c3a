"""When the queue waits for the user: another key, another account, a server that is not trusted."""

from __future__ import annotations

from pathlib import Path

from harness.triage import OFFLINE, Triage, triage
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.safe_text import own
from triage_tui.sandbox.sandbox import Sandbox
from triage_tui.sync.storage.cache import cache_path
from triage_tui.system.clock import SystemClock
from triage_tui.ui.dialogs.api_key_input import ApiKeyInput
from triage_tui.ui.dialogs.api_key_prompt import ApiKeyPrompt
from triage_tui.ui.dialogs.confirm import Confirm
from triage_tui.ui.dialogs.help import Help

OLD = "key-for-the-sandbox"
NEW = "another-key-for-the-sandbox"


async def until(app: Triage, screen: type[object]) -> None:
    """Wait until a screen of this kind is in front."""
    for _ in range(200):
        if isinstance(app.app.screen, screen):
            return
        await app.pilot.pause(0.02)
    raise AssertionError(f"no {screen.__name__}: {app.app.screen}")


async def revoke_key(app: Triage) -> None:
    app.sandbox.key = NEW
    await app.press("2")
    await until(app, ApiKeyPrompt)


async def enter(app: Triage, key: str) -> None:
    app.app.screen.query_one(ApiKeyInput).value = key
    await app.press("enter")


async def test_a_refused_key_is_asked_for_once_and_the_queue_goes_on_in_order(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD)) as app:
        first = app.cursor
        await revoke_key(app)
        assert app.session.store.state.queued == 1
        await enter(app, f"  {NEW}\n")
        await until(app, type(app.screen))
        await app.settle()
        assert app.session.store.state.queued == 0
        assert app.sandbox.truth.lead_maps[int(first)].category_id == 2


async def test_the_key_is_never_on_the_screen(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD)) as app:
        await revoke_key(app)
        app.app.screen.query_one(ApiKeyInput).value = NEW
        await app.pilot.pause()
        assert NEW not in app.text()


async def test_a_wrong_key_is_said_and_the_prompt_stays(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD)) as app:
        await revoke_key(app)
        await enter(app, "two words")
        await app.pilot.pause(0.2)
        assert "a space or a line break" in app.text()
        await enter(app, "wrong-key-of-someone")
        await app.read()
        await app.pilot.pause(0.2)
        assert isinstance(app.app.screen, ApiKeyPrompt)


async def test_dismissing_the_prompt_keeps_working_and_a_key_brings_it_back(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD), size=(160, 36)) as app:
        await revoke_key(app)
        await app.press("escape")
        await app.pilot.pause()
        assert "g k enter a key" in app.text()
        await app.press("3")
        assert app.session.store.state.queued == 2
        assert app.app.screen is app.screen
        await app.press("g", "k")
        await until(app, ApiKeyPrompt)


async def test_a_read_that_is_refused_asks_for_the_key_as_well(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD)) as app:
        app.sandbox.key = NEW
        await app.press("R")
        await until(app, ApiKeyPrompt)


async def test_the_prompt_waits_until_another_dialog_is_closed(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD), undo_window=0.0) as app:
        hold = app.sandbox.hold("change-read-status")
        await app.press("u", "?")
        await until(app, Help)
        app.sandbox.refuse("change-read-status", status=401, message="Invalid API key")
        hold.release()
        await app.settle()
        assert app.session.store.state.pause is not None
        assert isinstance(app.app.screen, Help)
        await app.press("escape")
        await until(app, ApiKeyPrompt)


async def test_a_lapsed_plan_that_comes_back_within_two_seconds_asks_nothing(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.refuse("unread-replies", status=401, message="Plan expired!")
        await app.press("R")
        await app.read()
        assert app.session.store.state.pause is None
        assert app.app.screen is app.screen


async def test_a_lapsed_plan_is_said_and_no_key_is_asked_for(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=0.0) as app:
        app.sandbox.strike("change-read-status", "401", times=2)
        await app.press("u")
        store = app.session.store
        while store.state.pause is None:
            await app.pilot.pause()
        app.screen.presenter.tick()
        await app.pilot.pause()
        assert "Plan expired! Next try in 20 s." in app.text()
        assert "server errors" in app.text()
        assert len(app.app.screen_stack) == 1
        await app.press("g", "r")
        await app.settle()
        assert len(app.sent("change-read-status")) == 3


async def test_a_gateways_403_is_waited_out(tmp_path: Path) -> None:
    async with triage(tmp_path, undo_window=0.0) as app:
        app.sandbox.strike("change-read-status", "403")
        await app.press("u")
        await app.settle()
        assert len(app.sent("change-read-status")) == 2
        assert app.session.store.state.refused == 0


async def test_a_server_that_is_not_trusted_stops_the_queue_until_the_user_goes_on(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, undo_window=0.0, size=(160, 36)) as app:
        app.session.store._outbox.stop(PauseKind.TLS, own("The certificate is not valid."))
        await app.press("u")
        await app.pilot.pause()
        assert any("Nothing is sent until you press g r." in said for said in app.toasts())
        assert "g r continue · paused: certificate problem" in app.text()
        assert app.sent("change-read-status") == []
        await app.press("g", "r")
        await app.settle()
        assert len(app.sent("change-read-status")) == 1


async def test_one_action_taken_with_another_key_is_told_as_one(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=20)
    async with triage(tmp_path, sandbox=sandbox, undo_window=30.0) as app:
        await app.press("2")
    async with triage(tmp_path, sandbox=sandbox, key=NEW) as app:
        await until(app, Confirm)
        assert "1 queued change was made with another API key. It'll go" in app.text()


async def test_actions_taken_with_another_key_are_not_sent_unasked(tmp_path: Path) -> None:
    sandbox = Sandbox(leads=20)
    async with triage(tmp_path, sandbox=sandbox, undo_window=30.0) as app:
        await app.press("2", "3")
    async with triage(tmp_path, sandbox=sandbox, key=NEW) as app:
        await until(app, Confirm)
        assert "2 queued changes were made with another API key" in app.text()
        await app.press("n")
        await app.settle()
        assert sandbox.truth.applied == []
        await app.press("g", "r")
        await until(app, Confirm)
        await app.press("y")
        await app.settle()
        assert len(sandbox.truth.applied) == 4  # two categories and two read marks
    async with triage(tmp_path, sandbox=sandbox, key=NEW) as app:
        assert app.session.store.state.pause is None


async def test_another_key_with_nothing_waiting_asks_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path):
        pass
    async with triage(tmp_path, key=NEW) as app:
        assert app.session.store.state.pause is None
        assert app.app.screen is app.screen


async def test_the_journal_keeps_no_key(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD)) as app:
        await revoke_key(app)
        await enter(app, NEW)
        await app.settle()
    kept = everything_in(tmp_path)
    assert kept
    assert OLD.encode() not in kept
    assert NEW.encode() not in kept


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_offline_is_said_calmly_and_a_read_that_gets_through_hurries_the_queue(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, size=(160, 36)) as app:
        app.sandbox.pause_network()
        await app.press("u")
        for _ in range(200):
            if app.session.store.state.pause is not None:
                break
            await app.pilot.pause(0.02)
        assert "offline" in app.text()
        assert "Next try in" in app.text()
        app.session.store._outbox.stop(
            PauseKind.NETWORK, own("away"), app.session.clock.monotonic() + 3_600
        )
        app.sandbox.resume_network()
        await app.press("R")
        await app.settle()
        assert len(app.sandbox.truth.applied) == 1


class SleepyClock(SystemClock):
    """A machine that can sleep: its wall clock goes on, the monotonic one does not."""

    slept = 0.0

    def wall(self) -> float:
        return super().wall() + self.slept


async def test_after_a_sleep_the_view_is_read_again_before_anything_is_sent(
    tmp_path: Path,
) -> None:
    clock = SleepyClock()
    async with triage(tmp_path, clock=clock) as app:
        before = len(app.sandbox.requests)
        clock.slept = 3_600.0
        await app.press("u")
        await app.settle()
        paths = [seen.path.rsplit("/", 1)[-1] for seen in app.sandbox.requests[before:]]
        assert paths[0] == "unread-replies"
        assert paths.index("change-read-status") > paths.index("unread-replies")


async def test_a_sleep_with_nothing_queued_reads_the_view_again(tmp_path: Path) -> None:
    clock = SleepyClock()
    async with triage(tmp_path, clock=clock) as app:
        before = len(app.sandbox.requests)
        clock.slept = 3_600.0
        for _ in range(200):
            if len(app.sandbox.requests) > before:
                break
            await app.pilot.pause(0.02)
        assert app.sandbox.requests[before].path.endswith("unread-replies")


async def test_another_key_keeps_the_inbox_in_its_own_cache_and_deletes_the_old_one(
    tmp_path: Path,
) -> None:
    box, folder = Sandbox(leads=20, key=OLD), tmp_path / "cache"
    async with triage(tmp_path, sandbox=box, cache=folder) as app:
        before = cache_path(folder, app.session.settings.base_url, OLD)
        after = cache_path(folder, app.session.settings.base_url, NEW)
        assert before.exists()
        await revoke_key(app)
        await enter(app, NEW)
        await until(app, type(app.screen))
        await app.settle()
        order = set(app.screen.model.rows.order)
        assert not before.exists()
        assert after.exists()
    assert [path.suffix for path in folder.iterdir() if path.stat().st_size] == [".db"]
    box.pause_network()
    async with triage(tmp_path, sandbox=box, cache=folder, key=NEW, wait=False) as app:
        await app.read(OFFLINE)
        assert set(app.screen.model.rows.order) >= order - app.screen.model.handled


async def test_the_same_key_again_keeps_the_cache(tmp_path: Path) -> None:
    box, folder = Sandbox(leads=20, key=OLD), tmp_path / "cache"
    async with triage(tmp_path, sandbox=box, cache=folder) as app:
        await app.press("g", "k")
        await until(app, ApiKeyPrompt)
        await enter(app, OLD)
        await until(app, type(app.screen))
        await app.read()
        order = list(app.screen.model.rows.order)
    box.pause_network()
    async with triage(tmp_path, sandbox=box, cache=folder, key=OLD, wait=False) as app:
        await app.read(OFFLINE)
        assert list(app.screen.model.rows.order) == order


async def test_a_key_that_works_again_is_tried_without_asking_for_one(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD)) as app:
        await revoke_key(app)
        await app.press("escape")
        app.sandbox.key = OLD
        await app.press("g", "r")
        await app.settle()
        assert app.app.screen is app.screen
        assert app.session.store.state.queued == 0


async def test_a_key_that_is_still_refused_is_asked_for_again(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD)) as app:
        await revoke_key(app)
        await app.press("escape", "g", "r")
        await until(app, ApiKeyPrompt)
        assert app.session.store.state.queued == 1


async def test_a_refused_key_is_not_tried_unasked(tmp_path: Path) -> None:
    """More keys, a retry of one action and time: no request leaves before `g r` or another key."""
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD), poll_seconds=10) as app:
        await revoke_key(app)
        await app.press("escape")
        await app.read()
        before = len(app.sandbox.requests)
        (first, *_) = app.session.store.state.entries
        app.session.store.retry(first)
        app.session.store.network_is_back()
        await app.press("3", "!")
        await app.pilot.pause(0.5)
        changing = {"update-category", "change-read-status"}
        assert not [r for r in app.sandbox.requests[before:] if r.endpoint in changing]


async def test_replacing_a_key_that_works_says_so_and_esc_says_nothing(tmp_path: Path) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=OLD), key=OLD) as app:
        await app.press("g", "k")
        await until(app, ApiKeyPrompt)
        assert "Replace the API key" in app.text()
        assert "reject" not in app.text()
        before = app.toasts()
        await app.press("escape")
        assert app.toasts() == before
        assert app.app.screen is app.screen


async def test_a_start_with_a_refused_key_asks_once_and_reads_the_categories_first(
    tmp_path: Path,
) -> None:
    async with triage(tmp_path, sandbox=Sandbox(leads=20, key=NEW), key=OLD, wait=False) as app:
        await until(app, ApiKeyPrompt)
        await app.pilot.pause(0.3)
        assert app.toasts() == []
        tried = sum(seen.endpoint == "categories" for seen in app.sandbox.requests)
        await enter(app, NEW)
        await until(app, type(app.screen))
        await app.read()
        assert tried <= 1
        assert app.session.store.state.categories
