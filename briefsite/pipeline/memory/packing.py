"""Nouns as bytes and back. Whatever a file holds, only the dataclasses of `briefsite.model` can come out of it."""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
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
    return pickle.dumps(value, protocol=5)


def spelt(value: Any) -> bytes:
    """The bytes of such a value to take a digest of: the same for equal values, whether one text is one object in them
    or several, but for sets."""
    stream = io.BytesIO()
    packer = pickle.Pickler(stream, 5)
    packer.fast = True
    packer.dump(value)
    return stream.getvalue()


def unpacked(data: bytes) -> Any:
    """The value that `packed` made these bytes of. Raises UnpicklingError where they hold anything else."""
    try:
        return _Unpacker(io.BytesIO(data)).load()
    except _BROKEN as error:
        raise pickle.UnpicklingError(str(error)) from None


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith(_MODEL) else None
        if isinstance(found, type) and is_dataclass(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no noun")
