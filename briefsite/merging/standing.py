"""What stands in the content folder, and where what stood there before is today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS, WAITING, recall
from briefsite.merging.renaming import find_renames, followed, markdown_below
from briefsite.model.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """The paths of all files and of all last drafts, and what was renamed since: by today's path, the old one; and the
    paths of drafts that wait beside files which a person began, though these are gone."""

    files: frozenset[str]
    based: frozenset[str]
    moved: Mapping[str, str]
    left: frozenset[str] = frozenset()

    @property
    def gone(self) -> frozenset[str]:
        """The last drafts whose files a person deleted. One whose name differs in capitals only is still there."""
        there = {path.casefold() for path in self.files}
        known = self.based | self.left
        return frozenset(path for path in known if path.casefold() not in there) - set(self.moved.values())


def look_around(content: Path) -> Standing:
    """What stands in the content folder. A file under a new name is known by its title, source or words."""
    files, based = markdown_below(content), markdown_below(content / DRAFTS)
    folded = {path.casefold() for path in files}
    left = {path for path in markdown_below(content / DRAFTS / WAITING) - based if path.casefold() not in folded}
    missing, strange = left | {path for path in based if path.casefold() not in folded}, files - based
    if missing and strange:  # what took the place of another once does not take that of a third
        strange -= {now for _, now in recall(content / DRAFTS).renames}
    alike = find_renames(content, content / DRAFTS, missing, strange) if missing and strange else {}
    moved = {now: before for before, now in alike.items()}
    return Standing(frozenset(files), frozenset(based), moved, frozenset(left))


def redirects(root: Path) -> tuple[tuple[str, str], ...]:
    """The paths below `content` that files had before, and have now: so that old addresses lead on. With those renamed
    by hand since the last run, and those that are gone and have a successor."""
    content = root / "content"
    renamed = all_renames(look_around(content), recall(content / DRAFTS).renames)
    return (*renamed, *lineage(content / DRAFTS).successors)


def all_renames(standing: Standing, before: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return followed(before, {old: now for now, old in standing.moved.items()})
