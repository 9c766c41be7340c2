"""What stands in an output folder: the digest of a file that was not touched since is not taken again.

Here a file's time of change says nothing, for it moves when a file is given a second name; size, time of modification
and inode tell whether somebody wrote to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG

from briefsite.output import LIST, Twin, twin_of
from briefsite.output.staying import parts_of
from briefsite.output.twins import Times
from briefsite.pipeline.forks import can_fork
from briefsite.pipeline.meanwhile import Meanwhile
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import is_believed
from briefsite.pipeline.memory.keeping import Memory
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.memory.stamped import Folders, Stamp, Stamped, State, folded

#: More files than this are looked at by a copy of this process, which has other things to do meanwhile.
_MANY = 5000
_SEEN = attrgetter("st_mtime_ns", "st_ino", "st_size")
#: Stamps, the digest of the list, the digests of files that have no stamp, and the mark of all.
_Left = tuple[State, bytes, dict[str, str], bytes]
#: Whether all stand as they were left, stamps that were taken, and how many pages there are.
_Looked = tuple[bool, dict[str, Stamp], int]
_NOTHING: _Left = (State(), b"", {}, b"")


class Placed:
    """The digests of the files in one folder; `end` it."""

    def __init__(self, memory: Memory, folder: Path, take: Callable[[str], str]) -> None:
        self._memory = memory
        self._folder = folder
        self._take = take
        self._key = memory.key("placed", str(folder.absolute()))
        found: object = memory.newest(self._key)
        self._left: _Left = (State(*found[0]), *found[1:]) if isinstance(found, tuple) else _NOTHING
        self._state, self._listed, self._others, self._mark = self._left
        #: The stamps that were taken now, and the files that do not stand as they were left.
        self._taken: dict[str, Stamp] = {}
        self._others_now: set[str] = set()
        self._looking = Meanwhile(self._look, is_worth=self._is_large)
        self._twinning: Meanwhile[Twin | None] | None = None

    def holds(self, mark: bytes) -> bool:
        """Whether the folder was left with just the files that have this mark, and they all stood as they were left
        when this was made."""
        return bool(mark) and mark == self._mark and self._looked[0]

    def end(self) -> None:
        """Wait for nobody any more."""
        self._looking.end()
        if self._twinning:
            self._twinning.end()

    def prepare(self, standby: Path | None) -> None:
        """Something will be put into the folder: make the standby its twin meanwhile, if it is large."""
        if standby and self._is_large and can_fork():
            self._twinning = Meanwhile(partial(self._twin_of, standby), is_worth=True)

    @cached_property
    def twin(self) -> Twin | None:
        """The twin of the folder, if there is one by now."""
        return self._twinning.found if self._twinning else None

    def _twin_of(self, standby: Path) -> Twin | None:
        now = self._memory.later()

        def are_settled(times: Iterable[Times]) -> bool:
            return all(is_believed((0, modified, changed, inode, now, b"")) for modified, changed, inode in times)

        return twin_of(self._folder, self.names, standby, are_settled) if self._stamped.is_whole else None

    @property
    def _is_large(self) -> bool:
        return self._state.size > _MANY

    @cached_property
    def _stamped(self) -> Stamped:
        below = self._state.below
        return Stamped(self._state, self._memory.newest(below) if below else None)

    @cached_property
    def _looked(self) -> _Looked:
        found = self._looking.found
        self._taken |= found[1]
        return found

    def _look(self) -> _Looked:
        """Whether all files and their list stand as they were left."""
        nothing: _Looked = (False, {}, 0)
        listed = self._list()
        if listed is None:
            return nothing
        if any(found != self._others[path] for path, found in self._digests_of(self._others).items()):
            return nothing
        before, rows = f"{self._folder}/", self._rows.items()
        try:
            for inside, names in rows:
                found = map(_SEEN, map(os.lstat, [f"{before}{inside}{name}" for name in names]))
                if list(found) != list(names.values()):
                    return nothing
        except OSError:
            return nothing
        inside_ = {inside.rstrip("/") for inside in self.names}
        stand = not any((self._folder / parent).is_symlink() for parent in _all_above(inside_))
        return stand, self._taken, listed.count(b".html\n")

    @property
    def pages(self) -> int:
        """How many pages were left there."""
        return self._looked[2]

    @cached_property
    def names(self) -> Mapping[str, Collection[str]]:
        """By folder ("" is the outermost, the names of others end in a slash): the names of all files."""
        found: dict[str, Collection[str]] = dict(self._rows)
        for path in self._others:
            inside, name = parts_of(path)
            found[inside] = {*found.get(inside, ()), name}
        return found

    def standing(self, paths: Iterable[str]) -> dict[str, str]:
        """The digest of each file (SHA-256 in hex) by path; "" where there is none that is plain."""
        before, found, others = f"{self._folder}/", dict[str, str](), []
        look, of = os.lstat, self._known.get
        for path in paths:
            stamp = of(path)
            try:
                seen = look(before + path)
            except OSError:
                stamp = None
            if stamp and stamp[0] == seen.st_mtime_ns and stamp[1] == seen.st_ino and stamp[2] == seen.st_size:
                found[path] = stamp[3]
            else:
                others.append(path)
        self._others_now.update(others)
        return found | self._digests_of(others)

    def listed(self, data: bytes) -> dict[str, str] | None:
        """What a list of files says, where it is the one that was left; None where it must be read."""
        if not self._stamped.is_whole or digest(data) != self._listed:
            return None
        return {path: stamp[3] for path, stamp in self._known.items()} | self._others

    def note(
        self, digests: Mapping[str, str], changed: Collection[str], listed: Callable[[], bytes], mark: bytes = b""
    ) -> None:
        """Remember the files as they stand, once they have just these digests, which have this mark; `changed` are
        those that were written now, and `listed` gives the list of them all."""
        self._stamp_written(digests, changed)
        stamps = {**self._known, **self._taken}
        for path in (self._others_now.union(changed) - self._taken.keys()) | (stamps.keys() - digests.keys()):
            stamps.pop(path, None)
        others = {path: digests[path] for path in digests.keys() - stamps.keys()}
        state = self._stamped.with_all(stamps)
        same = self._left[:3] == (state, self._listed, others) and not changed
        self._keep(state, stamps, (self._listed if same else digest(listed()), others, mark))

    def note_after(self, changed: Mapping[str, str], gone: Collection[str], listed: bytes, mark: bytes) -> None:
        """Remember the files as they stand, where all are as they were left but for some, which were written now and
        have these digests, and others that are gone; `listed` is the list of all, which have this mark."""
        self._stamp_written(changed, changed)
        others = {path: found for path, found in self._others.items() if path not in gone} | dict(changed)
        others = {path: found for path, found in others.items() if path not in self._taken}
        self._leave({*changed, *gone}, (digest(listed), others, mark))

    def note_others(self) -> None:
        """Remember the stamps of files that had just been written when they were left, and were left alone since."""
        if not self._taken:
            return
        others = {path: found for path, found in self._others.items() if path not in self._taken}
        self._leave((), (self._listed, others, self._mark))

    def _leave(self, gone: Collection[str], beside: tuple[bytes, dict[str, str], bytes]) -> None:
        state = self._state.after(self._taken, gone)
        kept = self._known.items() if state is None else ()
        self._keep(state, {path: stamp for path, stamp in kept if path not in gone} | self._taken, beside)

    def _keep(
        self, state: State | None, stamps: Mapping[str, Stamp], beside: tuple[bytes, dict[str, str], bytes]
    ) -> None:
        """Keeps a state, or where there is none all stamps."""
        items = []
        if state is None:
            data = packed(folded(stamps))
            state = State(self._memory.key("table", data), size=len(stamps))
            items.append((state.below, data))
        if (left := (state, *beside)) != self._left:
            self._memory.keep([*items, (self._key, packed((tuple(state), *beside)))])
            self._left = left
        self._memory.used([state.below])

    def _list(self) -> bytes | None:
        """The list in the folder, if it is the one that was left."""
        try:
            data = (self._folder / LIST).read_bytes() if self._stamped.is_whole else b""
        except OSError:
            return None
        return data if data and digest(data) == self._listed else None

    @cached_property
    def _rows(self) -> Folders:
        return self._stamped.by_folder()

    @cached_property
    def _known(self) -> Mapping[str, Stamp]:
        return self._stamped.by_path()

    def _digests_of(self, paths: Iterable[str]) -> dict[str, str]:
        return {path: self._taken_anew(path) for path in paths}

    def _taken_anew(self, path: str) -> str:
        seen = _seen(f"{self._folder}/{path}")
        found = self._take(f"{self._folder}/{path}") if seen else ""
        if seen and found:
            self._stamp(path, seen, self._memory.now, found)
        return found

    def _stamp_written(self, digests: Mapping[str, str], written: Iterable[str]) -> None:
        now = self._memory.later()
        for path in written:
            self._taken.pop(path, None)
            if seen := _seen(f"{self._folder}/{path}"):
                self._stamp(path, seen, now, digests[path])

    def _stamp(self, path: str, seen: os.stat_result, now: int, found: str) -> None:
        if is_believed((seen.st_size, seen.st_mtime_ns, 0, seen.st_ino, now, b"")):
            self._taken[path] = (*_SEEN(seen), found)


def _seen(path: str) -> os.stat_result | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found if S_ISREG(found.st_mode) else None


def _all_above(folders: Iterable[str]) -> set[str]:
    """Some folders, and all in which they are."""
    return {
        "/".join(parts[:end]) for parts in (folder.split("/") for folder in folders) for end in range(1, len(parts) + 1)
    }
