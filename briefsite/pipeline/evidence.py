"""What the last drafts rest on, read from beside them, for the checks to look it up in the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefsite.checks.spans import Drafted, Resting, span_issues
from briefsite.content.reading import read_entry
from briefsite.disk import from_json
from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS, REASONS
from briefsite.model.issues import Issue
from briefsite.model.sources import Source, Span


def evidence_issues(root: Path, sources: tuple[Source, ...]) -> Iterator[Issue]:
    """Whatever is wrong with what the last drafts of the site at `root` rest on."""
    digests = {filed.file: filed.digest for filed in lineage(root / "content" / DRAFTS).sources}
    yield from span_issues(_drafts(root / "content" / DRAFTS), sources, digests)


def _drafts(folder: Path) -> Iterator[Drafted]:
    for beside in sorted(folder.glob(f"[!.]*/*{REASONS}")):
        path = beside.relative_to(folder).as_posix().removesuffix(REASONS)
        draft = folder / path
        entry = read_entry(f"content/{path}", draft.read_bytes())[0] if draft.exists() else None
        yield Drafted(f"content/{DRAFTS}/{path}{REASONS}", entry, tuple(_values(beside)))


def _values(beside: Path) -> Iterator[Resting]:
    try:
        reasons: Any = from_json(beside.read_bytes())
        found = [(name, piece) for name, pieces in reasons.items() for piece in pieces]
        for name, piece in found:
            yield Resting(
                name, piece["file"], int(piece["paragraph"]), Span(*map(int, piece["span"])), str(piece["rule"])
            )
    except (ValueError, TypeError, KeyError, AttributeError):
        return  # what is no evidence is written anew by the next conversion
