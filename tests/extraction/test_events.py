"""Events: found, dated, placed and named as the cases say; statements and topics on top of them."""

from __future__ import annotations

import pytest

from briefsite.extraction import COMPONENTS
from briefsite.model.document import Document
from tests.extraction.cases import Case, cases, read


def annotated(text: str) -> Document:
    return read(text, *COMPONENTS).document


@pytest.mark.parametrize("case", cases("events.txt"), ids=str)
def test_events_are_read_as_the_case_says(case: Case) -> None:
    document = annotated(case.text)
    found = [
        (
            event.title,
            event.kind,
            document.dates[event.date].resolved if event.date is not None else "",
            event.place.of(case.text) if event.place else "",
            event.phase,
        )
        for event in document.events
    ]
    assert found == [tuple(row) for row in case.expected]
