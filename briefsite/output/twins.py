"""The standby as a twin of the folder: it is made so while a build is under way, which at its end has only to put what
has changed into it.

Only names are looked at: what the files hold is found out otherwise. A name that comes or goes after that changes the
times of the folder it is in.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from briefsite.model.nouns import dataclass
from briefsite.model.site import Site
from briefsite.output.putting import Putting
from briefsite.output.standby import is_ours, matched
from briefsite.output.staying import Inodes, all_in, are_told_apart, folders_of, parts_of, with_all_above

#: The times at which a folder was modified and changed, in nanoseconds, and its inode.
Times = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Twin:
    """A standby that holds the very files of a folder, with the times that this and the folders in it had when their
    names were read; and how many files there are."""

    standby: Path
    times: Mapping[str, Times]
    files: int

    def is_still(self, folder: Path) -> bool:
        """Whether no name has come or gone since in the folder."""
        return self.times == times_of(folder, self.times)

    def brought_up(self, beside: Path, site: Site, put: Putting, *, new: Sequence[str], gone: Sequence[str]) -> None:
        """Makes the twin, which is `beside` the folder now, the next site but for its list: with `new` files, without
        those that are `gone`. Raises OSError where that cannot be done."""
        for path in (*new, *gone):
            (beside / path).unlink(missing_ok=True)
        for path in gone:
            _without_empty(beside, parts_of(path)[0])
        for parent in folders_of({}, new):
            (beside / parent).mkdir(exist_ok=True)
        put(site, beside, new)


def twin_of(
    folder: Path, names: Mapping[str, Collection[str]], standby: Path, is_settled: Callable[[Iterable[Times]], bool]
) -> Twin | None:
    """Makes the standby the twin of a folder that holds just the files of these `names`, by folder. None where it holds
    others, or that cannot be done, or where it is not sure that another change would have another time."""
    folder = folder.resolve()
    try:
        times = times_of(folder, with_all_above(names))
        stays: Inodes | None = all_in(folder, names) if is_settled(times.values()) and is_ours(standby) else None
        if stays is None or not are_told_apart(stays):
            return None
        matched(standby, folder, stays, ())
    except OSError:
        return None
    return Twin(standby, times, sum(map(len, stays.values())))


def times_of(folder: Path, inside: Iterable[str]) -> dict[str, Times]:
    """The times of some folders below one."""
    found: dict[str, Times] = {}
    with suppress(OSError):
        for one in inside:
            seen = os.lstat(folder / one)
            found[one] = (seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
    return found


def _without_empty(beside: Path, inside: str) -> None:
    """Removes a folder that holds nothing any more, and those above that then hold nothing."""
    with suppress(OSError):
        while inside:
            (beside / inside).rmdir()
            inside = parts_of(inside[:-1])[0]
