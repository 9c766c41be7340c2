"""The list of what was written to a folder, in the form of `sha256sum`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

LIST = ".briefsite"
#: Files that may stand in an output folder without making it somebody's.
WELCOME = {".gitkeep", ".gitignore", ".nojekyll", ".DS_Store", "README.md", "CNAME", ".git", LIST}
_DIGESTS = re.compile(r"[0-9a-f]{64}(?: [0-9a-f]{64})*")
_UNSAFE = re.compile(r"[\\:\0\n\r]")
_UP = re.compile(r"(?:^|/)\.{0,2}(?:/|$)")

#: Digests by path; several, parted by spaces, for a file that a run was about to change when it was killed.
Digests = dict[str, str]


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder, on any system: relative, forward slashes, no way up, no drive."""
    return not (_UNSAFE.search(path) or _UP.search(path) or path.split("/", maxsplit=1)[0] == LIST)


def made_here(folder: Path, known: Callable[[bytes], Digests | None] = lambda _: None) -> Digests | None:
    """What was written here, by path; None where nothing ever was. Lines that make no sense are passed over. A list
    that is `known` need not be read line by line."""
    try:
        data = (folder / LIST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if (found := known(data)) is not None:
        return found
    lines = data.decode("utf-8", "replace").splitlines()
    parts = (line.partition("  ") for line in lines)
    return {path: digests for digests, _, path in parts if is_inside(path) and _DIGESTS.fullmatch(digests)}


def relisted(data: bytes, others: Mapping[str, str], gone: Collection[str]) -> bytes:
    """The list of which these are the bytes, with other digests of some files, or new ones, and without some.

    >>> relisted(b"12  a\\n34  c\\n", {"b": "56"}, ["c"])
    b'12  a\\n56  b\\n'
    """
    parts, end = [], 0
    for path in sorted({*others, *gone}):
        start = _place_of(path.encode(), data, end)
        parts.append(data[end:start])
        if path in others:
            parts.append(f"{others[path]}  {path}\n".encode())
        line = data[start : data.find(b"\n", start) + 1]
        end = start + len(line) if _path_in(line) == path.encode() else start
    return b"".join((*parts, data[end:]))


def _place_of(path: bytes, data: bytes, start: int) -> int:
    """Where the line of a path begins in a list, or would: after `start`, where one begins."""
    end = len(data)
    while start < end:
        middle = data.rfind(b"\n", start, (start + end) // 2) + 1 or start
        after = data.find(b"\n", middle) + 1
        if _path_in(data[middle:after]) < path:
            start = after
        else:
            end = middle
    return start


def _path_in(line: bytes) -> bytes:
    return line.rstrip(b"\n").partition(b"  ")[2]


def listed(digests: Mapping[str, str]) -> bytes:
    """The list as a file."""
    return "".join([f"{digests[path]}  {path}\n" for path in sorted(digests)]).encode()
