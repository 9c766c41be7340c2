"""Does every commitment say where it stands, and does its matter stand there, letter for letter?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.checks.quotations import cited_texts, folded, gone_from, not_verbatim
from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.locators import parse_locator
from briefsite.model.records import Brief, Entry


def commitment_issues(graph: Graph) -> Iterator[Issue]:
    """An issue for every commitment without a citation, and for every matter that its cited paragraphs do not have."""
    for entry in graph.entries.values():
        yield from commitment_issues_of(entry, graph)


def commitment_issues_of(entry: Entry, graph: Graph) -> Iterator[Issue]:
    """Those of one entry."""
    if isinstance(entry.record, Brief):
        yield from _issues(entry, entry.record, graph)


def _issues(entry: Entry, brief: Brief, graph: Graph) -> Iterator[Issue]:
    for number, one in enumerate(brief.commitments):
        place = entry.place(f"commitments.{number}.matter")
        if not one.cite:
            hint = f"add its paragraph: cite: {entry.id}, para. 3"
            yield Issue(place, "uncited-commitment", "the commitment has no citation", hint)
            continue
        locator = parse_locator(one.cite)
        words, texts = folded(one.matter), cited_texts(graph, [locator])
        if not texts or any(words in text for text in texts):
            continue
        if any(words in sentence for sentence in gone_from(graph, [locator])):
            message = f"“{words}” stood in the source until it was corrected"
            hint = "correct the commitment or strike it, then take its sentence out of `gone`"
            yield Issue(place, "gone-from-source", message, hint, "warning")
        else:
            yield not_verbatim(place, words, [locator], graph)
