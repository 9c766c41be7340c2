"""What a run changes is written down before it changes it: so a kill is put right, and the last run can be undone.

`.cache/briefsite/undo/` holds the bytes that each change replaced, by their digest, and one numbered record an
operation. The record of a run under way is called `open`; one that is found open belongs to a run that was killed, and
is taken back. A file that a person has changed since is never touched.

A run that renews nothing but the reasons beside drafts belongs to the operation before it: nobody asked for it, and
nobody would see it undone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefsite.disk import alone, from_json, put, read, reason
from briefsite.merging.locking import lock_of
from briefsite.merging.memory import REASONS
from briefsite.model.issues import BriefsiteError

#: How many operations can be undone.
_KEPT = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One file, by its path below the root: the bytes it holds and shall hold, None for no file."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back: the operation's name, the files restored, and those left alone since a person changed them."""

    operation: str = ""
    restored: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass
class Journal:
    """The operations on the site at `root`. Hold the lock while using it."""

    root: Path
    left: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.root / ".cache" / "briefsite" / "undo"

    def run(self, operation: str, steps: Iterable[tuple[Change, ...]]) -> tuple[str, ...]:
        """Carry out the steps. One whose files have changed meanwhile is left out whole; its first path is returned.

        Raises BriefsiteError where the disk refuses, after what was changed has been taken back.
        """
        try:
            return self._run(operation, steps)
        except OSError as error:
            with suppress(OSError):  # the next run will
                self.recover()
            where, why = error.filename or self.folder, reason(error)
            raise BriefsiteError(f"{where}: {why}; nothing was changed: mend that, and try again") from None

    def _run(self, operation: str, steps: Iterable[tuple[Change, ...]]) -> tuple[str, ...]:
        wanted = [step for step in steps if any(change.before != change.after for change in step)]
        if not wanted:
            return ()
        self._record("open", operation, [change for step in wanted for change in step])
        done, missed = list[Change](), list[str]()
        for step in wanted:
            if self._carry_out(step):
                done += step
            else:
                missed.append(step[0].path)
        if missed:
            self._record("open", operation, done)
        if done:
            self._close(done)
        else:
            (self.folder / "open.json").unlink()
        return tuple(missed)

    def recover(self) -> Undone:
        """Take back a run that was killed."""
        record = self.folder / "open.json"
        for stale in self.folder.glob(".*.tmp"):
            stale.unlink()
        if record.exists():
            for folder in {(self.root / path).parent for path, _, _ in _read_record(record)["changes"]}:
                for stale in folder.glob(".*.tmp"):
                    stale.unlink()
        return self._take_back(record)

    def undo(self) -> Undone:
        """Take back the last operation."""
        records = self._records()
        return self._take_back(records[-1]) if records else Undone()

    def _carry_out(self, step: tuple[Change, ...]) -> bool:
        """Look once more, and write: all of a step, or nothing of it."""
        if any(read(self.root / change.path) != change.before for change in step):
            return False
        wanted = [change for change in step if change.before != change.after]
        for number, change in enumerate(wanted):
            if number and read(self.root / change.path) != change.before:  # saved while the others were written
                self._put_back(wanted[:number])
                return False
            durable = change is step[0] and change.before is not None
            put(self.root / change.path, change.after, durable=durable)
        return True

    def _put_back(self, changes: list[Change]) -> None:
        for change in reversed(changes):
            if read(self.root / change.path) == change.after:
                put(self.root / change.path, change.before)

    def _record(self, name: str, operation: str, changes: list[Change]) -> None:
        entries = []
        for change in changes:
            if change.before != change.after:
                self._store(change.before)
                entries.append([change.path, _digest(change.before), _digest(change.after)])
        _write_record(self.folder / f"{name}.json", operation, entries)

    def _store(self, data: bytes | None) -> None:
        if data is not None and not (blob := self._blob(_digest(data))).exists():
            blob.parent.mkdir(parents=True, exist_ok=True)
            part = self.folder / "part"  # what a killed run leaves of it is written over
            part.write_bytes(data)
            part.replace(blob)

    def _blob(self, digest: str) -> Path:
        return self.folder / "bytes" / digest[:2] / digest[2:]

    def _close(self, done: list[Change]) -> None:
        records = self._records()
        if records and all(change.path.endswith(REASONS) for change in done if change.before != change.after):
            self._join(records[-1])
            return
        number = int(records[-1].stem) + 1 if records else 1
        (self.folder / "open.json").replace(self.folder / f"{number:06}.json")
        if len(records) >= _KEPT:
            self._forget(records[: len(records) + 1 - _KEPT])

    def _join(self, record: Path) -> None:
        """Let the run under way be a part of an operation before."""
        before, now = _read_record(record), _read_record(self.folder / "open.json")
        _write_record(record, before["operation"], [*before["changes"], *now["changes"]])
        (self.folder / "open.json").unlink()

    def _forget(self, records: list[Path]) -> None:
        """Drop old operations, and the bytes that no later one needs."""
        old = {entry[1] for record in records for entry in _changes(record)}
        for record in records:
            record.unlink()
        needed = {entry[1] for record in self._records() for entry in _changes(record)}
        for digest in old - needed - {""}:
            self._blob(digest).unlink(missing_ok=True)

    def _records(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*.json") if path.stem.isdigit())

    def _take_back(self, record: Path) -> Undone:
        if not record.exists():
            return Undone()
        content = _read_record(record)
        restored, left = list[str](), list[str]()
        for path, before, after in reversed(content["changes"]):
            now = _digest(read(self.root / path))
            data = read(self._blob(before)) if before else None
            if now not in {before, after} or (before and data is None):
                left.append(path)
            elif now != before:
                put(self.root / path, data, durable=True)
                restored.append(path)
        record.unlink()
        return Undone(content["operation"], tuple(sorted({*restored})), tuple(sorted({*left})))


def recover(root: Path) -> None:
    """Take back the run on the site at `root` that was killed, if one was: before anything is read there."""
    journal = Journal(root)
    if (journal.folder / "open.json").exists():
        with alone(lock_of(root)):
            journal.recover()


def _changes(record: Path) -> list[list[str]]:
    """The changes in a record; none in one that is damaged."""
    try:
        changes: list[list[str]] = _read_record(record)["changes"]
    except BriefsiteError:
        return []
    return changes


def _write_record(record: Path, operation: str, changes: list[list[str]]) -> None:
    text = json.dumps({"operation": operation, "changes": changes}, ensure_ascii=False, indent=0)
    put(record, text.encode(), durable=True)


def _read_record(record: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = from_json(record.read_bytes())
        if all(isinstance(part, str) for change in content["changes"] for part in change) and content["operation"]:
            return content
    except (ValueError, KeyError, TypeError):
        pass
    hint = "delete it (its operation can then not be taken back), and look the files over with git"
    raise BriefsiteError(f"{record}: this record of an operation is damaged; {hint}")


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
