"""Digests of what can be looked up in a library, row by row.

Equal digests mean equal values. Equal values may have two digests (a set has no order): then a page is made for
nothing. An entry that is as it was read is known by its file; a passage, by its entry and by what its links lead to.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from briefsite.model.graph import Passage
from briefsite.model.records import Entry
from briefsite.model.sources import Source
from briefsite.pages.library import Library
from briefsite.pages.repeating import Repeated
from briefsite.pipeline.folding import FoldedSource, stands_at
from briefsite.pipeline.looks import ALL, KEYS, Look, Looks
from briefsite.pipeline.memory.packing import spelt
from briefsite.pipeline.rows.told import Late, Told
from briefsite.pipeline.watching import keyed, table_of

SIZE = 10
#: The form of `marshal` in which a text is written the same whether it is one object with others or not.
_FORM = 2
_NOTHING = b"nothing"
_PASSAGES = {Passage, Late}
#: What a row is called whose values are told in another way than as its kind has them.
_CALLED = {FoldedSource: Source.__name__, Told: tuple.__name__}
#: So many values whose digests were taken are held, so that none of these is taken for another.
_MANY = 100_000


class RowDigests:
    """The digests of one library's rows. `of_file` gives the digest of an entry's file, if it is as it was read."""

    def __init__(self, library: Library, of_file: Callable[[Entry], bytes | None]) -> None:
        self._tables = _Tables(library)
        self._entries, self._passages = library.graph.entries, library.graph.passages
        #: Of entries whose passages stand in rows of others: the digests of all these, one after the other.
        self._of_entries: dict[str, bytes] = {}
        self._of_file = of_file
        self._kinds: dict[type[Any], Callable[[Any], bytes]] = {
            str: str.encode,
            tuple: self._many,
            list: self._many,
            Told: self._many,
            Entry: self._entry,
            Source: _source,
            FoldedSource: _source,
            Passage: self._passage,
            Late: lambda late: self._passage(late.whole),
            Repeated: _plainly,
        }
        self._rows: dict[str, dict[Any, bytes]] = {}
        self._values: dict[int, tuple[Any, bytes]] = {}

    def of(self, look: Look) -> bytes:
        """What would be found there now."""
        name, key = look
        rows, table = self._rows.setdefault(name, {}), self._tables[name]
        found = rows.get(key)
        if found is None:
            if key == ALL:
                found = _digest(b"".join(_part(repr(one).encode()) + self.of((name, one)) for one in table))
            elif key == KEYS:
                found = _digest(repr(list(table)).encode("utf-8", "surrogatepass"))
            elif key in table:
                found = _digest(self._value(table[key]))
            else:
                found = _digest(_NOTHING)
            rows[key] = found
        return found

    def every(self, looks: Looks) -> bytes:
        """The digests of all look-ups, one after the other by number. What helps with those of one table is let go of
        before the next."""
        found = bytearray(len(looks) * SIZE)
        for name, numbers in looks.by_table():
            for key, number in numbers:
                found[number * SIZE : (number + 1) * SIZE] = self.of((name, key))
            self._rows.pop(name, None)
        return bytes(found)

    def after(self, was: bytes, look: Look) -> bytes | None:
        """What would be found there now, where that was found before: told by what it was, if only some passages of it
        were made anew; None where that is to be told by all of it."""
        row = self._tables[look[0]].get(look[1])
        if not isinstance(row, tuple) or Late not in set(map(type, row)):
            return None
        places = repr([(one.entry, one.number) for one in row]).encode("utf-8", "surrogatepass")
        anew = b"".join(self._passage(one) for one in row if not isinstance(one, Late))
        return _digest(was + _part(places) + anew)

    def _value(self, value: Any) -> bytes:
        kind = type(value)
        made = self._kinds.get(kind)
        return _CALLED.get(kind, kind.__name__).encode() + (made(value) if made else spelt(value))

    def _many(self, values: Any) -> bytes:
        kinds = set(map(type, values))
        if kinds == {str}:
            return repr(values).encode("utf-8", "surrogatepass")
        if kinds and kinds <= _PASSAGES:
            return b"passages" + b"".join(map(self._passage, values))
        return b"".join(_part(self._value(value)) for value in values)

    def _entry(self, entry: Entry) -> bytes:
        return self._of_file(entry) or self._once(entry, spelt)

    def _passage(self, passage: Passage) -> bytes:
        if isinstance(passage, Late) and passage.is_of(self._passages):
            return self._late(passage)
        return self._once(passage, self._described)

    def _late(self, passage: Late) -> bytes:
        """The digest of a passage that is fetched with all of its entry."""
        found = self._of_entries.get(passage.entry)
        if found is None:
            theirs = self._passages[passage.entry]
            found = self._of_entries[passage.entry] = b"".join(map(self._passage, theirs))
        return found[passage.number * SIZE : (passage.number + 1) * SIZE]

    def _described(self, passage: Passage) -> bytes:
        entry = self._entries.get(passage.entry)
        if entry is None or not stands_at(passage.block, entry.body, passage.number):
            return spelt(passage)
        cited = (passage.locators, passage.gone) if passage.gone else passage.locators
        names = (passage.entry, passage.number, passage.targets, passage.event, passage.speaker, passage.channel)
        return self._entry(entry) + repr((names, cited)).encode("utf-8", "surrogatepass")

    def _once(self, value: Any, make: Callable[[Any], bytes]) -> bytes:
        """The digest of a value that stands in many rows, taken once."""
        found = self._values.get(id(value))
        if found is None:
            if len(self._values) >= _MANY:
                self._values.clear()
            found = self._values[id(value)] = (value, _digest(make(value)))
        return found[1]


class EditedDigests:
    """The digests of a library's rows, of which only those that differ are taken; the others are what they were. That
    of a whole table follows from what it was and from the rows that differ, and that of a row of passages from those
    that were made anew: it tells that the table, or the row, is another."""

    def __init__(self, rows: RowDigests, differs: frozenset[Look], looks: Looks, was: Callable[[int], bytes]) -> None:
        self._rows, self._differs, self._was = rows, differs, was
        self._looks, self._known = looks, len(looks)

    def others(self, looks: Looks) -> dict[int, bytes]:
        """The digests that are others now, or new, by number."""
        found = {number: self.of(look) for look in self._differs for number in looks.known([look])}
        return found | {number: self.of(look) for number, look in looks.new}

    def of(self, look: Look) -> bytes:
        """What would be found there now."""
        number = next(self._looks.known([look]), self._known)
        if number < self._known and look not in self._differs:
            return self._was(number)
        if number < self._known and look[1] == ALL:
            theirs = ((name, key) for name, key in self._differs if name == look[0] and key not in (ALL, KEYS))
            others = sorted(repr(one).encode() + self._rows.of(one) for one in theirs)
            return _digest(self._was(number) + b"".join(map(_part, others)))
        after = self._rows.after(self._was(number), look) if number < self._known else None
        return self._rows.of(look) if after is None else after


class _Tables(dict[str, Mapping[Any, Any]]):
    """The tables of a library, by name, asked for when they are looked up."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def __missing__(self, name: str) -> Mapping[Any, Any]:
        table = self[name] = keyed(table_of(self._library, name))
        return table


def _plainly(row: Repeated) -> bytes:
    """What is repeated of a passage is plain values."""
    return marshal.dumps(row.__reduce__()[1], _FORM)


def _source(source: Source) -> bytes:
    """A source text is known by its file."""
    return repr((source.file, source.digest, source.withdrawn)).encode("utf-8", "surrogatepass")


def _part(data: bytes) -> bytes:
    return b"%d:%b" % (len(data), data)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=SIZE).digest()
