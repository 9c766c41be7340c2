"""What stands in the way of a merge on disk: links that lead out, names that clash, drafts and memory that are damaged.

A path with an obstacle is left alone, and told of; the others are merged.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from briefsite.disk import followed, from_json, read
from briefsite.merging.memory import DRAFTS
from briefsite.merging.standing import Standing
from briefsite.model.issues import BriefsiteError, Issue, Place


def obstacles(content: Path, paths: Iterable[str], standing: Standing) -> dict[str, Issue]:
    """The paths below `content` that must not be written, each with the reason. Raises BriefsiteError where a whole
    folder of files is elsewhere: it would look as if all of them had been deleted."""
    for entry in sorted(content.iterdir()) if content.is_dir() else ():
        if entry.is_symlink() and entry.is_dir() and not entry.name.startswith("."):
            raise BriefsiteError(f"content/{entry.name} is a link to a folder; put the folder itself there")
    wanted = sorted(paths)
    clashes = case_clashes(content.name, wanted, standing.files)
    return clashes | _astray(content.name, standing) | _leading_out(content, standing.files.intersection(wanted))


def case_clashes(folder: str, paths: Iterable[str], files: Collection[str]) -> dict[str, Issue]:
    """Paths whose file differs from them in nothing but capitals: some systems hold these for one file, some do not."""
    by_fold = {path.casefold(): path for path in files}
    found = {}
    for path in paths:
        other = by_fold.get(path.casefold())
        if path not in files and other:
            message = f"its name differs from the draft's, '{path}', only in capital letters"
            found[path] = Issue(Place(f"{folder}/{other}"), "case-clash", message, f"rename it to '{path}'")
    return found


def _astray(folder: str, standing: Standing) -> dict[str, Issue]:
    """Drafts whose file has a name to which no link can lead, and these files."""
    found = {}
    for path, now in standing.astray.items():
        message = f"it is '{path}' under a name that makes no id; nothing follows it there"
        hint = f"rename it to '{path}', or use lower-case words joined by hyphens"
        found[path] = found[now] = Issue(Place(f"{folder}/{now}"), "bad-id", message, hint)
    return found


def _leading_out(content: Path, paths: Iterable[str]) -> dict[str, Issue]:
    """Files that are links to somewhere outside the site: what stands there is not ours to change."""
    root = content.parent.resolve()
    found = {}
    for path in sorted(paths):
        at = f"{content}/{path}"
        if os.path.islink(at) and not followed(Path(at)).is_relative_to(root):  # noqa: PTH114 - tens of thousands a run
            message = "it is a link that leads out of this site, and is not changed"
            found[path] = Issue(Place(f"{content.name}/{path}"), "symlink", message, "put the file itself there")
    return found


def damage(content: Path, standing: Standing, drafted: Iterable[str]) -> Iterator[Issue]:
    """What is missing or broken in the folder of last drafts: without it nobody knows what was edited or deleted."""
    if not standing.based and standing.files & set(drafted):
        message = "the last drafts are gone: every file counts as a person's, and what was deleted may come back"
        place = Place(f"{content.name}/{DRAFTS}")
        yield Issue(place, "drafts-missing", message, "restore the folder from git", "warning")
    for file in sorted((content / DRAFTS).glob("*.jsonl")):
        for number, line in enumerate((read(file) or b"").decode(errors="replace").splitlines(), 1):
            if not _is_record(line):
                message = "this line of the memory of edits is no record, and is passed over"
                place = Place(f"{content.name}/{DRAFTS}/{file.name}", number)
                hint = "where git left a conflict, keep the lines of both sides; or restore the file from git"
                yield Issue(place, "memory-damaged", message, hint, "warning")


def _is_record(line: str) -> bool:
    try:
        return isinstance(from_json(line), list)
    except ValueError:
        return False
