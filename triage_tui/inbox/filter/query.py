"""The filter as it is typed: words and terms like `from:anna age:>2d -cat:bounce`, read tolerantly.

What cannot be read narrows nothing and is explained in a sentence, so that every letter on the
way to a whole term leaves the list usable.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final, Literal

from msgspec import Struct

from triage_tui.inbox.dates.ages import DurationError, duration
from triage_tui.inbox.reply_facts import FACTS
from triage_tui.inbox.safe_text import NOTHING, SafeText, fill, line, own

SEARCH_LIMIT: Final = 30
"""Characters of `filters.search` that the list endpoints take."""

FIELDS: Final = ("from", "company", "campaign", "cat", "owner", "subject", "is", "has", "age")
IS_WORDS: Final = (
    "unread", "read", "important", "late", "queued", "rejected", "positive", "neutral", "negative",
    *FACTS,
)  # fmt: skip
HAS_WORDS: Final = ("task", "note", "category", "owner", "company", "phone", "hidden")
_ALIASES: Final = {"category": "cat", "name": "from", "email": "from", "assigned": "owner"}

_IS_ALIASES: Final = {"refused": "rejected"}
"""Words of earlier versions that saved filters may hold."""

_TOKEN = re.compile(r'(?P<minus>-?)(?:(?P<name>[A-Za-z]+):(?!//))?(?P<value>"[^"]*"?|\S*)')
_AGE = re.compile(r"(>=|<=|>|<|)(.*)")

Field = Literal["", "from", "company", "campaign", "cat", "owner", "subject", "is", "has", "age"]


class Term(Struct, frozen=True, gc=False):
    """One condition; a row has to meet all of them."""

    field: Field
    """What is looked at; empty for a word that may stand anywhere."""
    value: str
    """Casefolded; of an age its sign, `>` or `<`."""
    is_not: bool = False
    seconds: float = 0.0
    """The length of an age."""


class Query(Struct, frozen=True, gc=False):
    """What was typed, understood."""

    terms: tuple[Term, ...] = ()
    problems: tuple[SafeText, ...] = ()
    """A sentence for each part that could not be read, and narrows nothing."""

    @property
    def words(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.field)

    @property
    def fields(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.field)

    @property
    def asked(self) -> tuple[Term, ...]:
        """The terms that a search of the server stands for: as many words as fit, else a name."""
        covered: list[Term] = []
        for term in (term for term in self.words if not term.is_not):
            if len(_search_of((*covered, term))) <= SEARCH_LIMIT:
                covered.append(term)
        if covered or self.words:
            return tuple(covered)
        names = (
            term for term in self.fields if term.field in ("from", "company") and not term.is_not
        )
        first = next(names, None)
        return (first,) if first and len(first.value) <= SEARCH_LIMIT else ()

    @property
    def search(self) -> str:
        """The server's `filters.search` for it; empty when there is nothing to ask for."""
        return _search_of(self.asked)

    def __bool__(self) -> bool:
        return bool(self.terms)


def _search_of(terms: tuple[Term, ...]) -> str:
    return " ".join(term.value for term in terms)


def parse(text: str) -> Query:
    """What `text` asks for. Never raises; what it cannot read it explains."""
    terms: list[Term] = []
    problems: list[SafeText] = []
    for token in _TOKEN.finditer(text):
        if not token[0] or token[0] == "-":
            continue
        try:
            terms.append(_term(token))
        except ValueError as error:
            problems.append(line(error))
    return Query(tuple(terms), tuple(problems))


def _term(token: re.Match[str]) -> Term:
    """The term of a token.

    Raises:
        ValueError: with a sentence about what it should look like.
    """
    value = token["value"].replace('"', "").strip().casefold()
    is_not = bool(token["minus"])
    if token["name"] is None:
        return Term("", value, is_not)
    field = _field(token["name"].lower())
    if not value:
        raise ValueError(_unfinished(field))
    match field:
        case "age":
            return _age(value, is_not=is_not)
        case "is" if value in _IS_ALIASES:
            return Term(field, _IS_ALIASES[value], is_not)
        case "is" if value not in IS_WORDS:
            words = ", is:".join(IS_WORDS)
            raise ValueError(f"No filter is:{value[:30]}. Choose from is:{words}.")
        case "has" if value not in HAS_WORDS:
            words = ", has:".join(HAS_WORDS)
            raise ValueError(f"No filter has:{value[:30]}. Choose from has:{words}.")
    return Term(field, value, is_not)


def _field(name: str) -> Field:
    name = _ALIASES.get(name, name)
    for field in FIELDS:
        if field == name:
            return field
    near = get_close_matches(name, FIELDS, n=1, cutoff=0.5)
    hint = (
        f"did you mean {near[0]}:?" if near else f"choose from {', '.join(f'{f}:' for f in FIELDS)}"
    )
    raise ValueError(f"No field is called {name[:30]}: {hint}")


def _unfinished(field: Field) -> str:
    examples = {
        "from": "from:anna",
        "company": "company:acme",
        "campaign": "campaign:spring",
        "cat": "cat:interested or cat:none",
        "owner": "owner:me or owner:none",
        "subject": "subject:demo",
        "is": "is:unread",
        "has": "has:task",
        "age": "age:>2d",
    }
    return f"Add a value after {field}: such as {examples[field]}."


def _age(value: str, *, is_not: bool) -> Term:
    found = _AGE.fullmatch(value)
    sign, length = (found[1], found[2]) if found else ("", value)
    if not length:
        raise ValueError(_unfinished("age"))
    try:
        seconds = duration(length)
    except DurationError:
        raise ValueError(
            f"age:{value[:30]} isn't an age; try age:>2d, age:<4h or age:>30m."
        ) from None
    return Term("age", "<" if sign.startswith("<") else ">", is_not, seconds)


def narrows(old: Query, new: Query) -> bool:
    """Whether what `new` leaves is certainly among what `old` left: only that has to be looked at.

    True when every old term is implied by a new one, as it is while a word grows.
    """
    return all(any(_implies(each, term) for each in new.terms) for term in old.terms)


def _implies(new: Term, old: Term) -> bool:
    if new == old:
        return True
    if new.field != old.field or new.is_not or old.is_not:
        return False
    # "no" in cat:no matches more than cat:none does; names, though, contain what they contain.
    return new.field in ("", "from", "company", "campaign", "subject") and old.value in new.value


# -- completion --------------------------------------------------------------------------------

OFFERED: Final = 6


class Names(Struct, frozen=True, gc=False):
    """What can be completed."""

    categories: tuple[SafeText, ...] = ()
    members: tuple[SafeText, ...] = ()
    campaigns: tuple[SafeText, ...] = ()


class Completion(Struct, frozen=True, gc=False):
    """A way to go on from what was typed."""

    label: SafeText
    """As it is offered."""
    text: str
    """The whole filter with it in place."""


def completions(text: str, names: Names) -> tuple[Completion, ...]:
    """How the last term of `text` may go on, the likeliest first; empty when nothing fits."""
    last = _last_token(text)
    if last is None or not last[0] or last[0] == "-":
        return ()
    head = text[: last.start()] + last["minus"]
    typed = last["value"].replace('"', "").casefold()
    if last["name"] is None:
        return tuple(
            Completion(own(field + ":"), f"{head}{field}:")
            for field in FIELDS
            if last["value"] and field.startswith(typed)
        )
    name = last["name"].lower()
    field = _ALIASES.get(name, name)
    values = _values(field, names)
    starts = [value for value in values if value.casefold().startswith(typed)]
    within = [value for value in values if typed in value.casefold() and value not in starts]
    return tuple(
        Completion(fill("{}:{}", own(field), value), f"{head}{last['name']}:{_quoted(value)} ")
        for value in [*starts, *within][:OFFERED]
        if value.casefold() != typed or " " in value
    )


def _last_token(text: str) -> re.Match[str] | None:
    tokens = [token for token in _TOKEN.finditer(text) if token[0]]
    return tokens[-1] if tokens and tokens[-1].end() == len(text) else None


def _values(field: str, names: Names) -> tuple[SafeText, ...]:
    match field:
        case "cat":
            return (*names.categories, own("none"))
        case "owner":
            return (own("me"), own("none"), *names.members)
        case "campaign":
            return names.campaigns
        case "is":
            return tuple(own(word) for word in IS_WORDS)
        case "has":
            return tuple(own(word) for word in HAS_WORDS)
    return ()


def _quoted(value: SafeText) -> str:
    return f'"{value}"' if " " in value else value


def shown(text: str) -> SafeText:
    """The filter as it is said on the screen."""
    return line(text, limit=200) if text.strip() else NOTHING
