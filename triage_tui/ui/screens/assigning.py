"""Assignment strategies: a plan first, then one bulk run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from textual import work

from triage_tui.inbox.actions import Assign
from triage_tui.inbox.ages import span
from triage_tui.inbox.lead_map import LeadMap, LeadMapId, MemberId
from triage_tui.inbox.text import NOTHING, SafeText, fill, joined, line, number, own
from triage_tui.sync.loader import ReadError
from triage_tui.ui.facts import member_name
from triage_tui.ui.screens.paperwork import Paperwork

if TYPE_CHECKING:
    from triage_tui.inbox.assignment.plan import Plan
    from triage_tui.inbox.assignment.policy import AssignmentPolicy
    from triage_tui.inbox.assignment.rules import Prospect, Rule
    from triage_tui.ui.screens.waiting import Job, Tell


_T = TypeVar("_T")


class Strategy(StrEnum):
    """How lead maps are given out."""

    ROUND_ROBIN = "round robin"
    LEAST_BUSY = "least busy"
    TERRITORY = "territory"
    EXPERTISE = "expertise"
    TERRITORY_LEAST_BUSY = "territory, then least busy"

    @property
    def table(self) -> str:
        """The table of rules it goes by; empty for none."""
        if self in {Strategy.TERRITORY, Strategy.TERRITORY_LEAST_BUSY}:
            return "territory"
        return "expertise" if self is Strategy.EXPERTISE else ""

    @property
    def words(self) -> SafeText:
        return line(self.value.capitalize())


_EXPLAINED = {
    Strategy.ROUND_ROBIN: own("in turn, on from where it stopped"),
    Strategy.LEAST_BUSY: own("to whoever has the fewest"),
    Strategy.TERRITORY: own("by rules on the lead"),
    Strategy.EXPERTISE: own("by rules on the lead"),
    Strategy.TERRITORY_LEAST_BUSY: own("within a territory, to the least busy"),
}


class Assigning(Paperwork):
    """`A`: pick how, see the plan, change it, `y` carries it out."""

    def action_assign_strategy(self) -> None:
        """Give the marked lead maps, or the unowned ones of the view, to the team."""
        if not self.is_blocked():
            self._assign_by_strategy()

    @work(group="assignment")
    async def _assign_by_strategy(self) -> None:
        from triage_tui.ui.screens.picker import Choice, Picker  # late: not in the first paint

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
        if not strategy.table:
            return _EXPLAINED[strategy]
        count = len(policy.rules(strategy.table))
        if not count:
            return fill("no rules yet: [[assignment.{}]]", line(strategy.table))
        return fill("{}: {}", _EXPLAINED[strategy], number(count))

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
        rules = policy.rules(strategy.table) if strategy.table else ()
        if strategy.table and not rules:
            self.say(
                fill(
                    "There are no rules yet: write [[assignment.{}]] in the settings.",
                    line(strategy.table),
                )
            )
            return
        members = self._of_rules(rules, policy) if rules else await self._pick_team(policy)
        if not members:
            return
        by_load = strategy in {Strategy.LEAST_BUSY, Strategy.TERRITORY_LEAST_BUSY}
        loads = await self.count_loads(members) if by_load else {}
        if loads is None:
            return
        prospects = await self._prospects(rows, rules)
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
        from triage_tui.ui.screens.plan_screen import PlanFacts, PlanScreen  # late, as above

        shown = self.store.state.shown
        ids = [*plan.left_over, *(each.lead_map_id for each in plan.given)]
        leads = {each: self.name_of(row) for each in ids if (row := shown(each)) is not None}
        names = self.member_names({*(loads or {}), *(each.member_id for each in plan.given)})
        facts = PlanFacts(
            title, names, leads, loads, note, lambda count: self.cost_words(count * requests_each)
        )
        return await self.app.push_screen_wait(PlanScreen(plan, facts))

    def _carry_out(self, plan: Plan, strategy: Strategy, members: Sequence[MemberId]) -> None:
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

    # -- what it needs -------------------------------------------------------------------------

    def member_names(self, besides: Iterable[MemberId] = ()) -> dict[MemberId, SafeText]:
        """Every member known, by name; `besides` are in it even without one."""
        state = self.store.state
        names = {each: member_name(state, each) for each in {*state.members, *besides}}
        return dict(sorted(names.items(), key=lambda item: item[1].casefold()))

    def _of_rules(self, rules: Sequence[Rule], policy: AssignmentPolicy) -> tuple[MemberId, ...]:
        default = (policy.default,) if policy.default is not None else ()
        return tuple(dict.fromkeys([m for rule in rules for m in rule.members] + [*default]))

    async def _pick_team(self, policy: AssignmentPolicy) -> tuple[MemberId, ...]:
        from triage_tui.ui.screens.members_pick import MembersPick  # late, as above

        names = self.member_names(policy.members)
        if not names:
            self.say(
                own("No members are known yet. Name them in the config under [[team.members]]."),
                severity="warning",
            )
            return ()
        chosen = self.session.choices.team() or policy.members or tuple(names)
        picked = await self.app.push_screen_wait(
            MembersPick(own("Among whom?"), names, [each for each in chosen if each in names])
        )
        if picked is not None:
            self.session.choices.keep_team(picked)
        return picked or ()

    async def count_loads(self, members: Sequence[MemberId]) -> dict[MemberId, int] | None:
        """How much each member has, counted from the server; `None` when given up."""
        names = self.member_names(members)

        async def job(tell: Tell) -> dict[MemberId, int]:
            loads: dict[MemberId, int] = {}
            for place, member_id in enumerate(members, start=1):
                where = fill("{} of {}: {}", number(place), number(len(members)), names[member_id])
                tell(where)

                def told(count: int, where: SafeText = where) -> None:
                    tell(fill("{}, {} so far", where, number(count)))

                holding = await self.session.team().holding(member_id, told)
                loads[member_id] = len(holding.rows)
            return loads

        return await self.wait_for(own("Counting what each member has"), job)

    async def _prospects(
        self, rows: Sequence[LeadMap], rules: Sequence[Rule]
    ) -> list[Prospect] | None:
        """The rows with what the rules look at; leads are asked for only where a rule needs it."""
        from triage_tui.inbox.assignment.rules import Prospect  # late, as above

        if not any(rule.reads_leads for rule in rules):
            return [Prospect(each) for each in rows]

        async def job(tell: Tell) -> list[Prospect]:
            found: list[Prospect] = []
            for place, row in enumerate(rows, start=1):
                left = self.session.runs.estimate(len(rows) - place)
                words = fill("{} of {}", number(place), number(len(rows)))
                tell(joined(", about ", [words, fill("{} left", span(left))]) if left else words)
                found.append(await self.session.team().prospect(row))
            return found

        return await self.wait_for(own("Reading the leads for the rules"), job)

    async def wait_for(self, title: SafeText, job: Job[_T | None]) -> _T | None:
        """Run a reading under a dialog; a failure is said, and gives `None`."""
        from triage_tui.ui.screens.waiting import Waiting  # late, as above

        async def guarded(tell: Tell) -> _T | None:
            try:
                return await job(tell)
            except ReadError as error:
                self.say(line(error), title=own("Could not read"), severity="error")
                return None

        return await self.app.push_screen_wait(Waiting(title, guarded))


def _round(members: Sequence[MemberId]) -> str:
    """The name under which a round among these members is remembered."""
    return "members " + " ".join(str(each) for each in sorted(members))
