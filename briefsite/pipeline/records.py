"""The front matter of content files and of their last drafts, remembered by what the files hold.

A conversion reads what people taught off the whole content; of a file that nobody touched since, it takes what was read
there the last time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from briefsite.content.reading import File, Reading, bytes_of, read_draft, read_record
from briefsite.disk import read
from briefsite.merging import DRAFTS
from briefsite.model.issues import Issue
from briefsite.model.records import Entry
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed

#: By the path below the root (and that which the file is read as, where it is another) and the digest of its bytes: the
#: record, without its lines.
Table = dict[tuple[str, bytes], Reading]


class Records:
    """What stands in the front matter of the files of one site. `inputs` are its files as they were looked over."""

    def __init__(self, root: Path, memory: Memory | None = None, inputs: Inputs | None = None) -> None:
        self._root = root
        self._memory = memory or Memory()
        self._stamps = inputs.stamps if inputs else {}
        self._key = self._memory.key("records")
        self._table: Table = {}

    @cached_property
    def _known(self) -> Table:
        found: object = next(self._memory.recall([self._key]), (b"", {}))[1]
        return found if isinstance(found, dict) else {}

    def read(self, files: Sequence[File]) -> Iterable[Reading]:
        """The front matter of each file, as `read_record` gives it but for the lines on which fields stand."""
        return [self._record(path, path, file) for path, file in files]

    def draft(self, path: str, below: str = "") -> Entry | None:
        """The last draft of a file (by path below `content/`), as if it stood there; or what is kept of it `below` the
        folder of drafts."""
        draft = f"content/{DRAFTS}/{below}{path}"
        return self._record(f"content/{path}", draft, self._root / draft)[0]

    def astray(self, path: str, now: str) -> Entry | None:
        """What stands at `now`, which makes no id, read as the file at `path` (both below `content/`); None where it
        still is its last draft."""
        if read(self._root / f"content/{now}") == read(self._root / f"content/{DRAFTS}/{path}"):
            return None
        return self._record(f"content/{path}", f"content/{now}", self._root / f"content/{now}")[0]

    def is_as_drafted(self, path: str) -> bool | None:
        """Whether a file (by path below `content/`) is its last draft to the byte; None where it has none."""
        names = (f"content/{path}", f"content/{DRAFTS}/{path}")
        file, base = (self._stamps.get(name) for name in names)
        if file and base and file[5] == base[5]:
            return True
        mine, last = (read(self._root / name) for name in names)
        return None if last is None else mine == last

    def read_now(self, folder: str) -> Iterator[tuple[str, Reading]]:
        """The files below a folder of `content/` that were read in this run, as they were looked over."""
        for (path, made), reading in self._table.items():
            stamp = self._stamps.get(path)
            if stamp and stamp[5] == made and path.startswith(f"content/{folder}/"):
                yield path, reading

    def keep(self) -> None:
        """Remember what was read in this run, and nothing else."""
        if self._table != self._known:
            self._memory.keep([(self._key, packed(self._table))])

    def _record(self, path: str, name: str, file: Path) -> Reading:
        stamp, told = self._stamps.get(name), name if name == path else f"{name} as {path}"
        known = self._known.get((told, stamp[5])) if stamp else None
        if stamp and known:
            self._table[told, stamp[5]] = known
            return known
        data = bytes_of(path, file)
        if isinstance(data, Issue):
            return None, (data,)
        entry, issues = (read_record if name == path else read_draft)(path, data)  # the name is judged where it stands
        reading = (replace(entry, lines="") if entry else None), issues
        self._table[told, digest(data)] = reading
        return reading
