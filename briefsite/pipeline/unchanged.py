"""A conversion of a site in which nothing has changed: what the last one said, without any of its work.

It is kept only of a conversion that wrote nothing, by the digest of every file it may read, and of all that reads them:
from just these files the same would come, and nothing would be written again.
"""

from __future__ import annotations

from dataclasses import fields

from briefsite.merging import MergeReport
from briefsite.model.issues import Issue
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs, is_untouched
from briefsite.pipeline.memory.packing import packed

#: What a conversion says: how many texts there were, what was found in them, what became of files, issues, warnings.
Said = tuple[int, tuple[tuple[str, int], ...], MergeReport, tuple[Issue, ...], tuple[str, ...]]


class Unchanged:
    """The last conversion of a site as its files are now; `with_what` tells the word lists and the reader."""

    def __init__(self, memory: Memory, inputs: Inputs, *with_what: str) -> None:
        self._memory, self._inputs = memory, inputs
        self._key = memory.key("conversion", inputs.digest, *with_what)

    def recall(self) -> Said | None:
        """What was said, if these very files were converted before and nothing came of it."""
        found = next(self._memory.recall([self._key]), None) if self._inputs.whole else None
        if found is None:
            return None
        sources, things, report, issues, warnings = found[1]
        return sources, things, MergeReport(*report), issues, warnings

    def keep(self, *said: *Said) -> None:
        """Remember what was said, if no file was touched since this run began."""
        self._memory.note(self._inputs)
        if is_untouched(self._memory.root, self._inputs):
            sources, things, report, *rest = said
            values = tuple(getattr(report, field.name) for field in fields(report))
            self._memory.keep([(self._key, packed((sources, things, values, *rest)))])
