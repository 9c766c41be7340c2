"""What a link's words stand for: an id, a title or an alias, in any case, as Obsidian has it."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from briefsite.model.records import KINDS, Actor, Entry
from briefsite.model.slugs import id_of


class Names:
    """Looks up entries by what people call them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: Mapping[str, Entry] = {entry.id: entry for entry in entries}
        self._written: Iterable[tuple[str, str]] = [(entry.path, entry.id) for entry in self.entries.values()]
        self._called: Mapping[str, Collection[str]] = called(self.entries.values())

    @classmethod
    def known_by(
        cls, entries: Mapping[str, Entry], paths: Mapping[str, str], called: Mapping[str, Collection[str]]
    ) -> Names:
        """The names of entries that are looked up one by one; their paths by id, and what they are `called`."""
        found = cls(())
        found.entries, found._called = entries, called
        found._written = ((path, id_) for id_, path in paths.items())
        return found

    @cached_property
    def _paths(self) -> dict[str, str]:
        """The id of the entry in each file, made where a link names a file."""
        return {path.lower(): id_ for path, id_ in self._written}

    def wikilink(self, target: str) -> tuple[str, ...]:
        """The ids that a wikilink's target may mean: one, several where it is ambiguous, or none."""
        target = target.removesuffix(".md")
        if target in self.entries:
            return (target,)
        if "/" in target and (found := self._by_path(target)):
            return found
        if target.lower() in self.entries:
            return (target.lower(),)
        return tuple(sorted(self._called.get(folded(target), ())))

    def markdown(self, target: str, path: str) -> tuple[str, ...]:
        """The id of the file that a relative link in the file at `path` leads to, if there is one."""
        found = self._paths.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)).lower())
        return (found,) if found else self._elsewhere(target if "/" in target else f"{path.split('/')[1]}/{target}")

    def _by_path(self, target: str) -> tuple[str, ...]:
        path = f"/{target.strip('/').lower()}.md"
        found = tuple(sorted(id_ for known, id_ in self._paths.items() if f"/{known}".endswith(path)))
        return found or self._elsewhere(path)

    def _elsewhere(self, path: str) -> tuple[str, ...]:
        """The id of the file that a path means where a person has put that, or who links to it, into a folder below: no
        two files share an id, so it is the one of that name, if it is of the kind that the path says."""
        *folders, name = path.lower().split("/")
        id_, kinds = id_of(name), [KINDS[folder] for folder in folders if folder in KINDS]
        found = self.entries.get(id_) if kinds else None
        return (id_,) if found and found.kind == kinds[-1] else ()

    def known(self) -> list[str]:
        """Every id and name, to find what somebody may have meant."""
        return [*self.entries, *(name for entry in self.entries.values() for name in names_of(entry))]


def names_of(entry: Entry) -> tuple[str, ...]:
    """The names an entry goes by, the title first."""
    record = entry.record
    aliases = record.aliases if isinstance(record, Actor) else ()
    return tuple(dict.fromkeys((record.title, *aliases)))


def called(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """The ids that each name stands for."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for name in names_of(entry):
            found.setdefault(folded(name), set()).add(entry.id)
    return found


def mentioned(entry: Entry) -> frozenset[str]:
    """All by which an entry may mean another: the targets of its links, and the headings of what it tells."""
    targets = (link.target for link in entry.body.links if link.form == "wikilink")
    return frozenset(one.removesuffix(".md") for one in (*targets, *(block.section for block in entry.body.blocks)))


def folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
