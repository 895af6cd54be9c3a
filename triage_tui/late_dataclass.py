"""The standard library's `dataclass`, whose methods are made when the first value is.

Making them costs a third of a millisecond a class, and the first paint needs few of the classes
that are imported before it: for the whole program that is a fifth of its start. An `__init__` of
its own a class gets once it has a few values: compiling one costs as much as filling dozens.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic

__all__ = ["FEW", "dataclass", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, replace  # to the type checker it is what it does
else:

    def dataclass(cls=None, /, **wanted):
        """As `dataclasses.dataclass`; only classes with slots are late."""
        if cls is None:
            return lambda decorated: dataclass(decorated, **wanted)
        if not wanted.pop("slots", False):
            return dataclasses.dataclass(**wanted)(cls)
        return _late(cls, wanted)

    def replace(value, /, **changes):
        """As `dataclasses.replace`, at a third of its price: a bulk run pays it by the thousand."""
        cls = type(value)
        get = _GETTERS.get(cls)
        if get is None:
            names = cls.__match_args__
            get = _GETTERS[cls] = attrgetter(*names) if len(names) > 1 else None
        if get is None:
            return dataclasses.replace(value, **changes)
        return cls(**{**dict(zip(cls.__match_args__, get(value), strict=True)), **changes})


FEW = 32
"""Values of a class that are filled without an `__init__` compiled for it."""
_GETTERS: dict[type, Callable[[Any], Any] | None] = {}
_MADE = ("__repr__", "__setattr__", "__delattr__", "__dataclass_params__")
"""What the standard library's decorator leaves in a class, besides `__init__` and the fields."""
_COMPARING = ("__match_args__", "__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__")


class _LateFields:
    """Stands for `__dataclass_fields__` until somebody asks: `fields`, `replace`, a subclass."""

    def __init__(self, complete: Callable[[], Any]) -> None:
        self._complete = complete

    def __get__(self, _instance: object, _owner: type) -> Any:
        return self._complete()


def _late(cls: type, wanted: dict[str, bool]) -> type:
    """`cls` with slots for its fields; its methods are made when they are called first."""
    annotations = inspect.get_annotations(cls)
    names = tuple(each for each, kind in annotations.items() if not kind.startswith("ClassVar"))
    taken = {each for base in cls.__mro__[1:] for each in base.__dict__.get("__slots__", ())}
    body = {
        name: value
        for name, value in cls.__dict__.items()
        if name not in {*names, "__dict__", "__weakref__"}
    }
    body["__slots__"] = tuple(name for name in names if name not in taken)
    body["__match_args__"] = names
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    cls.__doc__ = cls.__doc__ or cls.__name__  # else a signature is worked out for it
    _put_off(made, cls, names, wanted)
    return made


def _put_off(made: Any, cls: type, names: Sequence[str], wanted: dict[str, bool]) -> None:
    """Give `made` methods that put the real ones in their place when they are called."""

    def complete() -> Any:
        whole = dataclasses.dataclass(**wanted)(cls).__dict__
        is_plain = made.__dict__["__init__"] not in (first, whole["__init__"])
        for name in _MADE if is_plain else (*_MADE, *_COMPARING):
            if name in whole:
                setattr(made, name, whole[name])
        if not is_plain:
            made.__init__ = whole["__init__"]
        made.__dataclass_fields__ = whole["__dataclass_fields__"]
        return made.__dataclass_fields__

    def first(self: Any, *values: Any, **named: Any) -> None:
        if not _is_plain(cls, wanted):
            complete()
            type(self).__init__(self, *values, **named)
            return
        if wanted.get("frozen"):
            made.__setattr__ = made.__delattr__ = _refuse
        _add_comparing(made, cls, names, wanted)
        if "__repr__" not in cls.__dict__:
            made.__repr__ = _completing(complete, "__repr__")
        # Kept apart: the standard library takes the factories of fields out of the class.
        defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        fill = _filler(made, names, defaults)
        left = count(FEW, -1)

        def early(self: Any, *values: Any, **named: Any) -> None:
            if not next(left) or not fill(self, values, named):
                made.__init__ = _init(made, names, defaults)
                made.__init__(self, *values, **named)

        made.__init__ = early
        early(self, *values, **named)

    made.__init__ = first
    made.__dataclass_fields__ = _LateFields(complete)


def _is_plain(cls: type, wanted: dict[str, bool]) -> bool:
    """True where `_init` does what the standard library's would."""
    is_usual = wanted.keys() <= {"frozen", "eq"} and (
        wanted.get("frozen") or not wanted.get("eq", True)
    )
    return (
        bool(is_usual)
        and cls.__mro__[1:] in ((object,), (Generic, object))
        and not hasattr(cls, "__post_init__")
        and all(
            each.default_factory is not dataclasses.MISSING and each.init and each.compare
            for each in cls.__dict__.values()
            if isinstance(each, dataclasses.Field)
        )
    )


def _filler(
    made: type, names: Sequence[str], defaults: Mapping[str, Any]
) -> Callable[[object, Sequence[object], dict[str, object]], bool]:
    """Puts arguments into the slots of a value; does nothing, and says so, if they do not fit."""
    setters = [made.__dict__[name].__set__ for name in names]

    def fill(value: object, given: Sequence[object], named: dict[str, object]) -> bool:
        row, taken = [*given], 0
        for name in names[len(row) :]:
            if name in named:
                row.append(named[name])
                taken += 1
            elif name in defaults:
                default = defaults[name]
                is_made = isinstance(default, dataclasses.Field)
                row.append(default.default_factory() if is_made else default)
            else:
                return False
        if taken != len(named) or len(row) != len(setters):
            return False
        for set_, each in zip(setters, row, strict=True):
            set_(value, each)
        return True

    return fill


def _init(made: type, names: Sequence[str], defaults: Mapping[str, Any]) -> Callable[..., None]:
    """An `__init__` that puts its arguments into the slots: a quarter of the usual one's price."""
    heads: list[str] = []
    lines: list[str] = []
    known: dict[str, Any] = {"_ABSENT": dataclasses.MISSING}
    for name in names:
        known[f"_set_{name}"] = made.__dict__[name].__set__
        default = defaults.get(name, dataclasses.MISSING)
        value = name
        if isinstance(default, dataclasses.Field):
            known[f"_make_{name}"] = default.default_factory
            value = f"_make_{name}() if {name} is _ABSENT else {name}"
            heads.append(f"{name}=_ABSENT")
        elif default is dataclasses.MISSING:
            heads.append(name)
        else:
            known[f"_default_{name}"] = default
            heads.append(f"{name}=_default_{name}")
        lines.append(f"    _set_{name}(self, {value})")
    exec(f"def __init__({', '.join(['self', *heads])}):\n" + "\n".join(lines), known)  # noqa: S102 - field names of our own classes
    made_init: Callable[..., None] = known["__init__"]
    return made_init


def _add_comparing(made: Any, cls: type, names: Sequence[str], wanted: dict[str, bool]) -> None:
    """Compare and hash by the fields, as the standard library's would."""
    if not wanted.get("eq", True) or not names:
        return
    get: Callable[[Any], Any] = attrgetter(*names)  # a tuple for two names and more

    def equals(self: object, other: object) -> Any:
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash((cls.__name__, get(self)))

    if "__eq__" not in cls.__dict__:
        made.__eq__ = equals
    if "__hash__" not in cls.__dict__:
        made.__hash__ = hashed


def _refuse(self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")


def _completing(complete: Callable[[], Any], name: str) -> Callable[..., Any]:
    def method(self: Any, *values: Any) -> Any:
        complete()
        return getattr(type(self), name)(self, *values)

    return method
