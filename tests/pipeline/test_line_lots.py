"""Lines lie in lots in the order in which they were made: whatever becomes of one, it is found, and nothing else."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from briefsite.pages.lines import name_of
from briefsite.pipeline import line_lots, lines
from briefsite.pipeline.line_lots import Gathering
from briefsite.pipeline.lines import Lines, keys_in
from briefsite.pipeline.lots import Lots, parted
from briefsite.pipeline.memory import Memory, remembering


def first_words(_: object, id_: str) -> str:
    """A line."""
    return id_


def a_row(_: object, id_: str) -> str:
    """Another."""
    return id_ * 2


MAKES = (first_words, a_row)
#: What was made of some records: of which, what it is, and the numbers of what was looked up.
MADE = st.dictionaries(
    st.tuples(st.sampled_from(MAKES), st.sampled_from("abcdefghij")),
    st.tuples(st.text(max_size=3), st.frozensets(st.integers(0, 8), max_size=3)),
    max_size=12,
)
NUMBERS = st.sets(st.integers(0, 8), max_size=2)


@contextmanager
def small_lots() -> Iterator[Memory]:
    """A memory in which three lines fill a lot, and one that was fetched is at hand."""
    with (
        tempfile.TemporaryDirectory() as name,
        remembering(Path(name)) as memory,
        patch.object(line_lots, "TOGETHER", 3),
        patch.object(line_lots, "_AT_HAND", 1),
        patch.multiple(lines, _AT_HAND=1, _AT_ONCE=2),
    ):
        yield memory


#: Of so many bytes a copy tells what fills lots before the rest.
_MUCH = 40


def after(memory: Memory, found: Lines) -> Lines:
    """The lines as the next build has them."""
    looks, beside = found.left(None)
    state, items = parted(memory, looks) if isinstance(looks, dict) else looks.left()
    memory.keep(items)
    return Lines(memory, Lots(memory, state), beside["lying"], beside["users"])


def told(made: Mapping[Any, Any], found: Lines) -> None:
    """Has a copy of this process tell what it made."""
    gathering = Gathering(in_lots=found.is_first)
    for (make, id_), (value, numbers) in made.items():
        gathering.note(make, id_, value, numbers)
        if gathering.room > _MUCH:
            found.put(gathering.full(), array("I", range(9)))
        assert gathering.recalled(make, id_) == (value if found.is_first else None)
    if found.is_first:
        assert all(gathering.recalled(make, id_) == value for (make, id_), (value, _) in made.items())
    found.put(gathering.told(), array("I", range(9)))


@given(MADE, MADE, st.lists(st.tuples(NUMBERS, MADE, MADE), max_size=5))
def test_whatever_became_of_lines_is_found_again(
    first: dict[Any, Any], of_a_copy: dict[Any, Any], edits: list[tuple[set[int], dict[Any, Any], dict[Any, Any]]]
) -> None:
    with small_lots() as memory:
        found, known = Lines(memory), dict[Any, Any]()
        for differs, here, there in ((set[int](), first, of_a_copy), *edits):
            gone = {line for line, (_, numbers) in known.items() if not differs.isdisjoint(numbers)}
            assert {*found.without(differs)} == {(name_of(make), id_) for make, id_ in gone}
            assert all(found.what_was(name_of(make), id_) == known[make, id_][0] for make, id_ in gone)
            known = {line: one for line, one in known.items() if line not in gone}
            for (make, id_), (value, numbers) in here.items():
                found.note(make, id_, value, numbers)
            found.take_in()
            others = {line: one for line, one in there.items() if line not in here}
            told(others, found)
            known |= here | others
            for _ in range(2):
                for make in MAKES:
                    for id_ in "abcdefghij":
                        assert found.recalled(make, id_) == known.get((make, id_), (None,))[0]
                found = after(memory, found)


def test_lines_that_are_made_anew_lie_where_they_lay() -> None:
    with small_lots() as memory:
        found = Lines(memory)
        for id_ in "abcdefghij":
            found.note(first_words, id_, id_, {ord(id_)})
        found = after(memory, found)
        before = {*keys_in(found.left(None)[1]["lying"])}
        found.without({ord("b"), ord("c")})
        found.note(first_words, "b", "other", {1})
        found.note(first_words, "c", "another", {2})
        lying = found.left(None)[1]["lying"]
        assert len({*keys_in(lying)} - before) == 1
        assert len(lying[name_of(first_words)][0]) == 4


def test_a_new_line_goes_where_there_is_room() -> None:
    with small_lots() as memory:
        found = Lines(memory)
        for id_ in "abcd":
            found.note(first_words, id_, id_, {1})
        for id_ in "efg":
            found = after(memory, found)
            found.note(first_words, id_, id_, {2})
        lots, _ = found.left(None)[1]["lying"][name_of(first_words)]
        assert len(lots) == 3
