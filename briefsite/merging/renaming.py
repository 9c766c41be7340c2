"""Files that a person gave another name: the draft follows its file, and is not written again under the old name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefsite.disk import read
from briefsite.merging.memory import last_draft
from briefsite.model.slugs import LONGEST_ID, id_of

#: Lines by which a content file is known: the text that a brief digests, the title of all others.
_SOURCE = re.compile(r"^source:\n(?:  .*\n)*?  file: *(.+)$", re.MULTILINE)
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
#: Lines that many files share, or that were other in both already: by these none is known.
_COMMON = re.compile(r"^(?:---|(?:title|kind|country|status|plover|phase|salience):.*|\w+:)(?:\n|\Z)", re.MULTILINE)
#: How like its last draft a file under another name must be, without such a line; and how many are looked at.
_LIKE, _PAIRS = 0.8, 400


def markdown_below(root: Path) -> set[str]:
    """The paths of all Markdown files below a folder, with forward slashes; hidden folders are passed over, and names
    that are too long for an id: nothing could be kept beside them."""
    longest = LONGEST_ID + len(".md")
    return {path for path in files_below(root) if path.endswith(".md") and len(path) - path.rfind("/") - 1 <= longest}


def files_below(root: Path) -> set[str]:
    """The paths of all files below a folder, with forward slashes; hidden folders are passed over."""
    found = set()
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if not name.startswith(".")]
        prefix = os.path.relpath(folder, root).replace(os.sep, "/")
        found |= {file if prefix == "." else f"{prefix}/{file}" for file in files}
    return found


def find_renames(content: Path, drafts: Path, missing: Iterable[str], strange: Iterable[str]) -> dict[str, str]:
    """From paths that were drafted and have no file to paths that have a file and were never drafted."""
    from briefsite.merging.threeway.parts import unix  # noqa: PLC0415 - a build loads it where files were renamed

    gone = {path: unix((last_draft(drafts, path) or b"").decode(errors="replace")) for path in sorted(missing)}
    new = {path: unix((read(content / path) or b"").decode(errors="replace")) for path in sorted(strange)}
    pairs = [(before, now) for before in gone for now in new if before.partition("/")[0] == now.partition("/")[0]]
    thorough = len(pairs) <= _PAIRS
    scored = sorted((-_sameness(a, b) or -_likeness(gone[a], new[b], thorough=thorough), a, b) for a, b in pairs)
    found: dict[str, str] = {}
    for score, before, now in scored:
        if -score >= _LIKE and before not in found and now not in found.values():
            found[before] = now
    return found


def _sameness(before: str, now: str) -> float:
    """Whether two paths have one id: links go by it alone, so a file that lies in a folder below is still the same."""
    return 3.0 if id_of(before) == id_of(now) else 0.0


def _likeness(before: str, now: str, *, thorough: bool) -> float:
    if before == now:
        return 2.0
    for line in (_SOURCE, _TITLE):
        was, is_now = line.search(before), line.search(now)
        if was and is_now and was[1] == is_now[1]:
            return 1.0
        if line is _SOURCE and was:
            return 0.0
        if was and f"\n  - {was[1]}\n" in now:  # the old title is among the other names
            return 1.0
    from briefsite.merging.threeway.matching import alike  # noqa: PLC0415 - as above

    one, other = (_COMMON.sub("", text) for text in (before, now))
    return alike(one, other) if thorough and one.strip() and other.strip() else 0.0


def followed(renames: Iterable[tuple[str, str]], more: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """All renames, each straight to the name of today; a name that came back is none.

    >>> followed([("a", "b"), ("x", "y")], {"b": "c", "y": "x"})
    (('a', 'c'), ('b', 'c'), ('y', 'x'))
    """
    found = {before: more.get(now, now) for before, now in renames} | dict(more)
    return tuple(
        sorted((before, now) for before, now in found.items() if before != now and before not in more.values())
    )
