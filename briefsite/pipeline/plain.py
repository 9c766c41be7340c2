"""Dataclasses as JSON and back, by their own types: nothing but the expected values can come out of a file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def plain(value: Any) -> Any:
    """A value as lists, texts and numbers; a dataclass is the list of its fields in order.

    >>> from briefsite.model.sources import Paragraph, Span
    >>> plain(Paragraph(1, Span(0, 4)))
    [1, [0, 4]]
    """
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def restored(cls: type[Value], value: Any) -> Value:
    """The value of that type that `plain` made this of. Raises ValueError where it made nothing of the kind.

    >>> from briefsite.model.sources import Paragraph
    >>> restored(Paragraph, [1, [0, 4]])
    Paragraph(number=1, span=Span(start=0, end=4))
    """
    made: Value = _of(cls, value)
    return made


def _of(kind: Any, value: Any) -> Any:
    origin, options = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _dataclass(kind, value)
    if origin is tuple:
        return _tuple(options, value)
    if origin in (Union, UnionType):
        inner = next(option for option in options if option is not NoneType)
        return None if value is None else _of(inner, value)
    if (origin is Literal and value in options) or (origin is None and type(value) is kind):
        return value
    raise ValueError(f"{value!r} is no {kind}")


def _dataclass(kind: Any, value: Any) -> Any:
    kinds = _kinds(kind)
    if not isinstance(value, list) or len(value) != len(kinds):
        raise ValueError(f"{value!r} is no {kind}")
    return kind(*(_of(one, item) for one, item in zip(kinds, value, strict=True)))


def _tuple(options: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    kinds = [options[0]] * len(value) if options[-1] is ... else options
    return tuple(_of(one, item) for one, item in zip(kinds, value, strict=True))


@cache
def _kinds(kind: Any) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))
