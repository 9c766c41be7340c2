"""Blocks of briefs as other pages repeat them: links resolved, evidence numbered, voices named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from briefsite.model import graph
from briefsite.model.body import LINK, Attributed, Citation, Link
from briefsite.model.locators import Locator
from briefsite.model.pages.parts import Cite, Passage, Prose, Ref, Said, Shown, Testimony, Voice
from briefsite.model.records import Entry
from briefsite.pages.citing import Notes
from briefsite.pages.dating import brief_when, when
from briefsite.pages.editors import marked
from briefsite.pages.library import Library, page_path
from briefsite.pages.repeating import Place, Repeated, key_of, unsupported

#: How many passages one part of a page shows.
_MOST = 20

#: What a citation leads to, the permalink of the statement that ends with it ("" for none), and whether its source no
#: longer says this.
_Citing = tuple[Locator, str, bool]
#: The target of a link, its label and its fragment, as typed.
_Typed = tuple[str, str, str]


def body(library: Library, entry: Entry, notes: Notes) -> Prose:
    """An entry's whole body, with what goes into its placeholders."""
    targets = library.graph.targets[entry.id]
    shown = tuple([_shown(library, _typed(link), id_) for link, id_ in zip(entry.body.links, targets, strict=True)])
    gone = {citation for found in library.graph.passages[entry.id] for citation in unsupported(found)}
    texts = _texts(entry)
    cited = zip(_citing(library, entry, texts, gone), texts.values(), strict=True)
    cites = (_placed(notes.cite(at, words), home, gone=lost, rooted=bool(home)) for (at, home, lost), words in cited)
    return Prose(marked(library.graph, entry), shown, tuple(cites))


def passage(library: Library, place: Place, notes: Notes) -> Passage:
    """One block, as a page other than its own repeats it."""
    same, words, cited = library.once(_repeated, place)
    cites = tuple(_placed(notes.cite(locator, words), home, gone=gone) for locator, home, gone in cited)
    prose = Prose(same.prose.html, same.prose.links, cites)
    return Passage(same.kind, prose, same.brief, same.drafted, same.cls, same.speaker, same.channel, same.event)


def _repeated(library: Library, at: Place) -> tuple[Passage, str, tuple[_Citing, ...]]:
    """A block but for its citations, its words, and what it cites, the same on every page that repeats it."""
    found, ref = library.repeated[key_of(*at)], library.ref(at[0]) or Ref("")
    words = Attributed(*found.attributed) if found.attributed else None
    same = Passage(
        kind=found.kind,
        prose=Prose(found.html, tuple([_shown(library, *one) for one in zip(found.links, found.targets, strict=True)])),
        brief=ref,
        drafted=found.drafted,
        cls=words.cls if words else "",
        speaker=_voice(library, found, words.speaker, words.speaker_text) if words else None,
        channel=_voice(library, found, words.channel, words.channel_text) if words else None,
        event=library.ref(found.event),
    )
    cited = [
        (Locator(brief, paragraphs), f"{ref.path}#{home}" if home else "", gone)
        for brief, paragraphs, home, gone in found.cited
    ]
    return same, found.text, tuple(cited)


def in_words(library: Library, found: graph.Passage) -> str:
    """The words of a block as a reader sees them: a link without a label by the title of what it leads to."""
    text = found.block.bare
    for number, link in enumerate(found.block.links if text else ()):
        if not link.label:
            text = text.replace(LINK.format(number), _shown(library, _typed(link), found.targets[number]).text)
    return text or found.block.text


def said(library: Library, found: Iterable[graph.Passage], notes: Notes) -> Said:
    """Passages by the entry they stand in, the latest brief first; of many, the latest."""
    return said_at(library, ((one.entry, one.number) for one in found), notes)


def said_at(library: Library, places: Iterable[Place], notes: Notes) -> Said:
    """The same, of passages by their places."""
    places = list(places)
    recency = {id_: library.recency.get(id_, -1) for id_ in dict.fromkeys(id_ for id_, _ in places)}
    order = sorted(places, key=lambda at: recency[at[0]])
    groups: dict[str, list[Place]] = {}
    for place in order[:_MOST]:
        groups.setdefault(place[0], []).append(place)
    testimonies = tuple(_testimony(library, id_, group, notes) for id_, group in groups.items())
    return Said(testimonies, max(len(order) - _MOST, 0))


def _testimony(library: Library, id_: str, group: Sequence[Place], notes: Notes) -> Testimony:
    outlet, date, brief = "", when(library.say, ""), library.briefs.get(id_)
    if brief:
        outlet, date = brief.source.publisher, brief_when(library.say, brief)
    passages = tuple(passage(library, one, notes) for one in group)
    return Testimony(library.ref(id_) or Ref(""), outlet, date, passages)


def _shown(library: Library, link: _Typed, id_: str) -> Shown:
    target, label, fragment = link
    ref = library.ref(id_)
    if ref is None:
        return Shown(label or target or fragment)
    if not target:
        return Shown(label or fragment, f"#{anchor(library, id_, fragment)}")
    found = anchor(library, id_, fragment)
    return Shown(label or ref.title, f"{ref.path}#{found}" if found else ref.path)


def _typed(link: Link) -> _Typed:
    return link.target, link.label, link.fragment


def anchor(library: Library, id_: str, fragment: str) -> str:
    """The anchor of a heading that a link names by its anchor or by its words; "" where there is none such."""
    wanted = " ".join(fragment.casefold().split())
    if not wanted:
        return ""
    headings = library.graph.entries[id_].body.headings
    return next((a for a, words in headings if wanted in (a, " ".join(words.casefold().split()))), "")


def _texts(entry: Entry) -> dict[Citation, str]:
    """By citation of a body, in order: the words of its block."""
    words = {citation: block.text for block in entry.body.blocks for citation in block.citations}
    return {citation: words.get(citation, "") for citation in entry.body.citations}


def _citing(
    library: Library, entry: Entry, citations: Iterable[Citation], gone: Collection[Citation]
) -> Iterator[_Citing]:
    """What each citation leads to; the last one of each statement has its permalink. `gone` are those of what their
    source no longer says."""
    homes, path = library.anchors(entry), page_path(entry)
    for one in citations:
        home = homes.get((one.line, one.column))
        is_gone = bool(gone) and one in gone
        yield Locator(one.brief or entry.id, one.paragraphs), f"{path}#{home}" if home else "", is_gone


def _placed(cite: Cite, home: str, *, gone: bool, rooted: bool = False) -> Cite:
    """A citation where it stands. Tens of thousands are made: `replace` takes four times as long."""
    return Cite(cite.number, cite.cited, cite.here, gone, home, rooted) if home or gone else cite


def _voice(library: Library, found: Repeated, index: int | None, words: str) -> Voice | None:
    if index is not None:
        ref = library.ref(found.targets[index])
        target, label, _ = found.links[index]
        named = words if words and words != target else ""
        return Voice(named or label or (ref.title if ref else target), ref)
    return None if not words or words.casefold() == "unattributed" else Voice(words)
