"""What a person says in a dialogue, written into a file as if by hand: only the words of one place change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import yaml

from briefsite.merging.threeway.accepting import reworded
from briefsite.merging.threeway.blocks import BODY
from briefsite.merging.threeway.document import Document, read
from briefsite.merging.threeway.edits import as_refusal
from briefsite.merging.threeway.fields import FieldMerge
from briefsite.merging.threeway.header import Node, said
from briefsite.merging.threeway.lists import places
from briefsite.merging.threeway.matching import alike
from briefsite.merging.threeway.parts import line_end
from briefsite.merging.threeway.passages import gist, is_heading, passages, sections
from briefsite.merging.threeway.splices import Splice, quoted, spliced
from briefsite.model.edits import Fact, Proposal, Refusal
from briefsite.model.issues import Issue


def worded(text: str, place: str, now: str, words: str) -> str:
    """The file with the fact at a place in other words; the same file where that cannot be done."""
    if place.split(" ", maxsplit=1)[0] != BODY:
        return with_value(text, place, words)
    document = read(text)
    if isinstance(document, Issue) or not now:
        return text
    return replace(document.parts, body=reworded(document.parts.body, now, words.strip("\n"))).joined()


def with_value(text: str, place: str, value: str) -> str:
    r"""The file with another value at a place of the front matter; quotation marks and comments stay.

    >>> with_value("---\ndate: 'X' # stated\n---\n", "date", "2021-05-14")
    "---\ndate: '2021-05-14' # stated\n---\n"
    >>> with_value("---\ntitle: A\n---\n", "status", "reviewed")
    '---\ntitle: A\nstatus: reviewed\n---\n'
    """
    document, value = read(text), " ".join(value.split())
    if isinstance(document, Issue) or not value:
        return text
    node = dict(places(document.fields)).get(place)
    header, end = document.parts.header, line_end(text)
    if node is None and place.isidentifier() and document.parts.opening and not document.fields.flow:
        return replace(document.parts, header=f"{header}{place}: {_scalar(value, None)}{end}").joined()
    if node is None or node.form != "scalar":
        return text
    raw = _scalar(value, node)
    splice = Splice(node.start, node.end, raw if node.end > node.start else f" {raw}")
    return replace(document.parts, header=spliced(header, [splice])).joined()


def without(text: str, fact: Fact) -> tuple[str, Refusal]:
    """The file without a fact, and how its absence is remembered; the same file where it cannot be taken out."""
    place, words = fact
    document, nothing = read(text), read(_emptied(place))
    if isinstance(document, Issue) or isinstance(nothing, Issue):
        return text, fact
    if place.split(" ")[0] == BODY:
        body = reworded(document.parts.body, words, "")
        return replace(document.parts, body=body).joined(), (BODY, gist(words))
    header = document.parts.header
    splices = FieldMerge(header, header, "", only=place).run(document.fields, document.fields, nothing.fields)
    return replace(document.parts, header=spliced(header, splices)).joined(), as_refusal(place)


def proposed_again(ours: str, theirs: str, place: str, new: str) -> Proposal | None:
    """The proposal that a person once turned down, as it would be made of the file as it stands; None where the draft
    no longer makes it."""
    mine, draft = read(ours), read(theirs)
    if isinstance(mine, Issue) or isinstance(draft, Issue):
        return None
    if place.split(" ", maxsplit=1)[0] != BODY:
        now, then = (said(dict(places(each.fields)).get(place)) for each in (mine, draft))
        return Proposal("", place, now, "", new) if then == new != now else None
    there = [passage.words for passage in passages(mine.parts.body)]
    if not new or new in there or new not in [passage.words for passage in passages(draft.parts.body)]:
        return None
    nearest = max(there, key=lambda words: (alike(words, new), words), default="")
    return Proposal("", place, nearest if alike(nearest, new) else "", "", new)


def reading_of(text: str) -> tuple[dict[str, str], tuple[Fact, ...]]:
    """What a file says: its fields by place, and its blocks in order, each with its place."""
    document = read(text)
    if isinstance(document, Issue):
        return {}, ()
    return {place: said(node) for place, node in places(document.fields)}, tuple(_blocks(document))


def starts_of(text: str) -> tuple[int, ...]:
    r"""The line on which each block of a file begins, in the order of `reading_of`.

    >>> starts_of("---\ntitle: A\n---\n\n- one\n- two\n\n## [[b]]\n\n> c\n")
    (5, 6, 10)
    """
    document = read(text)
    if isinstance(document, Issue):
        return ()
    line = text[: len(text) - len(document.parts.body)].count("\n") + 1
    starts = []
    for passage in passages(document.parts.body):
        line += passage.lead.count("\n")
        if not is_heading(passage):
            starts.append(line)
        line += passage.raw.count("\n")
    return tuple(starts)


def _blocks(document: Document) -> Iterator[Fact]:
    for section in sections(document.parts.body):
        yield from ((f"{BODY} {section.id}".rstrip(), block.words) for block in section.blocks)


def _emptied(place: str) -> str:
    """A draft that has nothing at a place: no such field, or no item in its list."""
    key, bracket, _ = place.partition("[")
    return f"---\n{key}: []\n---\n" if bracket and key.isidentifier() else "---\n---\n"


def _scalar(value: str, like: Node | None) -> str:
    """A value as YAML, in the quotation marks of what stood there; plain where any reader takes it for just that."""
    if not value.isprintable():
        return _escaped(value)
    if like is not None and like.quote in {"'", '"'}:
        return quoted(value, like)
    try:
        plain = yaml.safe_load(f"- k: {value}\n- [{value}]\n") == [{"k": value}, [value]]
    except (yaml.YAMLError, ValueError):  # as of a day that no calendar has
        plain = False
    return value if plain else quoted(value, Node("scalar", 0, 0, quote="'"))


def _escaped(value: str) -> str:
    """A value between double quotation marks, what cannot be seen by number."""
    shown = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in shown) + '"'
