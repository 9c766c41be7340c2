"""The drafts of an earlier run, where they rest on just the same: no text is recalled, nothing resolved or drafted.

They are kept only of a run that changed no draft, for after any other they rest on something else than before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefsite.merging import MergeReport, Texts
from briefsite.model.issues import Issue
from briefsite.pipeline.drafts import Drafts
from briefsite.pipeline.grounds import grounds, heads_of
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.records import Records


@dataclass(frozen=True, slots=True)
class Made:
    """Drafts (path below `content/` → text), the texts behind them, how many of those are there, what was found in
    them, and what is wrong."""

    drafts: Mapping[str, str]
    texts: Texts
    present: int
    found: tuple[tuple[str, int], ...]
    issues: tuple[Issue, ...]
    warnings: tuple[str, ...]


class Settled:
    """What earlier runs on one site have settled; `with_what` tells the word lists and the reader."""

    def __init__(self, root: Path, records: Records, drafts: Drafts, inputs: Inputs, with_what: Sequence[str]) -> None:
        self._root, self._records, self._drafts = root, records, drafts
        self._inputs, self._with_what = inputs, with_what
        self._is_recalled = False

    def recall(self) -> Made | None:
        """The drafts of an earlier run, if a run of today would make the same."""
        if not self._inputs.whole or not isinstance(self._drafts.resting, tuple):
            return None
        then, heads, briefs, *said = self._drafts.resting
        if then != grounds(self._root, self._inputs, heads, self._with_what):
            return None
        last = self._drafts.last()
        self._is_recalled = last is not None
        return Made(last, Texts(briefs), *said) if last is not None else None

    def keep(self, made: Made, files: MergeReport) -> None:
        """Remember the drafts of this run."""
        moved = files.created or files.updated or files.removed or files.merged or files.renamed
        if self._is_recalled or moved or made.texts.changed or not self._inputs.whole:
            return
        heads = heads_of(self._root, self._inputs, self._records.read_now("briefs"))
        briefs = {path: replace(one, text="", paragraphs=()) for path, one in (made.texts.briefs or {}).items()}
        then = grounds(self._root, self._inputs, heads, self._with_what)
        self._drafts.keep(made.drafts, (then, heads, briefs, made.present, made.found, made.issues, made.warnings))
