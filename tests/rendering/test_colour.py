"""The owner's colour can always be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefsite.rendering.colour import DARK_PAPER, LIGHT_PAPER, contrast, readable


def channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


@given(st.binary(min_size=3, max_size=3), st.sampled_from([LIGHT_PAPER, DARK_PAPER]))
def test_any_colour_is_made_readable(colour: bytes, paper: str) -> None:
    assert contrast(channels(readable(f"#{colour.hex()}", paper)), channels(paper)) >= 4.5


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#8a1f2d", LIGHT_PAPER) == "#8a1f2d"
