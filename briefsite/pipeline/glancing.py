"""What a preview shows at once after a save: begun as the build of a site in which some files were edited, with pages
that are made when they are asked for.

It gives what a build would give, or nothing, where a build may find more to say: an edit that reaches further than
those whom it names, a file of content that comes or goes, anything that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from briefsite.checks.pictures import picture_issues
from briefsite.content.reading import Reading, read_file
from briefsite.pages import Making, page_making
from briefsite.pipeline.basis import Basis, renderer_of
from briefsite.pipeline.by_path import Some
from briefsite.pipeline.rows.editing import Edited, edited
from briefsite.pipeline.rows.setting import setting_of
from briefsite.pipeline.tracing import Tracing
from briefsite.rendering import Renderer

#: Where templates and static files are.
_DRESSING = "templates/"


def glance(root: Path, basis: Basis, saved: Iterable[str], at: datetime) -> Glance | None:
    """The site after the files at these paths (below the root) were saved, as far as it can be told at once."""
    saved = frozenset(saved)
    known, dressing = basis.known, {name for name in saved if name.startswith(_DRESSING)}
    paths = _records(root, basis, saved - dressing) if known.holds("", at) else None
    if paths is None:
        return None
    setting = setting_of(root) if dressing else basis.setting
    found = edited(root, known, paths, setting.of_the_site, partial(_read, root))
    tracing = Tracing(known.memory, basis.trace)
    if found is None or setting.issues != basis.setting.issues or not tracing.is_of(found.library, setting.own):
        return None
    tracing.begin_edited(found.library, found.differs, is_glance=True)
    shown = Glance(basis, tracing, renderer_of(setting) if dressing else basis.renderer)
    return None if _lacks_pictures(found, shown) else shown


class Glance(Mapping[str, bytes]):
    """A `Site` whose pages of records and lists are made when they are asked for. `late` says of a path that it must
    wait for a build: what is found there is what the last one made."""

    def __init__(self, basis: Basis, tracing: Tracing, renderer: Renderer) -> None:
        self._basis, self._tracing, self._renderer = basis, tracing, renderer
        self._makings = basis.makings
        self._made: dict[str, bytes] = {}
        self._failed: set[str] = set()

    def __getitem__(self, path: str) -> bytes:
        making = self._making(path)
        if path not in self._made and making and self._must(making):
            self._make(making)
            if path not in self._made:
                self._failed.add(path)
        if path in self._made:
            return self._made[path]
        is_static = making is None and (path in self._renderer.static or path in self._basis.renderer.static)
        return self._renderer.static[path] if is_static else self._basis.site[path]

    def late(self, path: str) -> bool:
        """Whether what is at a path now can be told by a build only."""
        return path not in self._renderer.static and self._making(path) is None

    def __iter__(self) -> Iterator[str]:
        gone = self._basis.renderer.static.keys() - self._renderer.static.keys()
        yield from (path for path in self._basis.site if path not in gone)
        yield from (path for path in self._renderer.static if path not in self._basis.site)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, path: object) -> bool:
        gone = path in self._basis.renderer.static and path not in self._renderer.static
        return path in self._renderer.static or (path in self._basis.site and not gone)

    def _must(self, making: Making) -> bool:
        """Whether what it makes is dressed anew, or anything that was looked up for it differs."""
        return self._renderer is not self._basis.renderer or self._tracing.must_make(making)

    def _making(self, path: str) -> Making | None:
        name = "" if path in self._failed or path in self._basis.theirs else self._makings.get(path, "")
        return page_making(name, self._basis.setting.own)

    def _make(self, making: Making) -> None:
        watched = self._tracing.watched
        with suppress(Exception):  # whatever a template raises, a build tells
            pages, _ = watched.watching(lambda: tuple(making.make(watched)))
            self._made |= {page.head.path: self._renderer.written(page) for page in pages}


def _records(root: Path, basis: Basis, saved: Iterable[str]) -> list[str] | None:
    """The paths of the records that were edited; None where anything else was saved."""
    found, files = [], basis.known.left["files"]
    for name in saved:
        path = root / name
        if name in basis.known.ids:
            found.append(name)
        elif path.is_symlink() or path.exists() or name in files or f"{name}/" in files:
            return None  # anything else is what an editor wrote beside a file for a moment
    return found


def _read(root: Path, name: str) -> Reading:
    """A file, read; nothing where it leads elsewhere."""
    return (None, ()) if (root / name).is_symlink() else read_file(name, root / name)


def _lacks_pictures(found: Edited, shown: Glance) -> bool:
    """Whether anything that was edited shows a picture that is not there."""
    some = replace(found.edit.graph, entries=Some(found.edit.graph.entries, found.edit.now))
    return any(True for _ in picture_issues(some, shown))
