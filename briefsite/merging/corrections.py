"""What corrected texts made the converter replace, until a person has seen it."""

from __future__ import annotations

from pathlib import Path

from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS
from briefsite.model.edits import Correction


def corrections(root: Path) -> tuple[Correction, ...]:
    """All that nobody has looked at yet, by path."""
    return lineage(root / "content" / DRAFTS).corrections
