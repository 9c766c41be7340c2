"""Merge, then prove; what cannot be proved is not merged, and the whole draft waits as one proposal."""

from __future__ import annotations

from briefsite.merging.threeway.merging import three_way
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
    hint = "the new draft waits: compare it with the file"
    issue = Issue(Place(""), "not-merged", f"it cannot be merged safely: {'; '.join(faults)}", hint, "warning")
    waiting = (Proposal("", WHOLE, "", "", theirs),)
    return Merged(ours, merged.edits, waiting, merged.refusals, (issue,))
