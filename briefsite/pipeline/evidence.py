"""What the last drafts rest on, read from beside them, for the checks to look it up in the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefsite.checks.spans import Drafted, Resting, span_issues
from briefsite.content.reading import read_entry
from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS, REASONS, WAITING
from briefsite.merging.threeway import is_reviewed
from briefsite.model.issues import Issue, Place
from briefsite.model.records import Brief, Entry
from briefsite.model.review import Reasons
from briefsite.model.sources import Source, Span
from briefsite.pipeline.reasons import RENEW, reasons_in


def evidence_issues(root: Path, sources: tuple[Source, ...]) -> Iterator[Issue]:
    """Whatever is wrong with what the last drafts of the site at `root` rest on."""
    digests = {filed.file: filed.digest for filed in lineage(root / "content" / DRAFTS).sources}
    damaged: list[Issue] = []
    texts = {source.file: source.digest for source in sources}
    yield from span_issues(_drafts(root / "content" / DRAFTS, texts, damaged), sources, digests)
    yield from damaged


def _drafts(folder: Path, texts: dict[str, str], damaged: list[Issue]) -> Iterator[Drafted]:
    """Every last draft of which it can be read what it rests on; the others go among the `damaged`. Where a newer one
    waits for a person, it is that one: the other may rest on a text that has been corrected since. So may the draft of
    what a person has read once they turned the newer one down, and it is left out."""
    for beside in sorted(folder.glob(f"[!.]*/*{REASONS}")):
        path = beside.relative_to(folder).as_posix().removesuffix(REASONS)
        newest = folder / WAITING if (folder / WAITING / f"{path}{REASONS}").exists() else folder
        draft, reasons_of_it = newest / path, newest / f"{path}{REASONS}"
        entry = read_entry(f"content/{path}", draft.read_bytes(), named=False)[0] if draft.exists() else None
        if newest == folder and not _is_of(entry, texts) and _is_read(folder.parent / path):
            continue
        name = f"content/{DRAFTS}/{reasons_of_it.relative_to(folder).as_posix()}"
        try:
            reasons = reasons_in(reasons_of_it.read_bytes())
        except ValueError:
            message = "it is damaged, so nothing says what the draft rests on"
            damaged.append(Issue(Place(name), "evidence-damaged", message, RENEW))
        else:
            yield Drafted(name, entry, tuple(_values(reasons)))


def _is_read(file: Path) -> bool:
    """Whether a person has read a file: no draft of a corrected text takes the place of its last one."""
    return file.exists() and is_reviewed(file.read_bytes().decode("utf-8", "replace"))


def _is_of(draft: Entry | None, texts: dict[str, str]) -> bool:
    """Whether a draft is known to be of the texts as they are; only that of a brief says what it was made from."""
    record = draft.record if draft else None
    return isinstance(record, Brief) and texts.get(record.source.file) == record.source.sha256


def _values(reasons: Reasons) -> Iterator[Resting]:
    for name, pieces in reasons.items():
        for piece in pieces:
            yield Resting(name, piece.file, piece.paragraph, Span(piece.start, piece.end), piece.rule)
