"""What a target holds of ours, file by file, and what a new site changes in it.

The manifest lies beside the site (`.briefsite-published.json`). While a run is under way it names two digests for every
file that is changing: which of them stands is not known until the run has ended."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from briefsite.disk import from_json
from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site, is_plain
from briefsite.publishing.headers import headers
from briefsite.publishing.listed import Listed, believed, is_true

NAME = ".briefsite-published.json"
_VERSION = 1

#: What may stand at a path: one mark, or several while a run is under way. "" means that nothing stands there.
Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs, each sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A mark for each file by path: the digest of its bytes and of the headers it is served with. `listed` is what the
    target says of what stands there now: somebody may have taken a file away since, or written over it."""

    marks: Mapping[str, Marks] = field(default_factory=dict)
    listed: Listed = field(default_factory=dict, compare=False)

    @property
    def digest(self) -> str:
        """One digest for the whole, "" for nothing and for what is not known for certain."""
        if not self.marks or any(len(marks) != 1 for marks in self.marks.values()):
            return ""
        lines = (f"{path}\0{marks[0]}\n" for path, marks in sorted(self.marks.items()))
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def changes(self, site: Site) -> Changes:
        """What it takes to have the site in place of this."""
        there = self.marks.keys() & self.listed.keys()
        added = tuple(path for path in sorted(site) if path not in there)
        changed = (path for path, data in site.items() if path in there and not self._stands(path, data))
        return Changes(added, tuple(sorted(changed)), tuple(sorted(self.marks.keys() - site.keys())))

    def _stands(self, path: str, data: bytes) -> bool:
        """Whether these bytes were published at the path, and are there as far as the target can say."""
        return self.marks[path] == (_mark(path, data),) and is_true(self.listed[path], data)

    def until(self, site: Site) -> Manifest:
        """What may stand while a run is under way that puts the site in place of this."""
        new = manifest_of(site).marks
        paths = sorted(self.marks.keys() | new.keys())
        both = {path: (*self.marks.get(path, ("",)), *new.get(path, ("",))) for path in paths}
        return Manifest({path: tuple(dict.fromkeys(marks)) for path, marks in both.items()})

    def to_bytes(self) -> bytes:
        files = {path: list(marks) for path, marks in sorted(self.marks.items())}
        return (json.dumps({"version": _VERSION, "files": files}, indent=0, ensure_ascii=False) + "\n").encode()


def manifest_of(site: Site) -> Manifest:
    """The manifest of a site that stands whole."""
    return Manifest({path: (_mark(path, data),) for path, data in site.items()})


def read_manifest(data: bytes | None, where: str, listed: Listed = MappingProxyType({})) -> Manifest:
    """The manifest that a target holds, None for none, with what it says of its files, the manifest among them.

    Raises BriefsiteError where it makes no sense: a target that cannot say what is ours is left alone. Whoever can
    write there may have written it, and what it names is taken away one day: a path that leads elsewhere makes no
    sense either.
    """
    if data is None:
        return Manifest()
    try:
        marks = {_below(path): _marks(marks) for path, marks in from_json(data)["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        cause = f"{NAME} at {where} cannot be read, so nobody can say which files there are ours"
        raise BriefsiteError(f"{cause}; put it back, or remove it and the files that were published there") from None
    return Manifest(marks, believed(listed, NAME, data))


def _below(path: str) -> str:
    if not is_plain(path):
        raise ValueError
    return path


def _marks(marks: Any) -> Marks:
    if not isinstance(marks, list) or not all(isinstance(mark, str) for mark in marks):
        raise TypeError
    return tuple(marks)


def _mark(path: str, data: bytes) -> str:
    """Bytes and headers together: a file whose type or caching changes must be sent again."""
    about = headers(path)
    return hashlib.sha256(b"\0".join((about.content_type.encode(), about.cache_control.encode(), data))).hexdigest()
