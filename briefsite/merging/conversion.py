"""One conversion: what stands in the content folder, what is drafted, what is remembered; and what comes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefsite.disk import read
from briefsite.merging.decisions import Decision, decide
from briefsite.merging.journal import Change
from briefsite.merging.memory import DRAFTS, REASONS, REJECTED, WAITING, Memory, emptied
from briefsite.merging.redirection import NOWHERE_ELSE, Leads
from briefsite.merging.references import repointed
from briefsite.merging.renaming import files_below
from briefsite.merging.threeway import UNLISTED, WHOLE, facts, still_taught, still_waiting, taught_by, written_first
from briefsite.model.edits import Fact, Proposal, Refusal
from briefsite.model.slugs import id_of

_BRIEFS, _BODY, _TEACHING = "briefs/", "body", ("actors/", "briefs/")


def _of_briefs(refusals: Iterable[tuple[str, Refusal]]) -> frozenset[Refusal]:
    """The statements and quotations that people struck from briefs."""
    return frozenset(each for path, each in refusals if path.startswith(_BRIEFS) and each[0] == _BODY)


@dataclass
class Conversion:
    """`new` is the drafts by path; `moved` leads from files that were renamed since the last run to their old paths.
    `anchored` has the files and last drafts whose citations moved with their texts; `left` are the paths of files that
    a person began and took away, and `leads` tells where ids of before lead."""

    content: Path
    memory: Memory
    new: Mapping[str, bytes]
    moved: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True
    anchored: Mapping[str, bytes] = field(default_factory=dict)
    left: Collection[str] = ()
    leads: Leads = NOWHERE_ELSE

    def __post_init__(self) -> None:
        self._files: dict[str, tuple[bytes | None, bytes | None]] = {}
        self._met: dict[str, tuple[bytes | None, bytes | None]] = {}
        self._refused: dict[str, set[Refusal]] = {}
        self._rejected: dict[str, set[Refusal]] = {}
        self._waiting: dict[str, list[Proposal]] = {}
        self._written: dict[str, set[Fact]] = {}
        self._to = {id_of(before): id_of(now) for now, before in self.moved.items()}
        self._put_by_now = files_below(self.content / DRAFTS / WAITING)
        self._renamed = {now for _, now in self.memory.renames}
        for path, refusal in self.memory.refusals:
            (self._rejected if _is_rejection(refusal) else self._refused).setdefault(path, set()).add(refusal)
        for proposal in sorted(self.memory.proposals):
            self._waiting.setdefault(proposal.path, []).append(proposal)
        for path, fact in self.memory.written:
            self._written.setdefault(path, set()).add(fact)
        self._everywhere = _of_briefs((path, each) for path, all_ in self._refused.items() for each in all_)

    def decide_all(self, paths: Iterable[str]) -> dict[str, Decision]:
        """What becomes of each path. A statement that a person struck from one brief is new in no other: also where
        both come about in this run."""
        found = {path: self.decide(path) for path in sorted(paths)}
        struck = _of_briefs((path, refusal) for path, done in found.items() for refusal in done.refusals)
        if not struck <= self._everywhere:
            self._everywhere |= struck
            found |= {path: self.decide(path) for path in found if path.startswith(_BRIEFS)}
        return found

    def decide(self, path: str, *, stays: bool = False) -> Decision:
        """What becomes of one path; its proposals are those of this run and those that still wait. With `stays`, a file
        that is drafted no more is not removed: what it rests on and leads to may have gone meanwhile, and goes."""
        drafted = f"{DRAFTS}/{self.moved.get(path, path)}"
        self._files[path] = self._read(path), self._read(drafted)
        file, base = self.anchored.get(path, self._files[path][0]), self.anchored.get(drafted, self._files[path][1])
        draft = self.new.get(path)
        keeps = stays or not self.complete or path in self._renamed or path in self.memory.edited
        refused = frozenset(self._refused.get(path, ()))
        if path in self.left and file is None:
            return Decision("refused", None, None, refusals=tuple(sorted(refused)))
        elsewhere = self._everywhere if path.startswith(_BRIEFS) else frozenset()
        self._met[path] = mine, last = self._repointed(file), self._repointed(base)
        written = frozenset(self._written.get(path, ()))
        if draft is None and (keeps or mine != last):
            draft = self._led(last)
        decision = decide(last, mine, draft, refused, elsewhere, written=written)
        if not decision.proposals and path not in self._waiting:
            return decision
        return replace(decision, proposals=tuple(self._proposals(path, decision, self.new.get(path))))

    def stay(self, path: str) -> Decision:
        """What becomes of a file that is drafted no more, but needed."""
        return self.decide(path, stays=True)

    def rewritten(self, decisions: Mapping[str, Decision]) -> frozenset[str]:
        """The paths of those files that were there, and are to hold something else."""
        there = {path: self._files[path][0] for path in decisions}
        return frozenset(
            path for path, file in there.items() if None not in (file, now := decisions[path].file) and file != now
        )

    def last_draft(self, path: str) -> str:
        """What was last drafted for a path that was decided."""
        drafted = f"{DRAFTS}/{self.moved.get(path, path)}"
        return (self.anchored.get(drafted) or self._files[path][1] or b"").decode(errors="replace")

    def remembered(self, decisions: Mapping[str, Decision]) -> Memory:
        """The memory after this run."""
        refusals = {entry for entry in self.memory.refusals if entry[0] not in decisions or _is_rejection(entry[1])}
        proposals = {each for each in self.memory.proposals if each.path not in decisions}
        for path, decision in decisions.items():
            refusals |= {(path, refusal) for refusal in (*decision.refusals, *self._overruled(decision))}
            proposals |= set(decision.proposals)
        standing = {path for path, decision in decisions.items() if decision.file is not None}
        edited = {path for path, (file, base) in self._files.items() if file and base and _head(file) != _head(base)}
        edited |= {path for path in decisions if self._is_begun(path) and decisions[path].base is not None}
        here = standing | (self.memory.edited - decisions.keys())
        return replace(
            self.memory,
            proposals=frozenset(proposals),
            refusals=frozenset(refusals),
            edited=frozenset((self.memory.edited | edited) & here),
            taught=frozenset(pair for pair in self._still_taught(edited, decisions) if pair[0] in here),
            written=frozenset(self._written_first(decisions)),
        )

    def _is_begun(self, path: str) -> bool:
        """Whether a file stood there before any draft: it is a person's, also where the draft says just the same."""
        file, base = self._files[path]
        return file is not None and base is None

    def _written_first(self, decisions: Mapping[str, Decision]) -> Iterator[tuple[str, Fact]]:
        """What a person wrote before the drafts said so, as long as the file says it."""
        yield from (each for each in self.memory.written if each[0] not in decisions)
        for path, done in decisions.items():
            file, base = self._met.get(path, (None, None))  # both with citations and links where they lead today
            before = self._written.get(path, set())
            moved = file is not None and base is not None and file != base != done.base
            if done.file is None or not (moved or before):
                continue
            texts = [(data or b"").decode(errors="replace") for data in (base, file, done.base, done.file)]
            first = written_first(*texts[:3]) if moved else frozenset()
            yield from ((path, fact) for fact in sorted((before | first) & facts(texts[3])))

    def _still_taught(self, edited: Iterable[str], decisions: Mapping[str, Decision]) -> Iterator[tuple[str, str]]:
        """What people taught, before or now, and have not taken back."""
        words = replace(self.memory, taught=frozenset({*self.memory.taught, *self._taught(edited, decisions)})).words
        for path, taught in words.items():
            left, done = taught, decisions.get(path)
            if done:
                base, text = ((data or b"").decode(errors="replace") for data in (self._files[path][1], done.file))
                already = {UNLISTED} & self._refused.get(path, set())
                left = still_taught(taught, base, text, frozenset(done.refusals) - already)
            yield from ((path, word) for word in left)

    def _taught(self, edited: Iterable[str], decisions: Mapping[str, Decision]) -> Iterator[tuple[str, str]]:
        """What a person wrote that the next conversion shall know, whether it is read off this draft or the next."""
        for path in edited:
            if path.startswith(_TEACHING):
                done = decisions[path]
                for file, base in (self._files[path], (done.file, done.base)):
                    words = taught_by((base or b"").decode(), (file or b"").decode(errors="replace"))
                    yield from ((path, word) for word in words)

    def steps(self, decisions: Mapping[str, Decision], memory: Memory) -> Iterable[tuple[Change, ...]]:
        """All that is to be written: the memory first, so that what waits is on disk before a base moves."""
        yield from self.remembering(memory.files())
        for path, decision in decisions.items():
            yield tuple(self._step(path, decision))

    def remembering(self, files: Mapping[str, bytes | None]) -> Iterable[tuple[Change, ...]]:
        """What is to be written of a memory."""
        for name, data in files.items():
            before = self._read(f"{DRAFTS}/{name}")
            yield (self._change(f"{DRAFTS}/{name}", before, emptied(before, data)),)

    def _step(self, path: str, decision: Decision) -> Iterable[Change]:
        """What is written for one path, the file first."""
        file, base = self._files[path]
        yield self._change(path, file, decision.file)
        drafted, old = f"{DRAFTS}/{path}", self.moved.get(path)
        yield self._change(drafted, None if old else base, decision.base)
        if old:
            yield self._change(f"{DRAFTS}/{old}", base, None)
            yield self._change(f"{DRAFTS}/{old}{REASONS}", self._read(f"{DRAFTS}/{old}{REASONS}"), None)
        if path not in self.left:
            unmet = bool(decision.proposals) or decision.base is None
            yield from self._put_by(path, waits=unmet and decision.base != self.new.get(path))
        if old:
            yield from self._put_by(old, waits=False)
        if decision.base is None or decision.base == self.new.get(path):
            why = self.new.get(drafted + REASONS) if decision.base is not None else None
            yield self._change(drafted + REASONS, self._read(drafted + REASONS), why)

    def _put_by(self, path: str, *, waits: bool) -> Iterable[Change]:
        """The draft that waits, and its reasons."""
        for name, draft in ((path, path), (path + REASONS, f"{DRAFTS}/{path}{REASONS}")):
            at = f"{DRAFTS}/{WAITING}/{name}"
            if waits or name in self._put_by_now:
                yield self._change(at, self._read(at), self.new.get(draft) if waits else None)

    def _overruled(self, decision: Decision) -> Iterable[Refusal]:
        """What a person wrote over: should the machine come back to it, it is not proposed again."""
        before = {(each.path, each.place, each.new) for each in self.memory.proposals}
        for new in set(decision.proposals) - self.memory.proposals:
            if new.mine and new.last and new.mine != new.last and (new.path, new.place, new.last) not in before:
                yield REJECTED + new.place, new.last

    def _proposals(self, path: str, decision: Decision, draft: bytes | None) -> Iterable[Proposal]:
        before = self._waiting.get(path, [])
        if decision.file is None:
            return
        if draft is not None:
            afresh = self._files[path][1] is None
            before = [each for each in before if each.place != WHOLE and not afresh]
            text = decision.file.decode(errors="replace")
            before = still_waiting(before, text, draft.decode()) if before else []
        rejected = self._rejected.get(path, ())
        for each in dict.fromkeys([*before, *(replace(new, path=path) for new in decision.proposals)]):
            if (REJECTED + each.place, each.new) not in rejected:
                yield each

    def file(self, path: str) -> bytes | None:
        """What stands at a path, with links that lead to the names of today."""
        return self._repointed(self._read(path))

    def _repointed(self, data: bytes | None) -> bytes | None:
        """A file with its links to what was renamed since leading there: also those that a person wrote."""
        if not data or not self._to:
            return data
        text = data.decode(errors="surrogateescape")
        return repointed(text, self._to, {}).encode(errors="surrogateescape")

    def _led(self, draft: bytes | None) -> bytes | None:
        """A last draft that stays the last one, without what leads to files that a person took away."""
        if draft is None:
            return None
        return self.leads.followed(draft.decode(errors="surrogateescape")).encode(errors="surrogateescape")

    def _change(self, path: str, before: bytes | None, after: bytes | None) -> Change:
        return Change(f"{self.content.name}/{path}", before, after)

    def _read(self, path: str) -> bytes | None:
        return read(f"{self.content}/{path}")


def _is_rejection(refusal: Refusal) -> bool:
    return refusal[0].startswith(REJECTED)


def _head(file: bytes) -> bytes:
    """The front matter: what it says teaches the next conversion, which a body does not."""
    return file.lstrip().partition(b"\n---")[0]
