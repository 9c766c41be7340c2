"""What corrected texts made the converter replace, until a person has seen it.

That it was seen is remembered too: where git puts the memory of two branches together, a line that one has taken out
may be there again.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS, recall
from briefsite.model.edits import Correction, Fact


def corrections(root: Path) -> tuple[Correction, ...]:
    """All that nobody has looked at yet, by path."""
    drafts = root / "content" / DRAFTS
    return unseen(lineage(drafts).corrections, recall(drafts).confirmed)


def unseen(found: Iterable[Correction], confirmed: Container[tuple[str, Fact]]) -> tuple[Correction, ...]:
    """The corrections without those that a person has confirmed to have seen."""
    return tuple(one for one in found if (one.path, seen(one)) not in confirmed)


def seen(correction: Correction) -> Fact:
    """What is remembered of a correction that a person has seen."""
    return "seen", f"{correction.was}\n{correction.now}"
