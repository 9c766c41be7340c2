"""Carry the decisions out: read the three versions of every path, decide all, write only what changes.

Everything is decided before anything is written; then the journal takes it down, and file after file is replaced in one
step, each looked at once more just before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from briefsite.merging.conversion import Conversion
from briefsite.merging.disk import alone
from briefsite.merging.journal import Journal, Undone
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import DRAFTS, REASONS, Memory, recall
from briefsite.merging.needed import still_needed
from briefsite.merging.redirection import Standing, all_renames, case_clashes, look_around, lost_drafts, redirected
from briefsite.merging.report import MergeReport, reported
from briefsite.model.issues import BriefsiteError

__all__ = ["DRAFTS", "REASONS", "merge", "undo_last"]


def merge(content: Path, drafts: Mapping[str, str], *, complete: bool = True) -> MergeReport:
    """Bring the drafts (path below `content` → text) together with the files of `content`.

    A path `.drafts/….why.json` among the drafts goes where its draft goes and never anywhere else. Give
    `complete=False` when some source could not be read: then nothing is removed for want of a draft. Raises
    BriefsiteError for a path that would leave `content`, before anything is written, and when another run is at work.
    """
    for path in drafts:
        _refuse_to_leave(path)
    with alone(lock_of(content.parent)):
        journal = Journal(content.parent)
        journal.recover()
        standing = look_around(content)
        memory = _moved(recall(content / DRAFTS), standing)
        new = redirected(content, drafts, standing, memory.renames)
        run = Conversion(content, memory, {path: new[path].encode() for path in new}, standing.moved, complete)
        paths = {path for path in new if not path.startswith(f"{DRAFTS}/")} | set(standing.moved)
        paths |= standing.based - set(standing.moved.values())
        paths |= standing.files if standing.moved else set()  # their links follow
        clashes = case_clashes(content.name, sorted(paths), standing.files)
        decided = {path: run.decide(path) for path in sorted(paths - clashes.keys())}
        decisions = still_needed(run.file, decided, standing.files, new.keys())
        after = run.remembered(decisions)
        missed = journal.run("convert", run.steps(decisions, after))
    report = reported(decisions, after.proposals, missed, content.name)
    renamed = tuple(sorted((before, now) for now, before in standing.moved.items()))
    more = (*clashes.values(), *lost_drafts(content.name, standing, drafts))
    return replace(report, renamed=renamed, issues=tuple(sorted((*report.issues, *more))))


def undo_last(root: Path) -> Undone:
    """Put back the exact bytes that the last operation on the site at `root` replaced."""
    with alone(lock_of(root)):
        journal = Journal(root)
        journal.recover()
        return journal.undo()


def _moved(memory: Memory, standing: Standing) -> Memory:
    """The memory, by the paths of today."""
    today = {before: now for now, before in standing.moved.items()}
    ids = {_id(before): _id(now) for before, now in today.items()}
    moved = memory.moved(lambda path: today.get(path, path))
    refusals = frozenset((path, (place, ids.get(words, words))) for path, (place, words) in moved.refusals)
    return replace(moved, refusals=refusals, renames=all_renames(standing, memory.renames))


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _refuse_to_leave(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in path or ".." in parts:
        raise BriefsiteError(f"draft '{path}' would be written outside the content folder; its id must be a plain name")
