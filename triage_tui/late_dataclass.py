"""The standard library's `dataclass`, whose methods are made when the first value is.

Making them costs a third of a millisecond a class, and the first paint needs few of the classes
that are imported before it: for the whole program that is a fifth of its start.
"""

from __future__ import annotations

import dataclasses
import inspect
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass  # to the type checker it is what it does
else:

    def dataclass(cls=None, /, **wanted):
        """As `dataclasses.dataclass`; only classes with slots are late."""
        if cls is None:
            return lambda decorated: dataclass(decorated, **wanted)
        if not wanted.pop("slots", False):
            return dataclasses.dataclass(**wanted)(cls)
        return _late(cls, wanted)


_MADE = (
    "__init__",
    "__repr__",
    "__eq__",
    "__hash__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__setattr__",
    "__delattr__",
    "__dataclass_fields__",
    "__dataclass_params__",
)
"""What the standard library's decorator leaves in a class."""


class _LateFields:
    """Stands for `__dataclass_fields__` until somebody asks: `fields`, `replace`, a subclass."""

    def __init__(self, complete: Any) -> None:
        self._complete = complete

    def __get__(self, _instance: object, _owner: type) -> Any:
        return self._complete()


def _late(cls: type, wanted: dict[str, bool]) -> type:
    """`cls` with slots for its fields, complete once it is called or its fields are asked for."""
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

    def complete() -> Any:
        whole = dataclasses.dataclass(**wanted)(cls).__dict__
        for name in _MADE:
            if name in whole:
                setattr(made, name, whole[name])
        return whole["__dataclass_fields__"]

    def first(self: Any, *values: Any, **named: Any) -> None:
        complete()
        type(self).__init__(self, *values, **named)

    made.__init__ = first  # type: ignore[misc]  # the real one takes its place at the first call
    made.__dataclass_fields__ = _LateFields(complete)  # type: ignore[attr-defined]  # as above
    return made
