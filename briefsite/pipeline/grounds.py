"""What the drafts of a site rest on in its files, as a digest: as long as it is the same, so are the drafts.

Most edits change the body of a brief, and no draft rests on that: of a brief that was drafted only the front matter
teaches the next conversion. Then no text need be recalled, and nothing resolved and drafted anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefsite.content.reading import Reading, read_record
from briefsite.disk import read
from briefsite.merging import DRAFTS, REASONS
from briefsite.merging.lineage import SOURCES, SPLITS, lineage
from briefsite.merging.memory import EDITED, RENAMES, TAUGHT, recall
from briefsite.model.records import Brief
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs, Stamp

#: The parts of what merging remembers that a draft rests on.
_REMEMBERED = frozenset({EDITED, RENAMES, SOURCES, SPLITS, TAUGHT})
_DRAFTS = f"content/{DRAFTS}/"
#: By path below the root: the digest of a brief, and that of its front matter.
Heads = dict[str, tuple[bytes, bytes]]


def grounds(root: Path, inputs: Inputs, heads: Heads, with_what: Iterable[str]) -> bytes:
    """The digest; of briefs that have one of the `heads`, what their front matter says. `with_what` tells the word
    lists and the reader."""
    told = (part for name, stamp in inputs.stamps.items() for part in _told(root, name, stamp, heads))
    return digest("".join((digest(*with_what).hex(), *told)))


def heads_of(root: Path, inputs: Inputs, briefs: Iterable[tuple[str, Reading]]) -> Heads:
    """The heads of those of the briefs, with their front matter, of which a body teaches nothing: each is known as the
    brief of its text, was drafted, and has nothing wrong with it. None where what is known has changed meanwhile."""
    drafts = root / "content" / DRAFTS
    if not all(_is_as_it_was(drafts / name, inputs.stamps.get(f"{_DRAFTS}{name}")) for name in (SOURCES, TAUGHT)):
        return {}
    sources = lineage(drafts).sources
    once = Counter([name for one in sources for name in (one.brief, one.file)])
    known = {f"content/{one.brief}": one.file for one in sources if once[one.brief] == once[one.file] == 1}
    taught = {f"content/{path}" for path, _ in recall(drafts).taught}
    found = Heads()
    for path, reading in briefs:
        stamp, drafted = inputs.stamps.get(path), path.replace("content/", _DRAFTS, 1) in inputs.stamps
        head = _head(reading)
        if stamp and drafted and head and path not in taught and _text_of(reading) == known.get(path):
            found[path] = stamp[5], head
    return found


def _is_as_it_was(path: Path, stamp: Stamp | None) -> bool:
    data = read(path)
    return data is None if stamp is None else data is not None and digest(data) == stamp[5]


def _told(root: Path, name: str, stamp: Stamp, heads: Mapping[str, tuple[bytes, bytes]]) -> Iterator[str]:
    if name.startswith("content/"):
        if name.startswith(_DRAFTS):
            rest = name[len(_DRAFTS) :]
            left_out = rest.endswith(("/", REASONS)) or ("/" not in rest and rest not in _REMEMBERED)
        else:
            left_out = "/." in name
        if left_out:
            return
        head = heads.get(name)
        yield f"{name}\0{(_now(root, name, stamp[5], head) if head else stamp[5]).hex()}\n"
    elif name.startswith("seeds/"):
        yield f"{name}\0{stamp[5].hex()}\n"


def _now(root: Path, name: str, now: bytes, then: tuple[bytes, bytes]) -> bytes:
    """What stands for a brief: its front matter, or all of it where that cannot be told."""
    if now == then[0]:
        return then[1]
    data = read(root / name)
    return (_head(read_record(name, data)) or now) if data is not None and digest(data) == now else now


def _head(reading: Reading) -> bytes:
    entry, issues = reading
    return digest(repr(entry.record)) if entry and not issues else b""


def _text_of(reading: Reading) -> str:
    record = reading[0].record if reading[0] else None
    return record.source.file if isinstance(record, Brief) else ""
