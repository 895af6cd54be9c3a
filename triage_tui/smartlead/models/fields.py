"""How wire values bend into ours: ids, texts, flags and times, whatever type they arrive in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from triage_tui.smartlead.models.unreadable import Unreadable

_LARGEST_ID = 2**63 - 1
_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC).timestamp()  # 0 and year 1 are stand-ins for "never"
_LATEST = datetime(2200, 1, 1, tzinfo=UTC).timestamp()
_YES = frozenset({"true", "1", "yes"})
_NO = frozenset({"false", "0", "no"})


def to_int(raw: object) -> int | None:
    """A whole number not below zero: `7`, `"7"` or `7.0`; anything else is `None`."""
    match raw:
        case bool():
            return None
        case int():
            number = raw
        case float() if raw.is_integer():
            number = int(raw)
        case str() if len(raw) <= 24 and raw.strip().isascii() and raw.strip().isdigit():
            number = int(raw)
        case _:
            return None
    return number if 0 <= number <= _LARGEST_ID else None


def to_text(raw: object) -> str:
    """Text as it came; numbers as digits; null, lists and objects as nothing."""
    match raw:
        case str():
            return raw
        case bool():
            return ""
        case int() | float():
            return str(raw)
        case _:
            return ""


def to_flag(raw: object) -> bool | None:
    """A truth value, or `None` where the value says neither."""
    match raw:
        case bool():
            return raw
        case int() if raw in (0, 1):
            return raw == 1
        case str() if raw.strip().lower() in _YES:
            return True
        case str() if raw.strip().lower() in _NO:
            return False
        case _:
            return None


def to_seconds(raw: object) -> float | None:
    """Seconds since 1970, UTC, from ISO 8601 with or without milliseconds or a zone, or an epoch.

    What cannot be a time of mail (before 1971, after 2200, unreadable) is `None`.
    """
    seconds: float | None = None
    if isinstance(raw, str) and not raw.strip().isdigit():
        seconds = _from_iso(raw.strip())
    elif (number := to_int(raw)) is not None:
        seconds = number / 1000 if number > _LATEST * 10 else float(number)  # milliseconds
    return seconds if seconds is not None and _EARLIEST <= seconds <= _LATEST else None


def _from_iso(text: str) -> float | None:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def to_addresses(raw: object) -> tuple[str, ...]:
    """Mail addresses from a list of texts or of `{address, name}`, or from a comma list."""
    match raw:
        case str():
            return tuple(part.strip() for part in raw.split(",") if part.strip())
        case dict():
            text = to_text(raw.get("address") or raw.get("email"))
            return (text,) if text else ()
        case list() | tuple():
            return tuple(one for item in raw[:1000] for one in to_addresses(item))
        case _:
            return ()


def to_address(raw: object) -> str:
    """The first address of whatever `to_addresses` understands, or nothing."""
    return raw if isinstance(raw, str) else next(iter(to_addresses(raw)), "")


def to_texts(raw: object) -> tuple[str, ...]:
    """Texts from a list of texts or of `{name}`; other items are left out."""
    if not isinstance(raw, list | tuple):
        return ()
    named = (item.get("name") if isinstance(item, dict) else item for item in raw[:1000])
    return tuple(text for text in map(to_text, named) if text)


def _to_own_id(raw: object) -> int:
    number = to_int(raw)
    if not number:
        raise ValueError("not a usable id")
    return number


OwnId = Annotated[int, BeforeValidator(_to_own_id)]
"""The id without which a row is of no use."""
Id = Annotated[int | None, BeforeValidator(to_int)]
Count = Annotated[int | None, BeforeValidator(to_int)]
Text = Annotated[str, BeforeValidator(to_text)]
Flag = Annotated[bool | None, BeforeValidator(to_flag)]
Seconds = Annotated[float | None, BeforeValidator(to_seconds)]
Address = Annotated[str, BeforeValidator(to_address)]
Addresses = Annotated[tuple[str, ...], BeforeValidator(to_addresses)]
Texts = Annotated[tuple[str, ...], BeforeValidator(to_texts)]


class Wire(BaseModel):
    """What the server sent, bent into shape: unknown keys are ignored, nulls count as absent."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        defer_build=True,  # most runs never see most models
        hide_input_in_errors=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_nulls(cls, raw: Any) -> Any:  # pydantic hands over whatever was given
        if not isinstance(raw, dict):
            return raw
        return {key: value for key, value in raw.items() if value is not None}


Model = TypeVar("Model", bound=Wire)


def _kind(item: object) -> str:
    """What a value of JSON is called on the screen."""
    match item:
        case None:
            return "nothing"
        case bool():
            return "a yes or no"
        case int() | float():
            return "a number"
        case str():
            return "a text"
    return "a list"


def readable(
    model: type[Model], items: list[Any]
) -> tuple[tuple[Model, ...], tuple[Unreadable, ...]]:
    """The items that can be read as `model`, and for each other one why not."""
    read: list[Model] = []
    unreadable: list[Unreadable] = []
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            unreadable.append(Unreadable(index, f"{_kind(item)} instead of a record"))
            continue
        try:
            read.append(model.model_validate(item))
        except ValidationError as error:
            unreadable.append(Unreadable(index, _first_fault(error)))
    return tuple(read), tuple(unreadable)


def _first_fault(error: ValidationError) -> str:
    """Which field is at fault; pydantic's own text would repeat the value."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    name = str(fault["loc"][0]) if fault["loc"] else "the row"
    return f"{name} is {'missing' if fault['type'] == 'missing' else 'unusable'}"
