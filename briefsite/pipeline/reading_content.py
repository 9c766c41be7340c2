"""Reading `content/`: what was read before comes from the memory, the rest is shared out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from briefsite.content.reading import File, Readers, Reading, read_entry, read_file
from briefsite.model.body import Body
from briefsite.model.nouns import replace
from briefsite.model.records import Entry
from briefsite.pipeline.folding import Folding, fold, is_large, unfold
from briefsite.pipeline.hands import FEW, Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed, unpacked

#: How many are kept at once.
_AT_ONCE = 400
#: The digest of the bytes that were read, and what they say, packed.
Packed = tuple[bytes, bytes]
#: What a file says as it is kept: the entry without its body, where that is worth folding, what is wrong, and the body.
Kept = tuple[Any, Any, bytes]


def remembering_reader(memory: Memory, inputs: Inputs, hands: Hands, astray: list[str]) -> Readers:
    """A `read_files` that asks the memory first. `astray` are the files that were others by the time they were read."""

    def read(files: Sequence[File]) -> Iterable[Reading]:
        keys = {path: entry_key(memory, path, inputs.stamps[path][5]) for path, _ in files if path in inputs.stamps}
        found, folding = dict[str, Reading](), Folding(inputs.stamps) if is_large(len(files)) else None
        paths = {key: path for path, key in keys.items()}
        for key, kept_before in memory.recall(paths):
            found[paths[key]] = _read(kept_before, folding)
        left = [file for file in files if file[0] not in found]
        kept: list[tuple[bytes, bytes]] = []
        for (path, _), (read_digest, data) in hands.each(read_packed, left, many=len(left) >= FEW):
            found[path] = _read(unpacked(data), folding)
            kept.append((entry_key(memory, path, read_digest), data))
            if path not in inputs.stamps or read_digest != inputs.stamps[path][5]:
                astray.append(path)
            if len(kept) >= _AT_ONCE:
                memory.keep(kept)
                kept = []
        memory.keep(kept)
        return [found[path] for path, _ in files]

    return read


def read_packed(files: Sequence[File]) -> list[Packed]:
    """What each file says, packed to travel."""
    return [_packed(path, file) for path, file in files]


def _packed(path: str, file: Path) -> Packed:
    seen: list[bytes] = []

    def read(name: str, data: bytes) -> Reading:
        seen.append(digest(data))
        return read_entry(name, data)

    reading = read_file(path, file, read)
    return (seen[0] if seen else b""), packed(as_kept(reading))


def as_kept(reading: Reading) -> Kept:
    """What a file says, as it is kept."""
    entry, issues = reading
    if entry is None or not entry.body.blocks:
        return entry, issues, b""
    return replace(entry, body=Body("", images=entry.body.images)), issues, fold(entry.body)


def entry_in(kept: Kept) -> Entry:
    """The entry in what was kept of a file that could be read."""
    entry, _, body = kept
    found: Entry = replace(entry, body=unfold(body)) if body else entry
    return found


def _read(kept: Kept, folding: Folding | None) -> Reading:
    """What a file says, of what was kept, with its body folded where there is a folding."""
    entry, issues, body = kept
    if entry is None:
        return None, issues
    return (folding.entry(entry, body) if folding else entry_in(kept)), issues


def entry_key(memory: Memory, path: str, content: bytes) -> bytes:
    """The key of what a file says, by its path and the digest of its bytes."""
    return memory.key("entry", path, content)
