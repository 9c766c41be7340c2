"""What a preview shows at once after a save: pages made of the few files that were edited, and of all else as it was.

A glance reads these files only. It gives what a build would give, or nothing, where a build may find more to say: an
edit that reaches further than the entries that it names, a file that comes or goes, anything that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefsite.checks import run_checks
from briefsite.checks.pictures import picture_issues
from briefsite.content.reading import read_file
from briefsite.graph.relinking import is_renamed, reaches_far, relink
from briefsite.model.editors import Editors
from briefsite.model.graph import Graph
from briefsite.model.issues import has_error
from briefsite.model.records import Entry
from briefsite.pages import Making, page_making
from briefsite.pages.library import Library
from briefsite.pipeline.basis import Basis
from briefsite.pipeline.carrying import carried
from briefsite.pipeline.whose import editors_parts_of
from briefsite.rendering import Renderer

_DRAFTS = "content/.drafts"


def glance(root: Path, basis: Basis, saved: Iterable[str], renderer: Renderer, at: datetime) -> Glance | None:
    """The site after the files at these paths (below the root) were saved, as far as it can be told at once."""
    edited = _edited(root, basis, saved) if basis.holds(at) else None
    if edited is None:
        return None
    linked = relink(basis.linked, edited)
    graph = replace(linked.graph, editors=editors_now(root, linked.graph, edited))
    found = [issue for id_ in edited for issue in linked.found[id_].issues]
    some = replace(graph, entries=Some(graph.entries, edited))
    found += [*run_checks(some, graph.sources.values()), *picture_issues(some, basis.made.site)]
    if has_error(found):
        return None
    return Glance(basis, carried(basis.library, graph, edited), renderer)


class Glance(Mapping[str, bytes]):
    """A `Site` whose pages of records and lists are made when they are asked for. `late` says of a path that it must
    wait for a build: what is found there is what the last one made."""

    def __init__(self, basis: Basis, library: Library, renderer: Renderer) -> None:
        self._basis, self._library, self._renderer = basis, library, renderer
        self._made: dict[str, bytes] = {}
        self._failed: set[str] = set()

    def __getitem__(self, path: str) -> bytes:
        if path not in self._made and (making := self._making(path)):
            self._make(making)
            if path not in self._made:
                self._failed.add(path)
        return self._made[path] if path in self._made else self._basis.made.site[path]

    def late(self, path: str) -> bool:
        """Whether what is at a path now can be told by a build only."""
        return path not in self._renderer.static and self._making(path) is None

    def __iter__(self) -> Iterator[str]:
        return iter(self._basis.made.site)

    def __len__(self) -> int:
        return len(self._basis.made.site)

    def __contains__(self, path: object) -> bool:
        return path in self._basis.made.site

    def _making(self, path: str) -> Making | None:
        name = "" if path in self._failed or path in self._basis.theirs else self._basis.makings.get(path, "")
        return page_making(name, self._basis.made.own)

    def _make(self, making: Making) -> None:
        with suppress(Exception):  # whatever a template raises, a build tells
            self._made |= {page.head.path: self._renderer.written(page) for page in making.make(self._library)}


class Some(Mapping[str, Entry]):
    """All entries to look up, some to go through."""

    def __init__(self, every: Mapping[str, Entry], some: Mapping[str, Entry]) -> None:
        self._every, self._some = every, some

    def __getitem__(self, id_: str) -> Entry:
        return self._some[id_] if id_ in self._some else self._every[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._some or id_ in self._every

    def __iter__(self) -> Iterator[str]:
        return iter(self._some)

    def __len__(self) -> int:
        return len(self._some)


def _edited(root: Path, basis: Basis, saved: Iterable[str]) -> dict[str, Entry] | None:
    """The entries that were edited, by id; None where anything else was saved."""
    edited: dict[str, Entry] = {}
    for name in saved:
        path, before = root / name, basis.entries.get(name)
        if before is None:
            if path.is_symlink() or path.exists() or not {name, f"{name}/"}.isdisjoint(basis.made.inputs.stamps):
                return None
            continue  # what an editor wrote beside a file for a moment
        now = _read(name, path)
        if now is None or reaches_far(before, now) or is_renamed(before, now) or not is_drafted(root, name):
            return None
        if now != before:
            edited[now.id] = now
    return edited


def _read(name: str, path: Path) -> Entry | None:
    """A file, read; None where anything is wrong with it."""
    entry, issues = read_file(name, path)
    return None if path.is_symlink() or has_error(issues) else entry


def is_drafted(root: Path, name: str) -> bool:
    """Whether a file cannot be taken for another one that was renamed: it has a draft of its own, or none has any."""
    return not (root / _DRAFTS).exists() or (root / _DRAFTS / name.removeprefix("content/")).exists()


def editors_now(root: Path, graph: Graph, edited: Mapping[str, Entry]) -> Editors:
    """What people wrote, in order of path."""
    parts = {id_: part for id_, part in graph.editors.items() if id_ not in edited}
    parts |= editors_parts_of(root, edited.values())
    return dict(sorted(parts.items(), key=lambda item: graph.entries[item[0]].path))
