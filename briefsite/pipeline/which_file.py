"""Which content file a person means by what they typed: a path, from here or from the site, or only the id."""

from __future__ import annotations

from pathlib import Path

from briefsite.merging.renaming import markdown_below
from briefsite.model.issues import BriefsiteError, did_you_mean
from briefsite.model.slugs import id_of


def content_file(root: Path, named: str) -> str:
    """The path below `root`/content of the file that is named; of two with one id, the first by path.

    Raises BriefsiteError where there is none, with the nearest id there is.
    """
    content = (root / "content").resolve()
    known = sorted(markdown_below(content))
    for place in (root / named, Path(named), content / named):
        if (inside := place.resolve()).is_relative_to(content) and inside.relative_to(content).as_posix() in known:
            return inside.relative_to(content).as_posix()
    name = named.strip().removeprefix("content/").removesuffix(".md")
    for path in known:
        if name in (path.removesuffix(".md"), id_of(path)):
            return path
    hint = did_you_mean(name, [id_of(path) for path in known]) or "name a file by its path or id"
    raise BriefsiteError(f"there is no '{named}' in content/; {hint}")


def id_meant(root: Path, typed: str) -> str:
    """The id where the path of a content file was typed; else what was typed, of which only who takes it can tell what
    is wrong: it may be no id of now."""
    if "/" not in typed and not typed.endswith(".md"):
        return typed
    return id_of(content_file(root, typed))
