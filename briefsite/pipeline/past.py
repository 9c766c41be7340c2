"""What became of an id that something still leads to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefsite.graph.resolving import Past
from briefsite.merging import DRAFTS
from briefsite.model.records import FOLDERS
from briefsite.model.slugs import ID, id_of


def past_of(root: Path, moved: Iterable[tuple[str, str]]) -> Past:
    """Says of an id what to write for it, where its file was renamed or has a successor; and how to have it back, where
    it was deleted. `moved` are paths that files had before, each with today's."""
    ids = ids_of(moved)

    def told(id_: str) -> str:
        name = id_.lower()
        if name in ids:
            return f"its address leads to '{ids[name]}' now: write that"
        for folder in FOLDERS.values() if ID.fullmatch(name) else ():
            if (root / "content" / DRAFTS / folder / f"{name}.md").is_file():
                return f"it was deleted: take it out here, or bring it back: restore {folder}/{name}.md"
        return ""

    return told


def ids_of(moved: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The ids that files had before, each with the one it has now."""
    return {id_of(before): id_of(now) for before, now in moved}
