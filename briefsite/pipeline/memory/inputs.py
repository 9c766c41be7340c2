"""Everything that a build may read: every file of the site's folders with its digest.

A file is read only where its stamp (size, times, inode) is not the one it had when its digest was taken. As in git, a
stamp is believed only if the file had been left alone for a while by then: one that is written twice within a tick of
the clock may have the same stamp with another content. Where the system keeps no time of change, none is believed.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Mapping
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG
from typing import Any

from briefsite.model.nouns import dataclass
from briefsite.pipeline.memory.digests import digest, digest_of_names

FOLDERS = ("content", "seeds", "templates")
FILES = ("pyproject.toml",)
#: Nanoseconds after which a second change surely has another time: where times are finer than a millisecond, and not.
_A_TICK, _A_WHILE = 100_000_000, 2_000_000_000
_BELIEVED = os.name != "nt"
#: Nanoseconds after which a stamp needs no closer look to be believed.
_SURELY = _A_WHILE if _BELIEVED else 1 << 62
_NUMBERS = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")

#: Size, time of modification, time of change, inode, when it was taken, digest.
Stamp = tuple[int, int, int, int, int, bytes]
Stamps = Mapping[str, Stamp]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The stamps of all files by path below the root. `whole` is false where one could not be read, or leads away."""

    stamps: dict[str, Stamp]
    whole: bool = True

    @property
    def digest(self) -> bytes:
        """The digest of all files, by name and content."""
        return digest_of(self.stamps)

    def below(self, folder: str) -> bytes:
        """The digest of the files below one folder."""
        return digest_of({path: stamp for path, stamp in self.stamps.items() if path.startswith(f"{folder}/")})


def digest_of(stamps: Stamps) -> bytes:
    """The digest of some files, in their order; folders, whose names end in a slash, have none."""
    return digest(digest_of_names(stamps), b"".join([stamp[5] for stamp in stamps.values()]))


def is_untouched(root: Path | None, inputs: Inputs) -> bool:
    """Whether no file was written, added or removed since `inputs` were looked over."""
    return root is not None and inputs.whole and not touched(root, inputs)


def touched(root: Path, inputs: Inputs, unread: tuple[str, ...] = (), read: Collection[str] = ()) -> frozenset[str]:
    """The files and folders that were written, added or removed since `inputs` were looked over. What was made of them
    since may be of neither what they were nor what they are, should they be written back. In the `unread` folders,
    whose names end in a slash, only those files matter that were `read`."""
    now = {name: None if name.endswith("/") else _seen(entry.path) for name, entry in _below(root, unread).items()}
    now |= {name: seen for name in read if (seen := _seen(f"{root}/{name}"))}
    stamps = inputs.stamps
    names = (name for name in stamps if not name.startswith(unread)) if unread else stamps
    then = {name: None if name.endswith("/") else stamps[name][:4] for name in (*names, *read) if name in stamps}
    if now == then:
        return frozenset()
    nothing = ()
    return frozenset(name for name in {**then, **now} if now.get(name, nothing) != then.get(name, nothing))


def look_over(root: Path, known: Stamps, now: int) -> Inputs:
    """All files that a build of `root` may read; `now` is the file system's time, in nanoseconds."""
    found = _below(root)
    stamps = {name: known.get(name, _NONE) for name in found}
    whole = True
    for name in _that_differ(found, stamps):
        stamp = _stamp(name, found[name], now)
        if stamp is None:
            whole = False
            del stamps[name]
        else:
            stamps[name] = stamp
    if stamps.keys() != known.keys():
        return Inputs({name: stamps[name] for name in sorted(stamps)}, whole)
    in_order = sorted(known)  # which they nearly are
    if in_order == list(known):
        return Inputs({**known, **stamps}, whole)
    return Inputs({name: stamps[name] for name in in_order}, whole)


def _that_differ(found: Mapping[str, os.DirEntry[str]], stamps: Stamps) -> list[str]:
    """All folders, and the files that may not be as they were when their stamps were taken. Of tens of thousands nearly
    all are, so each step is taken for all at once."""
    files = [name for name in found if name[-1] != "/"]
    paths = [found[name].path for name in files]
    try:
        seen: list[Any] = list(map(_NUMBERS, map(os.stat, paths)))
    except OSError:  # of a file that leads nowhere, or went meanwhile
        seen = list(map(_seen, paths))
    known = zip(files, seen, map(stamps.__getitem__, files), strict=True)
    folders = [name for name in found if name[-1] == "/"]
    return folders + [
        name
        for name, one, stamp in known
        if one != stamp[:4] or not (stamp[1] + _SURELY < stamp[4] > stamp[2] + _SURELY or is_believed(stamp))
    ]


def _below(root: Path, unread: Container[str] = ()) -> dict[str, os.DirEntry[str]]:
    found: dict[str, os.DirEntry[str]] = {}
    for entry in _listed(str(root)):
        if entry.name in FILES:
            found[entry.name] = entry
        elif entry.name in FOLDERS:
            _walk(f"{entry.name}/", entry, found, unread)
    return found


def _walk(name: str, entry: os.DirEntry[str], found: dict[str, os.DirEntry[str]], unread: Container[str]) -> None:
    """A folder and all that is in it; the name of a folder ends in a slash. A link to a folder is told and not entered:
    it may lead round, and what lies behind it is not watched."""
    if name in unread:
        return
    found[name] = entry
    for inner in _listed(entry.path) if entry.is_dir() else ():
        path = name + inner.name
        if inner.is_dir(follow_symlinks=False):
            _walk(f"{path}/", inner, found, unread)
        else:
            leads_on = inner.is_symlink() and Path(inner.path).is_dir()
            found[f"{path}/" if leads_on else path] = inner


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _stamp(name: str, entry: os.DirEntry[str], now: int) -> Stamp | None:
    """The stamp of a file or folder; None where it cannot be read, or is a link to a folder."""
    try:
        if name.endswith("/"):
            return None if entry.is_symlink() or not os.access(entry.path, os.R_OK | os.X_OK) else _FOLDER
        seen = _seen(entry.path)
        if seen is None:
            return None
        leads = str(Path(entry.path).readlink()) if entry.is_symlink() else ""
        found = file_digest(entry.path)
        return (*seen, now, digest(leads, found) if leads else found)
    except OSError:
        return None


def _seen(path: str) -> tuple[int, int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - what the folder says of a file may be old
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) if S_ISREG(found.st_mode) else None


def is_believed(stamp: Stamp) -> bool:
    """Whether a file that has this stamp still must have that digest: it had been left alone when it was taken."""
    latest = max(stamp[1], stamp[2])
    return _BELIEVED and latest + (_A_TICK if latest % 1_000_000 else _A_WHILE) < stamp[4]


#: The stamp of a folder, and one that no file has.
_FOLDER, _NONE = (0, 0, 0, 0, 0, b""), (-1, 0, 0, 0, 0, b"")


def file_digest(path: str) -> bytes:
    """The digest of a file's bytes."""
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - tens of thousands a run: a Path each is dear
        return digest(stream.readall())
