"""Digests of what pages say: of fields, which are made of nouns, texts, numbers and tuples of these.

Equal digests mean equal values: from what they are taken of, the same value could be put together again. Equal values
may have two, if sets are in them: then a page is made for nothing, and is the same.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from briefsite.model.pages.parts import Backing, Cited, Ref, When
from briefsite.pipeline.memory.packing import spelt

#: Bytes of a digest.
SIZE = 10
#: What a text begins with that stands alone; nothing else begins so.
_PLAIN = b"text "
#: The form of `marshal` in which a text is written the same whether it is one object with others or not.
_FORM = 2
_PLAIN_ONES = frozenset({str, bytes, int, float, bool, type(None)})
#: What stands on many pages, and many times on one, as one object.
_RECURRING = frozenset({Ref, Cited, When, Backing})


class Digests:
    """The digests of a process. What recurs is gone through once."""

    def __init__(self) -> None:
        #: By identity, with the value so that it stays what it is.
        self._known: dict[int, tuple[Any, bytes]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def clear(self) -> None:
        """Let go of all that is known."""
        self._known.clear()

    def _once(self, value: Any) -> bytes:
        found = self._known.get(id(value))
        if found is None or found[0] is not value:
            found = self._known[id(value)] = (value, self.of(value))
        return found[1]

    def of(self, value: Any) -> bytes:
        """The digest of a field."""
        if type(value) is str:
            data = _PLAIN + value.encode("utf-8", "surrogatepass")
        elif type(value) in _RECURRING:
            data = marshal.dumps(self._noun(value), _FORM)
        else:
            data = marshal.dumps(self._said((value,), [])[0], _FORM)
        return blake2b(data, digest_size=SIZE).digest()

    def _said(self, values: Iterable[Any], found: list[Any]) -> list[Any]:
        """Adds values in plain ones: a noun is a list of its name and what its fields say."""
        for one in values:
            kind = type(one)
            if kind in _PLAIN_ONES:
                found.append(one)
            elif kind is tuple:
                found.append(tuple(self._said(one, [])) if one else one)
            else:
                found.append([self._once(one)] if kind in _RECURRING else self._noun(one))
        return found

    def _noun(self, noun: Any) -> list[Any]:
        kind: Any = type(noun)
        values = _values(kind)
        return self._said(values(noun), [kind.__qualname__]) if values else [b"packed", spelt(noun)]


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values of a noun's fields; None for what is no noun."""
    if not is_dataclass(kind):
        return None
    names = tuple(field.name for field in fields(kind))
    if len(names) == 1:
        return lambda noun: (getattr(noun, names[0]),)
    return attrgetter(*names) if names else lambda _: ()
