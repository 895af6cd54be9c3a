"""Strict request schemas: unknown keys, wrong types and broken limits are refused in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Check = Callable[[Any, str], None]
    """Takes a value and its path; raises `Invalid`."""


class Invalid(Exception):
    """What is wrong with a request, in the words of both shapes.

    `live` is Joi's sentence behind a celebrate 400; `documented` the vendor's 422 body.
    """

    def __init__(
        self, path: str, live: str, documented: str, *, is_unknown: bool = False, **details: object
    ) -> None:
        super().__init__(live)
        self.path = path
        self.live = live
        self.is_unknown = is_unknown
        self.documented: dict[str, object] = {"error": documented}
        if details:
            self.documented |= {"field": path, **details}

    def celebrate(self, source: str) -> dict[str, object]:
        """The 400 body; `source` is body, query or params."""
        where = {"source": source, "keys": [self.path], "message": self.live}
        return {
            "statusCode": 400,
            "error": "Bad Request",
            "message": self.live,
            "validation": {source: where},
        }


def leaf(path: str) -> str:
    return path.rpartition(".")[2]


def number(low: int | None = None, high: int | None = None) -> Check:
    """A whole number, not a string of digits, within limits."""

    def check(value: object, path: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Invalid(
                path, f'"{path}" must be a number', f"{leaf(path)} must be a valid number"
            )
        if value != int(value):
            raise Invalid(path, f'"{path}" must be an integer', f"{leaf(path)} must be an integer")
        if low is not None and value < low:
            raise Invalid(
                path,
                f'"{path}" must be greater than or equal to {low}',
                _range(path, low, high),
                provided_value=value,
            )
        if high is not None and value > high:
            raise Invalid(
                path,
                f'"{path}" must be less than or equal to {high}',
                _range(path, low, high),
                provided_value=value,
            )

    return check


def _range(path: str, low: int | None, high: int | None) -> str:
    if high is None:
        return f"{leaf(path)} must be {low} or more"
    return f"{leaf(path)} must be between {low} and {high}"


def nullable(inner: Check) -> Check:
    def check(value: object, path: str) -> None:
        if value is None:
            return
        try:
            inner(value, path)
        except Invalid as invalid:
            error = f"{invalid.documented['error']} or null"
            raise Invalid(path, invalid.live, error) from None

    return check


def boolean(value: object, path: str) -> None:
    if not isinstance(value, bool):
        raise Invalid(path, f'"{path}" must be a boolean', f"{leaf(path)} must be a boolean value")


def string(longest: int | None = None, *, may_be_empty: bool = False) -> Check:
    def check(value: object, path: str) -> None:
        if not isinstance(value, str):
            raise Invalid(path, f'"{path}" must be a string', f"{leaf(path)} must be a string")
        if not value and not may_be_empty:
            live = f'"{path}" is not allowed to be empty'
            raise Invalid(path, live, f"{leaf(path)} cannot be empty")
        if longest is not None and len(value) > longest:
            live = f'"{path}" length must be less than or equal to {longest} characters long'
            error = f"{leaf(path)} cannot exceed {longest} characters"
            raise Invalid(path, live, error, provided_value=value)

    return check


def one_of(*values: str) -> Check:
    def check(value: object, path: str) -> None:
        if value not in values:
            raise Invalid(
                path,
                f'"{path}" must be one of [{", ".join(values)}]',
                f"{leaf(path)} must be one of: {', '.join(values)}",
                provided_value=value,
            )

    return check


def instant(value: object, path: str) -> None:
    """An ISO 8601 date with time; `Z` or an offset."""
    live = f'"{path}" must be in ISO 8601 date format'
    error = f"{leaf(path)} must be a valid ISO 8601 date"
    if not isinstance(value, str):
        raise Invalid(path, live, error)
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise Invalid(path, live, error) from None


def array(inner: Check, *, most: int | None = None, exactly: int | None = None) -> Check:
    def check(value: object, path: str) -> None:
        if not isinstance(value, list):
            raise Invalid(path, f'"{path}" must be an array', f"{leaf(path)} must be an array")
        if most is not None and len(value) > most:
            raise Invalid(
                path,
                f'"{path}" must contain less than or equal to {most} items',
                f"{leaf(path)} array cannot exceed {most} items",
                provided_count=len(value),
                max_allowed=most,
            )
        if exactly is not None and len(value) != exactly:
            live = f'"{path}" must contain {exactly} items'
            raise Invalid(path, live, f"{leaf(path)} must contain exactly {exactly} items")
        for place, item in enumerate(value):
            inner(item, f"{path}[{place}]")

    return check


def one_or_many(inner: Check, *, most: int | None) -> Check:
    """A value, or an array of them."""
    many = array(inner, most=most)

    def check(value: object, path: str) -> None:
        (many if isinstance(value, list) else inner)(value, path)

    return check


def mapping(fields: Mapping[str, Check], required: Sequence[str] = ()) -> Check:
    """An object with these keys and no others."""

    def check(value: object, path: str) -> None:
        label = path or "value"
        if not isinstance(value, dict):
            raise Invalid(label, f'"{label}" must be of type object', f"{label} must be an object")
        for name in required:
            if name not in value:
                at = _join(path, name)
                raise Invalid(at, f'"{at}" is required', f"{name} is required")
        for name, item in value.items():
            at = _join(path, name)
            if name not in fields:
                raise Invalid(at, f'"{at}" is not allowed', f"{at} is not allowed", is_unknown=True)
            fields[name](item, at)

    return check


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
