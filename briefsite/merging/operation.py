"""One decision of a person's about one file: planned from what stands there, and written in one operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefsite.disk import alone, read
from briefsite.merging.journal import Change, Journal
from briefsite.merging.lineage import Lineage, lineage
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import DRAFTS, WAITING, Memory, emptied, recall
from briefsite.model.issues import BriefsiteError


@dataclass(frozen=True, slots=True)
class At:
    """A file with what the machine knows of it: `draft` is the one that waits (`waits`), or else the last, "" for none;
    `file` and `base` are None where there is no file, no last draft."""

    path: str
    file: str | None
    base: str | None
    draft: str
    waits: bool
    memory: Memory
    lineage: Lineage

    @property
    def text(self) -> str:
        return self.file or ""


def carry_out(root: Path, name: str, path: str, plan: Callable[[At], At]) -> bool:
    """Make what stands at `path` what the plan says; False where that changes nothing, or the file was saved meanwhile.

    Raises BriefsiteError for a path that leads out of `content`, a file that is no UTF-8 text, and when another run is
    at work.
    """
    parts = PurePosixPath(path).parts
    if not parts or PurePosixPath(path).is_absolute() or ".." in parts or "\\" in path or ":" in path:
        raise BriefsiteError(f"'{path}' is no file below content/; restore content/{DRAFTS} from git")
    with alone(lock_of(root)):
        journal = Journal(root)
        journal.recover()
        before = _look(root / "content", path)
        steps = [step for step in _steps(root / "content", before, plan(before)) if step.before != step.after]
        return bool(steps) and not journal.run(name, [tuple(steps)])


def _look(content: Path, path: str) -> At:
    drafts = content / DRAFTS
    file, base, waits = (_text(at) for at in (content / path, drafts / path, drafts / WAITING / path))
    return At(path, file, base, waits or base or "", waits is not None, recall(drafts), lineage(drafts))


def _steps(content: Path, before: At, after: At) -> Iterator[Change]:
    yield Change(f"content/{after.path}", _bytes(before.file), _bytes(after.file))
    yield Change(f"content/{DRAFTS}/{after.path}", _bytes(before.base), _bytes(after.base))
    remembered = after.memory.files() | (after.lineage.files() if after.lineage != before.lineage else {})
    for name, data in remembered.items():
        there = read(content / DRAFTS / name)
        yield Change(f"content/{DRAFTS}/{name}", there, emptied(there, data))


def _text(path: Path) -> str | None:
    data = read(path)
    try:
        return data.decode() if data is not None else None
    except UnicodeDecodeError:
        raise BriefsiteError(f"{path}: it is not UTF-8 text; save it as UTF-8, and try again") from None


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()
