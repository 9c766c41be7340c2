"""A table is left as it lay, with what has changed since over it; whatever is lost of it, no row is made up."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.pipeline import users as users_module
from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.looks import Looks, numbers_in, seeking
from briefsite.pipeline.memory import Memory, remembering
from briefsite.pipeline.memory.layers import Layers, State
from briefsite.pipeline.users import Users

TABLES = st.dictionaries(st.integers(0, 60), st.text(max_size=2), max_size=60)


def left(memory: Memory, state: State | None, rows: dict[int, str]) -> State:
    state, items = Layers(memory, state).left(rows)
    memory.keep(items)
    return state


@given(st.lists(TABLES, min_size=1, max_size=5))
def test_whatever_was_left_is_found_again(tables: list[dict[int, str]]) -> None:
    with tempfile.TemporaryDirectory() as name, remembering(Path(name)) as memory:
        state = None
        for rows in tables:
            state = left(memory, state, rows)
            found = Layers(memory, state)
            assert found.is_whole
            assert found.rows == rows


def test_of_a_table_only_what_changed_is_written(tmp_path: Path) -> None:
    rows = dict.fromkeys(range(1000), "row")
    with remembering(tmp_path) as memory:
        state = left(memory, None, rows)
        below, over, gone = left(memory, state, rows | {5: "other", 2000: "new"})
        assert (below, over, gone) == (state[0], {5: "other", 2000: "new"}, ())
        del rows[7]
        assert left(memory, (below, over, gone), rows) == (state[0], {}, (7,))


def test_a_table_much_of_which_changed_is_written_whole(tmp_path: Path) -> None:
    with remembering(tmp_path) as memory:
        state = left(memory, None, dict.fromkeys(range(100), "row"))
        other = left(memory, state, dict.fromkeys(range(100), "other"))
        assert other[0] != state[0]
        assert other[1:] == ({}, ())


def test_a_table_that_is_forgotten_has_no_rows_and_says_so(tmp_path: Path) -> None:
    with remembering(tmp_path) as memory:
        below, *_ = left(memory, None, {1: "one"})
        for state in ((b"another key", {2: "two"}, ()), None):
            found = Layers(memory, state)
            assert not found.is_whole
            assert found.rows == {}
        assert left(memory, (b"another key", {2: "two"}, ()), {1: "one"}) == (below, {}, ())


@given(st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 90)), max_size=30), max_size=4))
def test_a_look_up_keeps_its_number(builds: list[list[tuple[str, int]]]) -> None:
    with tempfile.TemporaryDirectory() as name, remembering(Path(name)) as memory:
        state, known = None, dict[tuple[str, int], int]()
        for looks in builds:
            found = Looks(memory, state)
            for look, number in zip(looks, found.numbers(looks), strict=True):
                assert known.setdefault(look, number) == number
            assert sorted(known.values()) == list(range(len(found)))
            assert found.in_order() == sorted(known, key=known.__getitem__)
            state, items = found.left()
            memory.keep(items)


@given(st.lists(st.integers(0, 2**32 - 1), max_size=30), st.sets(st.integers(0, 2**32 - 1), max_size=60))
def test_numbers_are_sought_in_their_bytes_and_nothing_else_is_taken_for_one(kept: list[int], sought: set[int]) -> None:
    data = b"".join(number.to_bytes(4, "little") for number in kept)
    assert list(numbers_in(data)) == kept
    assert seeking(sought)(data) == bool(sought & set(kept))
    between = {int.from_bytes(data[at : at + 4], "little") for at in range(1, max(len(data) - 3, 1), 4)} - set(kept)
    assert not seeking(between)(data)


BUILDS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.sets(st.integers(0, 2000), max_size=8), max_size=4), max_size=5
)


@given(BUILDS)
def test_whoever_looked_something_up_is_named(builds: list[dict[str, set[int]]]) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        remembering(Path(name)) as memory,
        patch.object(users_module, "_ALONE", 2),
    ):
        state, made = None, dict[str, set[int]]()
        for others in builds:
            users = Users(memory, state)
            for one, numbers in others.items():
                users.add(one, numbers - made.get(one, set()))
            made |= others
            for number in range(0, 2001, 3):
                assert {one for one, numbers in made.items() if number in numbers} <= set(users.of([number]))
            state = users.left(made.items(), is_other=False)


def test_those_who_looked_it_up_are_never_too_few(tmp_path: Path) -> None:
    with remembering(tmp_path) as memory:
        lost = Users(memory, ((b"another key",), (), {}))
        with pytest.raises(ForgottenError):
            list(lost.of([1]))
        assert list(lost.of([512])) == []
        keys, alone, since = Users(memory).left([(str(one), [1]) for one in range(300)], is_other=False)
        assert len(alone) == 1
        memory._store._do(("delete from kept where key = ?", [(alone[0],)]))
        assert list(Users(memory, (keys, alone, since)).of([2])) == []
        with pytest.raises(ForgottenError):
            list(Users(memory, (keys, alone, since)).of([1]))
