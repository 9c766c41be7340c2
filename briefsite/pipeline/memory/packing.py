"""Nouns as bytes and back. Whatever a file holds, only the dataclasses of `briefsite.model` can come out of it."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

_MODEL = "briefsite.model."
#: What the library raises, besides its own error, for bytes that it did not write.
_BROKEN = (
    ValueError,
    TypeError,
    EOFError,
    AttributeError,
    ImportError,
    LookupError,
    OverflowError,
    MemoryError,
    RecursionError,
)


def packed(value: Any) -> bytes:
    """The bytes of a dataclass of the model, or of tuples, sets and texts that hold such."""
    stream = io.BytesIO()
    _Packer(stream, 5).dump(value)
    return stream.getvalue()


def spelt(value: Any) -> bytes:
    """The bytes of such a value to take a digest of: the same for equal values, whether one text is one object in them
    or several, but for sets."""
    stream = io.BytesIO()
    packer = _Packer(stream, 5)
    packer.fast = True
    packer.dump(value)
    return stream.getvalue()


def unpacked(data: bytes) -> Any:
    """The value that `packed` made these bytes of. Raises UnpicklingError where they hold anything else."""
    try:
        return _Unpacker(io.BytesIO(data)).load()
    except _BROKEN as error:
        raise pickle.UnpicklingError(str(error)) from None


class _Reducers(dict[type[Any], Callable[[Any], Any]]):
    """By dataclass: what makes its class and fields of one, in half the time of what the library does with frozen ones.
    All that is packed goes through here, object by object."""

    def __missing__(self, cls: type[Any]) -> Callable[[Any], Any]:
        if not is_dataclass(cls):
            raise KeyError(cls)
        values = _values_of(cls)
        self[cls] = made = lambda value: (cls, values(value))
        return made


class _Packer(pickle.Pickler):
    dispatch_table = _Reducers()


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith(_MODEL) else None
        if isinstance(found, type) and is_dataclass(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no noun")


def _values_of(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(cls)]
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)
