"""What other pages repeat of a body: block by block, so that an edit concerns those pages alone that show what it
changed. Where in its file a block stands is not among it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefsite.model.body import BlockKind, Citation
from briefsite.model.graph import Graph, Ids, Passage
from briefsite.model.nouns import dataclass
from briefsite.model.records import Entry
from briefsite.pages.editors import is_drafted
from briefsite.pages.permalinks import At

#: The entry of a passage, and its number among those of the entry.
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Repeated:
    """What stands in a passage, in plain values and without the places in its file: of each link the target, the label
    and the fragment, as typed, and of each citation what it leads to (an entry and its paragraphs), the anchor of the
    statement that ends with it ("" for none), and whether its source no longer says this. `attributed` are the fields
    of a quotation's second line; `drafted` tells that nobody has read it."""

    kind: BlockKind
    html: str
    text: str
    links: tuple[tuple[str, str, str], ...]
    targets: Ids
    attributed: tuple[Any, ...] | None
    event: str
    cited: tuple[tuple[str, tuple[int, ...], str, bool], ...]
    drafted: bool


class Repeating(Mapping[str, Repeated]):
    """All passages of a graph by `key_of` their places, each made when it is asked for; `anchors` are those of an
    entry."""

    def __init__(self, graph: Graph, anchors: Callable[[Entry], Mapping[At, str]]) -> None:
        self._graph, self._anchors = graph, anchors

    def __getitem__(self, key: str) -> Repeated:
        id_, number = _place_of(key)
        passages = self._graph.passages.get(id_, ())
        if not 0 <= number < len(passages):
            raise KeyError(key)
        found, entry = passages[number], self._graph.entries[id_]
        block, homes, gone, words = found.block, self._anchors(entry), unsupported(found), found.block.attributed
        cited = [
            (one.brief or id_, one.paragraphs, homes.get((one.line, one.column), ""), bool(gone) and one in gone)
            for one in block.citations
        ]
        return Repeated(
            block.kind,
            block.html,
            block.text,
            tuple([(one.target, one.label, one.fragment) for one in block.links]),
            found.targets,
            (words.speaker, words.speaker_text, words.channel, words.channel_text, words.cls) if words else None,
            found.event,
            tuple(cited),
            is_drafted(self._graph, id_, block),
        )

    def __contains__(self, key: object) -> bool:
        id_, number = _place_of(str(key))
        return 0 <= number < len(self._graph.passages.get(id_, ()))

    def __iter__(self) -> Iterator[str]:
        return (key_of(id_, n) for id_, found in self._graph.passages.items() for n in range(len(found)))

    def __len__(self) -> int:
        return sum(map(len, self._graph.passages.values()))


def key_of(id_: str, number: int) -> str:
    """The key of a passage, which is its place in one text."""
    return f"{id_} {number}"


def unsupported(found: Passage) -> frozenset[Citation]:
    """The citations of a block of what its source no longer says."""
    if not found.gone:
        return frozenset()
    briefs = {one.brief for one in found.gone}
    return frozenset(one for one in found.block.citations if (one.brief or found.entry) in briefs)


def _place_of(key: str) -> Place:
    id_, _, number = key.rpartition(" ")
    return id_, int(number) if number.isdigit() else -1
