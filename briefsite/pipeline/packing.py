"""A site and its evidence into one file, and the proof of such a file, years later and elsewhere."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from briefsite import __version__
from briefsite.checks.citations import citation_issues
from briefsite.checks.commitments import commitment_issues
from briefsite.checks.quotations import quotation_issues
from briefsite.config import read_settings
from briefsite.content.reading import read_content, read_entry
from briefsite.disk import reason
from briefsite.front_matter import front_matter
from briefsite.graph import link
from briefsite.model.graph import Graph, cited_paragraphs
from briefsite.model.issues import BriefsiteError, Issue, has_error
from briefsite.model.records import Brief, Entry
from briefsite.model.settings import SourceText
from briefsite.model.sources import Source
from briefsite.packing import is_packed, packed, packed_source, provenance, unpacked, unpacked_sources
from briefsite.pipeline.building import build
from briefsite.pipeline.hands import cores
from briefsite.pipeline.memory import remembering
from briefsite.pipeline.roots import a_site, beside_what_is_read
from briefsite.sources import read_sources

_SITE, _TEXTS, _CONTENT, _PROV = "site/", "sources/", "content/", "prov.json"


@dataclass(frozen=True, slots=True)
class Pack:
    """An archive, how many files of each sort it holds, and what was found; without errors only is there an archive."""

    data: bytes
    pages: int
    entries: int
    texts: int
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What an archive proves: quotations that stand to the letter, statements whose paragraphs are there, texts."""

    quotations: int
    statements: int
    texts: int
    issues: tuple[Issue, ...]

    @property
    def holds(self) -> bool:
        return not has_error(self.issues)


def place_for_a_pack(root: Path, path: Path) -> Path:
    """`path`, a file to be written. Raises BriefsiteError where a folder stands there, or a file that is no pack: only
    an older one is written over."""
    beside_what_is_read(a_site(root), path)
    if path.is_dir():
        raise BriefsiteError(f"{path} is a folder; name a file: --output {path / 'evidence.zip'}")
    if path.exists() and not is_packed(path):
        raise BriefsiteError(f"{path} is there, and no pack; name another file with --output FILE, or move it away")
    return path


def pack(root: Path, at: datetime) -> Pack:
    """The site of `root` as it may be read at an instant, with content and texts as far as they may be shown."""
    with remembering(a_site(root)) as memory:
        built = build(root, at=at, audit=True, memory=memory, jobs=cores())
    if not built.is_sound:
        return Pack(b"", 0, 0, 0, built.issues)
    settings = read_settings(root)[0]
    graph, _ = link(read_content(root)[0], read_sources(root)[0], drafts=settings.drafts, at=at)
    files = {_SITE + path: data for path, data in built.site.items()}
    files |= {entry.path: _content(root, entry) for entry in graph.entries.values()}
    texts = dict(_texts(root, graph, settings.source_text))
    files |= texts
    files[_PROV] = provenance(graph.entries.values(), graph.sources, built.site, __version__)
    data = packed(files, f"Briefsite {__version__}")
    return Pack(data, len(built.site), len(graph.entries), len({*graph.sources.values()}), built.issues)


def verify(path: Path) -> Proof:
    """Proves an archive: every file as it was packed, every quotation in its text. Needs nothing but the file.

    Raises BriefsiteError where it is no evidence pack.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BriefsiteError(f"{path} cannot be read: {reason(error)}") from None
    files, issues = unpacked(data, path.name)
    names = [name for name in sorted(files) if name.startswith(_TEXTS) and name.endswith(".json")]
    sources = {source.file: source for source in unpacked_sources({name: files[name] for name in names})}
    read = [read_entry(name, files[name]) for name in sorted(files) if _is_content(name)]
    entries = [entry for entry, _ in read if entry]
    graph, unresolved = link(entries, [one for one in sources.values() if one.text.strip()], drafts=True)
    found = [*issues, *(issue for _, wrong in read for issue in wrong), *unresolved, *_origins(entries, sources, files)]
    found += [*citation_issues(graph), *quotation_issues(graph), *commitment_issues(graph)]
    blocks = [one.block.kind for id_ in graph.entries for one in graph.passages[id_] if one.locators]
    return Proof(blocks.count("quotation"), blocks.count("statement"), len(sources), tuple(sorted(set(found))))


def _is_content(name: str) -> bool:
    return name.startswith(_CONTENT) and name.count("/") >= 2 and name.endswith(".md") and ".." not in name.split("/")


def _content(root: Path, entry: Entry) -> bytes:
    """A content file to the byte, but for private remarks: a file that has one is written anew without."""
    data = (root / entry.path).read_bytes()
    if not entry.record.private:
        return data
    body = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n---\n", 1)[-1]
    return (front_matter(replace(entry.record, private="")) + body).encode()


def _texts(root: Path, graph: Graph, shown: SourceText) -> Iterator[tuple[str, bytes]]:
    """Every text of a brief: whole, file and all, where whole texts are shown; else its cited paragraphs."""
    cited = cited_paragraphs(graph)
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for brief, source in graph.sources.items():
        every = range(1, len(source.paragraphs) + 1)
        numbers[source.file].update({"full": every, "cited": cited.get(brief, ()), "none": ()}[shown])
    for source in graph.sources.values():
        yield f"{_TEXTS}{source.file}.json", packed_source(source, numbers[source.file])
        if shown == "full":
            yield f"{_TEXTS}{source.file}", (root / "seeds" / source.file).read_bytes()


def _origins(entries: Iterable[Entry], sources: Mapping[str, Source], files: Mapping[str, bytes]) -> Iterator[Issue]:
    """Is each brief's text there, the one that it was made from, and if whole, to the byte?"""
    for entry in entries:
        if isinstance(entry.record, Brief):
            yield from _origin(entry, entry.record, sources.get(entry.record.source.file), files)


def _origin(entry: Entry, record: Brief, source: Source | None, files: Mapping[str, bytes]) -> Iterator[Issue]:
    place, file = entry.place("source.file"), record.source.file
    if source is None and record.source.withdrawn:
        message = f"its text {file} was withdrawn, so nothing in this brief is proved"
        yield Issue(place, "unproved", message, "", "warning")
        return
    if source is None:
        yield Issue(place, "missing-source", f"its text {file} is not in the pack")
        return
    if record.source.sha256 and record.source.sha256 != source.digest:
        yield Issue(place, "changed-source", f"its text {file} is not the one that it was made from")
    if (whole := files.get(_TEXTS + file)) and hashlib.sha256(whole).hexdigest() != source.digest:
        yield Issue(place, "changed-source", f"its text {file} was changed after it was packed")
    if not source.text.strip():
        message = f"the words of {file} are not in the pack, so nothing in this brief is proved"
        yield Issue(place, "unproved", message, 'pack with source_text = "cited" or "full"', "warning")
