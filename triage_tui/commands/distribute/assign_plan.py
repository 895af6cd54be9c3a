"""Assignment strategies: a plan first, then one bulk run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from triage_tui.commands.distribute.assign_inputs import members_of
from triage_tui.commands.distribute.assign_strategy import EXPLAINED, Strategy
from triage_tui.commands.questions import Choice, PlanFacts
from triage_tui.commands.wording import replies, selected_replies, unassigned_replies
from triage_tui.inbox.actions import Action, Assign
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMap, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, number, own

if TYPE_CHECKING:
    from triage_tui.commands.bulk import Bulk
    from triage_tui.commands.distribute.assign_inputs import AssignInputs
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.inbox.assignment.plan import Plan
    from triage_tui.inbox.assignment.policy import AssignmentPolicy
    from triage_tui.inbox.assignment.rules import Prospect, Rule
    from triage_tui.inbox.lead_map import LeadMapId

BY_LOAD = frozenset({Strategy.LEAST_BUSY, Strategy.TERRITORY_LEAST_BUSY})
"""The strategies that look at what each member has."""


class Deal(Struct, frozen=True, eq=False, gc=False):
    """What is given out, how, and among whom."""

    strategy: Strategy
    rows: Sequence[LeadMap]
    rules: Sequence[Rule]
    policy: AssignmentPolicy
    members: Sequence[MemberId] = ()


class AssignPlan:
    """`A`: pick how, see the plan, change it, `y` carries it out."""

    def __init__(
        self,
        model: InboxModel,
        bulk: Bulk,
        inputs: AssignInputs,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._session = model.session
        self._bulk = bulk
        self._inputs = inputs
        self._notices = notices
        self._dialogs = dialogs

    def pick_strategy(self) -> None:
        """Give the marked lead maps, or the unowned ones of the view, to the team."""
        rows = self._to_assign()
        if not rows:
            self._notices.notify(
                own("Every reply here has an owner. Select the ones to reassign.")
                if self._model.window.order
                else own("No reply here to act on.")
            )
            return
        policy = self._inputs.policy()
        title = fill(
            "Distribute {}",
            selected_replies(len(rows)) if self._model.marks else unassigned_replies(len(rows)),
        )
        choices = [Choice(each, each.words, note=_hint(each, policy)) for each in Strategy]
        self._dialogs.pick(
            title, choices, lambda picked: self._picked(picked, rows, policy), empty=NOTHING
        )

    def _to_assign(self) -> list[LeadMap]:
        """The marked lead maps; without marks those shown here that nobody owns."""
        model, shown = self._model, self._model.store.state.lead_map
        order = model.window.order
        ids: Iterable[LeadMapId] = model.marks.in_order(order) if model.marks else order
        known = [lead_map for each in ids if (lead_map := shown(each)) is not None]
        return known if model.marks else [each for each in known if each.assignee is None]

    def _picked(
        self, strategy: Strategy, rows: Sequence[LeadMap], policy: AssignmentPolicy
    ) -> None:
        rules = policy.rules(strategy.table) if strategy.table else ()
        if strategy.table and not rules:
            missing = "No {} rules are set up: docs/team.md shows how."
            self._notices.notify(fill(missing, line(strategy.table)))
            return

        def among(members: Sequence[MemberId]) -> None:
            if members:
                self._count(Deal(strategy, rows, rules, policy, members))

        if rules:
            among(members_of(rules, policy))
        else:
            self._inputs.pick_members(policy, among)

    # -- the plan ------------------------------------------------------------------------------

    def _count(self, deal: Deal) -> None:
        def counted(loads: dict[MemberId, int]) -> None:
            self._inputs.prospects(
                deal.rows, deal.rules, lambda found: self._show_deal(deal, found, loads)
            )

        if deal.strategy in BY_LOAD:
            self._inputs.count_loads(deal.members, counted)
        else:
            counted({})

    def _show_deal(
        self, deal: Deal, prospects: Sequence[Prospect], loads: dict[MemberId, int]
    ) -> None:
        is_by_load = deal.strategy in BY_LOAD
        plan, rest = self._plan(deal, prospects, loads)
        self.show(
            plan,
            fill("{}: {}", deal.strategy.words, replies(len(deal.rows))),
            lambda edited: self._carry_out(edited, deal),
            loads=rest if is_by_load else None,
            note=self._freshness(deal.members) if is_by_load else NOTHING,
            actions=self._actions,
        )

    def _plan(
        self, deal: Deal, prospects: Sequence[Prospect], loads: dict[MemberId, int]
    ) -> tuple[Plan, dict[MemberId, int]]:
        """The plan, and what each member has besides what is being dealt out."""
        from triage_tui.inbox.assignment.least_busy import least_busy, without_these  # late
        from triage_tui.inbox.assignment.round_robin import round_robin
        from triage_tui.inbox.assignment.rules import by_rules

        rows = [each.lead_map for each in prospects]
        ids = [each.lead_map_id for each in rows]
        rest, turns = without_these(loads, rows), self._session.preferences.turns()
        if deal.strategy is Strategy.ROUND_ROBIN:
            return round_robin(ids, deal.members, turns.get(_round(deal.members))), rest
        if deal.strategy is Strategy.LEAST_BUSY:
            return least_busy(ids, rest, deal.members), rest
        names = {rule.name: f"rule {rule.name}" for rule in deal.rules}
        plan = by_rules(
            prospects,
            deal.rules,
            default=deal.policy.default,
            loads=rest if deal.strategy in BY_LOAD else None,
            after={name: turns[key] for name, key in names.items() if key in turns},
        )
        return plan, rest

    def show(
        self,
        plan: Plan,
        title: SafeText,
        then: Callable[[Plan], None],
        *,
        loads: Mapping[MemberId, int] | None = None,
        note: SafeText = NOTHING,
        actions: Callable[[Plan], Sequence[Action]],
    ) -> None:
        """Show a plan to be changed; `then` gets the one to carry out.

        `actions` gives what carrying a plan out sends.
        """
        shown = self._model.store.state.lead_map
        ids = [*plan.left_over, *(each.lead_map_id for each in plan.given)]
        leads = {e: self._model.name_of(row) for e in ids if (row := shown(e)) is not None}
        members = {*(loads or {}), *(each.member_id for each in plan.given)}
        facts = PlanFacts(
            title,
            self._inputs.member_names(members),
            leads,
            loads,
            note,
            lambda edited: self._bulk.cost_words(actions(edited)),
        )
        self._dialogs.show_plan(plan, facts, then)

    def _actions(self, plan: Plan) -> list[Action]:
        """What carrying it out sends: nothing for replies that have this owner already."""
        shown = self._model.store.state.lead_map
        return [
            Assign(each.lead_map_id, each.member_id)
            for each in plan.given
            if (row := shown(each.lead_map_id)) is None or row.assignee != each.member_id
        ]

    def _carry_out(self, plan: Plan, deal: Deal) -> None:
        actions = self._actions(plan)
        if not actions:
            words = own("Everyone already owns what the plan assigns: nothing to change.")
            self._notices.notify(words)
            return
        self._session.team().forget()
        self._bulk.start(actions, lambda: self._keep_turns(plan, deal))
        how = line(deal.strategy.value)
        self._notices.decided(fill("{} → assigned by {}", replies(len(actions)), how))
        self._model.marks.set(())

    def _keep_turns(self, plan: Plan, deal: Deal) -> None:
        """Where each round stopped: kept once the plan is on disk, so that none is skipped."""
        choices = self._session.preferences
        if deal.strategy is Strategy.ROUND_ROBIN and plan.stopped_at is not None:
            choices.keep_turn(_round(deal.members), plan.stopped_at)
        for rule_name, member_id in plan.turns.items():
            choices.keep_turn(f"rule {rule_name}", member_id)

    def _freshness(self, members: Iterable[MemberId]) -> SafeText:
        """How old the counts are, and whether one of them had no end."""
        team, now = self._session.team(), self._session.clock.monotonic()
        read = [holding for each in members if (holding := team.known(each)) is not None]
        oldest = max((now - holding.as_of for holding in read), default=0.0)
        when = fill("{} ago", span(oldest)) if oldest >= 60 else own("just now")
        words = fill("Counted in Smartlead {}.", when)
        cut = any(not holding.is_whole for holding in read)
        if cut:
            words = fill("{} Some own more than was counted.", words)
        return fill("{} {}", words, team.note) if team.note else words


def _hint(strategy: Strategy, policy: AssignmentPolicy) -> SafeText:
    if not strategy.table:
        return EXPLAINED[strategy]
    count = len(policy.rules(strategy.table))
    if not count:
        return own("not set up: docs/team.md")
    return fill("{}: {}", EXPLAINED[strategy], number(count))


def _round(members: Sequence[MemberId]) -> str:
    """The name under which a round among these members is remembered."""
    return "members " + " ".join(str(each) for each in sorted(members))
