"""What waits for a person, and what the person says to it; and what was refused, taken back.

Each decision is planned as a pure function of one file and the memory, and carried out as one operation: it is on disk
whole or not at all, and can be undone like a conversion.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from pathlib import Path

from briefsite.disk import read
from briefsite.merging.corrections import seen
from briefsite.merging.journal import recover
from briefsite.merging.memory import DRAFTS, REJECTED, Memory, recall
from briefsite.merging.operation import At, carry_out
from briefsite.merging.splitting.halves import plain_or_quoted
from briefsite.merging.standing import look_around
from briefsite.merging.threeway import (
    WHOLE,
    accepted,
    is_followed,
    proposed_again,
    regained,
    stripped,
    survey,
    with_value,
    without,
    worded,
)
from briefsite.model.edits import Fact, Proposal, Refusal
from briefsite.model.slugs import id_of

#: The place of a refusal that is a whole file.
FILE: Refusal = ("file", "")


def waiting(root: Path) -> tuple[Proposal, ...]:
    """Every proposal that waits, by path and place; none of a file that was taken away, or renamed, since, and none
    that the file follows already."""
    recover(root)
    memory = recall(root / "content" / DRAFTS)
    return tuple(sorted(each for each in memory.proposals if _is_open(root / "content" / each.path, each, memory)))


def _is_open(file: Path, proposal: Proposal, memory: Memory) -> bool:
    """Whether nobody has answered: where git puts the memory of two branches together, what was answered on one may
    stand there still."""
    data = read(file)
    if data is None or (proposal.path, (REJECTED + proposal.place, proposal.new)) in memory.refusals:
        return False
    text = data.decode(errors="replace")
    return text != proposal.new and not is_followed(proposal, text)


def refused(root: Path) -> tuple[tuple[str, Refusal], ...]:
    """Everything that people deleted or rejected, by path: a file (`FILE`), a statement, an item, a field."""
    recover(root)
    content = root / "content"
    gone = look_around(content).gone
    return tuple(sorted({*recall(content / DRAFTS).refusals, *((path, FILE) for path in gone)}))


def confirmed(root: Path) -> frozenset[tuple[str, Fact]]:
    """What people have read and found right, by path: a place, and the words that stood there."""
    return recall(root / "content" / DRAFTS).confirmed


def accept(root: Path, proposal: Proposal) -> bool:
    """Follow a proposal in its file; False where the file has moved on and it cannot be followed."""
    return carry_out(root, "accept", proposal.path, lambda at: _accepted(at, proposal))


def reject(root: Path, proposal: Proposal) -> bool:
    """Let a proposal go, and never make it again."""
    return carry_out(root, "reject", proposal.path, lambda at: _let_go(at, proposal))


def edit(root: Path, proposal: Proposal, words: str) -> bool:
    """Settle a proposal in words of one's own; False where the file has moved on."""

    def plan(at: At) -> At:
        if at.file is None:
            return at
        followed = _accepted(at, proposal)
        there = proposal.mine or proposal.new
        file = words if proposal.place == WHOLE else worded(followed.text, proposal.place, proposal.new, words)
        if not proposal.new or file == followed.text:  # what was to go stays, as the person has it
            file = worded(at.text, proposal.place, there, words)
        return replace(_let_go(at, proposal), file=file) if file not in {at.text, followed.text} else at

    return carry_out(root, "edit", proposal.path, plan)


def confirm(root: Path, path: str, fact: Fact) -> bool:
    """Note that a person has read what stands at a place and found it right."""
    return carry_out(root, "accept", path, lambda at: _knowing(at, path, fact))


def see(root: Path, path: str, was: str) -> bool:
    """A person has seen what replaced those words when their text was corrected; False where that was not told."""
    return carry_out(root, "accept", path, lambda at: _seen(at, was))


def correct(root: Path, path: str, fact: Fact, words: str, *settles: Fact, was: str = "") -> bool:
    """Put a person's words in the place of a fact; False where it no longer stands there. What replaced the words
    `was` is seen with that."""

    def plan(at: At) -> At:
        place, said = fact
        file = _untold(worded(at.text, place, said, words), place)
        done = _knowing(replace(at, file=file), path, (place, words), *settles)
        return _seen(done, was) if file != at.text else at

    return carry_out(root, "edit", path, plan)


def strike(root: Path, path: str, fact: Fact, *settles: Fact, was: str = "") -> bool:
    """Take a fact out, for good; False where it no longer stands there. What replaced the words `was` is seen with
    that."""

    def plan(at: At) -> At:
        file, refusal = without(at.text, fact)
        if file == at.text:
            return at
        memory = replace(at.memory, refusals=at.memory.refusals | {(path, refusal)})
        return _seen(_knowing(replace(at, file=_untold(file, fact[0]), memory=memory), path, *settles), was)

    return carry_out(root, "reject", path, plan)


def never(root: Path, path: str, suggestion: Refusal) -> bool:
    """Remember that a suggestion, such as `("merge", "ada-lund")`, was turned down."""
    place, words = suggestion

    def plan(at: At) -> At:
        return replace(at, memory=replace(at.memory, refusals=at.memory.refusals | {(path, (REJECTED + place, words))}))

    return carry_out(root, "reject", path, plan)


def write_new(root: Path, path: str, text: str) -> bool:
    """Start a file that a person asked for; False where there is one."""
    return carry_out(root, "accept", path, lambda at: replace(at, file=text) if at.file is None else at)


def mark_read(root: Path, path: str) -> bool:
    """Set `status: reviewed`: a person has read the file and stands by it. False where it says so already."""

    def plan(at: At) -> At:
        return replace(at, file=with_value(at.text, "status", "reviewed")) if at.file is not None else at

    return carry_out(root, "read", path, plan)


def restore(root: Path, path: str, *refusals: Refusal) -> bool:
    """Bring back what was deleted, as last drafted. What is drafted no more is no longer refused, should it return.

    A proposal that was rejected is made again.
    """
    return carry_out(root, "restore", path, lambda at: reduce(_restored, refusals, at))


def _accepted(at: At, proposal: Proposal) -> At:
    if at.file is None:  # a piece of a file is no file
        return at
    follows = proposal.new if proposal.place == WHOLE else accepted(at.text, at.draft, proposal)
    if follows == at.text:
        return at
    base = at.base
    if base is not None and at.waits:  # the base stayed behind with the file; it comes along as far as the file does
        base = accepted(base, at.draft, replace(proposal, mine=proposal.last))
    return replace(at, file=follows, base=base, memory=at.memory.without(proposal))


def _let_go(at: At, proposal: Proposal) -> At:
    never_again = (proposal.path, (REJECTED + proposal.place, proposal.new))
    memory = at.memory.without(proposal)
    return replace(at, memory=replace(memory, refusals=memory.refusals | {never_again}))


def _knowing(at: At, path: str, *facts: Fact) -> At:
    known = at.memory.confirmed | {(path, fact) for fact in facts}
    return replace(at, memory=replace(at.memory, confirmed=known))


def _seen(at: At, was: str) -> At:
    told = [each for each in at.lineage.corrections if (each.path, each.was) == (at.path, was)]
    left = tuple(each for each in at.lineage.corrections if each not in told)
    return replace(_knowing(at, at.path, *map(seen, told)), lineage=replace(at.lineage, corrections=left))


def _untold(text: str, place: str) -> str:
    """The file without the reason of a value that is a person's now."""
    reason = f"{place}_reason"
    return without(text, (reason, ""))[0] if f"\n{reason}:" in text else text


def _restored(at: At, refusal: Refusal) -> At:
    place, words = refusal
    left = frozenset(other for path, other in at.memory.refusals if path == at.path and other != refusal)
    others = frozenset(each for each in at.memory.refusals if each[0] != at.path)
    if place.startswith(REJECTED):
        again = proposed_again(at.text, at.draft, place.removeprefix(REJECTED), words)
        proposals = at.memory.proposals | ({replace(again, path=at.path)} if again else set())
        memory = replace(at.memory, proposals=proposals, refusals=at.memory.refusals - {(at.path, refusal)})
        return replace(at, memory=memory)
    if refusal == FILE and at.file is not None:  # somebody has written it meanwhile
        return at
    if refusal == FILE:
        file = _titled(stripped(at.draft, left).text if left else at.draft, at)
    elif at.file is None:  # a piece of a file is no file: it comes with the file
        return replace(at, memory=replace(at.memory, refusals=at.memory.refusals - {(at.path, refusal)}))
    else:
        file = regained(at.text, at.draft, refusal)
    left = frozenset(survey(None, file, left).refusals)
    memory = replace(at.memory, refusals=others | {(at.path, each) for each in left})
    return replace(at, file=file or at.file, memory=memory)


def _titled(draft: str, at: At) -> str:
    """A file as last drafted; one that parted from another, and was not drafted since, has the title it was given."""
    title = next((split.title for split in at.lineage.splits if split.other == id_of(at.path)), "")
    if not title or not draft.startswith("---\n") or "\ntitle:" in draft:
        return draft
    return draft.replace("---\n", f"---\ntitle: {plain_or_quoted(title)}\n", 1)
