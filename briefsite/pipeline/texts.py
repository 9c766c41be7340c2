"""The texts of a run beside those of the last: which are new, corrected, renamed or withdrawn.

A text that is gone from `seeds/` is read from what is kept beside the drafts, so that its brief stays as it was; one
under another name with the same words, or most of them, is the same text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefsite.merging.lineage import lineage
from briefsite.merging.memory import DRAFTS
from briefsite.merging.revisions import Revision, moved_along
from briefsite.merging.texts import KEPT
from briefsite.model.issues import Issue
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.pipeline.renamed_texts import renamed, told
from briefsite.sources import FOLDER, read_source, read_sources


@dataclass(frozen=True, slots=True)
class TextsOfARun:
    """All texts to convert, in order of file; pairs of those that changed, as they were and as they are; and by file,
    those that have another name now."""

    sources: tuple[Source, ...]
    changed: tuple[tuple[Source, Source], ...]
    renamed: tuple[tuple[str, str], ...]
    issues: tuple[Issue, ...]

    def known(self, knowledge: Knowledge) -> Knowledge:
        """What is known, by the names that texts have now, and by the places that their paragraphs have."""
        to = dict(self.renamed)
        revisions = {old.file: Revision("", old, new) for old, new in self.changed}
        splits = (
            replace(
                split,
                files=tuple(to.get(file, file) for file in split.files),
                paragraphs=tuple(
                    (to.get(file, file), number) for file, number in moved_along(split.paragraphs, revisions)
                ),
            )
            for split in knowledge.splits
        )
        return replace(
            knowledge,
            published=tuple((to.get(file, file), date) for file, date in knowledge.published),
            briefs=tuple((to.get(file, file), brief) for file, brief in knowledge.briefs),
            splits=tuple(splits),
        )


def texts_of(root: Path) -> TextsOfARun:
    """The texts of the site at `root`, and what became of those of its last conversion."""
    present, issues = read_sources(root)
    unreadable = {issue.place.path.removeprefix(f"{FOLDER}/") for issue in issues if issue.severity == "error"}
    filed = lineage(root / "content" / DRAFTS).sources
    to = renamed(root, filed, present)
    now = {source.file: source for source in present}
    changed, withdrawn = dict[str, tuple[Source, Source]](), dict[str, Source]()  # two branches may both have filed one
    for one in filed:
        source = now.get(to.get(one.file, one.file))
        if source and source.digest == one.digest and source.file == one.file:
            continue
        before = read_source(root / "content" / DRAFTS / KEPT, one.file)
        if before is None or before.digest != one.digest:
            continue
        if source:
            changed[one.file] = before, source
        elif one.file not in unreadable:
            withdrawn[one.file] = replace(before, withdrawn=True)
    sources = tuple(sorted((*present, *withdrawn.values()), key=lambda source: source.file))
    issues = (*issues, *told(to, changed.values()))
    return TextsOfARun(sources, tuple(changed.values()), tuple(sorted(to.items())), issues)
