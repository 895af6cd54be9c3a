"""`[assignment]` of the settings: members, rules and a default, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from triage_tui.inbox.assignment.rules import Condition, Field, Rule
from triage_tui.inbox.lead_map import Member, MemberId
from triage_tui.inbox.safe_text import SafeText, line

TABLES = ("territory", "expertise")
KNOWN = ("members", "default", "active_days", *TABLES)
ACTIVE_DAYS = 30.0


class AssignmentPolicy(Struct, frozen=True, eq=False, gc=False):
    """What the settings say about giving lead maps out."""

    members: tuple[MemberId, ...] = ()
    """Who takes part, in the order of their turns; empty when the settings do not say."""
    default: MemberId | None = None
    """Who gets what no rule fits; `None`: it is shown, and stays as it is."""
    territory: tuple[Rule, ...] = ()
    expertise: tuple[Rule, ...] = ()
    active_days: float = ACTIVE_DAYS
    """A conversation without a reply for longer is not active."""
    problems: tuple[str, ...] = ()
    """What is wrong, a sentence each; what is wrong is left out."""

    def rules(self, table: str) -> tuple[Rule, ...]:
        """The rules under `territory` or `expertise`."""
        return self.territory if table == "territory" else self.expertise


def read_policy(raw: Mapping[str, object], team: Sequence[Member] = ()) -> AssignmentPolicy:
    """The policy in a table as TOML gives it; `team` lets rules name members by name."""
    problems = [
        f"there's no {name!r}: use one of {', '.join(KNOWN)}." for name in raw if name not in KNOWN
    ]
    reader = _Reader(team, problems)
    days = raw.get("active_days", ACTIVE_DAYS)
    if isinstance(days, bool) or not isinstance(days, int | float) or not 0 < days <= 3650:
        problems.append(f"active_days is {days!r}: use a number of days above 0.")
        days = ACTIVE_DAYS
    default = raw.get("default")
    return AssignmentPolicy(
        members=reader.members(raw.get("members", []), "members"),
        default=None if default is None else reader.member(default, "default"),
        territory=reader.rules(raw.get("territory", []), "territory"),
        expertise=reader.rules(raw.get("expertise", []), "expertise"),
        active_days=float(days),
        problems=tuple(problems),
    )


class _Reader:
    def __init__(self, team: Iterable[Member], problems: list[str]) -> None:
        self._by_name = {member.name.casefold(): member.member_id for member in team if member.name}
        self._problems = problems

    def member(self, raw: object, where: str) -> MemberId | None:
        if isinstance(raw, int) and not isinstance(raw, bool) and raw > 0:
            return MemberId(raw)
        if isinstance(raw, str) and raw.strip().casefold() in self._by_name:
            return self._by_name[raw.strip().casefold()]
        self._problems.append(
            f"{where} names {raw!r}: use a team member id, or a name from [[team.members]]."
        )
        return None

    def members(self, raw: object, where: str) -> tuple[MemberId, ...]:
        listed = raw if isinstance(raw, list) else [raw]
        found = [self.member(each, where) for each in listed]
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def rules(self, raw: object, table: str) -> tuple[Rule, ...]:
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            self._problems.append(f"write each rule as [[assignment.{table}]].")
            return ()
        rules = [self._rule(row, table, number) for number, row in enumerate(raw, start=1)]
        return tuple(rule for rule in rules if rule is not None)

    def _rule(self, row: Mapping[str, object], table: str, number: int) -> Rule | None:
        name = line(row.get("name")) or line(f"{table} {number}")
        where = f"[[assignment.{table}]] number {number} ({name})"
        members = self.members(row.get("members", row.get("member", [])), where)
        conditions = self._conditions(row, where)
        match = row.get("match", "any")
        if match not in {"any", "all"}:
            self._problems.append(f'{where}: match is {match!r}: use "any" or "all".')
        if not conditions:
            self._problems.append(f"{where} matches nothing: use {_FIELDS}.")
        if not members:
            self._problems.append(f"{where} has nobody: add member = an id.")
        if not conditions or not members:
            return None
        return Rule(name, tuple(conditions), members, needs_all=match == "all")

    def _conditions(self, row: Mapping[str, object], where: str) -> list[Condition]:
        conditions = []
        for key, raw in row.items():
            if key in {"name", "member", "members", "match"}:
                continue
            if key == Field.CUSTOM and isinstance(raw, dict):
                for name, values in raw.items():
                    conditions += self._condition(Field.CUSTOM, values, where, line(name))
            elif key in set(Field) and key != Field.CUSTOM:
                conditions += self._condition(Field(key), raw, where, line(""))
            else:
                self._problems.append(f"{where}: a rule can.t match on {key!r}: use {_FIELDS}.")
        return conditions

    def _condition(self, which: Field, raw: object, where: str, name: SafeText) -> list[Condition]:
        listed = raw if isinstance(raw, list) else [raw]
        values = tuple(line(each).strip() for each in listed if isinstance(each, str | int))
        kept = tuple(line(value) for value in values if value)
        if not kept or len(kept) < len(listed):
            self._problems.append(f'{where}: {name or which} is {raw!r}: use texts such as ".de".')
            return []
        return [Condition(which, kept, name)]


_FIELDS = "domain, country, phone, campaign, industry, company or custom.<field>"
