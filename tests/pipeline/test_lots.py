"""A table is left in lots: whatever becomes of it is found again, and only what changed is written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.lots import Lots, Over, State, parted
from briefsite.pipeline.memory import Memory, remembering

ROWS = st.dictionaries(st.integers(0, 900), st.text(max_size=1), max_size=40)
KEYS = st.one_of(st.text(max_size=3), st.tuples(st.text(max_size=2), st.text(max_size=2)))


def kept(memory: Memory, left: tuple[State, list[tuple[bytes, bytes]]]) -> Lots:
    state, items = left
    memory.keep(items)
    return Lots(memory, state)


@given(ROWS, st.lists(st.tuples(ROWS, st.sets(st.integers(0, 900), max_size=30)), max_size=5))
def test_whatever_became_of_a_table_is_found_again(
    first: dict[int, str], edits: list[tuple[dict[int, str], set[int]]]
) -> None:
    with tempfile.TemporaryDirectory() as name, remembering(Path(name)) as memory:
        rows = dict.fromkeys(range(300), "row") | first
        table = kept(memory, parted(memory, rows))
        for others, gone in edits:
            over = Over(table, others, gone=())
            for key in gone:
                del over[key]
            rows = {key: row for key, row in (rows | others).items() if key not in gone}
            assert dict(over) == rows
            table = kept(memory, over.left())
            assert (table.whole(), len(table), set(table)) == (rows, len(rows), set(rows))
            assert all(table.get(key) == rows.get(key) for key in range(901))


@given(st.dictionaries(KEYS, st.integers(), max_size=30))
def test_a_row_is_looked_up_by_texts_and_by_pairs_of_texts(rows: dict[object, int]) -> None:
    with tempfile.TemporaryDirectory() as name, remembering(Path(name)) as memory:
        table = kept(memory, parted(memory, rows))
        assert all(key in table and table[key] == row for key, row in rows.items())
        assert ("none", "such") not in table


def test_where_one_row_of_many_is_another_one_lot_is_written(tmp_path: Path) -> None:
    with remembering(tmp_path) as memory:
        table = kept(memory, parted(memory, dict.fromkeys(range(10_000), "row")))
        (count, keys), items = table.left({5: "other"})
        assert (count, len(items)) == (10_000, 1)
        assert sum(one != other for one, other in zip(keys, table.state[1], strict=True)) == 1
        assert table.left({5: "row"}, [20_000]) == (table.state, [])


def test_a_table_that_has_grown_is_parted_anew(tmp_path: Path) -> None:
    with remembering(tmp_path) as memory:
        table, rows = kept(memory, parted(memory, {0: "row"})), dict.fromkeys(range(1_000), "row")
        for start in range(0, 1_000, 50):
            table = kept(memory, table.left({key: rows[key] for key in range(start, start + 50)}))
        assert table.whole() == rows
        assert len(table.state[1]) > 1


def test_what_is_forgotten_is_missed_and_nothing_is_made_up(tmp_path: Path) -> None:
    with remembering(tmp_path) as memory:
        lost = Lots(memory, (1, (b"another key",)))
        for look in (
            lambda: lost.get(1),
            lambda: 1 in lost,
            lost.whole,
            lambda: lost.left({1: "one"}),
            lambda: list(lost),
        ):
            with pytest.raises(ForgottenError):
                look()
        assert dict(Lots(memory)) == {}
