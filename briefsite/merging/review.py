"""What waits for a person, and what the person says to it: follow, or never again; and what was refused, taken back.

Each decision is an operation of its own: it can be undone like a conversion.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefsite.merging.disk import alone, read
from briefsite.merging.journal import Change, Journal
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import DRAFTS, REJECTED, WAITING, Memory, recall
from briefsite.merging.renaming import markdown_below
from briefsite.merging.threeway import WHOLE, accepted, regained
from briefsite.model.edits import Proposal, Refusal

#: The place of a refusal that is a whole file.
FILE: Refusal = ("file", "")


def waiting(root: Path) -> tuple[Proposal, ...]:
    """Every proposal that waits, by path and place."""
    return tuple(sorted(recall(root / "content" / DRAFTS).proposals))


def refused(root: Path) -> tuple[tuple[str, Refusal], ...]:
    """Everything that people deleted or rejected, by path: a file (`FILE`), a statement, an item, a field."""
    content = root / "content"
    gone = markdown_below(content / DRAFTS) - markdown_below(content)
    return tuple(sorted({*recall(content / DRAFTS).refusals, *((path, FILE) for path in gone)}))


def accept(root: Path, proposal: Proposal) -> bool:
    """Follow a proposal in its file; False where the file has moved on and it cannot be followed."""

    def decided(text: str, draft: str, memory: Memory) -> tuple[str, Memory]:
        follows = proposal.new if proposal.place == WHOLE else accepted(text, draft, proposal)
        left = memory.proposals - {proposal} if follows != text else memory.proposals
        return follows, replace(memory, proposals=left)

    return _operation(root, "accept", proposal.path, decided)


def reject(root: Path, proposal: Proposal) -> bool:
    """Let a proposal go, and never make it again."""

    def decided(text: str, _: str, memory: Memory) -> tuple[str, Memory]:
        never = (proposal.path, (REJECTED + proposal.place, proposal.new))
        return text, replace(memory, proposals=memory.proposals - {proposal}, refusals=memory.refusals | {never})

    return _operation(root, "reject", proposal.path, decided)


def restore(root: Path, path: str, refusal: Refusal) -> bool:
    """Bring back what was deleted, as last drafted. What is drafted no more is no longer refused, should it return."""

    def decided(text: str, draft: str, memory: Memory) -> tuple[str, Memory]:
        back = draft if refusal == FILE else regained(text, draft, refusal)
        return back, replace(memory, refusals=memory.refusals - {(path, refusal)})

    return _operation(root, "restore", path, decided)


def _operation(root: Path, name: str, path: str, decided: Callable[[str, str, Memory], tuple[str, Memory]]) -> bool:
    """Change one file and the memory, in one operation; False where nothing changes."""
    content = root / "content"
    with alone(lock_of(root)):
        journal = Journal(root)
        journal.recover()
        file, drafts = read(content / path), content / DRAFTS
        draft = read(drafts / WAITING / path) or read(drafts / path) or b""
        memory = recall(drafts)
        text, after = decided((file or b"").decode(), draft.decode(), memory)
        data = text.encode() if text or file is not None else None
        steps = [(Change(f"content/{path}", file, data),)]
        for each, new in after.files().items():
            steps.append((Change(f"content/{DRAFTS}/{each}", read(drafts / each), new),))
        changes = any(change.before != change.after for step in steps for change in step)
        return changes and not journal.run(name, steps)
