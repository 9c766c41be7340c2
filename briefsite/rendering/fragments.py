"""What stands on many pages is written once: a macro's words for one and the same value, for all pages of a folder.

That holds for macros that look at nothing but what they are given and what is the same for a whole run, which is found
out when a template is compiled. From a folder all ways are the same, but for those to a place on a page in it, which are
shorter on that page itself: words with such a way are written each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Macro

from briefsite.model.pages.parts import Backing, Cited, Excerpt, Listed, Moment, Ref, Voice, When
from briefsite.rendering.loops import Turns

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
_SIGN = re.compile(r"(?<!&)#")
_ELSEWHERE = re.compile(r"\.\./[^\"'<>\s#]*#")
_UNSTEADY = (nodes.CallBlock, nodes.Macro, nodes.Include, nodes.Import, nodes.FromImport, nodes.Block)

#: A macro's mark, with the identities of what it was given.
Key = tuple[Any, ...]
#: What was written, how often loops turned for it, and what it was written of: no other value has that identity then.
Fragment = tuple[Any, int, tuple[Any, ...]]


class Fragments:
    """What was written for the folder of the page under way (`known`), and for others."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.known: dict[Key, Fragment] = {}
        self._is_sure = True
        self._by_folder: dict[str, dict[Key, Fragment]] = {}
        self._size = 0

    def begin(self, path: str) -> None:
        """A page is begun."""
        self.known = self._by_folder.setdefault(path.rpartition("/")[0], {}) if self._is_sure else {}

    def keep(self, key: Key, fragment: Fragment, text: str) -> None:
        """Keep what was written, in which this is the text, where it is the same on all pages of the folder."""
        if not self._is_sure or ("#" in text and _SIGN.search(_ELSEWHERE.sub("", text))):
            return
        self._size += len(text)
        if self._size > _MOST:
            self._size = len(text)
            for known in self._by_folder.values():
                known.clear()
        self.known[key] = fragment

    def doubt(self, template: nodes.Template) -> None:
        """Nothing is kept any more once a template gives a steady name another meaning, which may reach anywhere."""
        if not (STEADY | {"page"}).isdisjoint(_named_anew(template)):
            self._is_sure, self.known = False, {}


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
