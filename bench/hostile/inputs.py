"""Broken and hostile inputs for a target: what is well formed with a piece replaced, its own signs in a heap, bytes."""

from __future__ import annotations

from hypothesis import strategies as st

from hostile.targets import Target


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    sign = st.sampled_from(target.words)
    piece = st.one_of(sign, sign, st.binary(max_size=4), st.text(max_size=4).map(_encoded))
    heap = st.lists(piece, max_size=30).map(b"".join)
    at = st.integers(0, len(target.start))
    return st.one_of(heap, st.builds(_spliced, st.just(target.start), at, at, heap), st.binary(max_size=200))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _spliced(start: bytes, one: int, other: int, piece: bytes) -> bytes:
    """The start, with what lies between two places replaced."""
    return start[: min(one, other)] + piece + start[max(one, other) :]
