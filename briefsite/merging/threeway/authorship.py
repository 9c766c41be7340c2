r"""What a person wrote first, though the drafts say it too by now: it stays the person's.

A draft may come to say what a person wrote: its text was corrected, or a rule has learnt it. From that day on the file
equals its draft there, and when the draft changes once more, nothing in the two tells whose the words are. So they are
remembered, and taken out of the last draft before the next merge: what no draft had is a person's.

>>> draft, mine, newer = (f"---\ndate: {day}\nplace: Orra\n---\n" for day in (1, 2, 2))
>>> sorted(written_first(draft, mine, newer))
[('date', '2')]
>>> unwritten(newer, frozenset({("date", "2")}))
'---\nplace: Orra\n---\n'
"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.merging.threeway.blocks import BODY
from briefsite.merging.threeway.document import read
from briefsite.merging.threeway.header import Node, said
from briefsite.merging.threeway.lists import identity
from briefsite.merging.threeway.passages import is_heading, passages
from briefsite.merging.threeway.setting import without
from briefsite.model.edits import Fact
from briefsite.model.issues import Issue


def written_first(base: str, ours: str, drafted: str) -> frozenset[Fact]:
    """What the file says, its last draft did not, and the new draft does."""
    return (facts(ours) - facts(base)) & facts(drafted)


def facts(text: str) -> frozenset[Fact]:
    """The values, items of lists and blocks of a file, each with its place."""
    document = read(text)
    if isinstance(document, Issue):
        return frozenset()
    blocks = (passage.words for passage in passages(document.parts.body) if not is_heading(passage))
    return frozenset((*_values(document.fields), *((BODY, words) for words in blocks)))


def unwritten(base: str, theirs: frozenset[Fact]) -> str:
    """A last draft without what a person wrote first."""
    for fact in sorted(theirs & facts(base)):
        base, _ = without(base, fact)
    return base


def _values(node: Node, prefix: str = "") -> Iterator[Fact]:
    """Single values and whole items; what is in an item goes with it."""
    for child in node.children:
        place = f"{prefix}{child.key}"
        if child.node.form == "map":
            yield from _values(child.node, f"{place}.")
        elif child.node.form == "list":
            yield from ((f"{place}[{identity(place, item.node)}]", said(item.node)) for item in child.node.children)
        elif child.node.text:
            yield place, child.node.text
