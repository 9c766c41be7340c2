"""Which folder is a site, and where what is made of it may be put."""

from __future__ import annotations

from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.records import KINDS

#: The folders of a site that are read: what was made and lay there would be taken for a text, a record or a template.
_READ = ("content", "seeds", "templates", "lexicon")
#: The folder that a build makes.
_MADE = "site"


def a_site(root: Path) -> Path:
    """`root`, where it is a folder with texts or content. Raises BriefsiteError where there is nothing to work on, and
    where a file stands in the place of a folder: what it should hold would count as taken away."""
    if not root.is_dir():
        raise BriefsiteError(f"{root}: there is no such folder; name the site's folder with --root DIR")
    if not any((root / name).is_dir() for name in ("seeds", "content")):
        where = root.resolve()
        hint = "name the site's folder with --root DIR, or start one: init DIR"
        raise BriefsiteError(f"{where}: neither seeds/ nor content/ is here; {hint}")
    for name in _READ:
        if (root / name).is_file():
            raise BriefsiteError(f"{root / name} is a file; move it away, and put the folder of that name there")
    return root


def apart_from_sites(folder: Path) -> Path:
    """`folder`, for a new site. Raises BriefsiteError where it lies in a folder that another site is made from, which
    would take its texts for its own, or in the one that it is made into."""
    there = folder.resolve()
    for place in (there, *there.parents):
        if place.name in (*_READ, _MADE) and _is_begun(place.parent):
            what = "what its build writes" if place.name == _MADE else "what it is made from"
            hint = "name a folder beside it"
            raise BriefsiteError(f"{folder} lies in the site {place.parent}, and {place.name}/ is {what}; {hint}")
    return folder


def _is_begun(root: Path) -> bool:
    """Whether somebody has begun a site there: a folder that only has a familiar name makes none."""
    settings = root / "pyproject.toml"
    is_set = settings.is_file() and b"[tool.briefsite" in settings.read_bytes()
    return is_set or any((root / "content" / name).is_dir() for name in KINDS)


def beside_what_is_read(root: Path, place: Path) -> Path:
    """`place`, a folder or file to be written. Raises BriefsiteError where it lies in a folder that the site at `root`
    is made from."""
    there = place.resolve()
    for name in _READ:
        if there.is_relative_to((root / name).resolve()):
            raise BriefsiteError(f"{place}: {name}/ is what the site is made from; name another place with --output")
    return place
