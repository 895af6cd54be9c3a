"""Where actions are, in words."""

from __future__ import annotations

from msgspec.structs import replace

from harness.handler_bench import ANNA, HandlerBench
from triage_tui.commands.wording import outcomes, standing
from triage_tui.inbox.actions import SetRead, Status
from triage_tui.inbox.events import Pause, Paused, PauseKind
from triage_tui.inbox.safe_text import own


def test_what_cannot_leave_for_want_of_a_network_says_so(bench: HandlerBench) -> None:
    (entry,) = bench.submit(SetRead(ANNA, is_read=True))
    now = bench.model.session.clock.monotonic()
    held = replace(entry, status=Status.HELD, leaves_at=now - 60.0)
    bench.store.dispatch(Paused(Pause(PauseKind.NETWORK, own("No connection."), now + 4.0)))
    words = standing(bench.store.state, held, now, undo_key=own("z"))
    assert words == "Waiting for connection. Retrying in 4 s."


def test_what_changed_nothing_is_passed_over_where_something_happened(bench: HandlerBench) -> None:
    (entry,) = bench.submit(SetRead(ANNA, is_read=True))
    done, same = replace(entry, status=Status.DONE), replace(entry, status=Status.SAME)
    assert outcomes([done, same]) == "Done."
    assert outcomes([same, same]) == "No change: already set."
    refused = replace(entry, status=Status.REFUSED, reason=own("locked"))
    assert outcomes([done, done, refused]) == "2 of 3: Done.  1 of 3: Rejected: locked"
