"""Which folder is a site, and where what is made of it may be put."""

from __future__ import annotations

from pathlib import Path

from briefsite.model.issues import BriefsiteError

#: The folders of a site that are read: what was made and lay there would be taken for a text, a record or a template.
_READ = ("content", "seeds", "templates", "lexicon")


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


def beside_what_is_read(root: Path, place: Path) -> Path:
    """`place`, a folder or file to be written. Raises BriefsiteError where it lies in a folder that the site at `root`
    is made from."""
    there = place.resolve()
    for name in _READ:
        if there.is_relative_to((root / name).resolve()):
            raise BriefsiteError(f"{place}: {name}/ is what the site is made from; name another place with --output")
    return place
