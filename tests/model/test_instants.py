"""Instants: a day, or a minute in a zone that is named."""

from __future__ import annotations

import pytest

from briefsite.model.instants import parse_instant


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("tomorrow", "is no day and no instant"),
        ("2026-12", "is no day and no instant"),
        ("2026-02-30", "is not in the calendar"),
        ("2026-12-01T25:00Z", "is not in the calendar"),
        ("2026-12-01T09:00", "does not say in which zone"),
        ("2026-12-01T09:00+7", "is no day and no instant"),
    ],
)
def test_what_is_no_instant_is_refused_with_a_reason(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_instant(text)


@pytest.mark.parametrize("text", ["2026-12-01T09:00+07:00", "2026-12-01 09:00+07:00", "2026-12-01T02:00Z"])
def test_one_instant_may_be_written_in_several_ways(text: str) -> None:
    assert parse_instant(text) == parse_instant("2026-12-01T02:00:00+00:00")
