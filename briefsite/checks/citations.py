"""Does every cited paragraph exist? Is every quotation cited at all?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.model.graph import Graph
from briefsite.model.issues import Issue, Place
from briefsite.model.locators import parse_locator
from briefsite.model.records import Actor, Brief, Entry, Event


def citation_issues(graph: Graph) -> Iterator[Issue]:
    """An issue for every cited paragraph that its source does not have, and every quotation without a citation."""
    for entry in graph.entries.values():
        yield from citation_issues_of(entry, graph)


def citation_issues_of(entry: Entry, graph: Graph) -> Iterator[Issue]:
    """Those of one entry."""
    for citation in entry.body.citations:
        place = Place(entry.path, citation.line, citation.column)
        yield from _beyond(graph, citation.brief or entry.id, citation.paragraphs, place)
    for key, text in _cited(entry):
        locator = parse_locator(text)
        yield from _beyond(graph, locator.brief, locator.paragraphs, entry.place(key))
    for block in entry.body.blocks:
        if block.kind == "quotation" and not block.citations:
            place = Place(entry.path, block.line, block.column)
            yield Issue(place, "uncited-quotation", "the quotation has no citation", "add its paragraph: [@p3]")


def _cited(entry: Entry) -> Iterator[tuple[str, str]]:
    record = entry.record
    if isinstance(record, Event):
        yield from ((f"accounts.{n}.cite", account.cite) for n, account in enumerate(record.accounts))
    elif isinstance(record, Actor):
        yield from ((f"roles.{n}.cite", role.cite) for n, role in enumerate(record.roles) if role.cite)
    elif isinstance(record, Brief):
        yield from ((f"commitments.{n}.cite", one.cite) for n, one in enumerate(record.commitments) if one.cite)


def _beyond(graph: Graph, brief: str, paragraphs: tuple[int, ...], place: Place) -> Iterator[Issue]:
    source = graph.sources.get(brief)
    last = source.last if source else 0
    for number in paragraphs if source else ():
        if number > last:
            hint = f"its last is paragraph {last}"
            yield Issue(place, "no-such-paragraph", f"the source of {brief} has no paragraph {number}", hint)
