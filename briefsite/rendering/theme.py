"""Where templates come from: the site's own first, then the theme that Briefsite brings.

A site overrides one template by writing a file of its name; it overrides one block by starting that file with
`{% extends "theme/actor.html" %}`, which always means the theme's. Static files are laid over each other likewise.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

from briefsite.model.formats import OWN
from briefsite.model.issues import BriefsiteError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder of the theme: within the installed package, or `templates/` beside it in a checkout."""
    for folder in (_PACKAGE / "theme", _PACKAGE.parent / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise BriefsiteError("the theme is missing from this installation of briefsite; install it again")


@dataclass(frozen=True)
class Theme:
    """A site's own templates (None where it has none) over the shipped ones."""

    own: Path | None
    shipped: Path

    def loader(self) -> BaseLoader:
        """Finds templates by name: the site's own, then the shipped; `theme/…` means the shipped alone."""
        ships = FileSystemLoader(self.shipped)
        own = [FileSystemLoader(self.own)] if self.own and self.own.is_dir() else []
        return ChoiceLoader([*own, PrefixLoader({"theme": ships}), ships])

    @cached_property
    def static(self) -> dict[str, bytes]:
        """Every static file by its path in the site."""
        found: dict[str, bytes] = {}
        for folder in (self.shipped, self.own):
            base = folder / "static" if folder else None
            files = sorted(base.rglob("*")) if base and base.is_dir() else []
            for file in files:
                inside = file.relative_to(base).parts if base else ()
                if file.is_file() and not any(part.startswith(".") for part in inside):
                    found["/".join(("static", *inside))] = file.read_bytes()
        return found

    def named(self, file: str) -> str:
        """A template's file as a person knows it: `templates/actor.html`, below the folder that holds the templates."""
        for folder in (self.own, self.shipped):
            if folder and Path(file).is_relative_to(folder):
                return "/".join((folder.name, *Path(file).relative_to(folder).parts))
        return Path(file).name


def own_exporters(theme: Path | None) -> tuple[str, ...]:
    """The names of a site's own templates that write a file for other programs, in order: `data/chronology.txt`."""
    folder = theme / OWN if theme else None
    files = sorted(folder.rglob("*")) if folder and folder.is_dir() else []
    names = (file.relative_to(folder.parent).as_posix() for file in files if folder and file.is_file())
    return tuple(name for name in names if not any(part.startswith(".") for part in name.split("/")))


@lru_cache(maxsize=256)
def version(data: bytes) -> str:
    """A few characters that change with a static file's content, so that no browser keeps an old one."""
    return hashlib.sha256(data).hexdigest()[:8]
