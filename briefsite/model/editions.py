"""Editions: what readers were given, one after the other, and what was new in each.

An edition holds no words of a record, only ids, digests and the names of what differs. So a page about editions can
name nothing that is not published today.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefsite.model.nouns import dataclass
from briefsite.model.records import Kind

#: `moved`: it has another id, or has become one with another, and says nothing else.
What = Literal["new", "changed", "gone", "moved"]


@dataclass(frozen=True, slots=True)
class Facts:
    """A record as it went out: the digest of every field that says something, and one for each statement."""

    fields: Mapping[str, str]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record. `fields` are those that differ (`read`: an editor has read it), `added` and `removed`
    count statements. `facts` are None where it is no more."""

    kind: Kind
    id: str
    what: What
    fields: tuple[str, ...] = ()
    added: int = 0
    removed: int = 0
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What changed since the edition before, in order of kind and id. `at` is when it went out, as a full instant;
    `mark` the digest of the site that was sent, "" where its host builds it."""

    number: int
    at: str
    changes: tuple[Change, ...]
    mark: str = ""
