"""What pages say has the same digest where it is the same, and another where it is not, of whatever objects."""

from __future__ import annotations

from copy import deepcopy
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.pages.parts import Cite, Cited, Ref, When
from briefsite.pipeline.saying import Digests

REFS = st.builds(Ref, title=st.text(max_size=3), path=st.text(max_size=3))
CITED = st.builds(
    Cited, brief=REFS, outlet=st.text(max_size=2), date=st.just(""), locator=st.just(""), path=st.just("")
)
CITES = st.builds(Cite, number=st.integers(0, 2), cited=CITED, here=st.booleans(), home=st.text(max_size=2))
PLAIN = st.none() | st.booleans() | st.integers(0, 2) | st.floats(allow_nan=False) | st.text(max_size=3)
VALUES = st.recursive(PLAIN | REFS | CITES, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=8)
#: Values that are told apart with care.
ALIKE = (
    (),
    ((),),
    "",
    ("",),
    (("a", "b"),),
    ("a", "b"),
    ("a", ("b",)),
    ("ab",),
    None,
    (None,),
    0,
    False,
    0.0,
    -0.0,
    Ref("a"),
    ("Ref", "a", "", None, None, ""),
    (Ref("a"),),
    Ref("", "a"),
    When("a", "stated"),
    frozenset({"a"}),
    {"a": 1},
    {"a": "1"},
    "\ud800",
)


def kinds(value: Any) -> Any:
    """A value with the kinds of its parts: 1, 1.0 and True are equal to Python."""
    if isinstance(value, tuple):
        return tuple(map(kinds, value))
    return type(value), repr(value)


@given(VALUES, VALUES)
def test_digests_are_the_same_just_where_values_are(one: Any, other: Any) -> None:
    assert (Digests().of(one) == Digests().of(other)) == (kinds(one) == kinds(other))


@given(st.lists(CITED, max_size=2))
def test_whether_it_is_one_object_or_several_makes_no_difference(some: list[Cited]) -> None:
    digests = Digests()
    same, copied = (*some, *some), (*some, *deepcopy(some))
    assert digests.of(same) == digests.of(copied) == Digests().of(deepcopy(same))


@pytest.mark.parametrize(("one", "other"), list(combinations(ALIKE, 2)))
def test_what_is_only_alike_has_another_digest(one: object, other: object) -> None:
    assert Digests().of(one) != Digests().of(other)
