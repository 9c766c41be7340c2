"""What happens to one file, from three versions of it: the last draft, the file, the new draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefsite.merging.threeway import begun, flagged, held_back, is_reviewed, settle, survey, unwritten
from briefsite.model.edits import Edit, Fact, Proposal, Refusal
from briefsite.model.issues import Issue, Place

Action = Literal["create", "update", "remove", "adopt", "unchanged", "keep", "merge", "propose", "refused"]


@dataclass(frozen=True, slots=True)
class Decision:
    """`file` and `base` are the bytes that shall stand on disk afterwards, None for no file.

    `create`, `update`, `remove`: the converter's own file. `adopt`: the file says what only the new draft says too, for
    it has learnt it, or there was none before. `merge`: a person's file that took what only the machine changed;
    `keep`: a person's file to which the new draft adds nothing; `propose`: a person's file that stands as it stood,
    while something waits. `refused`: a person deleted the file.
    """

    action: Action
    file: bytes | None
    base: bytes | None
    edits: tuple[Edit, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    issues: tuple[Issue, ...] = ()


def decide(
    base: bytes | None,
    file: bytes | None,
    draft: bytes | None,
    refused: frozenset[Refusal] = frozenset(),
    elsewhere: frozenset[Refusal] = frozenset(),
    *,
    written: frozenset[Fact] = frozenset(),
) -> Decision:
    """Settle one path. A person's words win always; the base moves only together with the file.

    `refused` is what was deleted from this file before, `elsewhere` the statements deleted from any file of its kind,
    `written` what a person wrote in it before the last draft said so too.
    A file with `status: reviewed` is not changed, but for a warning about its source: what would change in it waits.

    >>> decide(None, None, b"new").action
    'create'
    >>> decide(b"- A [@p1]", b"- A [@p1]\\n\\nA note by hand.", b"- A [@p2]").file
    b'- A [@p2]\\n\\nA note by hand.'
    >>> decide(b"old", None, b"new").action
    'refused'
    """
    if file is None and base is not None:
        return Decision("refused", None, base, refusals=tuple(sorted(refused)))
    if file is None:
        return _begin(draft, refused, elsewhere)
    last = base
    if written and base is not None and _is_text(file):
        before = base.decode(errors="replace")
        bare = unwritten(before, written)
        if bare != before:  # what a person wrote, and strikes, is struck like all else
            last, refused = bare.encode(), frozenset(survey(before, file.decode(), refused).refusals)
    if file == (last if draft is None else draft):
        return _rest(base, file, draft, refused)
    if draft is not None and file == last:
        return _follow(file, draft, refused, elsewhere)
    return _keep(base, file, draft, refused, elsewhere, last=last)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _rest(base: bytes | None, file: bytes, draft: bytes | None, refused: frozenset[Refusal]) -> Decision:
    """The file says what the draft says, for the draft has learnt it from the file; or nobody wants it any more. What a
    person took out stays out, though the converter was taught by the file and drafts it no more: it may forget that."""
    if draft is None:
        return Decision("remove", None, None, refusals=tuple(sorted(refused)))
    if base == draft and not refused:
        return Decision("unchanged", file, draft)
    last = base.decode(errors="replace") if base is not None and base != draft else None
    found = survey(last, file.decode(), refused)
    return Decision("unchanged" if base == draft else "adopt", file, draft, found.edits, refusals=found.refusals)


def _begin(draft: bytes | None, refused: frozenset[Refusal], elsewhere: frozenset[Refusal]) -> Decision:
    """There is no file yet, or no more: it is drafted without the statements that were deleted from it or others."""
    left = tuple(sorted(refused))
    if draft is None or not refused | elsewhere:
        return Decision("unchanged" if draft is None else "create", draft, draft, refusals=left)
    merged = begun(draft.decode(), refused | elsewhere)
    if merged.issues:
        return Decision("unchanged", None, None, refusals=left, issues=merged.issues)
    left = survey(draft.decode(), merged.text, refused).refusals
    return Decision("create", merged.text.encode(), draft, proposals=merged.proposals, refusals=left)


def _follow(base: bytes, draft: bytes, refused: frozenset[Refusal], elsewhere: frozenset[Refusal]) -> Decision:
    """The file is as it was drafted."""
    if not refused | elsewhere:
        return Decision("update", draft, draft)
    merged = settle(base.decode(), base.decode(), draft.decode(), refused | elsewhere)
    if merged.issues:
        return Decision("propose", base, base, (), merged.proposals, tuple(sorted(refused)), merged.issues)
    left = survey(draft.decode(), merged.text, refused).refusals
    return Decision("update", merged.text.encode(), draft, proposals=merged.proposals, refusals=left)


def _keep(
    base: bytes | None,
    file: bytes,
    draft: bytes | None,
    refused: frozenset[Refusal],
    elsewhere: frozenset[Refusal],
    *,
    last: bytes | None,
) -> Decision:
    """The file is a person's; `last` is the base without what is a person's in it."""
    try:
        mine, before = file.decode(), last.decode() if last is not None else None
    except UnicodeDecodeError:
        issue = Issue(Place(""), "not-utf-8", "it is not UTF-8 text", "save it as UTF-8, and convert again")
        return Decision("propose", file, base, refusals=tuple(sorted(refused)), issues=(issue,))
    found = survey(before, mine, refused)
    if last is not base:
        found = replace(found, refusals=tuple(sorted(refused)))
    if draft is None or draft == base:
        return Decision("keep", file, base, found.edits, refusals=found.refusals)
    merged = settle(before, mine, draft.decode(), refused | elsewhere)
    told = flagged(mine, draft.decode(), frozenset(found.refusals)) if is_reviewed(mine) else merged.text
    if merged.text not in {mine, told}:
        waits = (*merged.proposals, *held_back(told, merged.text))
        return Decision("propose", told.encode(), base, merged.edits, waits, found.refusals, merged.issues)
    moved = base if merged.issues or base is None else draft
    action: Action = "propose" if merged.proposals or merged.issues else "keep"
    action = "merge" if merged.text != mine else action
    left = found.refusals
    if moved is draft:
        left = survey(draft.decode(), merged.text, frozenset(left)).refusals
    return Decision(action, merged.text.encode(), moved, merged.edits, merged.proposals, left, merged.issues)
