"""What an assignment has to know first."""

from __future__ import annotations

from harness.handler_bench import OLGA, PAUL, HandlerBench
from triage_tui.commands.questions import Tell
from triage_tui.inbox.events import MembersRead
from triage_tui.inbox.lead_map import Member, MemberId
from triage_tui.inbox.safe_text import own
from triage_tui.sync.reading.loader import ReadError


def test_members_are_named_in_their_order_and_one_without_a_name_by_number(
    bench: HandlerBench,
) -> None:
    names = bench.handlers.assign_inputs.member_names([MemberId(99)])
    assert list(names.values()) == ["Olga", "Paul", "Unknown teammate (99)"]


def test_those_chosen_the_last_time_are_proposed_again(bench: HandlerBench) -> None:
    inputs = bench.handlers.assign_inputs
    picked: list[tuple[MemberId, ...]] = []
    bench.host.will_answer((PAUL,))
    inputs.pick_members(inputs.policy(), picked.append)
    inputs.pick_members(inputs.policy(), picked.append)
    assert picked == [(PAUL,)]
    assert bench.host.open[0].about == (PAUL,)


def test_at_first_everybody_takes_part(bench: HandlerBench) -> None:
    inputs = bench.handlers.assign_inputs
    inputs.pick_members(inputs.policy(), lambda _: None)
    assert bench.host.open[0].about == (OLGA, PAUL)


def test_somebody_without_a_name_takes_no_part_unless_the_settings_say_so(
    bench: HandlerBench,
) -> None:
    inputs = bench.handlers.assign_inputs
    bench.store.dispatch(MembersRead([Member(MemberId(4999), own(""))]))
    inputs.pick_members(inputs.policy(), lambda _: None)
    assert bench.host.open[0].about == (OLGA, PAUL)
    assert MemberId(4999) in inputs.member_names()


async def test_a_reading_that_fails_says_why_and_gives_nothing(bench: HandlerBench) -> None:
    async def job(_tell: Tell) -> int | None:
        raise ReadError("Smartlead is away.")

    found: list[int] = []
    bench.handlers.assign_inputs.wait_for(
        bench.model.name_of(bench.lead(bench.model.window.order[0])), job, found.append
    )
    assert await bench.host.open[0].about(lambda _: None) is None
    assert bench.host.said == ["Couldn't load: Smartlead is away."]
    assert found == []
