"""What stands on many pages is written once: a macro's words for one and the same value, for all pages of a folder.

That holds for macros that look at nothing but what they are given and what is the same for a whole run, which is found
out when a template is compiled. From all folders of a depth the ways to other folders are the same; from a folder all
are, but for those to a place on a page in it, which are shorter on that page: words with such a way are written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Macro

from briefsite.model.pages.parts import Backing, Cited, Excerpt, Listed, Moment, Ref, Voice, When
from briefsite.rendering.loops import Turns
from briefsite.rendering.prose import relative

#: What a template may name that is the same on every page of a folder.
STEADY = frozenset(
    {
        *("settings", "sections", "actor_kinds", "event_kinds", "language", "direction", "range"),
        *("_", "gettext", "pgettext", "ngettext", "counted", "href", "absolute", "asset"),
    }
)
#: Values that are one object wherever they stand, and plain ones.
RECURRING = frozenset({Backing, Cited, Excerpt, Listed, Moment, Ref, Voice, When, str, bool, int, type(None)})
#: How many characters are kept.
_MOST = 12_000_000
_UNSTEADY = (nodes.CallBlock, nodes.Macro, nodes.Include, nodes.Import, nodes.FromImport, nodes.Block)
#: Among the folders that ways lead to: to a place on a page of the same folder.
_ON_A_PAGE = "#"

#: A macro's mark, with the identities of what it was given.
Key = tuple[Any, ...]


class Fragment(NamedTuple):
    """What was written; to which folders its ways lead; how often loops turned for it; and what it was written of,
    whose identity no other value can have meanwhile."""

    text: Any
    folders: frozenset[str]
    turns: int
    given: tuple[Any, ...]


class Fragments:
    """What was written for the folder of the page under way, and for others. `folders` are those to which ways lead in
    what is being written just now."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.folders: set[str] = set()
        self._is_sure = True
        self._here: dict[Key, Fragment] = {}
        self._near: dict[Key, Fragment] = {}
        self._folder = ""
        self._known: dict[str | int, dict[Key, Fragment]] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._size = 0

    def begin(self, path: str) -> None:
        """A page is begun."""
        self._folder = path.rpartition("/")[0]
        if self._is_sure:
            self._here = self._known.setdefault(self._folder, {})
            self._near = self._known.setdefault(path.count("/"), {})

    def way(self, path: str, page: str) -> str:
        """The way from the page under way to a path of the site."""
        folder = _folder(path)
        if folder is not None:
            self.folders.add(folder)
            if folder == self._folder and "#" in path:
                self.folders.add(_ON_A_PAGE)
        return relative(path, page)

    def recall(self, key: Key) -> Fragment | None:
        """What was written for that key, where it stands on the page under way as well."""
        found = self._here.get(key)
        if found is None:
            found = self._near.get(key)
            if found is None or self._folder in found.folders:
                return None
            self._here[key] = found
        self.folders |= found.folders
        self.turns.take(found.turns)
        return found

    def written(self, key: Key, given: tuple[Any, ...], write: Callable[[], Any]) -> Any:
        """What `write` writes, kept for other pages where it may be."""
        outer, before, self.folders = self.folders, self.turns.left, set()
        try:
            text = write()
            found = frozenset(self.folders)
        finally:
            self.folders |= outer
        if self._is_sure and _ON_A_PAGE not in found:
            fragment = Fragment(text, self._sets.setdefault(found, found), before - self.turns.left, given)
            self._make_room(sum(map(len, text)) if isinstance(text, list) else len(text))
            (self._here if self._folder in found else self._near)[key] = fragment
        return text

    def _make_room(self, size: int) -> None:
        self._size += size
        if self._size > _MOST:
            self._size = size
            for known in self._known.values():
                known.clear()

    def doubt(self, template: nodes.Template) -> None:
        """Nothing is kept any more once a template gives a steady name another meaning, which may reach anywhere."""
        if not (STEADY | {"page"}).isdisjoint(_named_anew(template)):
            self._is_sure, self._here, self._near = False, {}, {}


@lru_cache(maxsize=16_384)
def _folder(path: str) -> str | None:
    """The folder of a page; None for a place on whatever page it is."""
    target = path.partition("#")[0]
    return target.rpartition("/")[0] if target else None


class Recurring(Macro):
    """A macro that writes the same for the same values; `mark` is its name among all."""

    def __init__(self, fragments: Fragments, mark: str, macro: Macro) -> None:
        vars(self).update(vars(macro))
        self.fragments = fragments
        self.mark = mark


def recurring(template: nodes.Template) -> tuple[nodes.Macro, ...]:
    """Those of a template's macros that look at nothing but what they are given and what is steady."""
    macros = {one.name: one for one in template.body if isinstance(one, nodes.Macro) and _is_plain(one)}
    looked_up = {name: _looked_up(one) for name, one in macros.items()}
    while True:
        steady = {name: one for name, one in macros.items() if looked_up[name] <= STEADY | macros.keys()}
        if len(steady) == len(macros):
            return tuple(macros.values())
        macros = steady


def _is_plain(macro: nodes.Macro) -> bool:
    unsteady = next(macro.find_all(_UNSTEADY), None)
    return unsteady is None and not any(one.name == "random" for one in macro.find_all(nodes.Filter))


def _looked_up(macro: nodes.Macro) -> set[str]:
    """The names whose meaning a macro does not give itself."""
    alone = nodes.Template([macro], lineno=macro.lineno)
    alone.environment = macro.environment
    return find_undeclared_variables(alone)


def _named_anew(template: nodes.Template) -> Iterator[str]:
    """The names to which a template gives a meaning, but for what its macros call what they are given."""
    macros = list(template.find_all(nodes.Macro))
    given = {id(argument) for macro in macros for argument in macro.args}
    yield from (one.name for one in template.find_all(nodes.Name) if one.ctx != "load" and id(one) not in given)
    yield from (macro.name for macro in macros)
    yield from (one.target for one in template.find_all(nodes.Import))
    for one in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in one.names)
