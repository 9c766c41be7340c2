"""From Markdown files to entries: all of them, and all that is wrong with them, in one go.

`read_entry` is a pure function of a file's path and bytes, so a caller may remember what it gave, or have it done
elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISREG

from briefsite.content.body import read_body
from briefsite.content.reading.fields import Fields
from briefsite.content.reading.files import content_files, decoded
from briefsite.content.reading.front_matter import FrontMatter
from briefsite.content.reading.identity import id_issues, shared_id_issues
from briefsite.content.reading.left_out import control_issues, turning_issues
from briefsite.disk import reason
from briefsite.model.body import Body
from briefsite.model.issues import Issue, Place, has_error
from briefsite.model.legible import unturned
from briefsite.model.records import KINDS, TYPES, Entry, as_lines
from briefsite.model.slugs import id_of, slug

#: A file of so many bytes is read; its page takes seconds, and a hundred times as much memory.
LARGEST = 5_000_000
#: An entry, or None where it cannot be read, and what is wrong with the file.
Reading = tuple[Entry | None, tuple[Issue, ...]]
#: A file's path below the root, and on disk.
File = tuple[str, Path]
Readers = Callable[[Sequence[File]], Iterable[Reading]]


def read_content(root: Path, read: Readers | None = None) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Every entry below `root/content`, in order of path, and every issue. `read` may be a remembering `read_files`.

    A file with a fault in its front matter is left out; the others are read.
    """
    entries: list[Entry] = []
    issues: list[Issue] = []
    files: list[File] = []
    for found in content_files(root):
        if isinstance(found, Issue):
            issues.append(found)
        else:
            files.append(found)
    for entry, its_issues in (read or read_files)(files):
        issues += its_issues
        if entry:
            entries.append(entry)
    issues.sort(key=lambda issue: issue.place.path)
    issues += shared_id_issues(path for path, _ in files)
    firsts = {entry.id: entry for entry in reversed(entries)}
    return tuple(entry for entry in entries if firsts[entry.id] is entry), tuple(issues)


def read_files(files: Sequence[File]) -> Iterator[Reading]:
    """Each file, read."""
    return (read_file(*file) for file in files)


def unread(issues: Iterable[Issue]) -> frozenset[str]:
    """The ids of the files that `read_content` had to leave out, or in part: what leads to them is not at fault. A name
    that makes no id stands for the id that it may have been, or could be."""
    stems = {Path(issue.place.path).stem for issue in issues if issue.severity == "error"}
    return frozenset(id_ for stem in stems for id_ in (stem.lower(), slug(stem)))


def read_file(path: str, file: Path, read: Callable[[str, bytes], Reading] | None = None) -> Reading:
    """One file, from its path below the root and on disk. `read` may be another `read_entry`."""
    data = bytes_of(path, file, LARGEST)
    return (None, (data,)) if isinstance(data, Issue) else (read or read_entry)(path, data)


def bytes_of(path: str, file: Path, most: int | None = None) -> bytes | Issue:
    """What is in a file of at most so many bytes. A pipe, which nothing may ever come out of, is not opened."""
    try:
        found = file.stat()
        if not S_ISREG(found.st_mode):
            return Issue(Place(path), "unreadable", "it is no file", "take it away")
        if most is not None and found.st_size > most:
            said = f"the file is {found.st_size / 1e6:,.1f} MB large, and no page has more than {most / 1e6:g} MB"
            return Issue(Place(path), "too-large", said, "make several of it")
        return file.read_bytes()
    except OSError as error:
        return Issue(Place(path), "unreadable", f"it cannot be read: {reason(error)}", "mend that, or take it away")


def read_record(path: str, data: bytes) -> Reading:
    """One file like `read_entry`, but its front matter alone."""
    return read_entry(path, data, with_body=False)


def read_draft(path: str, data: bytes) -> Reading:
    """The front matter of a last draft, from the path that its file has or had: also where that makes no id. What was
    drafted is known by what it says, whatever a person has called it since."""
    return read_entry(path, data, with_body=False, named=False)


def read_entry(path: str, data: bytes, *, with_body: bool = True, named: bool = True) -> Reading:
    """One file, from its path below the root and its bytes; with `named`, one whose name makes no id is not read."""
    issues = list(id_issues(path)) if named else []
    text = decoded(path, data)
    if isinstance(text, Issue):
        return None, (*issues, text)
    issues += turning_issues(path, text)
    header = FrontMatter(path).read(unturned(text))
    kind = KINDS[path.split("/")[1]]
    record = Fields(header).build(TYPES[kind], header.values) if header.values else None
    issues += header.issues
    is_faulty = record is None or has_error(issues)
    body, body_issues = read_body(header.body, path, header.body_line) if with_body else (Body(""), ())
    issues += (*control_issues(path, header.body, header.body_line), *body_issues)
    if record is None or is_faulty:
        return None, tuple(issues)
    id_ = id_of(path)
    return Entry(id_, kind, path, record, body, hashlib.sha256(data).hexdigest(), _lines(header)), tuple(issues)


def read_aside(path: str, data: bytes) -> Entry | None:
    """A file that `read_entry` left out for a fault in its front matter or name, as far as it can be read: so that what
    else is wrong with it can be told at once. It is on no page."""
    text = decoded(path, data)
    if isinstance(text, Issue):
        return None
    header = FrontMatter(path).read(unturned(text))
    kind = KINDS[path.split("/")[1]]
    record = Fields(header).as_far_as_known(TYPES[kind], header.values)
    body, _ = read_body(header.body, path, header.body_line)
    return Entry(slug(Path(path).stem), kind, path, record, body, hashlib.sha256(data).hexdigest(), _lines(header))


def _lines(header: FrontMatter) -> str:
    return as_lines((key, line, column) for key, (line, column) in header.places.items())
