"""Merge, then prove; what cannot be proved is not merged, and the whole draft waits as one proposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefsite.merging.threeway.merging import NOTHING, stripped, three_way
from briefsite.merging.threeway.proof import prove
from briefsite.model.edits import Merged, Proposal, Refusal
from briefsite.model.issues import Issue, Place

#: The place of a proposal that is a whole draft.
WHOLE = "file"


def settle(base: str | None, ours: str, theirs: str, refused: frozenset[Refusal] = frozenset()) -> Merged:
    """The merged file, proved to hold every edit; otherwise the file as it stands, with an issue that says why."""
    merged = three_way(base, ours, theirs, refused)
    if merged.issues or merged.text == ours:
        return merged
    faults = prove(base, ours, theirs, merged.text, frozenset(merged.refusals))
    if not faults:
        return merged
    waiting = (Proposal("", WHOLE, "", "", theirs),)
    issue = _unsafe(faults, "the new draft waits: compare it with the file")
    return Merged(ours, merged.edits, waiting, merged.refusals, (issue,))


def begun(draft: str, refused: frozenset[Refusal]) -> Merged:
    """A file that is not there yet, as drafted but without what is refused, proved to be without it."""
    merged = stripped(draft, refused)
    faults = prove(NOTHING, NOTHING, draft, merged.text, refused)
    if not faults:
        return merged
    return replace(merged, issues=(_unsafe(faults, "the file is not written; report this with the text"),))


def _unsafe(faults: Iterable[str], hint: str) -> Issue:
    return Issue(Place(""), "not-merged", f"it cannot be merged safely: {'; '.join(faults)}", hint, "warning")
