"""Whose words stand in content, for the site to say so: see `docs/decisions/` on what a person has read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefsite.merging.editors import editors_parts
from briefsite.model.editors import EditorsPart
from briefsite.model.records import Entry


def editors_parts_of(root: Path, entries: Iterable[Entry]) -> dict[str, EditorsPart]:
    """By id: what people wrote or confirmed in entries that are not marked as read.

    A file without a last draft is a person's, unless it calls itself drafted: the converter always writes a status.
    """
    drafted = {entry.path.removeprefix("content/"): entry for entry in entries if entry.record.status == "drafted"}
    found = editors_parts(root / "content", drafted)
    says_so = {path for path, entry in drafted.items() if entry.place("status").line}
    return {drafted[path].id: part for path, part in sorted(found.items()) if not (part.whole and path in says_so)}
