"""The keys in force: the table, changed by the user's `[keys]`, checked as a whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from msgspec import Struct, field, structs

from triage_tui.commands.command import Command, Place

_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
}
_NAMED = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "tab"}
    | {"escape", "space", "backspace", "delete", "insert"}
    | {f"f{number}" for number in range(1, 13)}
)
_SHOWN = {
    "escape": "Esc", "enter": "Enter", "tab": "Tab", "space": "Space", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "comma": ",",
}  # fmt: skip

NO_KEYS: Mapping[str, str] = MappingProxyType({})

Sequence = tuple[str, ...]
"""One or two keys, as Textual names them."""
Owners = dict[Place, dict[Sequence, str]]
"""Which command has a sequence, in each place."""


def textual_key(typed: str) -> str | None:
    """Textual's name of one key as a user writes it (`?`, `pgdn`, `ctrl+d`), or `None`."""
    *modifiers, last = typed.split("+") if len(typed) > 1 and typed != "++" else [typed]
    if len(last) == 1:
        name = last if last.isalnum() else _symbol(last)
    else:
        name = _ALIASES.get(last.lower(), last.lower())
        if name not in _NAMED and name not in _SYMBOL_NAMES:
            return None
    if any(modifier not in {"ctrl", "alt", "shift"} for modifier in modifiers):
        return None
    return "+".join((*modifiers, name))


def _symbol(character: str) -> str:
    name = unicodedata.name(character, "unknown").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_SYMBOL_NAMES = {
    _symbol(chr(code)): chr(code) for code in range(33, 127) if not chr(code).isalnum()
}


def shown(sequence: Sequence) -> str:
    """A key or sequence as people read it: `g u`, `?`, `ctrl+d`."""
    return " ".join(_SHOWN.get(key, _SYMBOL_NAMES.get(key, key)) for key in sequence)


def parse_keys(text: str) -> tuple[Sequence, ...]:
    """The sequences of `g g, home`; empty for an empty text.

    Raises:
        ValueError: with one sentence about the key that is not one.
    """
    sequences = []
    for alternative in filter(None, (part.strip() for part in _split(text))):
        keys = tuple(textual_key(typed) or _no_key(typed) for typed in alternative.split())
        if len(keys) > 2:
            raise ValueError(f"“{alternative}” has {len(keys)} keys; a sequence can have two")
        sequences.append(keys)
    return tuple(sequences)


def _split(text: str) -> list[str]:
    """Split at commas, where a lone comma (or `, x`) is the comma key itself."""
    if text.strip() == ",":
        return ["comma"]
    if text.startswith(", ") and "," not in text[1:]:
        return [f"comma {text[2:]}"]
    return text.split(",")


def _no_key(typed: str) -> str:
    raise ValueError(
        f"“{typed}” isn't a key; use j, G, ?, space, f5, ctrl+r or a sequence like g u"
    )


class Keymap(Struct, frozen=True, gc=False):
    """Which command each key or sequence runs."""

    singles: Mapping[str, Command]
    sequences: Mapping[str, Mapping[str, Command]]
    """By the first key, then by the second."""
    problems: tuple[str, ...] = ()
    """What is wrong with the user's keys, a sentence each; such keys are left as they were."""
    warnings: tuple[str, ...] = ()
    """Keys of the user's that hold, and may never arrive."""
    by_id: Mapping[str, tuple[Sequence, ...]] = field(default_factory=dict)
    local: Mapping[Place, Mapping[str, Command]] = field(default_factory=dict)
    """The single keys of each place that is not the inbox."""

    def keys_of(self, command_id: str) -> str:
        """The first key of a command, as shown; empty when it has none."""
        sequences = self.by_id.get(command_id, ())
        return shown(sequences[0]) if sequences else ""

    def all_keys_of(self, command_id: str) -> str:
        """All keys of a command, as shown."""
        return "  ".join(shown(sequence) for sequence in self.by_id.get(command_id, ()))


def build_keymap(
    overrides: Mapping[str, str],
    commands: Iterable[Command],
    *,
    preset: Mapping[str, str] = NO_KEYS,
    source: str = "[keys]",
) -> Keymap:
    """The table with the user's `overrides` (command id to keys; empty takes its keys away).

    A `preset` is laid over the table first; what it says of unknown commands is passed over.

    Where two commands would share a key, the user's word on one of them stands, the other keeps
    what is left, and a problem names both.
    """
    table = {command.command_id: command for command in commands}
    problems: list[str] = []
    wanted = {command_id: parse_keys(command.keys) for command_id, command in table.items()}
    wanted |= {each: parse_keys(keys) for each, keys in preset.items() if each in table}
    for command_id, text in overrides.items():
        if command_id not in table:
            near = get_close_matches(command_id, table, n=1)
            named = f"Did you mean {near[0]}?" if near else "`triage-tui keys list` lists them all."
            problems.append(f"{source}: there's no command “{command_id}”. {named}")
            continue
        try:
            wanted[command_id] = parse_keys(text)
        except ValueError as error:
            problems.append(f"{source}: {command_id}: {error}.")
    keymap = _assemble(table, wanted, (overrides, preset), problems, source)
    if not overrides:
        return keymap
    return structs.replace(keymap, warnings=_doubts(wanted, overrides, source))


def _doubts(
    wanted: Mapping[str, tuple[Sequence, ...]], overrides: Mapping[str, str], source: str
) -> tuple[str, ...]:
    """What may keep the user's own keys from arriving, a sentence each."""
    from triage_tui.commands.keys.doubts import doubt_of  # few have keys of their own

    return tuple(
        f"{source}: {command_id}: {doubt}"
        for command_id in overrides
        for sequence in wanted.get(command_id, ())
        for key in sequence
        if (doubt := doubt_of(key, shown((key,))))
    )


def _assemble(
    table: Mapping[str, Command],
    wanted: Mapping[str, tuple[Sequence, ...]],
    ranks: tuple[Mapping[str, str], ...],
    problems: list[str],
    source: str,
) -> Keymap:
    owners: Owners = {place: {} for place in Place}
    clashes: dict[tuple[str, str], list[Clash]] = {}
    by_id: dict[str, tuple[Sequence, ...]] = {}

    def rank(command_id: str) -> int:
        return next((at for at, keys in enumerate(ranks) if command_id in keys), len(ranks))

    # The user's own keys are handed out first, so that a clash costs the default, not the wish.
    for command_id in sorted(wanted, key=rank):
        kept = []
        for sequence in wanted[command_id]:
            if len(sequence) > 1 and Place.INBOX not in table[command_id].places:
                problems.append(
                    f"{source}: “{shown(sequence)}” for {command_id} has to be a single key."
                )
            elif clash := _take(sequence, table[command_id], owners):
                clashes.setdefault((clash.owner, clash.key), []).append(clash)
            else:
                kept.append(sequence)
        by_id[command_id] = tuple(kept)
    problems += [f"{source}: {_clash_words(each)}" for each in clashes.values()]
    singles = {
        place: {keys[0]: table[name] for keys, name in owner.items() if len(keys) == 1}
        for place, owner in owners.items()
    }
    sequences: dict[str, dict[str, Command]] = {}
    for keys, name in owners[Place.INBOX].items():
        if len(keys) == 2:
            sequences.setdefault(keys[0], {})[keys[1]] = table[name]
    return Keymap(singles.pop(Place.INBOX), sequences, tuple(problems), by_id=by_id, local=singles)


class Clash(Struct, frozen=True, gc=False):
    """Two commands that want one key."""

    owner: str
    """The one that has it."""
    key: str
    """Of the owner, or the first key that both sequences begin with; as shown."""
    wanted_by: str
    starts_menu: bool
    """True when one of them is the key that the other's sequence begins with."""


def _take(sequence: Sequence, command: Command, owners: Owners) -> Clash | None:
    """Give a command a sequence wherever it works; or say who has it."""
    places = [owners[place] for place in Place if place in command.places]
    for owner in places:
        taken = _owned(sequence, owner)
        if taken is not None:
            there, who = taken
            return Clash(
                who,
                shown(min(there, sequence, key=len)),
                command.command_id,
                starts_menu=len(there) != len(sequence),
            )
    for owner in places:
        owner[sequence] = command.command_id
    return None


def _owned(sequence: Sequence, owner: Mapping[Sequence, str]) -> tuple[Sequence, str] | None:
    """Who already has this sequence, its first key, or a sequence that starts with it."""
    if sequence in owner:
        return sequence, owner[sequence]
    if len(sequence) == 2:
        first = sequence[:1]
        return (first, owner[first]) if first in owner else None
    return next(
        ((keys, name) for keys, name in owner.items() if len(keys) == 2 and keys[0] == sequence[0]),
        None,
    )


def _clash_words(clashes: list[Clash]) -> str:
    """One sentence for all that want the same key."""
    first = clashes[0]
    if not first.starts_menu:
        others = ", ".join(dict.fromkeys(each.wanted_by for each in clashes))
        return (
            f"“{first.key}” is on {first.owner} and {others}; choose another key for one of them."
        )
    count = len(dict.fromkeys(each.wanted_by for each in clashes))
    commands = "1 command" if count == 1 else f"{count} commands"
    return (
        f"“{first.key}” starts the {first.key}-menu ({commands}); "
        f"choose another key for {first.owner}."
    )
