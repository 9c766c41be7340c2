"""Site → disk: what changed is written, what is no longer made is removed, and nobody else's file is touched.

A list in the folder (`.briefsite`, in the form of `sha256sum`) names every file that was written there. Only files that
it names are ever overwritten, and only those that stand as they were written are removed; a folder that holds files but
no list is somebody's, and is refused. The new site is made beside the old one and takes its place in one step, so that
whatever happens the folder holds the old site or the new one, whole. Where the system cannot do that, or files of
others lie in the folder, each file is written beside its place and moved there; a run that is killed then leaves a site
that can be read, and the next run finishes its work.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from itertools import compress
from operator import ne
from pathlib import Path
from typing import Protocol

from briefsite.model.issues import BriefsiteError
from briefsite.model.nouns import dataclass
from briefsite.model.site import Site
from briefsite.output.listing import LIST, WELCOME, Digests, is_inside, listed, made_here, relisted
from briefsite.output.placing import made_so
from briefsite.output.putting import Putting, put_each
from briefsite.output.staying import Inodes, all_in, parts_of, staying_in
from briefsite.output.swapping import cleared, swapped, swapped_with
from briefsite.output.twins import Twin, twin_of

__all__ = ["LIST", "Seen", "Twin", "Written", "cleared", "file_digest", "listed", "renewed", "twin_of", "write"]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of files, sorted; the others stay as they are. `names` is the list of all, where that changed, and
    `pages` how many of them people read."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    names: bytes = b""
    pages: int = 0


class Seen(Protocol):
    """What is known of the files in a folder."""

    def standing(self, paths: Iterable[str]) -> dict[str, str]:
        """The digest of each file (SHA-256 in hex); "" where there is none that is plain."""

    def listed(self, data: bytes) -> Digests | None:
        """What the list says whose bytes these are; None where it must be read."""


def file_digest(path: str) -> str:
    """The digest of a file's bytes (SHA-256 in hex); "" where it is no plain file, or cannot be read."""
    place = Path(path)
    try:
        return "" if place.is_symlink() else hashlib.sha256(place.read_bytes()).hexdigest()
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class _ForTheFirstTime:
    """A folder of whose files nothing is known: all are read."""

    folder: Path

    def standing(self, paths: Iterable[str]) -> dict[str, str]:
        return {path: file_digest(f"{self.folder}/{path}") for path in paths}

    def listed(self, _data: bytes) -> None:
        return None


def write(
    site: Site,
    folder: Path,
    digests: Mapping[str, str] | None = None,
    seen: Seen | None = None,
    standby: Path | None = None,
    *,
    put: Putting = put_each,
) -> Written:
    """Makes `folder` hold the site. Raises BriefsiteError, with nothing changed, where that would harm other files.

    `digests` are those of the site's files, where they are at hand; `seen` remembers what stands in the folder;
    `standby` is a place where nobody looks for a site, for the folder that this one takes the place of; `put` writes
    the files of a new folder.
    """
    seen = seen or _ForTheFirstTime(folder)
    before = made_here(folder, seen.listed)
    if digests is None:
        digests = {path: hashlib.sha256(data).hexdigest() for path, data in site.items()}
    known = before or {}
    fresh = digests.keys() - known.keys()
    if wrong := sorted(path for path in fresh if not is_inside(path)):
        raise BriefsiteError(f"'{wrong[0]}' is no path inside a site; nothing was written")
    if before is None:
        _require_vacant(folder)
        before = {}
    standing = seen.standing({**before, **digests})
    changed = sorted(compress(digests, map(ne, digests.values(), map(standing.get, digests))))
    _require_ours(folder, digests, sorted(fresh), standing)
    removed, names = tuple[str, ...](), b""
    if changed or before != digests:
        gone = sorted(path for path in before.keys() - digests.keys() if standing[path] in before[path].split())
        names = listed(digests)
        stay = partial(staying_in, digests=digests, changed=set(changed), gone=set(gone))
        if not swapped(site, folder, stay, changed=changed, names=names, standby=standby, put=put):
            made_so(site, folder, before, digests, changed=changed, gone=gone)
        removed = tuple(gone)
    else:
        cleared(folder)
    return Written(tuple(changed), removed, names, sum(path.endswith(".html") for path in digests))


def renewed(
    site: Site,
    folder: Path,
    names: Callable[[], Mapping[str, Collection[str]]],
    others: Mapping[str, str],
    gone: Collection[str],
    *,
    twin: Twin | None = None,
    standby: Path | None = None,
    put: Putting = put_each,
) -> Written | None:
    """Makes `folder`, in which all of a former site stands as it was written, hold one of which just some files are
    `others`, with these digests, and some are gone. `names` are those of the former one's files, by folder; with a
    `twin` of the folder they are not asked for. None, with nothing changed, where anything else is in the folder, or it
    cannot be done in one step."""
    if not all(map(is_inside, others)):
        return None
    changed, lost = sorted(others), sorted(gone)

    def stay(place: Path) -> Inodes | None:
        stays = all_in(place, names())
        if stays is not None:
            for inside, name in map(parts_of, (*changed, *lost)):
                stays.get(inside, {}).pop(name, None)
        return stays

    listing = relisted((folder / LIST).read_bytes(), others, lost)
    is_done = twin is not None and swapped_with(twin, site, folder, changed=changed, gone=lost, names=listing, put=put)
    if not (is_done or swapped(site, folder, stay, changed=changed, names=listing, standby=standby, put=put)):
        return None
    return Written(tuple(changed), tuple(lost), listing, listing.count(b".html\n"))


def _require_vacant(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise BriefsiteError(f"{folder} is a file; name another folder with --output DIR, or move it away")
    strange = sorted(p.name for p in folder.iterdir() if p.name not in WELCOME) if folder.is_dir() else []
    if strange:
        raise _in_the_way(folder, strange[0])


def _in_the_way(folder: Path, path: str) -> BriefsiteError:
    hint = "name another folder with --output DIR, or move its files away"
    return BriefsiteError(f"{folder} holds '{path}', which Briefsite did not make; {hint}")


def _require_ours(folder: Path, paths: Iterable[str], fresh: Iterable[str], standing: Mapping[str, str]) -> None:
    """Refuses to take over a file that the list does not name, as it names no `fresh` one, and to write through a
    link that leads elsewhere."""
    inside = {path.rpartition("/")[0] for path in paths} - {""}
    for parent in sorted({above for path in inside for above in (Path(path), *list(Path(path).parents)[:-1])}):
        above = folder / parent
        if above.is_symlink():
            raise BriefsiteError(f"{above} is a link that leads out of the site; remove the link")
        if above.exists() and not above.is_dir():
            raise _in_the_way(folder, parent.as_posix())
    for path in fresh:
        place = folder / path
        if standing[path] or place.exists() or place.is_symlink():
            raise _in_the_way(folder, path)
