"""What wakes the queue early leaves undo windows alone; what another account took waits."""

from __future__ import annotations

from pathlib import Path

from harness.simulation.bench import LEAD_MAP, Bench
from triage_tui.inbox.actions import SetRead
from triage_tui.inbox.events import PauseKind
from triage_tui.inbox.safe_text import own
from triage_tui.sync.account import ACCOUNT, Account
from triage_tui.sync.storage.preferences import Preferences

READ = SetRead(LEAD_MAP, is_read=True)


async def test_hurrying_the_queue_keeps_the_undo_window(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "journal.db")
    pressed = bench.clock.monotonic()
    bench.store.submit(READ)
    bench.store.hurry()
    await bench.store.idle()
    assert bench.server.requests == [(pressed + 5.0, READ)]


async def test_a_pause_for_the_account_ends_only_by_the_users_word(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "journal.db")
    bench.store.pause_for_account(own("Whose?"))
    bench.store.submit(READ)
    bench.store.network_is_back()
    bench.store.key_changed()
    await bench.clock.sleep(3_600)
    assert bench.server.requests == []
    pause = bench.store.state.pause
    assert pause is not None
    assert pause.kind is PauseKind.ACCOUNT
    bench.store.go_on()
    await bench.store.idle()
    assert [action for _, action in bench.server.requests] == [READ]


async def test_an_account_is_known_again_by_a_fingerprint_that_is_not_the_key(
    tmp_path: Path,
) -> None:
    bench = Bench(tmp_path / "journal.db")
    account = Account(Preferences(bench.journal))
    assert not account.is_another("the-first-key")
    account.keep("the-first-key")
    again = Account(Preferences(bench.journal))
    assert not again.is_another("the-first-key")
    assert again.is_another("the-second-key")
    assert "key" not in str(bench.journal.choices()[ACCOUNT])
