"""Which statements rest on a sentence that their corrected source no longer has?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.model.graph import Graph
from briefsite.model.issues import Issue, Place


def gone_issues(graph: Graph) -> Iterator[Issue]:
    """A warning for each, with the sentence as it was. The statement stays until a person has settled it."""
    for entry in graph.entries.values():
        for passage in graph.passages[entry.id]:
            for one in passage.gone:
                place = Place(entry.path, passage.block.line, passage.block.column)
                where = f"paragraph {one.paragraph}" if one.paragraph else "a paragraph"
                message = f"it rests on words that the corrected source has no more; {where} said: “{one.sentence}”"
                hint = f"correct it or strike it, then take the sentence out of `gone` in {one.brief}"
                yield Issue(place, "gone-from-source", message, hint, "warning")
