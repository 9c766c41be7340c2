"""One thing gets another name, two things turn out to be one, a thing goes: with every link to it, in one operation.

The converter is told through the memory of renames: it drafts under the name of today, and what is one is drafted as
one. Each operation can be undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefsite.merging.disk import alone, read
from briefsite.merging.journal import Change, Journal
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import DRAFTS, REASONS, Memory, recall
from briefsite.merging.references import Redirects, repointed
from briefsite.merging.renaming import followed, markdown_below
from briefsite.merging.threeway import united
from briefsite.model.issues import BriefsiteError, did_you_mean

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TITLE = re.compile(r"^title: *['\"]?(.+?)['\"]?(?: +#.*)?\r?$", re.MULTILINE)
#: Where the other names of a thing are listed, by its folder.
_NAMES = {"actors": "aliases", "topics": "terms"}


def rename(root: Path, old: str, new: str) -> tuple[str, ...]:
    """Give the file with the id `old` the id `new`; the paths that changed. Raises BriefsiteError if it cannot be."""
    if not _ID.fullmatch(new):
        raise BriefsiteError(f"'{new}' cannot be an id; use small letters, figures and hyphens: hun-sen")
    with _Site(root) as site:
        before = site.path(old)
        if new in site.ids:
            raise BriefsiteError(f"'{new}' is taken by content/{site.ids[new]}; to make the two one, merge them")
        now = f"{before.rpartition('/')[0]}/{new}.md"
        site.put(now, site.texts[before])
        site.put(f"{DRAFTS}/{now}", site.draft(before))
        return site.leave("rename", before, {old: new}, now)


def unite(root: Path, one: str, into: str) -> tuple[str, ...]:
    """Make the things with the ids `one` and `into` one: `into`, which takes what `one` has, its name as an alias."""
    with _Site(root) as site:
        before, now = site.path(one), site.path(into)
        folder = now.partition("/")[0]
        if before == now or before.partition("/")[0] != folder:
            raise BriefsiteError(f"'{one}' and '{into}' cannot be one: they must be two files of one folder")
        names = {_NAMES[folder]: _title(site.texts[before], one)} if folder in _NAMES else {}
        site.put(now, united(site.texts[now], site.texts[before], names))
        return site.leave("merge", before, {one: into}, now)


def delete(root: Path, gone: str) -> tuple[str, ...]:
    """Take the file with that id away for good; links to it become words."""
    with _Site(root) as site:
        before = site.path(gone)
        return site.leave("delete", before, {gone: None}, "", {gone: _title(site.texts[before], gone)})


def redirects(root: Path) -> tuple[tuple[str, str], ...]:
    """The paths below `content` that files had before, and have now: so that old addresses lead on."""
    return recall(root / "content" / DRAFTS).renames


@dataclass
class _Site:
    """The content of a site, held alone: its texts by path, and those of the last drafts."""

    root: Path

    def __enter__(self) -> _Site:
        self._lock = alone(lock_of(self.root))
        self._lock.__enter__()
        self.journal = Journal(self.root)
        self.journal.recover()
        self.content = self.root / "content"
        files, drafts = markdown_below(self.content), markdown_below(self.content / DRAFTS)
        paths = [*sorted(files), *(f"{DRAFTS}/{path}" for path in sorted(drafts))]
        self.texts = {path: (read(self.content / path) or b"").decode(errors="surrogateescape") for path in paths}
        self.ids = {path.rpartition("/")[2].removesuffix(".md"): path for path in sorted(files)}
        self.after: dict[str, str | None] = {}
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.__exit__(None, None, None)

    def path(self, name: str) -> str:
        if name not in self.ids:
            hint = did_you_mean(name, self.ids)
            raise BriefsiteError(f"there is no '{name}' in content/" + (f"; {hint}" if hint else ""))
        return self.ids[name]

    def draft(self, path: str) -> str | None:
        return self.texts.get(f"{DRAFTS}/{path}")

    def put(self, path: str, text: str | None) -> None:
        self.after[path] = text

    def leave(
        self, operation: str, before: str, to: Redirects, now: str, titles: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """Carry the operation out: `before` goes, every link follows `to`; with `now`, the memory too."""
        self.put(before, None)
        if now:
            self.put(f"{DRAFTS}/{before}", None)
            self.put(f"{DRAFTS}/{before}{REASONS}", None)
        for path, text in (self.texts | self.after).items():
            self.after[path] = repointed(text, to, titles or {}) if text is not None else None
        changes = [self._change(path, text) for path, text in sorted(self.after.items())]
        changes += self._memory(before, now, to)
        changed = [change.path for change in changes if change.before != change.after]
        if self.journal.run(operation, [tuple(changes)]):
            raise BriefsiteError("a file was saved while this ran, so nothing was changed; try again")
        return tuple(path.removeprefix("content/") for path in changed if f"/{DRAFTS}/" not in path)

    def _change(self, path: str, text: str | None) -> Change:
        """What was read when the operation began, and what shall stand there."""
        was, data = (None if one is None else one.encode(errors="surrogateescape") for one in (self._was(path), text))
        return Change(f"content/{path}", was, data)

    def _was(self, path: str) -> str | None:
        if path in self.texts:
            return self.texts[path]
        data = read(self.content / path)
        return data if data is None else data.decode(errors="surrogateescape")

    def _memory(self, before: str, now: str, to: Redirects) -> Iterable[Change]:
        folder = self.content / DRAFTS
        memory = recall(folder)
        if now:
            memory = _moved(memory, before, now, to)
        for name, data in memory.files().items():
            yield Change(f"content/{DRAFTS}/{name}", read(folder / name), data)


def _moved(memory: Memory, before: str, now: str, to: Redirects) -> Memory:
    def path(old: str) -> str:
        return now if old == before else old

    moved = memory.moved(path)
    refusals = frozenset((where, (place, to.get(words) or words)) for where, (place, words) in moved.refusals)
    return replace(moved, refusals=refusals, renames=followed(memory.renames, {before: now}))


def _title(text: str, name: str) -> str:
    found = _TITLE.search(text)
    return found[1] if found else name
