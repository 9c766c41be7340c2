"""Carry the decisions out: read the three versions of every path, write only what changes, each file atomically.

The file is written before its base. A run that is killed between the two leaves a file that equals the new draft, which
the next run adopts; the other way round it would look like a person's.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefsite.merging.decisions import Action, Decision, decide
from briefsite.model.issues import BriefsiteError

#: The mirror of `content/` with the last drafts, and what stands beside a draft there: why it says what it says.
DRAFTS = ".drafts"
REASONS = ".why.json"


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What became of each path below `content/`, every group sorted."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def edited(self) -> tuple[str, ...]:
        """The files that a person wrote or changed: all of them stand as they stood."""
        return tuple(sorted((*self.kept, *self.proposed)))


def merge(content: Path, drafts: Mapping[str, str], *, complete: bool = True) -> MergeReport:
    """Bring the drafts (path below `content` → text) together with the files of `content`.

    A path `.drafts/….why.json` among the drafts goes where its draft goes and never anywhere else. Give
    `complete=False` when some source could not be read: then nothing is removed for want of a draft. Raises
    BriefsiteError for a path that would leave `content`, before anything is written.
    """
    new = {path: text.encode() for path, text in drafts.items()}
    for path in new:
        _refuse_to_leave(path)
    reasons = {path: data for path, data in new.items() if path.startswith(f"{DRAFTS}/")}
    groups: dict[Action, list[str]] = {}
    for path in sorted((new.keys() - reasons.keys()) | _based(content)):
        decision = _settle(content, path, new.get(path), reasons.get(f"{DRAFTS}/{path}{REASONS}"), complete)
        groups.setdefault(decision.action, []).append(path)
    return _report(groups)


def _settle(content: Path, path: str, draft: bytes | None, why: bytes | None, complete: bool) -> Decision:
    file, base = content / path, content / DRAFTS / path
    was_file, was_base = _read(file), _read(base)
    decision = decide(was_base, was_file, draft if draft is not None or complete else was_base)
    if decision.action in {"create", "update", "adopt", "remove"} and _read(file) != was_file:
        return Decision("keep", None, was_base)  # an editor saved it meanwhile: theirs, and the next run sees it
    if decision.action == "remove":  # base first: a run killed here leaves a file too many, never a false refusal
        _put(base, was_base, None)
        _put(file, was_file, None)
    else:
        _put(file, was_file, decision.file)
        _put(base, was_base, decision.base)
    if decision.base is None or decision.base == draft:
        beside = base.with_name(base.name + REASONS)
        _put(beside, _read(beside), why if decision.base is not None else None)
    return decision


def _report(groups: Mapping[Action, list[str]]) -> MergeReport:
    def group(*actions: Action) -> tuple[str, ...]:
        return tuple(sorted(path for action in actions for path in groups.get(action, ())))

    return MergeReport(
        created=group("create"),
        updated=group("update"),
        removed=group("remove"),
        unchanged=group("unchanged", "adopt"),
        kept=group("keep"),
        proposed=group("propose"),
        refused=group("refused"),
    )


def _based(content: Path) -> set[str]:
    """The paths below `content` that the converter has drafted before."""
    root = content / DRAFTS
    return {path.relative_to(root).as_posix() for path in root.rglob("*.md") if path.is_file()}


def _refuse_to_leave(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in path or ".." in parts:
        raise BriefsiteError(f"draft '{path}' would be written outside the content folder; its id must be a plain name")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _put(path: Path, old: bytes | None, new: bytes | None) -> None:
    """Make `path` hold `new` (None: no file), in one step; touch nothing where it holds that already."""
    if new == old:
        return
    if new is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
