"""R5 on a real socket: the same faults, where the kernel breaks the connection."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from typing import Any

from benchmarks.reliability.figure import Bench
from benchmarks.reliability.outcomes import Toll, allowed
from benchmarks.reliability.world import WRITES, World, world
from harness.served import KEY, Served, served
from triage_tui.inbox.actions import Action, AddNote, SetCategory, SetRead, Status, is_setting
from triage_tui.inbox.lead_map import CategoryId, LeadMapId
from triage_tui.sync.outbox.rules import OutboxRules
from triage_tui.sync.outcome import Outcome, Refused
from triage_tui.system.clock import SystemClock

PLAN = (
    "429=0.02,500=0.08,502=0.08,503=0.06,520=0.05,reset=0.12,truncated=0.1,garbled=0.1,"
    "html=0.06,false=0.03,404=0.01,422=0.02"
)
"""Without silence and drips: here, waiting takes its time."""
QUICK_RULES = OutboxRules(
    undo_window=0.0, parallel=4, first_wait=0.02, longest_wait=0.2, look_back_gap=0.2
)
LATEST = 60.0
ON_THE_WAY = {Status.HELD, Status.PENDING, Status.IN_FLIGHT}
"""An action whose request may be out: cut off now, it would have been seen and not counted."""
Key = tuple[LeadMapId, str]


def measure(bench: Bench) -> Toll:
    """Press until so many faults were met; then let everything arrive."""
    toll = Toll()
    if bench.scale.socket_faults:
        with served(leads=40) as sandbox:
            asyncio.run(_play(bench, sandbox, toll))
    return toll


async def _play(bench: Bench, sandbox: Served, toll: Toll) -> None:
    outcomes: dict[LeadMapId, list[tuple[Action, Outcome]]] = defaultdict(list)
    wanted: dict[Key, object] = {}
    async with world(
        bench.folder / "socket",
        SystemClock(),
        base_url=sandbox.base_url,
        key=KEY,
        rules=QUICK_RULES,
        seed=bench.scale.first_seed,
    ) as it:
        ids = await it.read()
        it.gateway.answered = lambda action, outcome: outcomes[action.lead_map_id].append(
            (action, outcome)
        )
        sandbox.do("fault", plan=PLAN)
        while sum(_is_fault(o) for each in outcomes.values() for _, o in each) < (
            bench.scale.socket_faults
        ):
            _press(it, it.random.choice(ids), wanted)
            await asyncio.sleep(0.01)
            it.answer_pauses()
        sandbox.do("fault", plan="")
        took = await it.until(
            lambda: (
                not any(
                    is_setting(each.action) or each.status in ON_THE_WAY
                    for each in it.open_entries()
                )
            ),
            step=0.05,
            limit=LATEST,
        )
        if took >= LATEST:
            toll.problems.append(f"socket: not delivered {LATEST:g} s after recovery")
        toll.slowest = took
    truth = sandbox.truth()
    toll.faults = Counter(seen["fault"] for seen in truth["requests"] if seen["fault"])
    _check_classes(truth, outcomes, toll)
    _check_values(truth, outcomes, wanted, toll)


def _press(it: World, lead_map_id: LeadMapId, wanted: dict[Key, object]) -> None:
    random = it.random
    if random.random() < 0.1:
        it.store.submit(AddNote(lead_map_id, f"note {random.random()}"))
    elif random.random() < 0.5:
        category_id = CategoryId(random.randint(1, 5))
        it.store.submit(SetCategory(lead_map_id, category_id))
        wanted[lead_map_id, "category_id"] = category_id
    else:
        is_read = random.random() < 0.5
        it.store.submit(SetRead(lead_map_id, is_read=is_read))
        wanted[lead_map_id, "is_read"] = is_read


def _is_fault(outcome: Outcome) -> bool:
    return type(outcome).__name__ != "Done"


def _check_classes(
    truth: dict[str, Any],
    outcomes: dict[LeadMapId, list[tuple[Action, Outcome]]],
    toll: Toll,
) -> None:
    """Deliveries of one lead map come one after the other, so both lists are in step."""
    faults: dict[LeadMapId, list[str | None]] = defaultdict(list)
    for seen in truth["requests"]:
        if seen["endpoint"] in WRITES:
            faults[LeadMapId(int(seen["body"]["email_lead_map_id"]))].append(seen["fault"])
    for lead_map_id, met in faults.items():
        for fault, (action, outcome) in zip(met, outcomes[lead_map_id], strict=True):
            if not isinstance(outcome, allowed(fault, is_repeatable=is_setting(action))):
                toll.problems.append(f"socket: {fault} on {action} counted as {outcome}")


def _check_values(
    truth: dict[str, Any],
    outcomes: dict[LeadMapId, list[tuple[Action, Outcome]]],
    wanted: dict[Key, object],
    toll: Toll,
) -> None:
    for (lead_map_id, name), value in wanted.items():
        if any(isinstance(outcome, Refused) for _, outcome in outcomes[lead_map_id]):
            continue
        so = truth["lead_maps"][str(lead_map_id)][name]
        if so != value:
            toll.problems.append(f"socket: {name} of {lead_map_id} is {so}, not {value}")
