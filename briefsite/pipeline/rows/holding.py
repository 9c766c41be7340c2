"""The graph of a large site, held in columns of numbers and in heaps: what is looked up is put together, and what was
looked up lately stays at hand. Copies of this process then have nearly all of it together."""

from __future__ import annotations

import gc
import marshal
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple, cast

from briefsite.graph.resolved import Resolved
from briefsite.model.body import Block, Body
from briefsite.model.dates.edtf import parse
from briefsite.model.graph import Graph, Passage
from briefsite.model.locators import Locator, parse_locator
from briefsite.model.nouns import replace
from briefsite.model.records import FOLDERS, Entry
from briefsite.model.sources import Source
from briefsite.pages.library import Library
from briefsite.pipeline.by_path import Fetched
from briefsite.pipeline.folding import BlockOf, FoldedBody, FoldedSource, Lately
from briefsite.pipeline.heap import Heap
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.rows.boards import KEPT, Board, BoardedLibrary
from briefsite.pipeline.rows.fetching import row_of
from briefsite.pipeline.rows.tables import Few, HeapTable, IdsTable, Order, ToldTable, unpacked

#: The tables of a graph by what they hold.
_OF_IDS = ("targets", "briefs", "events", "actors", "topics", "children", "backlinks")
_TOLD = ("about", "said", "relayed")
_PACKED = ("made", "received", "commitments", "company", "names")
#: Tables that are made of others in no time, and that each copy would make for itself.
_PLACES = ("rank", "recency", "topic_numbers")
#: So many entries, and so many entries' passages, stay at hand.
_ENTRIES, _PASSAGES = 20_000, 8_000


class Opened(NamedTuple):
    """A library, its source texts, and what gives the row of a record, packed."""

    library: Library
    sources: tuple[Source, ...]
    row: Callable[[str], bytes]


class Held:
    """A library packed, and the look-ups in it. Nothing in it is an object of the library that it was made of, so that
    all memory of that is free once nobody else holds it: then it is to be `opened`.

    `found` is what each record names, `sources` are all texts.
    """

    def __init__(self, library: Library, found: Mapping[str, Resolved], sources: Iterable[Source]) -> None:
        graph = library.graph
        self.order = order = Order(graph.entries)
        self._lately: Lately | None = None
        self._of_entries, self._of_passages, self._of_fields = Heap(), Heap(), Heap()
        self._entries: Few[str, Entry] = Few(_ENTRIES)
        self._passages: Few[str, tuple[Passage, ...]] = Few(_PASSAGES)
        of_kind: dict[str, list[str]] = {name: [] for name in FOLDERS.values()}
        for id_, entry in graph.entries.items():
            of_kind[FOLDERS[entry.kind]].append(id_)
            self._of_entries.put(packed(self._without_body(entry)))
            bare = [self._bare(one) for one in graph.passages[id_]]
            self._of_passages.put(marshal.dumps(bare) if bare else b"")
            fields = {name: order.numbers(ids) for name, ids in found[id_].fields.items()}
            self._of_fields.put(marshal.dumps(fields))
        self._graph: dict[str, Any] = {name: IdsTable(order, getattr(graph, name)) for name in _OF_IDS}
        self._graph |= {name: ToldTable(order, getattr(graph, name), self.passages) for name in _TOLD}
        self._graph |= {name: HeapTable(order, getattr(graph, name)) for name in _PACKED}
        self._graph["tallies"] = IdsTable(order, graph.tallies, are_numbers=True)
        self._ties = HeapTable(order, library.ties)
        self._texts = Lately()
        folded = (FoldedSource.of(source, self._texts) for source in sources)
        texts = [(one.number, one.about) for one in folded]
        of = {id_: source.file for id_, source in graph.sources.items()}
        tables = {name: getattr(library, name) for name in (*KEPT, *_PLACES) if name not in (*of_kind, "ties")}
        self._others = packed((order.ids[:-1], of_kind, texts, of, dict(graph.editors), tables))

    def opened(self, *of_the_site: Any) -> Opened:
        """The library, for the first time."""
        if self._lately:
            self._lately.let_go()
        parse_locator.cache_clear()
        parse.cache_clear()
        gc.collect()
        ids, of_kind, texts, of, editors, tables = unpacked(self._others)
        self._others = b""
        self.order.take(ids)
        order, folded = self.order, [FoldedSource(number, self._texts, about) for number, about in texts]
        by_file = {source.file: cast("Source", source) for source in folded}
        entries, passages = Fetched(order.places, self.entry), Fetched(order.places, self.passages)
        tables |= {name: Fetched(dict.fromkeys(theirs), self._record) for name, theirs in of_kind.items()}
        tables["ties"] = self._ties
        boards: dict[str, Board] = {name: partial(_itself, table) for name, table in tables.items()}
        sources = {id_: by_file[file] for id_, file in of.items()}
        graph = Graph(entries, sources, passages=passages, editors=editors, **self._graph)
        row = partial(row_of, graph=graph, found=Fetched(order.places, self._found))
        return Opened(BoardedLibrary(boards, graph, *of_the_site), tuple(by_file.values()), row)

    def entry(self, id_: str) -> Entry:
        """A record, as it is published."""
        found = self._entries.get(id_)
        if found is None:
            found, number = unpacked(self._of_entries[self.order.places[id_]])
            if number >= 0 and self._lately:
                found = replace(found, body=cast("Body", FoldedBody(number, self._lately, found.body.images)))
            self._entries[id_] = found
        return found

    def passages(self, id_: str) -> tuple[Passage, ...]:
        """The passages of a record."""
        found = self._passages.get(id_)
        if found is None:
            data = self._of_passages[self.order.places[id_]]
            if not data:
                return ()
            bare, body = marshal.loads(data), self.entry(id_).body  # noqa: S302 - this process packed it
            found = self._passages[id_] = tuple([self._passage(id_, n, body, one) for n, one in enumerate(bare)])
        return found

    def _record(self, id_: str) -> Any:
        return self.entry(id_).record

    def _found(self, id_: str) -> Resolved:
        """What a record names in the fields of its front matter."""
        fields = marshal.loads(self._of_fields[self.order.places[id_]])  # noqa: S302 - as above
        return Resolved((), {name: self.order.named(numbers) for name, numbers in fields.items()}, (), ())

    def _without_body(self, entry: Entry) -> tuple[Entry, int]:
        """An entry and the number of its body, if that is folded."""
        body: object = entry.body
        if not isinstance(body, FoldedBody):
            return entry, -1
        self._lately = body.lately
        return replace(entry, body=Body("", images=entry.body.images)), body.number

    def _bare(self, one: Passage) -> tuple[Any, ...]:
        """A passage but for its entry, number and block."""
        number = self.order.numbers
        cited = [(*number([at.brief]), at.paragraphs) for at in one.locators]
        gone = packed(one.gone) if one.gone else b""
        return number(one.targets), cited, *number((one.event, one.speaker, one.channel)), gone

    def _passage(self, id_: str, number: int, body: object, bare: tuple[Any, ...]) -> Passage:
        targets, cited, event, speaker, channel, gone = bare
        ids = self.order.ids
        folded = BlockOf(body, number) if isinstance(body, FoldedBody) else cast("Body", body).blocks[number]
        locators = tuple([Locator(ids[brief], paragraphs) for brief, paragraphs in cited])
        names = self.order.named(targets), locators, ids[event], ids[speaker], ids[channel]
        return Passage(id_, number, cast("Block", folded), *names, unpacked(gone) if gone else ())


def _itself(table: Any) -> Any:
    return table
