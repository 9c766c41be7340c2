"""A table whose rows are packed one by one is the table that it was, also where some of its rows are others."""

from __future__ import annotations

import gc

import pytest

from briefsite.model.settings import Settings
from briefsite.pages.library import Library
from briefsite.pipeline.litter import without_looking
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.rows.packed_rows import FORMS, PackedRows, packed_rows
from tests.sample import sample_graph


@pytest.mark.parametrize("name", FORMS)
def test_every_row_is_what_it_was_before_it_was_packed(name: str) -> None:
    table = getattr(Library(sample_graph(), Settings()), name)
    found = PackedRows(name, unpacked(packed(packed_rows(name, table))))
    assert table
    assert list(found.items()) == list(table.items())
    assert packed_rows(name, found) == packed_rows(name, table)


def test_only_rows_that_are_others_are_told() -> None:
    name = "events"
    table = Library(sample_graph(), Settings()).events
    first, second = list(table)[:2]
    before = PackedRows(name, packed_rows(name, table))
    now = before.with_rows({first: table[second], second: table[second]})
    assert list(now.others(before)) == [first]
    assert now[first] == now[second] == before[second] != before[first]
    assert list(now) == list(before)


def test_cycles_are_looked_for_again_afterwards() -> None:
    with without_looking():
        assert not gc.isenabled()
    assert gc.isenabled()
