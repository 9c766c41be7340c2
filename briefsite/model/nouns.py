"""Nouns are dataclasses, frozen and with slots. There are more than a hundred of them, and a build makes millions.

The standard library writes six functions for each, as texts that it compiles whenever the program starts. Here a noun
is a `msgspec.Struct`, whose functions are written in C. Its fields are told as the standard library tells them, so that
`fields`, `replace` and type checkers find what they look for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import NODEFAULT, Struct, field
from msgspec import StructMeta as Making

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, order: bool = False, **_always: bool) -> Callable[[type], type]:
        """The standard library's, always `frozen` and with `slots`, which those who read the code are to be told."""
        return lambda cls: _noun(dataclasses.dataclass(init=False, repr=False, eq=False)(cls), order)


def _noun(cls: Any, order: bool) -> type:
    fields = dataclasses.fields(cls)
    names = {field.name for field in fields}
    scope = {name: value for name, value in vars(cls).items() if name not in names | {"__dict__", "__weakref__"}}
    scope |= {one.name: _default(one) for one in fields if _default(one) is not NODEFAULT}
    # What is frozen and holds only what was there before it is part of no circle.
    return Making(cls.__name__, (Struct,), scope, frozen=True, order=order, gc=False)


def _default(one: dataclasses.Field[Any]) -> Any:
    if one.default_factory is not dataclasses.MISSING:
        return field(default_factory=one.default_factory)
    return NODEFAULT if one.default is dataclasses.MISSING else field(default=one.default)
