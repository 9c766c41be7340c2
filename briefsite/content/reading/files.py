"""The Markdown files below `content/`, in order of path, and the text of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from briefsite.disk import followed, printed, shown
from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.model.records import KINDS

_MARKERS = ("<<<<<<<", ">>>>>>>", "|||||||")
_MERGE_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def content_files(root: Path) -> Iterator[tuple[str, Path] | Issue]:
    """Every Markdown file of the four folders, as its path below the root and on disk; an issue for what is skipped.

    Hidden files and folders (`.drafts`, `.obsidian`) are none of our business.
    """
    for entry in _listed(root / "content"):
        if entry.name in KINDS and entry.is_dir(follow_symlinks=False):
            yield from _files_below(Path(entry.path), root.resolve(), f"content/{entry.name}")
        elif Path(entry.path).is_dir() or (entry.name.endswith(".md") and entry.name.lower() != "readme.md"):
            yield _misplaced(entry, root)


def _files_below(folder: Path, inside: Path, known_as: str) -> Iterator[tuple[str, Path] | Issue]:
    for entry in _listed(folder):
        path = Path(entry.path)
        name = f"{known_as}/{printed(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(path, inside, name)
        elif entry.is_symlink() and (path.is_dir() or not followed(path).is_relative_to(inside)):
            hint = "put the file itself there"
            yield Issue(Place(name), "symlink", "it is a link that leads out of this site, or to a folder", hint)
        elif entry.name.lower().endswith(".md"):
            yield name, path


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)


def _misplaced(entry: os.DirEntry[str], root: Path) -> Issue:
    folders = ", ".join(f"content/{folder}/" for folder in KINDS)
    hint = did_you_mean(entry.name.lower(), KINDS) or f"files are read from {folders}"
    return Issue(Place(shown(Path(entry.path), root)), "misplaced", "it is not read", hint, "warning")


def decoded(path: str, data: bytes) -> str | Issue:
    r"""The text of a file, with `\n` line ends and without byte order mark, or what keeps it from being read."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Issue(Place(path), "encoding", "the file is UTF-16", "save it as UTF-8")
    if b"\0" in data:
        hint = "it may have been saved only in part: restore it"
        return Issue(Place(path, 1 + data.count(b"\n", 0, data.index(b"\0"))), "binary", "the file is no text", hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]  # without a byte order mark
        line, column = 1 + before.count(b"\n"), 1 + len(before.rpartition(b"\n")[2].decode("utf-8", "replace"))
        return Issue(Place(path, line, column), "encoding", "the file is not UTF-8 from here on", "save it as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _merge_issue(path, text) or text


def _merge_issue(path: str, text: str) -> Issue | None:
    match = _MERGE_MARKER.search(text) if any(marker in text for marker in _MARKERS) else None
    if not match:
        return None
    line = 1 + text.count("\n", 0, match.start())
    hint = "choose the lines to keep and delete the markers, then check again"
    return Issue(Place(path, line, 1), "merge-marker", "git left a merge unfinished here", hint)
