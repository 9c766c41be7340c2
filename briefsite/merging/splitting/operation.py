"""The operation: check what was named, part every file and last draft, and remember it for the next conversion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefsite.merging.held import Held
from briefsite.merging.identity import free_id, names_in
from briefsite.merging.memory import DRAFTS
from briefsite.merging.splitting.bodies import divided_body
from briefsite.merging.splitting.division import Division, Paragraph, located
from briefsite.merging.splitting.halves import NAMES, Halves, halves, stands_plainly
from briefsite.merging.splitting.headers import divided_header
from briefsite.merging.threeway.document import Document, read
from briefsite.merging.threeway.parts import line_end
from briefsite.model.issues import BriefsiteError, Issue, did_you_mean
from briefsite.model.slugs import id_of
from briefsite.model.splits import Split, fold


@dataclass(frozen=True, slots=True)
class Named:
    """What an editor names as the new one's: forms of the name (or terms), whole briefs, citations as in `brief, para.
    3`; and the title it shall have."""

    names: tuple[str, ...] = ()
    briefs: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class SplitDone:
    """The files that changed, the new one among them, and what was named to no effect."""

    changed: tuple[str, ...]
    idle: tuple[str, ...] = ()


def split(root: Path, one: str, other: str, named: Named) -> SplitDone:
    """Part `other` from `one`. Raises BriefsiteError, before anything is written, where it cannot be."""
    with Held(root) as site:
        before = site.path(one)
        free_id(site, other)
        document = _partable(site, before)
        paragraphs = _paragraphs(site, named)
        names = names_in(site.texts[before], one)
        division = _division(one, other, named, paragraphs, names)
        _divide_others(site, before, division)
        _refuse_strangers(named, division, _listed(document), names[0])
        title = named.title or _title(before, named, names[0], other)
        now = f"{before.rpartition('/')[0]}/{other}.md"
        _part(site, before, now, division, title)
        _remember(site, before, now, Split(one, other, title, named.names, *_places(site, named, paragraphs)))
        return SplitDone(site.write("split"), _idle(named, division))


def _partable(site: Held, path: str) -> Document:
    if path.startswith("briefs/"):
        raise BriefsiteError(f"'{path}' is a brief: it digests one text, and cannot be two")
    document = read(site.texts[path])
    if isinstance(document, Issue):
        raise BriefsiteError(f"content/{path}: {document.message}; {document.hint}")
    if not stands_plainly(document):
        raise BriefsiteError(f"content/{path}: write its front matter one key a line, then split it")
    return document


def _paragraphs(site: Held, named: Named) -> list[Paragraph]:
    """The paragraphs named one by one, each of a brief that is there."""
    if not (named.names or named.briefs or named.cites):
        raise BriefsiteError("say what is the new one's: --alias NAME, --brief ID or --cite 'ID, para. 3'")
    found: list[Paragraph] = []
    for cite in named.cites:
        here = located(cite)
        if not here or any(not brief for brief, _ in here):
            raise BriefsiteError(f"'{cite}' names no paragraph of a brief; write it as 'some-brief, para. 3'")
        found += here
    for brief in (*named.briefs, *(brief for brief, _ in found)):
        if not site.path(brief).startswith("briefs/"):
            raise BriefsiteError(f"'{brief}' is no brief, but content/{site.ids[brief]}")
    return found


def _division(one: str, other: str, named: Named, paragraphs: list[Paragraph], names: Iterable[str]) -> Division:
    return Division(
        one,
        other,
        frozenset(map(fold, named.names)),
        frozenset(named.briefs),
        frozenset(paragraphs),
        frozenset(map(fold, names)),
    )


def _divide_others(site: Held, own: str, division: Division) -> None:
    """Every file and last draft but its own: the bodies first, for front matter follows what their links said. What is
    put by is made anew by the next conversion."""
    texts = {path: text for path, text in site.texts.items() if not path.startswith(f"{DRAFTS}/.")}
    read_all = {path: read(text) for path, text in texts.items() if _concerns(text, division)}
    documents = {
        path: found
        for path, found in read_all.items()
        if isinstance(found, Document) and path.removeprefix(f"{DRAFTS}/") != own
    }
    for path in sorted(documents, key=lambda path: (path.startswith(f"{DRAFTS}/"), path)):
        parts = documents[path].parts
        body = divided_body(parts.body, _brief(path), division)
        documents[path] = replace(documents[path], parts=replace(parts, body=body))
    for path, document in documents.items():
        own_brief = _brief(path)
        resting = [each for each in division.sides if each[0] == own_brief]
        resting += [(own_brief, 0)] if own_brief in division.briefs else []
        header = divided_header(
            document.parts.header, document.fields, resting, division, line_end(document.parts.header)
        )
        text = replace(document.parts, header=header).joined()
        if text != site.texts[path]:
            site.put(path, text)


def _concerns(text: str, division: Division) -> bool:
    folded = fold(text)
    return division.one in folded or any(name in folded for name in division.called)


def _part(site: Held, before: str, now: str, division: Division, title: str) -> None:
    """The file itself and its last draft, each into two."""
    for prefix, name in (("", title), (f"{DRAFTS}/", "")):
        document = read(site.texts[prefix + before]) if prefix + before in site.texts else None
        if isinstance(document, Document):
            parted: Halves = halves(document, division.one, division, name)
            site.put(prefix + before, parted.stays)
            site.put(prefix + now, parted.goes)


def _remember(site: Held, before: str, now: str, done: Split) -> None:
    """Both are an editor's from now on; an address that lives again leads nowhere else."""
    memory, lineage = site.memory, site.lineage
    renames = tuple(pair for pair in memory.renames if pair[0] != now)
    site.memory = replace(memory, edited=memory.edited | {before, now}, renames=renames)
    successors = tuple(pair for pair in lineage.successors if pair[0] != now)
    last = replace(done, number=1 + max((split.number for split in lineage.splits), default=0))
    site.lineage = replace(lineage, splits=tuple(sorted({*lineage.splits, last})), successors=successors)


def _places(
    site: Held, named: Named, paragraphs: list[Paragraph]
) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """The texts that were named, and the paragraphs of texts."""
    files = {brief: _file(site, brief) for brief in (*named.briefs, *(brief for brief, _ in paragraphs))}
    whole = tuple(dict.fromkeys(file for brief in named.briefs if (file := files[brief])))
    return whole, tuple((file, number) for brief, number in paragraphs if (file := files[brief]))


def _file(site: Held, brief: str) -> str:
    document = read(site.texts[site.path(brief)])
    source = document.fields.get("source") if isinstance(document, Document) else None
    file = source.node.get("file") if source else None
    return file.node.text if file else ""


def _listed(document: Document) -> set[str]:
    lists = [child.node for child in document.fields.children if child.key in NAMES]
    return {item.node.text for node in lists for item in node.children}


def _refuse_strangers(named: Named, division: Division, listed: set[str], title: str) -> None:
    """Raises where a name is not one of the thing's, or is its very title."""
    for name in named.names:
        if fold(name) == fold(title):
            raise BriefsiteError(
                f"'{title}' is the title of {division.one}; give that another title first, then split it"
            )
        if fold(name) not in {*map(fold, listed), *division.labels}:
            hint = did_you_mean(name, listed) or (f"it has {', '.join(sorted(listed))}" if listed else "it has none")
            raise BriefsiteError(f"'{name}' is no other name of {division.one}; {hint}")


def _title(path: str, named: Named, old: str, other: str) -> str:
    """The longest name that goes; of an actor without one the old name, for it may be a namesake."""
    if path.startswith("actors/"):
        return max(named.names, key=lambda name: (len(name.split()), len(name)), default=old)
    words = other.replace("-", " ")
    return words[:1].upper() + words[1:]


def _idle(named: Named, division: Division) -> tuple[str, ...]:
    """What was named though nothing there speaks of the thing."""
    went = {paragraph for paragraph, sides in division.sides.items() if "goes" in sides}
    briefs = [brief for brief in named.briefs if brief not in {brief for brief, _ in went}]
    cites = [cite for cite in named.cites if not went & set(located(cite))]
    return (*briefs, *cites)


def _brief(path: str) -> str:
    """The id of a brief, from the path of its file or last draft; "" for other files."""
    plain = path.removeprefix(f"{DRAFTS}/")
    return id_of(plain) if plain.startswith("briefs/") else ""
