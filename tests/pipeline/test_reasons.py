"""What stands beside a draft is read as evidence or said to be damaged, whatever somebody made of the file."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.review import Evidence
from briefsite.pipeline.reasons import reasons_in

ROW = {"file": "a.txt", "paragraph": 1, "span": [0, 5], "rule": "date"}
GOOD = json.dumps({"date": [ROW], "title": []}).encode()


def test_evidence_is_read_by_the_names_of_what_rests_on_it() -> None:
    assert reasons_in(GOOD) == {"date": (Evidence("a.txt", 1, 0, 5, "date"),), "title": ()}


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b'<<<<<<< ours\n{"date": []}',
        b'{"date": 3}',
        b'{"date": [3]}',
        b'{"date": [{"file": "a.txt"}]}',
        GOOD.replace(b"[0, 5]", b"[0]"),
        GOOD.replace(b"[0, 5]", b'"05"'),
        GOOD.replace(b'"paragraph": 1', b'"paragraph": "1"'),
        GOOD.replace(b'"a.txt"', b"null"),
    ],
)
def test_what_is_no_evidence_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads the file says so in words of its own
        reasons_in(damaged)


@given(st.integers(0, len(GOOD)), st.integers(0, len(GOOD)), st.binary(max_size=4))
def test_damage_anywhere_is_evidence_or_refused(start: int, end: int, put_there: bytes) -> None:
    with suppress(ValueError):
        found = reasons_in(GOOD[:start] + put_there + GOOD[end:])
        assert all(isinstance(piece, Evidence) for pieces in found.values() for piece in pieces)
