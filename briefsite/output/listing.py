"""The list of what was written to a folder, in the form of `sha256sum`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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


def listed(digests: Mapping[str, str]) -> bytes:
    """The list as a file."""
    return "".join([f"{digests[path]}  {path}\n" for path in sorted(digests)]).encode()
