"""Sheets of papers as plain JSON and back: what was printed can be printed again years later.

A sheet is a frozen dataclass of texts, numbers, days, moments, tuples, mappings and other such dataclasses. A field a
later program added takes its default, one it dropped is passed over.
"""

import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """What JSON can hold; raises `TypeError` for what is no part of a sheet."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(one) for one in value]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} is no part of a sheet")


def from_plain(kind: Any, value: Any) -> Any:
    """The value of a type again. Raises `ValueError`, `TypeError` or `KeyError` where the text is of another shape."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _either(parts, value)
    if origin is tuple:
        ordered = [parts[0]] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(from_plain(part, one) for part, one in zip(ordered, value, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return {key: from_plain(parts[1], one) for key, one in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{field.name: from_plain(hints[field.name], value[field.name])
                       for field in dataclasses.fields(kind) if field.init and field.name in value})
    return _scalar(kind, value)


def _either(parts: tuple[Any, ...], value: Any) -> Any:
    """Of several types the one that fits; a number is never made of a text."""
    if value is None:
        return None
    wanted = [part for part in parts if part is not type(None)]
    if isinstance(value, str | int | float) and type(value) in wanted:
        return value
    return from_plain(wanted[0], value)


def _scalar(kind: Any, value: Any) -> Any:
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is Any or isinstance(value, kind):
        return value
    raise TypeError(f"{value!r} is no {kind.__name__}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
