"""Where templates come from: the site's own first, then the theme that Briefsite brings.

A site overrides one template by writing a file of its name; it overrides one block by starting that file with
`{% extends "theme/actor.html" %}`, which always means the theme's. Static files are laid over each other likewise.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import BaseLoader, FunctionLoader, TemplateSyntaxError

from briefsite.disk import files_below, is_beside, leads_out
from briefsite.model.formats import OWN, OWN_PAGES
from briefsite.model.issues import BriefsiteError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder of the theme: within the installed package, or `templates/` beside it in a checkout."""
    for folder in (_PACKAGE / "theme", _PACKAGE.parent / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise BriefsiteError("the theme is missing from this installation of briefsite; install it again")


_NAMING = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
_NAMED = re.compile(
    r"""\s*(?P<quote>["'])(?P<name>[^"'\\]+)(?P=quote)\s*"""
    r"(?:as\s+\w+|import\s+\w+(?:\s+as\s+\w+)?(?:\s*,\s*\w+(?:\s+as\s+\w+)?)*|ignore\s+missing)?"
    r"\s*(?:with(?:out)?\s+context)?\s*"
)


#: What means something else in an address.
NO_ADDRESS = re.compile(r"[#?%:\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a template, without a byte order mark, and the file it was read from; `wrong` is the byte that is not
    UTF-8, if any, and how many lines are before it."""

    text: str
    file: Path
    digest: str
    wrong: tuple[int, int] | None = None


def named_in(text: str) -> list[str] | None:
    """The templates that a template names; None where it names one by anything but its plain name.

    >>> named_in('{% extends "base.html" %}{% import "parts.html" as parts with context %}')
    ['base.html', 'parts.html']
    >>> named_in('{% include "a.html" if page.id else "b.html" %}')
    """
    named = [_NAMED.fullmatch(statement) for statement in _NAMING.findall(text)]
    plain = [match["name"] for match in named if match]
    return plain if len(plain) == len(named) else None


def _files(folder: Path, below: Path) -> list[Path]:
    """Every file below a part of a theme's folder. What a link leads to elsewhere is none of the site's: all would read
    it there."""
    return [] if below != folder and leads_out(below, folder.parent) else files_below(below, folder.parent)


def _texts(folder: Path) -> Iterator[tuple[str, Template]]:
    """Every file below a folder that may be a template, which is any but the static files."""
    for path in _files(folder, folder):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(("static/", ".")):
            yield name, _read(path)


def _read(path: Path) -> Template:
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    try:
        return Template(data.decode("utf-8-sig"), path, digest)
    except UnicodeDecodeError as error:
        read = error.object  # without a byte order mark
        return Template("", path, digest, (read.count(b"\n", 0, error.start), read[error.start]))


@dataclass(frozen=True)
class Theme:
    """A site's own templates (None where it has none) over the shipped ones."""

    own: Path | None
    shipped: Path

    def loader(self) -> BaseLoader:
        """Finds templates by name. What a run renders is what `templates` read, whatever happens to the files."""
        return FunctionLoader(self._loaded)

    def _loaded(self, name: str) -> tuple[str, str, None] | None:
        found = self.templates.get(name)
        if found and found.wrong:
            before, byte = found.wrong
            told = f"it is not UTF-8: here is the byte 0x{byte:02x}"
            raise TemplateSyntaxError(told, before + 1, name, str(found.file))
        return (found.text, str(found.file), None) if found else None

    @cached_property
    def templates(self) -> dict[str, Template]:
        """Every template by name: the site's own, then the shipped; `theme/…` means the shipped alone."""
        ships = dict(_texts(self.shipped))
        own = dict(_texts(self.own)) if self.own else {}
        return {**ships, **{f"theme/{name}": found for name, found in ships.items()}, **own}

    def behind(self, name: str) -> list[str]:
        """The names of all templates that one is made of: itself and what it extends, includes or imports, in order.
        Where one of them chooses what it includes only when it is rendered, that may be any of them."""
        found: dict[str, None] = {}
        ahead = [name]
        while ahead:
            one = ahead.pop()
            if one in self.templates and one not in found:
                found[one] = None
                named = named_in(self.templates[one].text)
                if named is None:
                    return sorted(self.templates)
                ahead += named
        return sorted(found)

    def is_shipped(self, name: str) -> bool:
        """Whether a template is the one that Briefsite brings."""
        return self.templates[name].file.is_relative_to(self.shipped)

    @cached_property
    def static(self) -> dict[str, bytes]:
        """Every static file by its path in the site."""
        found: dict[str, bytes] = {}
        for folder in (self.shipped, self.own):
            base = folder / "static" if folder else None
            for file in _files(folder, base) if folder and base else ():
                inside = file.relative_to(base).parts if base else ()
                if not _is_aside(*inside):
                    found["/".join(("static", *inside))] = file.read_bytes()
        return found

    def named(self, file: str) -> str:
        """A template's file as a person knows it: `templates/actor.html`, and the shipped one as `theme/actor.html`."""
        for folder, known_as in ((self.own, "templates"), (self.shipped, "theme")):
            if folder and Path(file).is_relative_to(folder):
                return "/".join((known_as, *Path(file).relative_to(folder).parts))
        return Path(file).name


def own_templates(theme: Path | None) -> tuple[str, ...]:
    """The names of a site's own templates that write a file each from all records, in order: for other programs
    (`data/chronology.txt`), or a page (`pages/who-is-who.html`). One whose name makes no address writes none."""
    return tuple(name for name in own_names(theme) if not NO_ADDRESS.search(name)) if theme else ()


def own_names(theme: Path) -> Iterator[str]:
    """The same, whatever their names are."""
    exporters, kinds = _files(theme, theme / OWN), theme / OWN_PAGES
    pages = (file for file in _files(theme, kinds) if file.parent == kinds and file.suffix == ".html")
    names = (file.relative_to(theme).as_posix() for file in (*exporters, *pages))
    return (name for name in names if not _is_aside(*name.split("/")))


def _is_aside(*parts: str) -> bool:
    """Whether a path leads to what is hidden, or what an editor has put there for itself."""
    return any(part.startswith(".") or is_beside(part) for part in parts)


@lru_cache(maxsize=256)
def version(data: bytes) -> str:
    """A few characters that change with a static file's content, so that no browser keeps an old one."""
    return hashlib.sha256(data).hexdigest()[:8]
