"""Why a page is rendered: what it says, or what it is written with, is not what it was the last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from briefsite.model.pages.kinds import Page
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.packing import spelt

#: Bytes of the digest of one field.
_SIZE = 10
#: What a text begins with that is not packed; nothing that is packed begins so.
_PLAIN = b"text "
#: Digests of values by identity, with the value so that it stays what it is.
Digests = dict[int, tuple[Any, bytes]]
Depends = tuple[tuple[str, str], ...]


class Facets(NamedTuple):
    """A page's fields by name with the digests of what they say, one after the other, and what else it depends on."""

    kind: str
    names: tuple[str, ...]
    digests: bytes
    depends: Depends

    @property
    def template(self) -> str:
        """The template that writes the page down."""
        return self.kind.partition(" ")[2]

    @property
    def parts(self) -> tuple[str | bytes, ...]:
        """All that the key of the finished page is made of."""
        return self.kind, ",".join(self.names), self.digests, _together(self.depends)


def facets_of(page: Page, depends: Depends, known: Digests | None = None) -> Facets:
    """The facets of a page. Equal facets mean equal bytes. `known` has the digests of values that are at hand."""
    kind: Any = type(page)
    names = _names(kind)
    values = [getattr(page, name) for name in names]
    digests = b"".join(_digest(value) if known is None else _known(value, known) for value in values)
    return Facets(f"{kind.__name__} {page.template}", names, digests, depends)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _digest(value: Any) -> bytes:
    """The digest of a value, from whose bytes the same value could be unpacked again. Equal values may have two, if
    sets are in them: then a page is made for nothing, and is the same."""
    data = _PLAIN + value.encode("utf-8", "surrogatepass") if type(value) is str else spelt(value)
    return blake2b(data, digest_size=_SIZE).digest()


def _known(value: Any, known: Digests) -> bytes:
    found = known.get(id(value))
    if found is None or found[0] is not value:
        found = known[id(value)] = (value, _digest(value))
    return found[1]


@lru_cache(maxsize=64)
def _together(depends: Depends) -> bytes:
    return digest(*(part for pair in depends for part in pair))


def reason(path: str, facets: Facets, past: Mapping[str, Facets]) -> str:
    """In words, why a page is rendered; `past` has the facets of the pages of the last build."""
    before = past.get(path)
    if before is None:
        return "it is new" if past else "nothing is remembered of an earlier build"
    if (before.kind, before.names) != (facets.kind, facets.names):
        return "it is another kind of page"
    changed = [name for name, was, now in zip(facets.names, _parts(before), _parts(facets), strict=True) if was != now]
    changed += [name for name, digest in facets.depends if dict(before.depends).get(name) != digest]
    return f"changed: {', '.join(changed)}" if changed else "its bytes were forgotten"


def _parts(facets: Facets) -> list[bytes]:
    digests = facets.digests
    return [digests[start : start + _SIZE] for start in range(0, len(digests), _SIZE)]
