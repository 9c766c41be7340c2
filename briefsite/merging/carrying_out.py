"""Carry the decisions out: read the three versions of every path, decide all, write only what changes.

Everything is decided before anything is written; then the journal takes it down, and file after file is replaced in one
step, each looked at once more just before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefsite.disk import alone
from briefsite.merging.conversion import Conversion
from briefsite.merging.corrections import unseen
from briefsite.merging.decisions import Decision
from briefsite.merging.journal import Journal, Undone
from briefsite.merging.lazily import Lazily
from briefsite.merging.lineage import Lineage, lineage
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import DRAFTS, REASONS, recall
from briefsite.merging.needed import still_needed
from briefsite.merging.obstacles import damage, obstacles
from briefsite.merging.redirection import leads, of_today, redirected
from briefsite.merging.report import MergeReport, reported
from briefsite.merging.standing import look_around
from briefsite.merging.successors import successors, with_successors
from briefsite.merging.texts import NO_TEXTS, Revising, Texts
from briefsite.model.issues import BriefsiteError

__all__ = ["DRAFTS", "REASONS", "merge", "undo_last"]

#: For content of which it is not known what a person has touched.
NOTHING_KNOWN: Mapping[str, frozenset[str]] = {}


def merge(
    content: Path,
    drafts: Mapping[str, str],
    *,
    complete: bool = True,
    texts: Texts = NO_TEXTS,
    untouched: Mapping[str, frozenset[str]] = NOTHING_KNOWN,
) -> MergeReport:
    """Bring the drafts (path below `content` → text) together with the files of `content`.

    A path `.drafts/….why.json` among the drafts goes where its draft goes and never anywhere else. Give
    `complete=False` when some source could not be read: then nothing is removed for want of a draft. `texts` are those
    behind the drafts: citations of one that was corrected follow its paragraphs. Of the paths in `untouched` it is
    known that file, last draft and draft are the same bytes, and which briefs they cite by name: these are not read.

    Raises BriefsiteError for a path that would leave `content`, before anything is written, and when another run is at
    work.
    """
    for path in drafts:
        _refuse_to_leave(path)
    with alone(lock_of(content.parent)):
        journal = Journal(content.parent)
        journal.recover()
        standing = look_around(content)
        memory = of_today(recall(content / DRAFTS), standing)
        before = lineage(content / DRAFTS).moved({before: now for now, before in standing.moved.items()})
        known = {} if standing.moved else untouched  # else the links in them follow
        revising = Revising(content, before, texts, standing.files, standing.moved, known)
        today = leads(content, drafts.keys(), standing, memory.renames)
        new = revising.told(redirected(drafts, today))
        encoded = Lazily({path: partial(_encoded, new, path) for path in new})
        there = standing.files & standing.based
        same = {path for path in known if path in there and _still_same(path, new, drafts, revising)}
        run = Conversion(content, memory, encoded, standing.moved, complete, revising.anchored, standing.left, today)
        paths = {path for path in new if not path.startswith(f"{DRAFTS}/")} | set(standing.moved)
        paths |= (standing.based | standing.left) - set(standing.moved.values())
        paths |= standing.files if standing.moved else set()  # their links follow
        paths -= same
        barred, damaged = obstacles(content, paths, standing), tuple(damage(content, standing, drafts))
        decided = run.decide_all(paths - barred.keys())
        decisions = still_needed(run.file, decided, standing.files - same, new.keys(), run.stay)
        after = run.remembered(decisions)
        kept = revising.remembered(new, today.to_path, complete=complete)
        successors_now = _successors(kept, decisions, same, new, run)
        kept = replace(kept, successors=successors_now, corrections=unseen(kept.corrections, memory.confirmed))
        texts_kept = (*revising.kept(kept), *revising.rest(decisions))
        steps = (*run.remembering(kept.files()), *texts_kept, *run.steps(decisions, after))
        missed = journal.run("convert", steps)
    followed = run.rewritten(decisions)
    report = reported(decisions, after.proposals, missed, content.name, followed=followed, moved=standing.moved)
    unchanged = tuple(sorted({*report.unchanged, *same}))
    issues = tuple(sorted((*report.issues, *barred.values(), *damaged)))
    return replace(report, corrections=kept.corrections, gone=kept.gone, unchanged=unchanged, issues=issues)


def _encoded(texts: Mapping[str, str], path: str) -> bytes:
    return texts[path].encode()


def _still_same(path: str, new: Mapping[str, str], drafts: Mapping[str, str], revising: Revising) -> bool:
    """Whether a draft that was as its file is so after links were redirected and citations anchored anew."""
    moved = path in revising.anchored or f"{DRAFTS}/{path}" in revising.anchored
    return path in new and not moved and (new is drafts or (path in drafts and new[path] == drafts[path]))


def _successors(
    kept: Lineage, decisions: Mapping[str, Decision], same: Iterable[str], drafts: Mapping[str, str], run: Conversion
) -> tuple[tuple[str, str], ...]:
    """Where the addresses of files lead that are removed in this run, or were before."""
    removed = {path: run.last_draft(path) for path, decision in decisions.items() if decision.action == "remove"}
    living = [*same, *(path for path, decision in decisions.items() if decision.file is not None)]
    plain = {path: drafts[path] for path in drafts if not path.startswith(f"{DRAFTS}/")} if removed else {}
    return with_successors(kept.successors, successors(removed, plain) if removed else {}, living)


def undo_last(root: Path) -> Undone:
    """Put back the exact bytes that the last operation on the site at `root` replaced."""
    with alone(lock_of(root)):
        journal = Journal(root)
        journal.recover()
        return journal.undo()


def _refuse_to_leave(path: str) -> None:
    if not path.strip("./") or path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/"):
        raise BriefsiteError(f"draft '{path}' would be written outside the content folder; its id must be a plain name")
