"""A long text in folded pieces is the text, and its compressed form is one that anybody can read."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import DataFile
from briefsite.model.pages.pieces import InPieces, fold
from briefsite.pipeline.saying import Digests

PIECES = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5)


@given(PIECES)
def test_pieces_one_after_the_other_are_the_text(pieces: list[str]) -> None:
    whole, file = "".join(pieces).encode(), DataFile(Head("a.csv", "", ""), InPieces(tuple(map(fold, pieces))))
    assert isinstance(file.text, InPieces)
    assert file.data == whole
    assert zlib.decompress(file.text.compressed(whole)) == whole


@given(PIECES, PIECES)
def test_texts_in_other_pieces_have_other_digests(one: list[str], other: list[str]) -> None:
    first, second = (Digests().of(InPieces(tuple(map(fold, pieces)))) for pieces in (one, other))
    assert (first == second) == (one == other)
