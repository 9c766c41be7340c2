"""Carry the decisions out: read the three versions of every path, decide all, write only what changes.

Everything is decided before anything is written; then the journal takes it down, and file after file is replaced in one
step, each looked at once more just before. The memory is written first: a proposal is on disk before the base moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from briefsite.merging.decisions import Decision, decide
from briefsite.merging.disk import alone, read
from briefsite.merging.journal import Change, Journal, Undone
from briefsite.merging.memory import REJECTED, Memory, recall
from briefsite.merging.report import MergeReport, reported
from briefsite.merging.threeway import WHOLE, still_waiting
from briefsite.model.edits import Proposal, Refusal
from briefsite.model.issues import BriefsiteError

#: The mirror of `content/` with the last drafts, and what stands beside a draft there: why it says what it says.
DRAFTS = ".drafts"
REASONS = ".why.json"
_BODY = "body"


def merge(content: Path, drafts: Mapping[str, str], *, complete: bool = True) -> MergeReport:
    """Bring the drafts (path below `content` → text) together with the files of `content`.

    A path `.drafts/….why.json` among the drafts goes where its draft goes and never anywhere else. Give
    `complete=False` when some source could not be read: then nothing is removed for want of a draft. Raises
    BriefsiteError for a path that would leave `content`, before anything is written, and when another run is at work.
    """
    for path in drafts:
        _refuse_to_leave(path)
    with alone(_lock(content)):
        journal = Journal(content.parent)
        journal.recover()
        run = _Run(content, recall(content / DRAFTS), {path: text.encode() for path, text in drafts.items()}, complete)
        decisions = {path: run.decide(path) for path in run.paths()}
        memory = run.remembered(decisions)
        steps = [*run.memory_steps(memory), *(run.step(path, decision) for path, decision in decisions.items())]
        missed = journal.run("convert", steps)
    return reported(decisions, memory.proposals, missed, content.name)


def undo_last(root: Path) -> Undone:
    """Put back the exact bytes that the last operation on the site at `root` replaced."""
    with alone(_lock(root / "content")):
        journal = Journal(root)
        journal.recover()
        return journal.undo()


def _lock(content: Path) -> Path:
    return content.parent / ".cache" / "briefsite" / "lock"


@dataclass
class _Run:
    """One conversion: what was there, what is drafted, and what is remembered."""

    content: Path
    memory: Memory
    new: dict[str, bytes]
    complete: bool
    everywhere: frozenset[Refusal] = frozenset()
    refused: dict[str, set[Refusal]] = field(default_factory=dict)
    rejected: dict[str, set[Refusal]] = field(default_factory=dict)
    waiting: dict[str, list[Proposal]] = field(default_factory=dict)
    files: dict[str, tuple[bytes | None, bytes | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path, refusal in self.memory.refusals:
            (self.rejected if _is_rejection(refusal) else self.refused).setdefault(path, set()).add(refusal)
        for proposal in self.memory.proposals:
            self.waiting.setdefault(proposal.path, []).append(proposal)
        self.everywhere = frozenset(
            refusal for path, refusal in self.memory.refusals if refusal[0] == _BODY and path.startswith("briefs/")
        )

    def paths(self) -> list[str]:
        """Every path that is drafted now or was before."""
        return sorted({path for path in self.new if not path.startswith(f"{DRAFTS}/")} | _based(self.content))

    def decide(self, path: str) -> Decision:
        file, base = read(self.content / path), read(self.content / DRAFTS / path)
        self.files[path] = (file, base)
        draft = self.new.get(path)
        wanted = draft if draft is not None or self.complete else base
        refused = frozenset(self.refused.get(path, ()))
        elsewhere = self.everywhere if path.startswith("briefs/") else frozenset()
        decision = decide(base, file, wanted, refused, elsewhere)
        return replace(decision, proposals=tuple(self._waiting(path, decision, draft)))

    def remembered(self, decisions: Mapping[str, Decision]) -> Memory:
        """The memory after this run."""
        refusals = {entry for entry in self.memory.refusals if entry[0] not in decisions or _is_rejection(entry[1])}
        proposals = {each for each in self.memory.proposals if each.path not in decisions}
        for path, decision in decisions.items():
            refusals |= {(path, refusal) for refusal in (*decision.refusals, *self._overruled(decision))}
            proposals |= set(decision.proposals)
        return Memory(frozenset(proposals), frozenset(refusals), self.memory.renames)

    def _overruled(self, decision: Decision) -> Iterable[Refusal]:
        """What a person wrote over: should the machine come back to it, it is not proposed again."""
        before = {(each.path, each.place, each.new) for each in self.memory.proposals}
        for new in set(decision.proposals) - self.memory.proposals:
            if new.mine and new.last and (new.path, new.place, new.last) not in before:
                yield REJECTED + new.place, new.last

    def memory_steps(self, memory: Memory) -> Iterable[tuple[Change, ...]]:
        for name, data in memory.files().items():
            yield (self._change(f"{DRAFTS}/{name}", read(self.content / DRAFTS / name), data),)

    def step(self, path: str, decision: Decision) -> tuple[Change, ...]:
        """What is written for one path, the file first. For a removal the base goes first."""
        file, base = self.files[path]
        changes = [self._change(path, file, decision.file), self._change(f"{DRAFTS}/{path}", base, decision.base)]
        if decision.base is None or decision.base == self.new.get(path):
            beside = f"{DRAFTS}/{path}{REASONS}"
            why = self.new.get(beside) if decision.base is not None else None
            changes.append(self._change(beside, read(self.content / beside), why))
        return tuple(changes)

    def _change(self, path: str, before: bytes | None, after: bytes | None) -> Change:
        return Change(f"{self.content.name}/{path}", before, after)

    def _waiting(self, path: str, decision: Decision, draft: bytes | None) -> Iterable[Proposal]:
        """What this run proposes, and what earlier ones did and still holds."""
        before = sorted(self.waiting.get(path, ()))
        if decision.file is None:
            return
        if draft is not None:
            afresh = self.files[path][1] is None
            before = [each for each in before if each.place != WHOLE and not afresh]
            text = decision.file.decode(errors="replace")
            before = still_waiting(before, text, draft.decode()) if before else []
        rejected = self.rejected.get(path, ())
        for each in dict.fromkeys([*before, *(replace(new, path=path) for new in decision.proposals)]):
            if (REJECTED + each.place, each.new) not in rejected:
                yield each


def _is_rejection(refusal: Refusal) -> bool:
    return refusal[0].startswith(REJECTED)


def _based(content: Path) -> set[str]:
    """The paths below `content` that the converter has drafted before."""
    root = content / DRAFTS
    return {path.relative_to(root).as_posix() for path in root.rglob("*.md") if path.is_file()}


def _refuse_to_leave(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in path or ".." in parts:
        raise BriefsiteError(f"draft '{path}' would be written outside the content folder; its id must be a plain name")
