"""Brief pages: the bottom line, what is reported, and the paragraphs it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.model.graph import Passage
from briefsite.model.nouns import replace
from briefsite.model.pages import parts
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import BriefPage
from briefsite.model.pages.parts import SourceParagraph
from briefsite.model.records import Brief, Entry
from briefsite.model.sources import Source
from briefsite.pages import linked_data
from briefsite.pages.citing import Notes
from briefsite.pages.commitments import commitments
from briefsite.pages.dating import brief_when, when
from briefsite.pages.editors import facts_read, is_partly_read, status
from briefsite.pages.library import Library, page_path
from briefsite.pages.lines import line
from briefsite.pages.moments import moments
from briefsite.pages.passages import body, in_words, passage

#: The end of a whole sentence, in whatever script.
_SENTENCE = re.compile(r"[.!?…。．！？؟।।۔።។][\"'”’»)\]]*\s*\Z")


def brief_page(library: Library, entry: Entry) -> BriefPage:
    """The page of one brief."""
    record, path = library.briefs[entry.id], page_path(entry)
    notes = Notes(library, path)
    first = next(_weightiest(library, entry), None)
    bottom_line = passage(library, (first.entry, first.number), notes) if first else None
    description = in_words(library, first) if first else _told(library, record)
    data = linked_data.brief(library, entry, record)
    return BriefPage(
        head=Head(path, record.title, description, "briefs", data),
        id=entry.id,
        status=status(library.graph, entry.id),
        read=facts_read(library.say, library.graph, entry.id),
        partly_read=is_partly_read(library.graph, entry.id),
        source=replace(record.source, withdrawn="") if entry.id in library.graph.sources else record.source,
        original=record.source.url if record.source.url.startswith(("https://", "http://")) else "",
        licence=record.source.licence or library.settings.licence,
        when=brief_when(library.say, record),
        published=when(library.say, record.source.published) if record.source.published else None,
        bottom_line=bottom_line,
        events=tuple(replace(one, reported="") for one in moments(library, library.graph.events[entry.id])),
        actors=library.refs(library.graph.actors[entry.id]),
        topics=library.refs(library.graph.topics[entry.id]),
        prose=body(library, entry, notes),
        commitments=commitments(library, library.graph.commitments[entry.id], notes, entry.id),
        paragraphs=tuple(_paragraphs(library, entry.id)),
        notes=notes.all(),
        gone=record.gone,
    )


def _told(library: Library, brief: Brief) -> str:
    return library.say("%(title)s: what %(file)s reports.", title=brief.title, file=brief.source.file)


def headline(library: Library, id_: str) -> str:
    """What a brief says first, for lists and feeds; "" where it says nothing but its title."""
    return library.once(_headline, id_)


@line
def _headline(library: Library, id_: str) -> str:
    first = next(_weightiest(library, library.graph.entries[id_]), None)
    words = in_words(library, first) if first else ""
    return words if _bare(words) != _bare(library.briefs[id_].title) else ""


def _bare(words: str) -> list[str]:
    """Words without case and marks: a text may open with its title, in capitals or with a full stop."""
    return re.findall(r"\w+", words.casefold())


def _weightiest(library: Library, entry: Entry) -> Iterator[Passage]:
    """What may serve as the bottom line, best first: an editor's opening words, or else the first sentence that the
    source says. A headline, the line of who speaks and words that only lead to others are no sentences."""
    passages = library.graph.passages[entry.id]
    yield from (found for found in passages if found.block.kind == "note" and not found.block.section)
    told = [found for found in passages if found.block.kind != "note"]
    yield from sorted(told, key=_late)


def _late(passage: Passage) -> tuple[bool, bool, int]:
    """How late a passage comes of those that may be the bottom line."""
    return passage.block.kind == "quotation", not _SENTENCE.search(passage.block.text), _first_paragraph(passage)


def _first_paragraph(passage: Passage) -> int:
    own = (number for at in passage.locators if at.brief == passage.entry for number in at.paragraphs)
    return min(own, default=10**6)


def _paragraphs(library: Library, brief: str) -> Iterator[SourceParagraph]:
    """The source's paragraphs that are shown, and marks for those between them that are not."""
    source: Source | None = library.graph.sources.get(brief)
    left_out = 0
    for paragraph in source.paragraphs if source and library.settings.source_text != "none" else ():
        if not library.shows(brief, paragraph.number):
            left_out += 1
            continue
        if left_out:
            yield SourceParagraph(0, left_out=left_out)
        left_out = 0
        yield SourceParagraph(paragraph.number, paragraph.span.of(source.text) if source else "")
    if left_out and source and left_out < len(source.paragraphs):
        yield SourceParagraph(0, left_out=left_out)


def listed(library: Library, id_: str, *, about: bool = True) -> parts.Listed:
    """A brief as a line of a list."""
    return library.once(_told_of if about else _named, id_)


def _named(library: Library, id_: str) -> parts.Listed:
    record: Brief = library.briefs[id_]
    return parts.Listed(library.ref(id_) or parts.Ref(record.title), brief_when(library.say, record))


def _told_of(library: Library, id_: str) -> parts.Listed:
    named = library.once(_named, id_)
    return parts.Listed(named.ref, named.when, headline(library, id_))
