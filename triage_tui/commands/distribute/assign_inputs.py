"""What an assignment has to know first: among whom, what they have, and who the leads are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from triage_tui.commands.not_loaded import no_members
from triage_tui.commands.rate_limit import team_wait
from triage_tui.commands.wording import member_name
from triage_tui.inbox.dates.ages import span
from triage_tui.inbox.lead_map import LeadMap, MemberId
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, joined, line, number, own
from triage_tui.sync.reading.loader import ReadError

if TYPE_CHECKING:
    from triage_tui.commands.model import InboxModel
    from triage_tui.commands.protocols import Dialogs, Notices
    from triage_tui.commands.questions import Job, Tell
    from triage_tui.inbox.assignment.policy import AssignmentPolicy
    from triage_tui.inbox.assignment.rules import Prospect, Rule
    from triage_tui.session.session import Session

T = TypeVar("T")


class AssignInputs:
    """Asks the user and the server, under a dialog that shows how far it is."""

    def __init__(
        self,
        model: InboxModel,
        *,
        notices: Notices,
        dialogs: Dialogs,
    ) -> None:
        self._model = model
        self._session = model.session
        self._notices = notices
        self._dialogs = dialogs

    def policy(self) -> AssignmentPolicy:
        """What the settings say about assignments."""
        from triage_tui.inbox.assignment.policy import read_policy  # late: not at the start

        return read_policy(self._model.settings.assignment, self._model.settings.members)

    def member_names(self, besides: Iterable[MemberId] = ()) -> dict[MemberId, SafeText]:
        """Every member known, by name; `besides` are in it even without one."""
        state = self._model.store.state
        names = {each: member_name(state, each) for each in {*state.members, *besides}}
        return dict(sorted(names.items(), key=lambda item: item[1].casefold()))

    def pick_members(
        self, policy: AssignmentPolicy, then: Callable[[tuple[MemberId, ...]], None]
    ) -> None:
        """Among whom; as it was chosen the last time, else as the settings say."""
        names, choices = self.member_names(policy.members), self._session.preferences
        if not names:
            self._notices.notify(no_members(self._session), severity="warning")
            return

        def picked(members: tuple[MemberId, ...]) -> None:
            choices.keep_team(members)
            then(members)

        # Who owned a row once may have left long ago: nobody without a name takes part unasked.
        known = self._model.store.state.members
        named = {each for each in names if each in known and known[each].name}
        chosen = choices.team() or policy.members or tuple(each for each in names if each in named)
        taking_part = [each for each in chosen if each in named or each in policy.members]
        self._dialogs.pick_members(own("Who's in the rotation?"), names, taking_part, picked)

    def count_loads(
        self, members: Sequence[MemberId], then: Callable[[dict[MemberId, int]], None]
    ) -> None:
        """How much each member has, counted from the server."""
        names = self.member_names(members)

        async def job(tell: Tell) -> dict[MemberId, int]:
            loads: dict[MemberId, int] = {}
            for place, member_id in enumerate(members, start=1):
                where = fill("{} of {}: {}", number(place), number(len(members)), names[member_id])
                tell(where)

                def told(count: int, where: SafeText = where) -> None:
                    tell(fill("{}, {} so far", where, number(count)))

                holding = await self._session.team().holding(member_id, told)
                loads[member_id] = len(holding.rows)
            return loads

        self.wait_for(own("Counting each teammate's replies"), job, then)

    def prospects(
        self,
        rows: Sequence[LeadMap],
        rules: Sequence[Rule],
        then: Callable[[list[Prospect]], None],
    ) -> None:
        """The rows with what the rules look at; leads are asked for only where a rule needs it."""
        from triage_tui.inbox.assignment.rules import Prospect  # late, as above

        if not any(rule.reads_leads for rule in rules):
            then([Prospect(each) for each in rows])
            return

        async def job(tell: Tell) -> list[Prospect]:
            found: list[Prospect] = []
            for place, row in enumerate(rows, start=1):
                left = self._session.runs().estimate(len(rows) - place)
                words = fill("{} of {}", number(place), number(len(rows)))
                tell(joined(", about ", [words, fill("{} left", span(left))]) if left else words)
                found.append(await self._session.team().prospect(row))
            return found

        self.wait_for(own("Loading lead details for the rules"), job, then)

    def wait_for(self, title: SafeText, job: Job[T | None], then: Callable[[T], None]) -> None:
        """Run a reading under a dialog; a failure is said, and nothing follows it."""

        async def guarded(tell: Tell) -> T | None:
            waits = _Waits(self._session, tell)
            looking = asyncio.create_task(waits.look(), name="what a reading waits for")
            try:
                return await job(waits.tell)
            except ReadError as error:
                self._notices.notify(line(error), title=own("Couldn't load"), severity="error")
                return None
            finally:
                looking.cancel()

        self._dialogs.progress(title, guarded, then)


class _Waits:
    """Says how far a reading is, and behind it what it waits for while it stands still."""

    def __init__(self, session: Session, tell: Tell) -> None:
        self._session = session
        self._tell = tell
        self._said = NOTHING

    def tell(self, words: SafeText) -> None:
        self._said = words
        self._tell(words)

    async def look(self) -> None:
        """Look once a second, until canceled."""
        is_told = False
        while True:
            await asyncio.sleep(1.0)
            waits = team_wait(self._session)
            if waits or is_told:
                self._tell(joined("  ·  ", [each for each in (self._said, waits) if each]))
            is_told = bool(waits)


def members_of(rules: Sequence[Rule], policy: AssignmentPolicy) -> tuple[MemberId, ...]:
    """Everybody whom the rules name, each once, and whoever gets what no rule fits."""
    default = (policy.default,) if policy.default is not None else ()
    return tuple(dict.fromkeys([m for rule in rules for m in rule.members] + [*default]))
