"""Commitments: who, how firmly, to whom, what, by when."""

from __future__ import annotations

import pytest

from briefsite.extraction import COMPONENTS
from tests.extraction.cases import Case, cases, read


@pytest.mark.parametrize("case", cases("commitments.txt"), ids=str)
def test_commitments_are_read_as_the_case_says(case: Case) -> None:
    document = read(case.text, *COMPONENTS).document
    found = [
        (
            document.chain(one.actor).name,
            one.strength,
            document.chain(one.addressee).name if one.addressee else "",
            one.matter.of(case.text),
            document.dates[one.due].resolved if one.due is not None else "",
        )
        for one in document.commitments
    ]
    assert found == [tuple(row) for row in case.expected]
