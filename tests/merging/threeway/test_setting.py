"""Whatever a person types in a dialogue, the file says just that in that place, and all else as before."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefsite.merging.threeway import reading_of, with_value, without

FILE = """---
title: Talks # mine
date: '2021-05-14'
place: "Orra"
actors: [ada-lund, orra]
source:
  file: a.txt
---

- Ada came [@p1]
"""
PLACES = ("title", "date", "place", "actors[orra]", "source.file", "status")
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0xFFFF, exclude_categories=("Cs", "Cc", "Co", "Cn")))


@given(st.sampled_from(PLACES), WORDS)
@example("title", "a: b # c")
@example("title", "'quoted' \"twice\"")
@example("status", "- [x], {y} & *z")
@example("date", "2021-05-14")
@example("title", "NO")
@example("actors[orra]", "a, b]")
@example("place", 'a\\b"c')
@example("title", "\ufeff")
def test_a_value_is_read_back_as_it_was_typed(place: str, words: str) -> None:
    plain = " ".join(words.split())
    before, blocks = reading_of(FILE)
    after, same = reading_of(with_value(FILE, place, words))
    assert same == blocks
    if not plain:
        assert after == before
        return
    name = f"actors[{plain}]" if place.startswith("actors") else place
    assert after[name] == plain
    changed = {name, place, "actors" if place.startswith("actors") else "", "source" if "." in place else ""}
    assert {key: said for key, said in after.items() if key not in changed} == {
        key: said for key, said in before.items() if key not in changed
    }


@pytest.mark.parametrize("place", ["title", "date", "place", "actors[orra]"])
def test_what_is_taken_out_is_gone_and_nothing_else(place: str) -> None:
    before, blocks = reading_of(FILE)
    text, refusal = without(FILE, (place, before[place]))
    after, same = reading_of(text)
    assert (same, refusal[0]) == (blocks, place.partition("[")[0])
    assert before.keys() - after.keys() == {place}


def test_a_place_that_is_no_single_value_is_left_to_an_editor() -> None:
    assert with_value(FILE, "actors", "x") == FILE
    assert with_value(FILE, "roles[a].rank", "x") == FILE
    assert with_value("no front matter", "title", "x") == "no front matter"
