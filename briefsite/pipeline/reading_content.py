"""Reading `content/`: what was read before comes from the memory, the rest is shared out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefsite.content.reading import File, Readers, Reading, read_entry, read_file
from briefsite.pipeline.hands import FEW, Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed, unpacked

#: How many are kept at once.
_AT_ONCE = 400
#: The digest of the bytes that were read, and what they say, packed.
Packed = tuple[bytes, bytes]


def remembering_reader(memory: Memory, inputs: Inputs, hands: Hands, astray: list[str]) -> Readers:
    """A `read_files` that asks the memory first. `astray` are the files that were others by the time they were read."""

    def read(files: Sequence[File]) -> Iterable[Reading]:
        keys = {path: entry_key(memory, path, inputs.stamps[path][5]) for path, _ in files if path in inputs.stamps}
        known = dict(memory.recall(keys.values()))
        found = {path: known[key] for path, key in keys.items() if key in known}
        left = [file for file in files if file[0] not in found]
        kept: list[tuple[bytes, bytes]] = []
        for (path, _), (read_digest, data) in hands.each(read_packed, left, many=len(left) >= FEW):
            found[path] = unpacked(data)
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
    return (seen[0] if seen else b""), packed(reading)


def entry_key(memory: Memory, path: str, content: bytes) -> bytes:
    """The key of what a file says, by its path and the digest of its bytes."""
    return memory.key("entry", path, content)
