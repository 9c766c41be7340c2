"""What became of every file, and the evidence that no edit was lost."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from briefsite.merging.decisions import Action, Decision
from briefsite.merging.threeway import LAST_DRAFT, surviving
from briefsite.model.edits import Correction, Gone, Proposal
from briefsite.model.issues import Issue, Place


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What became of each path below `content/`, every group sorted.

    `merged`, `kept` and `proposed` are people's files: one took what only the machine changed, one stands as it stood,
    and beside one something waits. `saved_meanwhile` were saved while this ran, and left alone. `edits_found` and
    `edits_kept` count what people did to the last drafts, also where the new ones have learnt it; `proposals` is all
    that waits, in every file; `corrections` what corrected texts replaced and nobody has looked at yet, `gone` what a
    person kept though the text has it no more.
    """

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    saved_meanwhile: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    edits_found: int = 0
    edits_kept: int = 0
    proposals: tuple[Proposal, ...] = ()
    corrections: tuple[Correction, ...] = ()
    gone: tuple[Gone, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def edited(self) -> tuple[str, ...]:
        """The files that a person wrote or changed: every edit in them stands."""
        return tuple(sorted((*self.kept, *self.proposed, *self.merged)))

    @property
    def survival(self) -> str:
        """The evidence, in a sentence.

        >>> MergeReport(edits_found=214, edits_kept=214).survival
        '214 edits found, 214 kept, 0 proposals waiting'
        """
        found, kept, waiting = self.edits_found, self.edits_kept, len(self.proposals)
        return f"{_count(found, 'edit')} found, {kept} kept, {_count(waiting, 'proposal')} waiting"


def reported(
    decisions: Mapping[str, Decision],
    proposals: Iterable[Proposal],
    missed: Iterable[str],
    folder: str,
    *,
    followed: Container[str],
    moved: Mapping[str, str],
) -> MergeReport:
    """The report. `missed` are paths below the root that were saved meanwhile; `folder` is the name of `content`. In
    the files that `followed` nothing changed but where links and citations lead. `moved` leads from today's path of a
    file that a person renamed to the old one: that is an edit too."""
    late = {path.removeprefix(f"{folder}/") for path in missed}
    became = {path: _became(done.action, followed=path in followed) for path, done in decisions.items()}

    def group(*actions: Action) -> tuple[str, ...]:
        return tuple(sorted(path for path, action in became.items() if action in actions and path not in late))

    return MergeReport(
        created=group("create"),
        updated=group("update"),
        removed=group("remove"),
        unchanged=group("unchanged", "adopt"),
        kept=group("keep"),
        proposed=group("propose"),
        refused=group("refused"),
        merged=group("merge"),
        saved_meanwhile=tuple(sorted(late & decisions.keys())),
        renamed=tuple(sorted((before, now) for now, before in moved.items())),
        edits_found=len(moved) + sum(_found(done) for done in decisions.values()),
        edits_kept=len(moved) + sum(_kept(done) for done in decisions.values()),
        proposals=tuple(sorted(proposals)),
        issues=tuple(sorted(_placed(issue, path, folder) for path, done in decisions.items() for issue in done.issues)),
    )


def _became(action: Action, *, followed: bool) -> Action:
    """What became of a file, also where the draft gave no cause to write it."""
    if not followed:
        return action
    return "merge" if action == "keep" else "update" if action in ("unchanged", "adopt") else action


def _found(done: Decision) -> int:
    return 1 if done.action == "refused" else len(done.edits)


def _kept(done: Decision) -> int:
    """A file that is not rewritten keeps all; one that is, is counted."""
    return surviving(done.edits, (done.file or b"").decode()) if done.action == "merge" else _found(done)


def _placed(issue: Issue, path: str, folder: str) -> Issue:
    where = f"{folder}/{LAST_DRAFT}/{path}" if issue.place.path == LAST_DRAFT else f"{folder}/{path}"
    return replace(issue, place=Place(where, issue.place.line, issue.place.column))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
