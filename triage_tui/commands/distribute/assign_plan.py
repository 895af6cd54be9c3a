"""Assignment strategies: a plan first, then one bulk run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import work

from triage_tui.commands.distribute.assign_inputs import Gathering
from triage_tui.inbox.actions import Assign
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.distribute.assign_strategy import Strategy
    from triage_tui.inbox.assignment.plan import Plan
    from triage_tui.inbox.assignment.policy import AssignmentPolicy
    from triage_tui.inbox.assignment.rules import Prospect


_T = TypeVar("_T")


class Assigning(Gathering):
    """`A`: pick how, see the plan, change it, `y` carries it out."""

    def action_assign_strategy(self) -> None:
        """Give the marked lead maps, or the unowned ones of the view, to the team."""
        if not self.is_blocked():
            self._assign_by_strategy()

    @work(group="assignment")
    async def _assign_by_strategy(self) -> None:
        from triage_tui.commands.distribute.assign_strategy import Strategy
        from triage_tui.ui.dialogs.picker import Choice, Picker  # late: not in the first paint

        policy = self.policy()
        choices = [Choice(each, each.words, hint=self._hint_of(each, policy)) for each in Strategy]
        rows = self._to_assign()
        title = fill(
            "Assign {} lead maps {}",
            number(len(rows)),
            own("marked") if self.marks else own("that nobody owns"),
        )
        picked = await self.app.push_screen_wait(Picker(title, choices, empty=NOTHING))
        if picked is None:
            return
        if not rows:
            self.say(own("Every lead map here has an owner. Mark those to be given out anew."))
            return
        await self._deal(picked, rows, policy)

    def _hint_of(self, strategy: Strategy, policy: AssignmentPolicy) -> SafeText:
        from triage_tui.commands.distribute.assign_strategy import EXPLAINED  # late, as above

        if not strategy.table:
            return EXPLAINED[strategy]
        count = len(policy.rules(strategy.table))
        if not count:
            return fill("no rules yet: [[assignment.{}]]", line(strategy.table))
        return fill("{}: {}", EXPLAINED[strategy], number(count))

    def policy(self) -> AssignmentPolicy:
        """What the settings say about assignments."""
        from triage_tui.inbox.assignment.policy import read_policy  # late, as above

        return read_policy(self.settings.assignment, self.settings.members)

    def _to_assign(self) -> list[LeadMap]:
        """The marked lead maps; without marks those shown here that nobody owns."""
        shown = self.store.state.shown
        ids: Iterable[LeadMapId] = self.marks_in_order() if self.marks else self.rows.order
        known = [lead_map for each in ids if (lead_map := shown(each)) is not None]
        return known if self.marks else [each for each in known if each.assignee is None]

    # -- the plan ------------------------------------------------------------------------------

    async def _deal(
        self, strategy: Strategy, rows: list[LeadMap], policy: AssignmentPolicy
    ) -> None:
        from triage_tui.commands.distribute.assign_strategy import Strategy  # late, as above

        rules = policy.rules(strategy.table) if strategy.table else ()
        if strategy.table and not rules:
            self.say(
                fill(
                    "There are no rules yet: write [[assignment.{}]] in the settings.",
                    line(strategy.table),
                )
            )
            return
        members = self.of_rules(rules, policy) if rules else await self.pick_team(policy)
        if not members:
            return
        by_load = strategy in {Strategy.LEAST_BUSY, Strategy.TERRITORY_LEAST_BUSY}
        loads = await self.count_loads(members) if by_load else {}
        if loads is None:
            return
        prospects = await self.prospects(rows, rules)
        if prospects is None:
            return
        plan, rest = self._plan(strategy, prospects, members, loads, policy)
        note = self._freshness(members) if by_load else NOTHING
        edited = await self.show_plan(
            plan,
            fill("{}: {} lead maps", strategy.words, number(len(rows))),
            rest if by_load else None,
            note,
        )
        if edited is not None:
            self._carry_out(edited, strategy, members)

    def _plan(
        self,
        strategy: Strategy,
        prospects: Sequence[Prospect],
        members: Sequence[MemberId],
        loads: dict[MemberId, int],
        policy: AssignmentPolicy,
    ) -> tuple[Plan, dict[MemberId, int]]:
        """The plan, and what each member has besides what is being dealt out."""
        from triage_tui.commands.distribute.assign_strategy import Strategy
        from triage_tui.inbox.assignment.least_busy import least_busy, without_these
        from triage_tui.inbox.assignment.round_robin import round_robin
        from triage_tui.inbox.assignment.rules import by_rules

        rows = [each.lead_map for each in prospects]
        ids = [each.lead_map_id for each in rows]
        rest, turns = without_these(loads, rows), self.session.choices.turns()
        if strategy is Strategy.ROUND_ROBIN:
            return round_robin(ids, members, turns.get(_round(members))), rest
        if strategy is Strategy.LEAST_BUSY:
            return least_busy(ids, rest, members), rest
        by_load = strategy is Strategy.TERRITORY_LEAST_BUSY
        rules = policy.rules(strategy.table)
        plan = by_rules(
            prospects,
            rules,
            default=policy.default,
            loads=rest if by_load else None,
            after={
                rule.name: turns[key] for rule in rules if (key := f"rule {rule.name}") in turns
            },
        )
        return plan, rest

    async def show_plan(
        self,
        plan: Plan,
        title: SafeText,
        loads: dict[MemberId, int] | None,
        note: SafeText,
        *,
        requests_each: int = 1,
    ) -> Plan | None:
        """Show a plan to be changed; `None` when the user leaves it."""
        from triage_tui.ui.dialogs.assignment_plan import PlanFacts, PlanScreen  # late, as above

        shown = self.store.state.shown
        ids = [*plan.left_over, *(each.lead_map_id for each in plan.given)]
        leads = {each: self.name_of(row) for each in ids if (row := shown(each)) is not None}
        names = self.member_names({*(loads or {}), *(each.member_id for each in plan.given)})
        facts = PlanFacts(
            title, names, leads, loads, note, lambda count: self.cost_words(count * requests_each)
        )
        return await self.app.push_screen_wait(PlanScreen(plan, facts))

    def _carry_out(self, plan: Plan, strategy: Strategy, members: Sequence[MemberId]) -> None:
        from triage_tui.commands.distribute.assign_strategy import Strategy  # late, as above

        shown = self.store.state.shown
        actions = [
            Assign(each.lead_map_id, each.member_id)
            for each in plan.given
            if (row := shown(each.lead_map_id)) is None or row.assignee != each.member_id
        ]
        if not actions:
            self.say(own("Everybody has what the plan gives them: nothing to send."))
            return
        choices = self.session.choices
        if strategy is Strategy.ROUND_ROBIN and plan.stopped_at is not None:
            choices.keep_turn(_round(members), plan.stopped_at)
        for rule_name, member_id in plan.turns.items():
            choices.keep_turn(f"rule {rule_name}", member_id)
        self.session.team().forget()
        self.start_run(actions)
        self.set_marks(frozenset())

    def _freshness(self, members: Iterable[MemberId]) -> SafeText:
        """How old the counts are, and whether one of them had no end."""
        team, now = self.session.team(), self.session.clock.monotonic()
        read = [holding for each in members if (holding := team.known(each)) is not None]
        oldest = max((now - holding.as_of for holding in read), default=0.0)
        when = fill("{} ago", span(oldest)) if oldest >= 60 else own("just now")
        words = fill("What they have was counted on the server {}.", when)
        cut = any(not holding.is_whole for holding in read)
        return fill("{} Some have more than were counted.", words) if cut else words


def _round(members: Sequence[MemberId]) -> str:
    """The name under which a round among these members is remembered."""
    return "members " + " ".join(str(each) for each in sorted(members))
