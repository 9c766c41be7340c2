"""What a link's words stand for: an id, a title or an alias, in any case, as Obsidian has it."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Mapping

from briefsite.model.records import Actor, Entry


class Names:
    """Looks up entries by what people call them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: Mapping[str, Entry] = {entry.id: entry for entry in entries}
        self._paths = {entry.path.lower(): entry.id for entry in self.entries.values()}
        self._called: dict[str, set[str]] = {}
        for entry in self.entries.values():
            for name in names_of(entry):
                self._called.setdefault(_folded(name), set()).add(entry.id)

    def wikilink(self, target: str) -> tuple[str, ...]:
        """The ids that a wikilink's target may mean: one, several where it is ambiguous, or none."""
        target = target.removesuffix(".md")
        if target in self.entries:
            return (target,)
        if "/" in target:
            path = f"/{target.strip('/').lower()}.md"
            return tuple(sorted(id_ for known, id_ in self._paths.items() if f"/{known}".endswith(path)))
        if target.lower() in self.entries:
            return (target.lower(),)
        return tuple(sorted(self._called.get(_folded(target), ())))

    def markdown(self, target: str, path: str) -> tuple[str, ...]:
        """The id of the file that a relative link in the file at `path` leads to, if there is one."""
        found = self._paths.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)).lower())
        return (found,) if found else ()

    def known(self) -> list[str]:
        """Every id and name, to find what somebody may have meant."""
        return [*self.entries, *(name for entry in self.entries.values() for name in names_of(entry))]


def names_of(entry: Entry) -> tuple[str, ...]:
    """The names an entry goes by, the title first."""
    record = entry.record
    aliases = record.aliases if isinstance(record, Actor) else ()
    return tuple(dict.fromkeys((record.title, *aliases)))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
