"""What of a drafted record a person has read: whole records, single fields, single statements."""

from __future__ import annotations

from briefsite.model.body import CITE, Block
from briefsite.model.editors import NOBODY, EditorsPart
from briefsite.model.graph import Graph
from briefsite.model.pages.terms import fields
from briefsite.model.records import Entry, Status
from briefsite.model.wording import Wording

_TAGS = ("<li>", "<p>", "<blockquote>")


def status(graph: Graph, id_: str) -> Status:
    """A record's status; one that a person wrote from the first word has been read."""
    return as_read(graph, id_, graph.entries[id_].record.status)


def as_read(graph: Graph, id_: str, written: Status) -> Status:
    """The status of a record of which its file says that one."""
    return "reviewed" if written == "drafted" and graph.editors.get(id_, NOBODY).whole else written


def is_drafted(graph: Graph, id_: str, block: Block | None = None) -> bool:
    """Whether nobody has read a record, or one block of it."""
    read = block is not None and block.line in graph.editors.get(id_, NOBODY).lines
    return status(graph, id_) == "drafted" and not read


def facts_read(say: Wording, graph: Graph, id_: str) -> tuple[str, ...]:
    """What of a drafted record a person has read, in words: its fields by name, and how many statements.

    >>> from briefsite.model.editors import EditorsPart
    >>> _in_words(Wording(), EditorsPart(("date", "part_of"), frozenset({7})))
    ('date', 'part of', '1 statement')
    """
    return _in_words(say, graph.editors.get(id_, NOBODY)) if status(graph, id_) == "drafted" else ()


def is_partly_read(graph: Graph, id_: str) -> bool:
    """Whether a person has read some statements of a drafted record: then the others are marked one by one."""
    return status(graph, id_) == "drafted" and bool(graph.editors.get(id_, NOBODY).lines)


def marked(graph: Graph, entry: Entry) -> str:
    """The HTML of a body some of whose statements were read: each of the others carries the mark of a draft."""
    html = entry.body.html
    if not is_partly_read(graph, entry.id):
        return html
    read = graph.editors[entry.id].lines
    numbers = {(cite.line, cite.column): number for number, cite in enumerate(entry.body.citations)}
    for block in entry.body.blocks:
        if block.citations and block.line not in read:
            last = block.citations[-1]
            html = _with_class(html, CITE.format(numbers[last.line, last.column]), block)
    return html


def _in_words(say: Wording, part: EditorsPart) -> tuple[str, ...]:
    number, names = len(part.lines), fields(say)
    statements = (say.counted(number, "%(num)s statement", "%(num)s statements"),) if number else ()
    return (*(names.get(name, name.replace("_", " ")) for name in part.fields), *statements)


def _with_class(html: str, citation: str, block: Block) -> str:
    """The HTML with a class on the element that holds a citation."""
    before = html[: html.index(citation)] if citation in html else ""
    tags = ("<blockquote>",) if block.kind == "quotation" else _TAGS
    start, tag = max((before.rfind(tag), tag) for tag in tags)
    return html if start < 0 else f'{html[:start]}{tag[:-1]} class="drafted">{html[start + len(tag) :]}'
