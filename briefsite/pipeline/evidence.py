"""What the last drafts rest on, read from beside them, for the checks to look it up in the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefsite.checks.spans import Drafted, Resting, span_issues
from briefsite.content.reading import read_entry
from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS, REASONS
from briefsite.model.issues import Issue, Place
from briefsite.model.review import Reasons
from briefsite.model.sources import Source, Span
from briefsite.pipeline.reasons import RENEW, reasons_in


def evidence_issues(root: Path, sources: tuple[Source, ...]) -> Iterator[Issue]:
    """Whatever is wrong with what the last drafts of the site at `root` rest on."""
    digests = {filed.file: filed.digest for filed in lineage(root / "content" / DRAFTS).sources}
    damaged: list[Issue] = []
    yield from span_issues(_drafts(root / "content" / DRAFTS, damaged), sources, digests)
    yield from damaged


def _drafts(folder: Path, damaged: list[Issue]) -> Iterator[Drafted]:
    """Every last draft of which it can be read what it rests on; the others go among the `damaged`."""
    for beside in sorted(folder.glob(f"[!.]*/*{REASONS}")):
        path = beside.relative_to(folder).as_posix().removesuffix(REASONS)
        draft = folder / path
        entry = read_entry(f"content/{path}", draft.read_bytes(), named=False)[0] if draft.exists() else None
        name = f"content/{DRAFTS}/{path}{REASONS}"
        try:
            reasons = reasons_in(beside.read_bytes())
        except ValueError:
            message = "it is damaged, so nothing says what the draft rests on"
            damaged.append(Issue(Place(name), "evidence-damaged", message, RENEW))
        else:
            yield Drafted(name, entry, tuple(_values(reasons)))


def _values(reasons: Reasons) -> Iterator[Resting]:
    for name, pieces in reasons.items():
        for piece in pieces:
            yield Resting(name, piece.file, piece.paragraph, Span(piece.start, piece.end), piece.rule)
