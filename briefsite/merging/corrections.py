"""What corrected texts made the converter replace, until a person has seen it: a list, and a way to strike from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefsite.merging.disk import alone, read
from briefsite.merging.journal import Change, Journal
from briefsite.merging.lineage import CORRECTIONS, lineage
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import DRAFTS
from briefsite.model.edits import Correction


def corrections(root: Path) -> tuple[Correction, ...]:
    """All that nobody has looked at yet, by path."""
    return lineage(root / "content" / DRAFTS).corrections


def seen(root: Path, correction: Correction) -> bool:
    """A person has seen this one: it is not told again. False where it was not there. Can be undone."""
    folder = root / "content" / DRAFTS
    with alone(lock_of(root)):
        journal = Journal(root)
        journal.recover()
        known = lineage(folder)
        left = tuple(one for one in known.corrections if one != correction)
        after = replace(known, corrections=left).files()[CORRECTIONS]
        change = Change(f"content/{DRAFTS}/{CORRECTIONS}", read(folder / CORRECTIONS), after)
        return left != known.corrections and not journal.run("review", [(change,)])
