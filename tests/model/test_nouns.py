"""A noun is what the standard library's frozen dataclass with slots would be, to whoever uses it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from inspect import signature
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import nouns
from briefsite.model.issues import Issue, Place


def _declared(declare: Any) -> tuple[Any, Any, Any]:
    @declare(frozen=True, slots=True, order=True)
    class Place:
        """A place."""

        path: str
        line: int = 1
        column: int = 1

    @declare(frozen=True, slots=True)
    class Name:
        """A name alone."""

        words: str

    @declare(frozen=True, slots=True)
    class Found:
        """What was found."""

        place: Place
        words: dict[str, int] = field(default_factory=dict)
        rest: tuple[Name, ...] = field(default=(), metadata={"help": "others"})

    return Place, Name, Found


OURS, THEIRS = _declared(nouns.dataclass), _declared(dataclasses.dataclass)
_values = st.tuples(st.text(max_size=2), st.integers(0, 2), st.integers(0, 2))


@given(_values, _values)
def test_nouns_compare_hash_and_show_themselves_as_the_standard_ones(one: Any, other: Any) -> None:
    (ours, our_other), (theirs, their_other) = ([place(*one), place(*other)] for place in (OURS[0], THEIRS[0]))
    assert (ours == our_other, ours < our_other, ours <= our_other, ours > our_other, ours >= our_other) == (
        theirs == their_other,
        theirs < their_other,
        theirs <= their_other,
        theirs > their_other,
        theirs >= their_other,
    )
    assert (repr(ours), hash(ours)) == (repr(theirs), hash(theirs))


@given(_values, _values)
def test_a_noun_with_some_fields_replaced_is_what_the_standard_library_makes_of_it(one: Any, other: Any) -> None:
    noun = OURS[0](*one)
    changes = dict(zip(("path", "line"), other, strict=False))
    assert nouns.replace(noun, **changes) == dataclasses.replace(noun, **changes)
    assert nouns.replace(noun) == noun == OURS[0](*one)
    with pytest.raises(TypeError):
        nouns.replace(noun, colour="red")


@pytest.mark.parametrize(("ours", "theirs"), list(zip(OURS, THEIRS, strict=True)))
def test_nouns_have_the_same_fields_and_take_the_same_arguments(ours: Any, theirs: Any) -> None:
    said = [[(f.name, f.type, f.default, dict(f.metadata)) for f in dataclasses.fields(one)] for one in (ours, theirs)]
    assert said[0] == said[1]
    names = [[(p.name, p.default is p.empty) for p in signature(one).parameters.values()] for one in (ours, theirs)]
    assert names[0] == names[1]
    assert ours.__match_args__ == theirs.__match_args__


def test_nouns_of_other_kinds_differ_though_they_say_the_same() -> None:
    assert OURS[1]("x") != THEIRS[1]("x")
    assert OURS[1]("x") != ("x",)


def test_a_noun_does_not_change() -> None:
    name = OURS[1]("Ann")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'words'"):
        name.words = "Bob"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'words'"):
        del name.words
    with pytest.raises(dataclasses.FrozenInstanceError):
        name.other = 1
    assert not hasattr(name, "__dict__")


def test_each_noun_has_a_default_of_its_own() -> None:
    one, other = OURS[2](OURS[0]("a")), OURS[2](OURS[0]("a"))
    one.words["x"] = 1
    assert (one.words, other.words, one.rest) == ({"x": 1}, {}, ())


def test_a_noun_is_copied_replaced_and_pickled() -> None:
    found = Issue(Place("content/a.md", 2), "dead-link", "it leads nowhere")
    assert copy.deepcopy(found) == copy.copy(found) == found
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - of this very test
    assert dataclasses.replace(found, code="other") == Issue(found.place, "other", found.message)
