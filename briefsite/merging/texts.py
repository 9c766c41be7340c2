"""What became of the texts since they were last converted: which brief is whose, what was corrected, what is kept.

`.drafts/.seeds/` holds every text as it was when it was last converted, byte for byte: so that what a corrected text no
longer says can be told from what it never said, and a withdrawn one goes on to stand behind its brief.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from briefsite.disk import read
from briefsite.merging.anchoring import Anchoring, said_in
from briefsite.merging.journal import Change
from briefsite.merging.lazily import Lazily
from briefsite.merging.lineage import Filed, Lineage
from briefsite.merging.memory import DRAFTS
from briefsite.merging.revisions import Revision, folded, moved_along
from briefsite.merging.threeway.header import Node
from briefsite.merging.threeway.holding import is_reviewed
from briefsite.merging.threeway.matching import alike
from briefsite.merging.threeway.parts import Parts, cut
from briefsite.merging.threeway.passages import Passage, gist, passages
from briefsite.merging.threeway.splices import quoted
from briefsite.model.edits import Correction, Gone
from briefsite.model.slugs import id_of
from briefsite.model.sources import Source
from briefsite.model.splits import Split

#: Below the folder of drafts, the texts as they were when they were last converted.
KEPT = ".seeds"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts behind the drafts: that of each drafted brief, by the brief's path below `content/`, or None where that
    is not told; and those that changed since, as pairs of the text then and now."""

    briefs: Mapping[str, Source] | None = None
    changed: Sequence[tuple[Source, Source]] = ()


#: For drafts of which it is not told what they were made from.
NO_TEXTS = Texts()


@dataclass
class Revising:
    """One run's dealings with corrected texts. `before` is the lineage as it was, by the paths of today; of files that
    are `untouched` it is known which briefs they cite by name."""

    content: Path
    before: Lineage
    texts: Texts
    files: frozenset[str]
    moved: Mapping[str, str]
    untouched: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        briefs = {filed.file: filed.brief for filed in self.before.sources}
        changed = [(briefs[old.file], old, new) for old, new in self.texts.changed if old.file in briefs]
        self.revisions = {id_of(path): Revision(id_of(path), old, new) for path, old, new in changed}
        self.anchoring = Anchoring(self.revisions)
        self.anchored: dict[str, bytes] = {}
        for path in sorted(self.files) if self.revisions else ():
            cited = self.untouched.get(path)
            if cited is None or self.revisions.keys() & {*cited, id_of(path)}:
                self._anchor(path)

    def _anchor(self, path: str) -> None:
        """A file and its last draft, with their citations where they belong now."""
        draft = f"{DRAFTS}/{self.moved.get(path, path)}"
        file, base = ((read(f"{self.content}/{each}") or b"") for each in (path, draft))
        own = id_of(path) if path.startswith("briefs/") else ""
        try:
            mine, drafted = file.decode(), base.decode()
        except UnicodeDecodeError:
            return
        if is_reviewed(mine):
            now = self.anchoring.anchored(mine, own), self.anchoring.anchored(drafted, own, drafted)
        else:
            now = self.anchoring.both(mine, drafted, own)
        for name, text, new in zip((path, draft), (mine, drafted), now, strict=True):
            if new != text:
                self.anchored[name] = new.encode()

    def _path_of(self, brief: str) -> str:
        return self._paths.get(brief, f"briefs/{brief}.md")

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Where the brief with an id lies: perhaps in a folder below."""
        return {id_of(path): path for path in self.files if path.startswith("briefs/")}

    @property
    def gone(self) -> tuple[Gone, ...]:
        """All that texts no longer have though something rests on it; what a text has again is not gone."""
        left = {one for one in self.before.gone if not self._stands_again(one)}
        return tuple(sorted(left | self.anchoring.gone))

    def _stands_again(self, one: Gone) -> bool:
        revision = self.revisions.get(one.brief)
        return revision is not None and revision.stands(one.sentence)

    def told(self, drafts: Mapping[str, str]) -> Mapping[str, str]:
        """The drafts; each brief names the sentences that its source no longer has."""
        by_brief: dict[str, list[Gone]] = {}
        for one in self.gone:
            by_brief.setdefault(self._path_of(one.brief), []).append(one)
        if not by_brief:
            return drafts
        told = {path: partial(_with_gone, drafts[path], by_brief[path]) for path in by_brief if path in drafts}
        return Lazily({path: told.get(path, partial(drafts.__getitem__, path)) for path in drafts})

    def corrections(self, drafts: Mapping[str, str]) -> tuple[Correction, ...]:
        """What the converter had drafted from sentences that are gone, and what it drafts instead: since a person last
        looked, however often the text was corrected meanwhile."""
        found = set(self.before.corrections)
        for name, revision in self.revisions.items():
            path = self._path_of(name)
            last = read(self.content / DRAFTS / self.moved.get(path, path)) or b""
            base, file = (data.decode(errors="replace") for data in (last, read(self.content / path) or b""))
            draft = drafts.get(path, "")
            for new in _replaced(path, _shared(base, file), draft, revision):
                unseen = {each for each in found if (each.path, each.now) == (path, new.was)}
                found = (found - unseen) | {replace(new, was=each.was) for each in unseen or {new}}
            there = {gist(one.words) for one in passages(_body(draft))}
            found -= {each for each in found if each.path == path and each.was in there}
        return tuple(sorted(found))

    def remembered(self, drafts: Mapping[str, str], today: Mapping[str, str], *, complete: bool) -> Lineage:
        """The lineage after this run; `today` leads from drafted paths to those of today."""
        filed = [Filed(one.file, one.digest, today.get(path, path)) for path, one in (self.texts.briefs or {}).items()]
        known = {one.file for one in filed}
        renamed = {old.file for old, new in self.texts.changed if old.file != new.file}
        lost = [one for one in self.before.sources if one.file not in known | renamed and not complete]
        return replace(
            self.before,
            sources=tuple(sorted({*filed, *lost})) if self.texts.briefs is not None else self.before.sources,
            gone=self.gone,
            corrections=self.corrections(drafts),
            splits=tuple(sorted(map(self._by_texts_of_today, self.before.splits))),
        )

    def _by_texts_of_today(self, split: Split) -> Split:
        """A split, by the names that texts have now, and by the places that their paragraphs have."""
        by_file = {revision.old.file: revision for revision in self.revisions.values()}
        files = (by_file[file].new.file if file in by_file else file for file in split.files)
        return replace(split, files=tuple(files), paragraphs=moved_along(split.paragraphs, by_file))

    def kept(self, after: Lineage) -> Iterator[tuple[Change, ...]]:
        """The texts as they are now, to be kept beside the drafts; those of which no brief is left go."""
        digests = {one.file: one.digest for one in self.before.sources}
        seeds = self.content.parent / "seeds"
        for source in sorted((self.texts.briefs or {}).values(), key=lambda source: source.file):
            path = f"{DRAFTS}/{KEPT}/{source.file}"
            if source.withdrawn or (digests.get(source.file) == source.digest and (self.content / path).exists()):
                continue
            data = read(seeds / source.file) or b""
            if hashlib.sha256(data).hexdigest() == source.digest:
                yield (self._change(path, data),)
        for file in sorted(digests.keys() - {one.file for one in after.sources}):
            yield (self._change(f"{DRAFTS}/{KEPT}/{file}", None),)

    def rest(self, done: Iterable[str]) -> Iterator[tuple[Change, ...]]:
        """Re-anchored files that no draft stands behind."""
        for path in sorted(
            self.anchored.keys() - {*done, *(f"{DRAFTS}/{self.moved.get(path, path)}" for path in done)}
        ):
            yield (self._change(path, self.anchored[path]),)

    def _change(self, path: str, after: bytes | None) -> Change:
        return Change(f"{self.content.name}/{path}", read(f"{self.content}/{path}"), after)


def _shared(base: str, file: str) -> list[Passage]:
    """The blocks of a last draft that stand in the file as they were drafted."""
    mine = {one.words for one in passages(_body(file))}
    return [one for one in passages(_body(base)) if one.words in mine]


def _replaced(path: str, base: list[Passage], draft: str, revision: Revision) -> Iterator[Correction]:
    """Blocks of a last draft whose words are no longer the text's own."""
    blocks = {gist(one.words): said_in(one.raw) for one in base if "[@" in one.raw}
    after = [gist(one.words) for one in passages(_body(draft))]
    new = [words for words in after if words not in blocks]
    for was, said in blocks.items():
        if was not in after and not all(map(revision.stands, said)):
            near = max(new, key=lambda words: (alike(was, words), words), default="")
            yield Correction(path, was, near if alike(was, near) else "")


def _body(text: str) -> str:
    parts = cut(text)
    return parts.body if isinstance(parts, Parts) else ""


def _with_gone(draft: str, gone: Iterable[Gone]) -> str:
    """A drafted brief with its list of sentences, before the status that ends its front matter."""
    like = Node("scalar", 0, 0, quote="'")
    lines = [f"  - sentence: {quoted(folded(one.sentence), like)}\n    paragraph: '{one.paragraph}'\n" for one in gone]
    return draft.replace("\nstatus: ", f"\ngone:\n{''.join(lines)}status: ", 1)
