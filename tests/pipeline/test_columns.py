"""What a large site holds in columns and heaps is what a small one holds in dicts."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.pipeline.columns import Column, LooksInColumns
from briefsite.pipeline.heap import Heap
from briefsite.pipeline.line_lots import Log
from briefsite.pipeline.looks import ALL, KEYS, Look, Looks
from briefsite.pipeline.memory import remembering
from briefsite.pipeline.rows.tables import Few, HeapTable, Order

IDS = ("anna-lind", "kelmar", "the-talks", "7")
ODD = (
    "",
    "nobody",
    "kelmar x",
    "nobody 3",
    "kelmar 03",
    "kelmar 12345",
    "kelmar ²",
    "kelmar -1",
    " 3",
    "7 7",
    ("a", "b"),
)
KEYS_OF_ALL = st.one_of(
    st.sampled_from(IDS),
    st.sampled_from(ODD),
    st.sampled_from((ALL, KEYS, None)),
    st.integers(-2, 40),
    st.builds(lambda id_, number: f"{id_} {number}", st.sampled_from(IDS), st.integers(0, 20)),
)
LOOKS = st.lists(st.tuples(st.sampled_from("ab"), KEYS_OF_ALL), max_size=60)


@given(LOOKS)
def test_numbers_in_columns_are_those_in_dicts(looks: list[Look]) -> None:
    with tempfile.TemporaryDirectory() as name, remembering(Path(name)) as memory:
        plain, found = Looks(memory), LooksInColumns(memory, IDS)
        assert [found.number(*look) for look in looks] == [plain.number(*look) for look in looks]
        assert [found.numbers_of(name)[key] for name, key in looks] == plain.numbers(looks)
        assert found.in_order() == plain.in_order()
        assert list(found.known([*looks, ("c", "kelmar")])) == list(plain.known(looks))
        every = range(len(plain))
        assert set(found.that_count(every)) == set(plain.that_count(every))
        assert found.only(every[::2])[0].in_order() == plain.only(every[::2])[0].in_order()
        state, items = found.left()
        memory.keep(items)
        assert Looks(memory, state).in_order() == plain.in_order()


@given(LOOKS, LOOKS)
def test_a_copy_tells_of_look_ups_what_came_since_it_began(before: list[Look], after: list[Look]) -> None:
    with remembering(None) as memory:
        found = LooksInColumns(memory, IDS)
        known = len({found.number(*look) for look in before})
        found.since(known)
        for look in after:
            found.number(*look)
        assert [look for _, look in found.since(known)] == list(
            dict.fromkeys(one for one in after if one not in before)
        )
        assert found.since(len(found)) == []


def test_no_more_is_held_beside_columns_than_was_looked_up_lately(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsite.pipeline.columns._LATELY", 2)
    with remembering(None) as memory:
        numbers = LooksInColumns(memory, IDS).numbers_of("a")
        assert [numbers[id_] for id_ in (*IDS, *IDS)] == [0, 1, 2, 3, 0, 1, 2, 3]
        assert len(numbers) <= 2


@given(st.dictionaries(KEYS_OF_ALL, st.integers(0, 2**31), max_size=40))
def test_a_column_has_what_was_put_there(numbers: dict[object, int]) -> None:
    found = Column({id_: place for place, id_ in enumerate(IDS)})
    for key, number in numbers.items():
        assert found.get(key) is None
        found.put(key, number)
    assert dict(found.pairs()) == numbers
    assert sorted(found.numbers()) == sorted(numbers.values())
    assert [found.get(key) for key in numbers] == list(numbers.values())


@given(st.lists(st.binary(max_size=9)))
def test_a_heap_gives_each_piece_as_it_was_put_there(pieces: list[bytes]) -> None:
    heap = Heap()
    assert [heap[heap.put(piece)] for piece in pieces] == pieces
    assert list(heap) == pieces


def test_of_a_line_that_two_copies_made_the_later_look_ups_count() -> None:
    log = Log()
    for line, looks in (("a\n1", b"one"), ("b\n1", b"two"), ("a\n1", b"three")):
        log[line] = looks
    assert dict(log.items()) == {"a\n1": b"three", "b\n1": b"two"}
    assert list(log.values()) == [b"one", b"two", b"three"]


def test_a_table_in_a_heap_has_rows_of_those_that_have_any() -> None:
    table = HeapTable(Order(IDS), {"the-talks": ("row",), "kelmar": ()}, most=1)
    assert dict(table) == {"kelmar": (), "the-talks": ("row",)}
    assert "anna-lind" not in table
    assert table.get("anna-lind") is table.get("nobody") is None
    assert len(table) == 2


def test_few_of_many_stay_at_hand() -> None:
    few: Few[int, int] = Few(3)
    for number in range(9):
        few[number] = number
    assert list(few) == [6, 7, 8]
