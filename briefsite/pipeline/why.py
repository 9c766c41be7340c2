"""Why a page is rendered: what it says, or what it is written with, is not what it was the last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any, NamedTuple

from briefsite.model.pages.kinds import Page
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.saying import SIZE, Digests

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


def facets_of(page: Page, depends: Depends, digests: Digests) -> Facets:
    """The facets of a page. Equal facets mean equal bytes."""
    kind: Any = type(page)
    names, take = _names(kind), digests.of
    said = b"".join([take(getattr(page, name)) for name in names])
    return Facets(f"{kind.__name__} {page.template}", names, said, depends)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


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
    return [digests[start : start + SIZE] for start in range(0, len(digests), SIZE)]
