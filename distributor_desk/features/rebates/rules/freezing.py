"""Frozen values to JSON and back: dataclasses, named tuples, decimals and days, nothing lost and nothing rounded."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def frozen(value: Any) -> str:
    """The value as JSON; the same value gives the same text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.init}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def thawed(kind: type[T], text: str) -> T:
    """The value of a type that was frozen. Fields that a later program added keep their defaults."""
    made: T = _made(kind, json.loads(text))
    return made


def _made(kind: Any, value: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        kinds = [k for k in get_args(kind) if k is not NoneType]
        return None if value is None else _made(kinds[0], value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        names = [f.name for f in fields(kind) if f.init and f.name in value]
        return kind(**{name: _made(hints[name], value[name]) for name in names})
    if get_origin(kind) is tuple or (isinstance(kind, type) and issubclass(kind, tuple)):
        return _made_tuple(kind, value)
    if kind is date:
        return date.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value


def _made_tuple(kind: Any, value: Any) -> Any:
    """A plain tuple, one of any length, or a named one."""
    if get_origin(kind) is not tuple:
        hints = get_type_hints(kind)
        return kind(*(_made(hint, one) for hint, one in zip(hints.values(), value, strict=False)))
    inner = get_args(kind)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_made(inner[0], one) for one in value)
    return tuple(_made(k, one) for k, one in zip(inner, value, strict=True))
