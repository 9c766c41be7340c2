"""Locators: every way of writing one means what it says, and what is no locator says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.locators import Locator, parse_locator


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("p3", Locator("", (3,))),
        ("@p3, p5", Locator("", (3, 5))),
        ("p3-5, 5", Locator("", (3, 4, 5))),
        ("para. 3", Locator("", (3,))),
        ("border, para. 3", Locator("border", (3,))),
        ("@border, paras. 3, 5", Locator("border", (3, 5))),
        ("border,p3–4", Locator("border", (3, 4))),
    ],
)
def test_a_locator_is_read(written: str, meant: Locator) -> None:
    assert parse_locator(written) == meant


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("border", "it names no paragraph"),
        ("", "it names no paragraph"),
        ("border, 3", "'3' is no paragraph"),
        ("p5-3", "'p5-3' is no range of paragraphs"),
        ("p1-999999", "'p1-999999' is no range of paragraphs"),
        ("p0", "paragraphs count from 1"),
        ("p3, border", "'border' is no paragraph"),
        ("the border, p3", "'the border' is no brief's id"),
    ],
)
def test_what_is_no_locator_says_why(written: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{fault}$"):
        parse_locator(written)


@given(st.sampled_from(["", "border", "b-2"]), st.lists(st.integers(1, 99), min_size=1, unique=True).map(tuple))
def test_what_is_written_reads_back(brief: str, paragraphs: tuple[int, ...]) -> None:
    locator = Locator(brief, paragraphs)
    assert parse_locator(str(locator)) == locator
