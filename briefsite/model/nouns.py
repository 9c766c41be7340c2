"""Nouns are dataclasses, frozen and with slots. There are more than a hundred of them, and a build makes millions.

The standard library writes six functions for each, as texts that it compiles whenever the program starts, and has a
frozen one set each field by its name. Here one is written, once it is called for, and fields are set by their slots: a
noun is declared in a quarter of the time, and made in half. All else is as there, for whoever uses one and for type
checkers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(*, order: bool = False, **_always: bool) -> Callable[[type], type]:
        """The standard library's, always `frozen` and with `slots`, which those who read the code are to be told."""
        return lambda cls: _noun(dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls), order)

    def replace(noun: Any, /, **changes: Any) -> Any:
        """The noun with some of its fields replaced, in a third of the time that the standard library takes to look up
        its fields."""
        made, values = noun.__reduce__()
        fields, names = list(values), made.__match_args__
        for name, value in changes.items():
            if name not in names:
                raise TypeError(f"{made.__name__} has no field {name!r}")
            fields[names.index(name)] = value
        return made(*fields)


_Fields = Callable[[Any], tuple[Any, ...]]
_NOTHING = object()


def _noun(cls: Any, order: bool) -> type:
    names = tuple(field.name for field in dataclasses.fields(cls))
    found: Any = attrgetter(*names) if names else lambda _: ()
    values: _Fields = found if len(names) != 1 else lambda noun: (found(noun),)
    cls.__init__ = _LateInit(cls)
    cls.__eq__, cls.__hash__, cls.__reduce__, cls.__repr__ = _as_values(cls, names, values)
    cls.__setattr__, cls.__delattr__ = _unassigned, _undeleted
    cls.__dataclass_params__.frozen = cls.__dataclass_params__.eq = True
    if order:
        cls.__lt__, cls.__le__ = _compared(values, tuple.__lt__), _compared(values, tuple.__le__)
        cls.__gt__, cls.__ge__ = _compared(values, tuple.__gt__), _compared(values, tuple.__ge__)
    made: type = cls
    return made


class _LateInit:
    """What stands for the function that sets all fields until somebody calls or looks at it: a run makes a few of the
    nouns that there are."""

    def __init__(self, cls: Any) -> None:
        self._cls = cls

    def __get__(self, noun: Any, _: type) -> Any:
        made = self._cls.__init__ = _init(self._cls)
        return made if noun is None else partial(made, noun)


def _init(cls: Any) -> Callable[..., None]:
    """The function that sets all fields."""
    scope: dict[str, Any] = {"nothing": _NOTHING}
    takes, sets = ["self"], ["pass"]
    for field in dataclasses.fields(cls):
        name, default, value = field.name, "", field.name
        scope[f"set_{name}"] = getattr(cls, name).__set__
        if field.default is not dataclasses.MISSING:
            scope[f"default_{name}"], default = field.default, f"=default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            scope[f"make_{name}"], default = field.default_factory, "=nothing"
            value = f"make_{name}() if {name} is nothing else {name}"
        takes.append(f"{name}{default}")
        sets.append(f"set_{name}(self, {value})")
    exec(f"def __init__({', '.join(takes)}):\n  " + "\n  ".join(sets), scope)  # noqa: S102 - of names of fields alone
    init: Callable[..., None] = scope["__init__"]
    init.__annotations__ = {field.name: field.type for field in dataclasses.fields(cls)}
    init.__qualname__, init.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    return init


def _as_values(cls: type, names: tuple[str, ...], values: _Fields) -> tuple[Callable[..., Any], ...]:
    def equals(self: Any, other: Any) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    def reduced(self: Any) -> tuple[Any, tuple[Any, ...]]:
        return cls, values(self)

    def shown(self: Any) -> str:
        return f"{cls.__qualname__}({', '.join([f'{n}={v!r}' for n, v in zip(names, values(self), strict=True)])})"

    return equals, hashed, reduced, shown


def _compared(values: _Fields, compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compared(self: Any, other: Any) -> bool:
        return compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented

    return compared


def _unassigned(_self: Any, name: str, _value: Any) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _undeleted(_self: Any, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
