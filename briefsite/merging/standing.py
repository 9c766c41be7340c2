"""What stands in the content folder, and where what stood there before is today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS, WAITING, recall
from briefsite.merging.renaming import find_renames, followed, markdown_below
from briefsite.model.nouns import dataclass
from briefsite.model.slugs import ID, id_of


@dataclass(frozen=True, slots=True)
class Standing:
    """The paths of all files and of all last drafts, and what was renamed since: by today's path, the old one; and the
    paths of drafts that wait beside files which a person began, though these are gone. `astray` leads from the path of
    a draft to that of its file where this was given a name that makes no id: nothing can follow there, and until it has
    another, nothing is changed."""

    files: frozenset[str]
    based: frozenset[str]
    moved: Mapping[str, str]
    left: frozenset[str] = frozenset()
    astray: Mapping[str, str] = field(default_factory=dict)

    @property
    def gone(self) -> frozenset[str]:
        """The last drafts whose files a person deleted."""
        there = self.there(self.based | self.left)
        return (self.based | self.left) - there - set(self.moved.values())

    @property
    def deeper(self) -> dict[str, str]:
        """By the path that a draft has, that of its file where a person put this into a folder below:
        `actors/officers/mara-dovel.md`. Links go by the id alone, so it is the same thing wherever it lies."""
        found = {}
        for path in sorted(self.files, reverse=True):
            folder, _, rest = path.partition("/")
            if "/" in rest and (plain := f"{folder}/{id_of(path)}.md") not in self.files:
                found[plain] = path
        return found

    def there(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of the paths whose file is there: also under a name that differs in capitals only, or makes no id."""
        folded = {path.casefold() for path in self.files}
        return frozenset(path for path in paths if path.casefold() in folded or path in self.astray)


def look_around(content: Path) -> Standing:
    """What stands in the content folder. A file under a new name is known by its title, source or words."""
    files, based = markdown_below(content), markdown_below(content / DRAFTS)
    folded = {path.casefold() for path in files}
    left = {path for path in markdown_below(content / DRAFTS / WAITING) - based if path.casefold() not in folded}
    missing, strange = left | {path for path in based if path.casefold() not in folded}, files - based
    if missing and strange:  # what took the place of another once does not take that of a third
        strange -= {now for _, now in recall(content / DRAFTS).renames}
    alike = find_renames(content, content / DRAFTS, missing, strange) if missing and strange else {}
    moved = {now: before for before, now in alike.items() if ID.fullmatch(id_of(now))}
    astray = {before: now for before, now in alike.items() if now not in moved}
    return Standing(frozenset(files), frozenset(based), moved, frozenset(left), astray)


def redirects(root: Path) -> tuple[tuple[str, str], ...]:
    """The paths below `content` that files had before, and have now: so that old addresses lead on. With those renamed
    by hand since the last run, and those that are gone and have a successor."""
    content = root / "content"
    renamed = all_renames(look_around(content), recall(content / DRAFTS).renames)
    return (*renamed, *lineage(content / DRAFTS).successors)


def all_renames(standing: Standing, before: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return followed(before, {old: now for now, old in standing.moved.items()})
