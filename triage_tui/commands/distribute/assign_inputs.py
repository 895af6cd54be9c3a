"""What an assignment has to know first: among whom, what they have, and who the leads are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from triage_tui.commands.decide.notes import Paperwork
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMap, MemberId
from triage_tui.inbox.safe_text import SafeText, fill, joined, line, number, own
from triage_tui.sync.reading.loader import ReadError
from triage_tui.ui.inbox.facts import member_name

if TYPE_CHECKING:
    from triage_tui.inbox.assignment.policy import AssignmentPolicy
    from triage_tui.inbox.assignment.rules import Prospect, Rule
    from triage_tui.ui.dialogs.progress import Job, Tell


_T = TypeVar("_T")


class Gathering(Paperwork):
    """Asks the user and the server, under a dialog that shows how far it is."""

    def member_names(self, besides: Iterable[MemberId] = ()) -> dict[MemberId, SafeText]:
        """Every member known, by name; `besides` are in it even without one."""
        state = self.store.state
        names = {each: member_name(state, each) for each in {*state.members, *besides}}
        return dict(sorted(names.items(), key=lambda item: item[1].casefold()))

    def of_rules(self, rules: Sequence[Rule], policy: AssignmentPolicy) -> tuple[MemberId, ...]:
        default = (policy.default,) if policy.default is not None else ()
        return tuple(dict.fromkeys([m for rule in rules for m in rule.members] + [*default]))

    async def pick_team(self, policy: AssignmentPolicy) -> tuple[MemberId, ...]:
        from triage_tui.ui.dialogs.members_picker import MembersPick  # late, as above

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

    async def prospects(
        self, rows: Sequence[LeadMap], rules: Sequence[Rule]
    ) -> list[Prospect] | None:
        """The rows with what the rules look at; leads are asked for only where a rule needs it."""
        from triage_tui.inbox.assignment.rules import Prospect  # late, as above

        if not any(rule.reads_leads for rule in rules):
            return [Prospect(each) for each in rows]

        async def job(tell: Tell) -> list[Prospect]:
            found: list[Prospect] = []
            for place, row in enumerate(rows, start=1):
                left = self.session.runs().estimate(len(rows) - place)
                words = fill("{} of {}", number(place), number(len(rows)))
                tell(joined(", about ", [words, fill("{} left", span(left))]) if left else words)
                found.append(await self.session.team().prospect(row))
            return found

        return await self.wait_for(own("Reading the leads for the rules"), job)

    async def wait_for(self, title: SafeText, job: Job[_T | None]) -> _T | None:
        """Run a reading under a dialog; a failure is said, and gives `None`."""
        from triage_tui.ui.dialogs.progress import Waiting  # late, as above

        async def guarded(tell: Tell) -> _T | None:
            try:
                return await job(tell)
            except ReadError as error:
                self.say(line(error), title=own("Could not read"), severity="error")
                return None

        return await self.app.push_screen_wait(Waiting(title, guarded))
