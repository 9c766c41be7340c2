"""From Markdown files to entries: all of them, and all that is wrong with them, in one go.

`read_entry` is a pure function of a file's path and bytes, so a caller may remember what it gave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from briefsite.content.body import read_body
from briefsite.content.reading.fields import Fields
from briefsite.content.reading.files import KINDS, content_files, decoded
from briefsite.content.reading.front_matter import FrontMatter
from briefsite.content.reading.identity import id_issues, shared_id_issues
from briefsite.model.body import Body
from briefsite.model.issues import Issue, Place
from briefsite.model.records import TYPES, Entry

#: An entry, or None where it cannot be read, and what is wrong with the file.
Reading = tuple[Entry | None, tuple[Issue, ...]]


def read_content(
    root: Path, read: Callable[[str, bytes], Reading] | None = None
) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Every entry below `root/content`, in order of path, and every issue. `read` may be a remembering `read_entry`.

    A file with a fault in its front matter is left out; the others are read.
    """
    entries: list[Entry] = []
    issues: list[Issue] = []
    for found in content_files(root):
        if isinstance(found, Issue):
            issues.append(found)
            continue
        entry, its_issues = _read_file(*found, read or read_entry)
        issues += its_issues
        if entry:
            entries.append(entry)
    issues += shared_id_issues(entries)
    firsts = {entry.id: entry for entry in reversed(entries)}
    return tuple(entry for entry in entries if firsts[entry.id] is entry), tuple(issues)


def unread(issues: Iterable[Issue]) -> frozenset[str]:
    """The ids of the files that `read_content` had to leave out, or in part: what leads to them is not at fault."""
    return frozenset(Path(issue.place.path).stem.lower() for issue in issues if issue.severity == "error")


def read_record(path: str, data: bytes) -> Reading:
    """One file like `read_entry`, but its front matter alone: a body costs more than all the rest."""
    return read_entry(path, data, with_body=False)


def read_entry(path: str, data: bytes, *, with_body: bool = True) -> Reading:
    """One file, from its path below the root and its bytes."""
    issues = list(id_issues(path))
    text = decoded(path, data)
    if isinstance(text, Issue):
        return None, (*issues, text)
    header = FrontMatter(path).read(text)
    kind = KINDS[path.split("/")[1]]
    record = Fields(header).build(TYPES[kind], header.values) if header.values else None
    issues += header.issues
    if issues or record is None:
        return None, tuple(issues)
    body, body_issues = read_body(header.body, path, header.body_line) if with_body else (Body(""), ())
    places = tuple((key, line, column) for key, (line, column) in header.places.items())
    digest = hashlib.sha256(data).hexdigest()
    return Entry(Path(path).stem, kind, path, record, body, digest, places), body_issues


def _read_file(name: str, path: Path, read: Callable[[str, bytes], Reading]) -> Reading:
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, (Issue(Place(name), "unreadable", f"it cannot be read: {error.strerror}"),)
    return read(name, data)
